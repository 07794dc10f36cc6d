/** Where a public log is read from: the address of a collective, or a folder with a copy. */
import { dirname, join } from 'node:path'
import type { Problem } from '../contract/reconciliation.ts'
import type { CliContext } from './context.ts'

export interface Target {
  readonly kind: 'open'
  readonly read: (path: string) => Promise<Uint8Array | undefined>
  /** Everything that was read so far. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Whether the other side stopped answering on the way. */
  readonly lost: () => boolean
}

type Refusal = { readonly kind: 'refused'; readonly sentence: string; readonly hint: string }

/** Below the address of the collective. */
const LOG_AT = '/api/log/'

export async function openTarget({ openFolder, fetchFile }: CliContext, target: string): Promise<Target | Refusal> {
  const files = new Map<string, Uint8Array>()
  if (!/^https?:\/\//.test(target)) {
    const folder = await openFolder(target)
    if (folder === undefined)
      return {
        kind: 'refused',
        sentence: `There is no folder ${target}.`,
        hint: 'Name a folder with a copy of a log, or an address that begins with https://.',
      }
    return { kind: 'open', read: (path) => folder.read(path), files, lost: () => false }
  }
  let isLost = false
  const base = target.replace(/\/+$/, '') + LOG_AT
  const first = await fetchFile(`${base}checkpoint`)
  if (first.kind !== 'found')
    return {
      kind: 'refused',
      sentence: `${target} shows no public log.`,
      hint: 'See that the address is that of a collective, and that it can be reached.',
    }
  return {
    kind: 'open',
    files,
    lost: () => isLost,
    async read(path) {
      const fetched = await fetchFile(base + path)
      if (fetched.kind === 'unreachable') isLost = true
      if (fetched.kind === 'found') files.set(path, fetched.bytes)
      return fetched.kind === 'found' ? fetched.bytes : undefined
    },
  }
}

/** Gives what stood in the way, or undefined where all is written. Nothing is written over. */
export async function saveCopy({ outputFiles }: CliContext, { files }: Target, folder: string): Promise<Problem | undefined> {
  for (const [path, bytes] of files) {
    const whole = join(folder, ...path.split('/'))
    await outputFiles.makeFolder(dirname(whole))
    const written = await outputFiles.write(whole, [bytes])
    if (written.kind === 'refused') return written.problem
  }
  return undefined
}
