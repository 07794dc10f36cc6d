/** When a reminder of a check-in is due: at its time of the day, unless there has been one since. */

/** The last moment, up to now, at which the clock of this device showed HH:MM. */
function lastMoment(nowMs: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const moment = new Date(nowMs)
  moment.setHours(hours, minutes, 0, 0)
  // Days have 23 to 25 hours, so it is the date that goes back and not a span of time.
  if (moment.getTime() > nowMs) moment.setDate(moment.getDate() - 1)
  return moment.getTime()
}

export interface ReminderState {
  readonly nowMs: number
  /** HH:MM. */
  readonly time: string
  /** When it was last said, or was set. */
  readonly saidMs: number
  /** Undefined where there is none. */
  readonly lastCheckInMs: number | undefined
}

/** A reminder that was missed because the page was closed is said once, and not once for every day. */
export function isReminderDue({ nowMs, time, saidMs, lastCheckInMs = -Infinity }: ReminderState): boolean {
  const moment = lastMoment(nowMs, time)
  return moment > saidMs && moment > lastCheckInMs
}
