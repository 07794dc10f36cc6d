/** All findings of 200,000 listens, the first time (code still cold, as on the command line) and once the code is warm. */
import type { View } from '../src/contract/worker.ts'
import { DEFAULT_PLAY_RULE } from '../src/listening/index.ts'
import { allFindings, findings, search, searchIndex } from '../src/insights/index.ts'
import { createCatalogue } from '../test/support/catalogue.ts'
import { simulateListener } from '../test/support/listener.ts'
import { heardOf } from '../test/support/heard-of.ts'
import { listensOf, NO_ROWS } from '../test/support/listens-of.ts'
import { SAMPLE_OPTIONS } from '../test/support/sample-listener.ts'
import { type Bench, median } from './support/compare.ts'

const LISTENS = 200_000
const ROUNDS = 15
/** All insights of a life must be there before a person notices a wait. */
const FINDINGS_MS_MAX = 150
/** A keystroke is answered within one frame of the screen. */
const SEARCH_MS_MAX = 16

export const bench: Bench = {
  title: `findings of ${LISTENS} listens`,
  run: async (say) => {
    const catalogue = createCatalogue({ seed: 'bench', artists: 5_000, names: 'charming' })
    const streams = simulateListener({ ...SAMPLE_OPTIONS, seed: 'bench', rows: LISTENS }, catalogue)
    const listens = listensOf([...streams].flatMap(heardOf), 'Europe/Lisbon')
    const view: View = { period: null, playRule: DEFAULT_PLAY_RULE }
    const findingsMs = timesOf(() => findings(listens, NO_ROWS, view))
    const allMs = timesOf(() => allFindings(listens, NO_ROWS, view))
    const indexMs = timesOf(() => searchIndex(listens))
    const index = searchIndex(listens)
    const searchMs = timesOf(() => search(index, 'har li', 20))
    say(`  ${listens.artists.length} artists, ${listens.tracks.title.length} tracks, ${listens.albums.title.length} albums`)
    for (const [name, times] of Object.entries({
      findings: findingsMs,
      'all insights': allMs,
      'search index': indexMs,
      search: searchMs,
    })) {
      say(`  ${name}: first ${Math.round(times[0] ?? Number.NaN)} ms, median ${Math.round(median(times) * 10) / 10} ms`)
    }
    return median(allMs) <= FINDINGS_MS_MAX && median(searchMs) <= SEARCH_MS_MAX
  },
}

function timesOf(work: () => unknown): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const startMs = performance.now()
    work()
    return performance.now() - startMs
  })
}
