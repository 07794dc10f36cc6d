/** All insights of 200,000 listens as the pages ask for them: one question a page, answered by the worker in Chromium. */
import { limits } from '../src/shared/limits.ts'
import { SESSION_GAP_MS_MAX } from '../src/insights/index.ts'
import { launchChromium } from '../test/support/chromium.ts'
import { type Bench, median } from './support/compare.ts'
import { askInTurn, noteWorker } from './support/in-page.ts'
import { knownArtists } from './support/known-artists.ts'
import { benchCatalogue, packageOf } from './support/packages.ts'
import { importHistory } from './support/import-history.ts'
import { startServer } from './support/server.ts'

const ROWS = 200_000
const ROUNDS = 25
const ALL_MS_MAX = 300

/** All of it, as a period: findings of the whole history are kept, and would be handed out without being worked out. */
const EVER = { from: '2000-01-01', to: '2099-12-31' } as const
/**
 * The worker keeps its last look at a history, which serves all pages of a view; with another rule each round, none serves the
 * round after.
 */
const RULES = ['thirtySeconds', 'halfOrFourMinutes'] as const

function questionsOf(playRule: (typeof RULES)[number]) {
  const view = { period: EVER, playRule }
  return [
    ['findings', view],
    ['habits', { ...view, gapMsMax: SESSION_GAP_MS_MAX }],
    ['time', view],
    ['exploring', view],
    ['eras', { ...view, birthYear: limits.birthYearMin }],
    ['chapters', view],
    ['mood', view],
    ['recap', { ...view, tellsMood: true }],
  ] as const
}

export const bench: Bench = {
  title: `insights in the worker of a page, ${ROWS} rows, in Chromium`,
  run: async (say) => {
    const { path } = await packageOf(ROWS, say)
    const server = await startServer()
    const browser = await launchChromium()
    try {
      const page = await browser.newPage({ timezoneId: 'Europe/Lisbon', locale: 'en-GB' })
      await page.addInitScript(noteWorker)
      await importHistory(page, server.origin, path)
      const rounds = Array.from({ length: ROUNDS }, (_, round) => questionsOf(RULES[round % 2]!))
      return judge(await page.evaluate(askInTurn, { rounds, table: knownArtists(benchCatalogue()) }), say)
    } finally {
      await browser.close()
      server.stop()
    }
  },
}

function judge(rounds: readonly (readonly number[])[], say: (line: string) => void): boolean {
  const [first = []] = rounds
  const names = questionsOf(RULES[0]).map(([name]) => name)
  const medians = names.map((_, index) => median(rounds.map((times) => times[index] ?? Number.NaN)))
  names.forEach((name, index) => {
    say(`  ${name.padEnd(12)} first ${Math.round(first[index] ?? Number.NaN)} ms, median ${Math.round(medians[index] ?? Number.NaN)} ms`)
  })
  const allMs = medians.reduce((sum, ms) => sum + ms, 0)
  const held = allMs <= ALL_MS_MAX
  say(`  ${held ? 'holds' : 'FAILS'}: all of them, one after the other ${Math.round(allMs)} ms (at most ${ALL_MS_MAX} ms)`)
  return held
}
