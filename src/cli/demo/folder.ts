/** Where a demonstration keeps its data: a folder that goes with it, or one that a person names and keeps. */
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type DemoFolder =
  | { readonly kind: 'open'; readonly path: string; readonly end: () => Promise<void> }
  | { readonly kind: 'refused'; readonly sentence: string; readonly hint: string }

/** `keep` is the folder that was named; undefined for one that goes when the demonstration ends, however it ends. */
export function openDemoFolder(keep: string | undefined): Promise<DemoFolder> {
  return keep === undefined ? openPassing() : openKept(resolve(keep))
}

/** Engines may still be writing when the process is interrupted, so that the folder can fill while it is being removed. */
const REMOVAL = { recursive: true, force: true, maxRetries: 3 } as const

async function openPassing(): Promise<DemoFolder> {
  const path = await mkdtemp(join(tmpdir(), 'chorus-demo-'))
  const removeAtExit = (): void => rmSync(path, REMOVAL)
  process.once('exit', removeAtExit)
  return {
    kind: 'open',
    path,
    async end() {
      await rm(path, REMOVAL)
      process.removeListener('exit', removeAtExit)
    },
  }
}

async function openKept(path: string): Promise<DemoFolder> {
  try {
    await mkdir(path, { recursive: true })
    if ((await readdir(path)).length > 0) return refusal(`${path} is not empty.`)
    return { kind: 'open', path, end: () => Promise.resolve() }
  } catch {
    return refusal(`${path} cannot be used as a folder.`)
  }
}

function refusal(sentence: string): DemoFolder {
  return { kind: 'refused', sentence, hint: 'Name a folder that is empty or does not exist yet.' }
}
