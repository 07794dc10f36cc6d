/** Writes files of the person's choice: whole or not at all, and never over one that is there. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OutputFiles, WrittenFile } from '../app/output-files.ts'

export const nodeOutputFiles: OutputFiles = { makeFolder, write }

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true })
}

async function write(path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<WrittenFile> {
  const temporary = join(dirname(path), `.chorus-${randomBytes(8).toString('hex')}`)
  try {
    const bytes = await writeNew(temporary, pieces)
    await link(temporary, path)
    return { kind: 'written', bytes }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (typeof code !== 'string') throw error
    return refused(path, code)
  } finally {
    await rm(temporary, { force: true })
  }
}

/** The export of a history is as private as the history. */
const MODE = 0o600

async function writeNew(path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', MODE)
  let bytes = 0
  try {
    for await (const piece of pieces) {
      await file.appendFile(piece)
      bytes += piece.length
    }
  } finally {
    await file.close()
  }
  return bytes
}

function refused(path: string, code: string): WrittenFile {
  const problem =
    code === 'EEXIST'
      ? { code: 'fileExists', message: `There is a file ${path} already.`, hint: 'Give another name, or move that file away first.' }
      : {
          code: 'notWritten',
          message: `${path} could not be written.`,
          hint: 'See that the folder exists, may be written to and has room.',
        }
  return { kind: 'refused', problem: { ...problem, path, line: null } }
}
