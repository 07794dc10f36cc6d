/** The sample listener that the first page offers: twelve charming years of somebody who does not exist. */
import { type Catalogue, createCatalogue } from './catalogue.ts'
import { type ListenerOptions, simulateListener } from './listener.ts'
import { USUAL_ODDITIES } from './oddities.ts'
import { extendedPackage, type PackageFile, USUAL_EXTENDED } from './spotify-package.ts'

const SEED = 'sample'

export const SAMPLE_OPTIONS: ListenerOptions = {
  seed: SEED,
  from: '2013-03-09',
  to: '2024-12-31',
  rows: 40_000,
  home: { country: 'PT', timeZone: 'Europe/Lisbon' },
  trips: [
    { country: 'JP', timeZone: 'Asia/Tokyo' },
    { country: 'IS', timeZone: 'Atlantic/Reykjavik' },
    { country: 'MX', timeZone: 'America/Mexico_City' },
    { country: 'IT', timeZone: 'Europe/Rome' },
  ],
  oddities: USUAL_ODDITIES,
  hasTemper: true,
}

export function sampleCatalogue(): Catalogue {
  return createCatalogue({ seed: SEED, artists: 700, names: 'charming' })
}

/** Minified, since it travels with the pages; without private fields beyond an empty address. */
export function* samplePackage(): Generator<PackageFile> {
  const streams = simulateListener(SAMPLE_OPTIONS, sampleCatalogue())
  yield* extendedPackage(withoutAddresses(streams), { ...USUAL_EXTENDED, layout: 'minified' })
}

function* withoutAddresses(streams: ReturnType<typeof simulateListener>): ReturnType<typeof simulateListener> {
  for (const stream of streams) yield { ...stream, row: { ...stream.row, ip_addr: null } }
}
