/** How tests run: `node` for everything that needs no browser, `browser` for pages, and one project a time zone for what knows calendars. */
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const sources = ['src/**/*.test.{ts,tsx}', '{test,bench}/**/*.test.ts']

/** Files that reckon with local time: they run under each zone below, whatever the zone of the machine. */
const zoned = ['src/shared/time.test.ts', 'src/**/*.zones.test.ts', 'test/**/*.zones.test.ts']

/** Half hours, no summer time, a summer time that Ramadan interrupts, and one of thirty minutes: four continents' ways to be off by one. */
const zones = ['America/St_Johns', 'Africa/Casablanca', 'Asia/Kathmandu', 'Australia/Lord_Howe']

/** Files that take half a minute and more, whatever their size: they begin first, or a core would wait for one of them at the end. */
const LONGEST = [
  'test/e2e/collective.test.ts',
  'test/e2e/access.test.ts',
  'src/cli/commands/demo.test.ts',
  'src/cli/commands/demo-resumed.test.ts',
  'src/cli/main.test.ts',
  'test/june-sale.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((file) => moduleId.endsWith(file))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'node',
          include: sources,
          exclude: ['test/e2e/**', ...zoned],
          // Files share what they import: to load the engines anew for each took a fifth of the whole run.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      ...zones.map((zone) => ({
        test: { name: zone, include: zoned, env: { TZ: zone }, pool: 'forks' as const, testTimeout: 20_000 },
      })),
      {
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          // A browser beside tests that keep both cores busy would wait too long for them, so pages come after everything else.
          sequence: { groupOrder: 1 },
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
