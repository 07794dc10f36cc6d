/** A small real setting for commands under test: real files in a temporary folder, and streams that remember. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { nodeCards } from '../adapters/card-effects.ts'
import { fetchFile, sendJson } from '../adapters/http-files.ts'
import { holdFolder } from '../adapters/folder-lock.ts'
import { openMembershipProofs } from '../adapters/membership/batch-verifier.ts'
import { inThisProcess } from '../adapters/membership/ballots-in-this-process.ts'
import { nodeDumps } from '../adapters/node-dumps.ts'
import { nodeCompression } from '../adapters/node-compression.ts'
import { nodeHasher } from '../adapters/node-effects.ts'
import { nodeFiles } from '../adapters/node-files.ts'
import { nodeOutputFiles } from '../adapters/node-output-files.ts'
import { witnessFiles } from '../adapters/witness-files.ts'
import { openWorkFolder } from '../adapters/node-work-folder.ts'
import { openWebService } from '../adapters/web-service.ts'
import { openReadFolder } from '../adapters/release-folders.ts'
import { nodeSignatureChecker } from '../adapters/signing.ts'
import type { CliContext } from './context.ts'
import { filesOf } from './demo/devices.ts'
import { runCommandLine } from './run.ts'

export class Screen extends Writable {
  readonly isTTY: boolean
  readonly columns: number
  text = ''

  constructor({ isTTY = false, columns = 80 } = {}) {
    super({ decodeStrings: false })
    this.isTTY = isTTY
    this.columns = columns
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk
    done()
  }
}

export interface Setting {
  readonly folder: string
  /** Writes a file below the folder and gives its path. */
  readonly put: (path: string, content: string | Uint8Array) => Promise<string>
  readonly run: (args: readonly string[], changes?: Partial<CliContext>) => Promise<Outcome>
  readonly end: () => Promise<void>
}

export interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export async function createSetting(): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'chorus-cli-'))
  return {
    folder,
    put: async (path, content) => {
      const whole = join(folder, path)
      await mkdir(dirname(whole), { recursive: true })
      await writeFile(whole, content)
      return whole
    },
    run: async (args, changes = {}) => {
      const stdout = new Screen()
      const stderr = new Screen()
      const exitCode = await runCommandLine(args, { ...contextOn(stdout, stderr, folder), ...changes })
      return { exitCode, stdout: stdout.text, stderr: stderr.text }
    },
    end: () => rm(folder, { recursive: true, force: true }),
  }
}

export function contextOn(stdout: Screen, stderr: Screen, folder = tmpdir()): CliContext {
  return {
    stdout,
    stderr,
    env: {},
    inputFiles: nodeFiles,
    outputFiles: nodeOutputFiles,
    importEffects: nodeCompression,
    openDumps: () => Promise.resolve(nodeDumps),
    openWorkFolder: (path) => Promise.resolve(openWorkFolder(path)),
    holdFolder: async (path) => holdFolder(path),
    openCache: (name) => Promise.resolve(openWorkFolder(join(folder, 'cache', name))),
    openWebService: (userAgent) => Promise.resolve(openWebService(userAgent)),
    confirm: () => Promise.resolve('nobody'),
    askSecret: () => Promise.resolve(undefined),
    cards: () => Promise.resolve(nodeCards({ XDG_CONFIG_HOME: folder })),
    verification: async () => ({ hasher: nodeHasher, signatures: nodeSignatureChecker }),
    membershipProofs: openMembershipProofs,
    sendJson,
    readInput: () => Promise.resolve(''),
    wait: () => Promise.resolve(),
    ballotMaker: () => Promise.resolve(inThisProcess()),
    demoDevices: () => Promise.resolve({ files: async (order) => filesOf(order), close: () => Promise.resolve() }),
    witnessTools: () => Promise.resolve(witnessFiles),
    openFolder: openReadFolder,
    fetchFile,
    openEngines: () => Promise.reject(new Error('a command under test that needs engines is given them')),
    clock: { now: () => Date.UTC(2026, 0, 15, 12) },
    nowMs: () => 0,
    startServer: () => Promise.reject(new Error('no command under test runs a server')),
    serveDemonstration: () => Promise.reject(new Error('no command under test runs a server')),
    version: () => '1.2.3',
  }
}

export interface RowOptions {
  /** UTC, the end of the listen. */
  readonly ts: string
  readonly artist?: string
  readonly title?: string
  readonly album?: string
  readonly msPlayed?: number
}

/** A row of an extended history as Spotify writes it; each title lasts three minutes unless told otherwise. */
export function row({ ts, artist = 'Amber Dials', title = 'Low Tide', album = 'Harbour Songs', msPlayed = 180_000 }: RowOptions): object {
  return {
    ts,
    platform: 'linux',
    ms_played: msPlayed,
    conn_country: 'SE',
    master_metadata_track_name: title,
    master_metadata_album_artist_name: artist,
    master_metadata_album_album_name: album,
    spotify_track_uri: `spotify:track:${Buffer.from(`${artist}${title}`).toString('hex').padEnd(22, '0').slice(0, 22)}`,
    episode_name: null,
    episode_show_name: null,
    spotify_episode_uri: null,
    reason_start: 'clickrow',
    reason_end: msPlayed < 30_000 ? 'fwdbtn' : 'trackdone',
    shuffle: false,
    skipped: msPlayed < 30_000,
    offline: false,
    offline_timestamp: null,
    incognito_mode: false,
  }
}

/** Three years of listening by somebody who does not exist: 23 plays, 2 skips and a repeated row. */
export function smallHistory(): string {
  const early = Array.from({ length: 12 }, (_, index) => row({ ts: `2021-03-0${1 + (index % 4)}T19:${10 + index * 4}:00Z` }))
  const late = Array.from({ length: 8 }, (_, index) =>
    row({ ts: `2022-07-0${1 + index}T21:05:00Z`, artist: 'Nils & the Ferns', title: 'Ärla', album: 'Mossa' }),
  )
  const last = [5, 6, 7].map((day) => row({ ts: `2023-01-0${day}T08:00:00Z`, artist: '静かな海', title: '灯台', album: '港' }))
  const skipped = [1, 2].map((minute) => row({ ts: `2023-01-08T08:0${minute}:00Z`, msPlayed: 9_000 }))
  return JSON.stringify([...early, ...late, ...last, ...skipped, early[0]])
}
