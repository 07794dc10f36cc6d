/** Whether the sun is up, by the general solar position calculations of NOAA's Global Monitoring Division. */
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, dayOfMonthStart, yearOf } from '../shared/time.ts'

export interface Place {
  /** Degrees, north is positive. */
  readonly latitude: number
  /** Degrees, east is positive. */
  readonly longitude: number
}

const RADIANS = Math.PI / 180
/** The upper edge of the sun is on the horizon then: half its width, and what the air bends. */
const ZENITH_AT_RISE = 90.833

/**
 * The angle between the sun and the point overhead, in degrees. Good to a minute of sunrise and sunset between the polar
 * circles in our century; the series are those of Spencer (1971).
 */
export function solarZenith(ms: number, { latitude, longitude }: Place): number {
  const day = Math.floor(ms / MS_PER_DAY)
  const hour = (ms - day * MS_PER_DAY) / MS_PER_HOUR
  const dayOfYear = day - dayOfMonthStart(yearOf(day), 0)
  const year = ((2 * Math.PI) / 365) * (dayOfYear + (hour - 12) / 24)
  const [cos, sin, cos2, sin2] = [Math.cos(year), Math.sin(year), Math.cos(2 * year), Math.sin(2 * year)]
  const equationMinutes = 229.18 * (0.000075 + 0.001868 * cos - 0.032077 * sin - 0.014615 * cos2 - 0.040849 * sin2)
  const declination =
    0.006918 -
    0.399912 * cos +
    0.070257 * sin -
    0.006758 * cos2 +
    0.000907 * sin2 -
    0.002697 * Math.cos(3 * year) +
    0.00148 * Math.sin(3 * year)
  const solarMinutes = (ms - day * MS_PER_DAY) / MS_PER_MINUTE + equationMinutes + 4 * longitude
  const hourAngle = (solarMinutes / 4 - 180) * RADIANS
  const north = latitude * RADIANS
  const cosine = Math.sin(north) * Math.sin(declination) + Math.cos(north) * Math.cos(declination) * Math.cos(hourAngle)
  return Math.acos(Math.max(-1, Math.min(1, cosine))) / RADIANS
}

export function isDaylight(ms: number, place: Place): boolean {
  return solarZenith(ms, place) < ZENITH_AT_RISE
}
