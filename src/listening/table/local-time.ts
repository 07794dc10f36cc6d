/** Local days and hours of the Listens table, worked out once, so that no question has to think of time zones again. */
import { at } from '../../shared/assert.ts'
import { localDayOf, localHourOfWeek, zoneOffsets } from '../../shared/time.ts'
import type { Listens } from '../listens.ts'

/** The local columns for starts in ascending order. */
export function localColumns(startMs: Float64Array, timeZone: string): Pick<Listens, 'localDay' | 'localHourOfWeek'> {
  const count = startMs.length
  const localDay = new Int32Array(count)
  const hours = new Uint8Array(count)
  if (count === 0) return { localDay, localHourOfWeek: hours }
  const zone = zoneOffsets(timeZone, at(startMs, 0), at(startMs, count - 1))
  let span = 0
  for (let i = 0; i < count; i++) {
    const ms = startMs[i] ?? 0
    while (ms >= (zone.startsMs[span + 1] ?? Number.POSITIVE_INFINITY)) span++
    const offsetMs = zone.offsetsMs[span] ?? 0
    localDay[i] = localDayOf(ms, offsetMs)
    hours[i] = localHourOfWeek(ms, offsetMs)
  }
  return { localDay, localHourOfWeek: hours }
}

/** The same listens seen from another time zone. Shares every other column with the table given. */
export function withTimeZone(listens: Listens, timeZone: string): Listens {
  return timeZone === listens.timeZone ? listens : { ...listens, ...localColumns(listens.startMs, timeZone), timeZone }
}
