/**
 * Where on the earth a listener roughly is: the place that stands for a time zone, in whole degrees, as the public-domain table
 * of the time zone database gives them. Nothing finer is known of a listen than its country, and nothing finer is wanted.
 */
import { platformTimeZone } from '../shared/time.ts'
import type { Place } from './sun.ts'

interface ZonePlace extends Place {
  readonly zone: string
  readonly country: string
}

export interface Places {
  readonly byZone: ReadonlyMap<string, ZonePlace>
  /** The zone in which most people of a country live. */
  readonly byCountry: ReadonlyMap<string, ZonePlace>
}

export function parsePlaces(text: string): Places {
  const byZone = new Map<string, ZonePlace>()
  const byCountry = new Map<string, ZonePlace>()
  for (const line of text.split('\n').slice(1)) {
    const [zone = '', country = '', latitude = '', longitude = '', main = ''] = line.split('\t')
    if (latitude === '' || longitude === '') continue
    const place = { zone, country, latitude: Number(latitude), longitude: Number(longitude) }
    byZone.set(zone, place)
    if (main !== '') byCountry.set(country, place)
  }
  return { byZone, byCountry }
}

/** By the country of a listen; where that has several zones or is not told, by the zone of the history. */
export function placeFinder({ byZone, byCountry }: Places, timeZone: string): (country: string) => Place | undefined {
  const home = byZone.get(timeZone) ?? underAnotherName(byZone, timeZone)
  return (country) => (country === home?.country ? home : (byCountry.get(country) ?? home))
}

/** Platforms differ in which of a zone's names they give. */
function underAnotherName(byZone: ReadonlyMap<string, ZonePlace>, timeZone: string): ZonePlace | undefined {
  if (!timeZone.includes('/') || timeZone.startsWith('Etc/')) return undefined
  const name = platformTimeZone(timeZone)
  return [...byZone.values()].find(({ zone }) => zone === name || platformTimeZone(zone) === name)
}
