/** All that a command may touch; the composition root hands in the real things, tests small ones of their own. */
import type { InputFiles } from '../app/input-files.ts'
import type { OutputFiles } from '../app/output-files.ts'
import type { BallotMaker } from '../app/ports/ballot-maker.ts'
import type { Cards } from '../app/ports/cards.ts'
import type { Dumps } from '../app/ports/dumps.ts'
import type { Clock } from '../app/ports/clock.ts'
import type { OpenedEngines } from '../app/ports/engines.ts'
import type { FetchedFile, SiteAnswer } from '../app/ports/fetched-file.ts'
import type { HeldFolder } from '../app/ports/held-folder.ts'
import type { MembershipProofs } from '../app/ports/membership-proofs.ts'
import type { ReadFolder } from '../app/ports/release-folders.ts'
import type { WitnessTools } from '../app/ports/witness.ts'
import type { WebService } from '../app/ports/web-service.ts'
import type { VerificationEffects } from '../app/verify-release.ts'
import type { WorkFolder } from '../app/ports/work-folder.ts'
import type { DemoSite } from '../contract/demo.ts'
import type { ImportEffects } from '../listening/index.ts'
import type { Devices } from './demo/devices.ts'

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
  /** Dumps of open data; loaded by the commands that read them. */
  readonly openDumps: () => Promise<Dumps>
  /** A folder of this name for work that may be interrupted; made when something is written into it. */
  readonly openWorkFolder: (path: string) => Promise<WorkFolder>
  /** Keeps other processes out of a folder, by a file beside it. */
  readonly holdFolder: (path: string) => Promise<HeldFolder>
  /** What may be forgotten and is worth keeping, in a folder of this name below the person's own. */
  readonly openCache: (name: string) => Promise<WorkFolder>
  /** A service on the web, asked under this name. */
  readonly openWebService: (userAgent: string) => Promise<WebService>
  /** Asks the person at the terminal, where there is one. */
  readonly confirm: (question: string) => Promise<'yes' | 'no' | 'nobody'>
  /** Asks the person at the terminal for what nobody shall read over their shoulder; undefined where there is none. */
  readonly askSecret: (question: string) => Promise<string | undefined>
  /** Making and opening taste cards; loaded by the commands that do. */
  readonly cards: () => Promise<Cards>
  /** What checking a release needs; loaded by the commands that check one. */
  readonly verification: () => Promise<VerificationEffects>
  /** Checks of the proofs in ballots; loaded by the command that recounts votes. */
  readonly membershipProofs: () => Promise<MembershipProofs>
  /** Makes ballots, each with its proof; the caller closes it. */
  readonly ballotMaker: () => Promise<BallotMaker>
  /** The devices of invented members; the caller closes them. */
  readonly demoDevices: () => Promise<Devices>
  /** The key and the memory of a witness; loaded by the command that is one. */
  readonly witnessTools: () => Promise<WitnessTools>
  /** Undefined where there is no folder at this path. */
  readonly openFolder: (path: string) => Promise<ReadFolder | undefined>
  /** One file of a site, by its address. */
  readonly fetchFile: (url: string) => Promise<FetchedFile>
  /** Sends JSON to an address without saying who sends it. */
  readonly sendJson: (url: string, body: unknown) => Promise<SiteAnswer>
  /** What is typed or piped in, up to its end and never more than a few lines. */
  readonly readInput: () => Promise<string>
  /** Lets time pass. */
  readonly wait: (ms: number) => Promise<void>
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
