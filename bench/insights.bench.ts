/** All findings of 200,000 listens, and their mood, the first time (code still cold, as on the command line) and once the code is warm. */
import type { View } from '../src/contract/worker.ts'
import type { Listens } from '../src/listening/index.ts'
import { allFindings, findings, search, searchIndex } from '../src/insights/index.ts'
import { loadShippedCatalogue, moodFindings, withMoreArtists } from '../src/mood/index.ts'
import { simulateListener } from '../test/support/listener.ts'
import { heardOf } from '../test/support/heard-of.ts'
import { listensOf, NO_ROWS } from '../test/support/listens-of.ts'
import { SAMPLE_OPTIONS } from '../test/support/sample-listener.ts'
import { type Bench, median } from './support/compare.ts'
import { knownArtists } from './support/known-artists.ts'
import { benchCatalogue, packageOf } from './support/packages.ts'
import { jsonFilesOf } from './support/unzip-and-parse.js'

const LISTENS = 200_000
/** The first ones find the code cold, as the command line does; most find it warm. */
const ROUNDS = 25
/** All insights of a life must be there before a person notices a wait. */
const FINDINGS_MS_MAX = 150
/** A keystroke is answered within one frame of the screen. */
const SEARCH_MS_MAX = 16

/** A table keeps the last look at it; with another rule each round, none serves the round after. */
const VIEWS = (['thirtySeconds', 'halfOrFourMinutes'] as const).map((playRule): View => ({ period: null, playRule }))

export const bench: Bench = {
  title: `findings of ${LISTENS} listens`,
  run: async (say) => {
    const { listens, known } = listener()
    const moodOptions = { catalogue: withMoreArtists(await loadShippedCatalogue(), known), corrections: [] }
    const index = searchIndex(listens)
    say(`  ${listens.artists.length} artists, ${listens.tracks.title.length} tracks, ${listens.albums.title.length} albums`)
    const medianOf = (name: string, work: (view: View) => unknown): number => {
      const times = timesOf(work)
      const [first, middle, least] = [times[0] ?? Number.NaN, median(times), Math.min(...times)].map((ms) => ms.toFixed(1))
      say(`  ${name}: first ${first} ms, median ${middle} ms, least ${least} ms`)
      return median(times)
    }
    medianOf('findings', (view) => findings(listens, NO_ROWS, view))
    medianOf('all insights but mood', (view) => allFindings(listens, NO_ROWS, view))
    medianOf('mood, of which most artists are known', (view) => moodFindings(listens, view, moodOptions))
    const allMs = medianOf('all insights and mood', (view) => [
      allFindings(listens, NO_ROWS, view),
      moodFindings(listens, view, moodOptions),
    ])
    const parseMs = await parseMsOf(say)
    say(`  JSON.parse of the same history: ${parseMs.toFixed(0)} ms, of which all insights and mood take ${(allMs / parseMs).toFixed(2)} x`)
    medianOf('search index', () => searchIndex(listens))
    const searchMs = medianOf('search', () => search(index, 'har li', 20))
    const holds = allMs <= FINDINGS_MS_MAX && searchMs <= SEARCH_MS_MAX
    say(`  ${holds ? 'holds' : 'FAILS'}: all at most ${FINDINGS_MS_MAX} ms, a search at most ${SEARCH_MS_MAX} ms`)
    return holds
  },
}

const PARSE_ROUNDS = 5

/** What every importer in JavaScript pays for the same rows: it tells a slow machine from slow insights. Median of some rounds. */
async function parseMsOf(say: (line: string) => void): Promise<number> {
  const { path } = await packageOf(LISTENS, say)
  const times = Array.from({ length: PARSE_ROUNDS }, () => {
    let ms = 0
    for (const bytes of jsonFilesOf(path)) {
      const startMs = performance.now()
      JSON.parse(bytes.toString('utf8'))
      ms += performance.now() - startMs
    }
    return ms
  })
  return median(times)
}

/** In a scope of its own, so that nothing of what invents a listener is left for the collector of garbage to go through. */
function listener(): { readonly listens: Listens; readonly known: string } {
  const catalogue = benchCatalogue()
  const streams = simulateListener({ ...SAMPLE_OPTIONS, seed: 'bench', rows: LISTENS }, catalogue)
  return { listens: listensOf([...streams].flatMap(heardOf), 'Europe/Lisbon'), known: knownArtists(catalogue) }
}

function timesOf(work: (view: View) => unknown): number[] {
  return Array.from({ length: ROUNDS }, (_, round) => {
    const startMs = performance.now()
    work(VIEWS[round % VIEWS.length]!)
    return performance.now() - startMs
  })
}
