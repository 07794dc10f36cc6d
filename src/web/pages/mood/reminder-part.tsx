/** The reminder of a check-in: off until somebody wants it, and plain about what it cannot do. */
import { useId, useState } from 'react'
import { isClockTime, setPreferences, usePreferences } from '../../history/preferences.ts'
import { useServices } from '../../history/services.ts'
import { canRemind, watchForReminder } from '../../reminder.ts'
import { words } from './words.ts'

const said = words.checkIns.reminder
const TIME_FIRST = '21:00'

/** Counted from now on, so that what has passed today is not said at once. */
function remindAt(time: string): void {
  setPreferences({ reminder: { time, saidMs: Date.now() } })
}

export function ReminderPart() {
  const { client } = useServices()
  const { reminder } = usePreferences()
  const id = useId()
  const [time, setTime] = useState(reminder?.time ?? TIME_FIRST)
  const [isDenied, setIsDenied] = useState(false)
  if (!canRemind()) return null
  const turnOn = async (): Promise<void> => {
    const permission = await Notification.requestPermission()
    setIsDenied(permission !== 'granted')
    if (permission !== 'granted') return
    remindAt(time)
    watchForReminder(client, () => Promise.resolve(said.notification))
  }
  const choose = (next: string): void => {
    if (!isClockTime(next)) return
    setTime(next)
    if (reminder !== null) remindAt(next)
  }
  return (
    <section className="check-in-reminder">
      <h2>{said.title}</h2>
      <p className="soft">{said.limits}</p>
      <div className="choosers">
        <label htmlFor={`${id}time`}>{said.time}</label>
        <input id={`${id}time`} type="time" required value={time} onChange={(event) => choose(event.target.value)} />
        {reminder === null ? (
          <button type="button" className="button" onClick={() => void turnOn()}>
            {said.turnOn}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => setPreferences({ reminder: null })}>
            {said.turnOff}
          </button>
        )}
      </div>
      <p role="status" className="soft">
        {isDenied ? said.denied : reminder === null ? '' : said.on(reminder.time)}
      </p>
    </section>
  )
}
