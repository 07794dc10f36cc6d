/** All that a command may touch; the composition root hands in the real things, tests small ones of their own. */
import type { InputFiles } from '../app/input-files.ts'
import type { OutputFiles } from '../app/output-files.ts'
import type { Cards } from '../app/ports/cards.ts'
import type { Clock } from '../app/ports/clock.ts'
import type { OpenedEngines } from '../app/ports/engines.ts'
import type { FetchedFile } from '../app/ports/fetched-file.ts'
import type { ReadFolder } from '../app/ports/release-folders.ts'
import type { VerificationEffects } from '../app/verify-release.ts'
import type { DemoSite } from '../contract/demo.ts'
import type { ImportEffects } from '../listening/index.ts'

export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface CliContext {
  /** Holds the answer and nothing else. */
  readonly stdout: Output
  /** Holds progress, warnings and errors. */
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly inputFiles: InputFiles
  readonly outputFiles: OutputFiles
  readonly importEffects: ImportEffects
  /** Making and opening taste cards; loaded by the commands that do. */
  readonly cards: () => Promise<Cards>
  /** What checking a release needs; loaded by the commands that check one. */
  readonly verification: () => Promise<VerificationEffects>
  /** Undefined where there is no folder at this path. */
  readonly openFolder: (path: string) => Promise<ReadFolder | undefined>
  /** One file of a site, by its address. */
  readonly fetchFile: (url: string) => Promise<FetchedFile>
  /** Opens, or makes, everything that a collective runs on, in this folder. Nothing of it is loaded before. */
  readonly openEngines: (dataDir: string) => Promise<OpenedEngines>
  /** What the calendar says now. */
  readonly clock: Clock
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number
  /** Runs the server in this process, until a signal ends it. */
  readonly startServer: () => Promise<void>
  /** Runs a server over a demonstration in this process, until a signal ends it. */
  readonly serveDemonstration: (site: DemoSite) => Promise<void>
  readonly version: () => string
}
