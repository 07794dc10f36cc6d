/** All findings of 200,000 listens, and their mood, the first time (code still cold, as on the command line) and once the code is warm. */
import type { View } from '../src/contract/worker.ts'
import { DEFAULT_PLAY_RULE, type Listens } from '../src/listening/index.ts'
import { allFindings, findings, search, searchIndex } from '../src/insights/index.ts'
import { loadShippedCatalogue, moodFindings, withMoreArtists } from '../src/mood/index.ts'
import { simulateListener } from '../test/support/listener.ts'
import { heardOf } from '../test/support/heard-of.ts'
import { listensOf, NO_ROWS } from '../test/support/listens-of.ts'
import { SAMPLE_OPTIONS } from '../test/support/sample-listener.ts'
import { type Bench, median } from './support/compare.ts'
import { knownArtists } from './support/known-artists.ts'
import { benchCatalogue } from './support/packages.ts'

const LISTENS = 200_000
const ROUNDS = 15
/** All insights of a life must be there before a person notices a wait. */
const FINDINGS_MS_MAX = 150
/** A keystroke is answered within one frame of the screen. */
const SEARCH_MS_MAX = 16

export const bench: Bench = {
  title: `findings of ${LISTENS} listens`,
  run: async (say) => {
    const { listens, known } = listener()
    const view: View = { period: null, playRule: DEFAULT_PLAY_RULE }
    const moodOptions = { catalogue: withMoreArtists(await loadShippedCatalogue(), known), corrections: [] }
    const findingsMs = timesOf(() => findings(listens, NO_ROWS, view))
    const allMs = timesOf(() => allFindings(listens, NO_ROWS, view))
    const moodMs = timesOf(() => moodFindings(listens, view, moodOptions))
    const indexMs = timesOf(() => searchIndex(listens))
    const index = searchIndex(listens)
    const searchMs = timesOf(() => search(index, 'har li', 20))
    say(`  ${listens.artists.length} artists, ${listens.tracks.title.length} tracks, ${listens.albums.title.length} albums`)
    for (const [name, times] of Object.entries({
      findings: findingsMs,
      'all insights': allMs,
      'mood, of which most artists are known': moodMs,
      'search index': indexMs,
      search: searchMs,
    })) {
      const [first, middle, least] = [times[0] ?? Number.NaN, median(times), Math.min(...times)].map((ms) => ms.toFixed(1))
      say(`  ${name}: first ${first} ms, median ${middle} ms, least ${least} ms`)
    }
    return median(allMs) <= FINDINGS_MS_MAX && median(searchMs) <= SEARCH_MS_MAX
  },
}

/** In a scope of its own, so that nothing of what invents a listener is left for the collector of garbage to go through. */
function listener(): { readonly listens: Listens; readonly known: string } {
  const catalogue = benchCatalogue()
  const streams = simulateListener({ ...SAMPLE_OPTIONS, seed: 'bench', rows: LISTENS }, catalogue)
  return { listens: listensOf([...streams].flatMap(heardOf), 'Europe/Lisbon'), known: knownArtists(catalogue) }
}

function timesOf(work: () => unknown): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const startMs = performance.now()
    work()
    return performance.now() - startMs
  })
}
