/** Dumps on the disk: unpacked by zlib, or by the programs that a system has for what zlib does not know. */
import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DumpError, type DumpFile, type Dumps, type OpenedDump } from '../app/ports/dumps.ts'
import type { Problem } from '../contract/reconciliation.ts'
import { limits } from '../shared/limits.ts'

const PIECE_BYTES = 1 << 18

export const nodeDumps: Dumps = {
  async open(path) {
    try {
      const stats = await stat(path)
      return stats.isDirectory() ? await openFolder(path) : openFile(path, stats.size)
    } catch (error) {
      if (error instanceof Error && 'code' in error) return { kind: 'refused', problem: unreadable(path) }
      throw error
    }
  },
}

function unreadable(path: string): Problem {
  return {
    code: 'dumpUnreadable',
    path,
    line: null,
    message: `There is no file or folder ${path} that could be read.`,
    hint: 'See that the name is right and that you may read it.',
  }
}

function openFile(path: string, sizeTotal: number): OpenedDump {
  const read = { bytes: 0 }
  const file: DumpFile = { path, pieces: () => unpacked(path, read) }
  return { kind: 'opened', isFolder: false, files: only(file), sizeTotal, sizeRead: () => read.bytes }
}

async function* only(file: DumpFile): AsyncGenerator<DumpFile> {
  yield file
}

async function openFolder(path: string): Promise<OpenedDump> {
  let sizeTotal = 0
  for await (const _ of filesBelow(path, 1)) sizeTotal += 1
  const read = { files: 0 }
  return { kind: 'opened', isFolder: true, files: counted(path, read), sizeTotal, sizeRead: () => read.files }
}

async function* counted(folder: string, read: { files: number }): AsyncGenerator<DumpFile> {
  for await (const path of filesBelow(folder, 1)) {
    yield { path, pieces: () => unpacked(path, { bytes: 0 }) }
    read.files += 1
  }
}

/** Sorted folder by folder, so that memory holds the names of one folder a level. */
async function* filesBelow(folder: string, depth: number): AsyncGenerator<string> {
  if (depth > limits.folderDepthMax) return
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path, depth + 1)
    else if (entry.isFile()) yield path
  }
}

interface Unpacker {
  readonly mark: readonly number[]
  /** Undefined for what zlib does. */
  readonly program: string | undefined
}

/** By the marks at the beginning of a file: RFC 1952, RFC 8878, the formats of xz and bzip2. */
const UNPACKERS: readonly Unpacker[] = [
  { mark: [0x1f, 0x8b], program: undefined },
  { mark: [0x28, 0xb5, 0x2f, 0xfd], program: 'zstd' },
  { mark: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], program: 'xz' },
  { mark: [0x42, 0x5a, 0x68], program: 'bzip2' },
]

async function* unpacked(path: string, read: { bytes: number }): AsyncGenerator<Uint8Array> {
  const start = await startOf(path)
  const unpacker = UNPACKERS.find(({ mark }) => mark.every((byte, index) => start[index] === byte))
  const raw = createReadStream(path, { highWaterMark: PIECE_BYTES })
  const counter = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      read.bytes += piece.length
      done(null, piece)
    },
  })
  if (unpacker === undefined)
    yield* piecesOf(
      pipeline(raw, counter, () => undefined),
      path,
    )
  else if (unpacker.program === undefined)
    yield* piecesOf(
      pipeline(raw, counter, createGunzip({ chunkSize: PIECE_BYTES }), () => undefined),
      path,
    )
  else
    yield* unpackedBy(
      unpacker.program,
      pipeline(raw, counter, () => undefined),
      path,
    )
}

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* piecesOf(stream: Readable, path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) if (piece instanceof Uint8Array) yield piece
  } catch (error) {
    throw damaged(path, error)
  }
}

/** The program reads the file from us, so that its name need not mean anything to it. */
async function* unpackedBy(program: string, packed: Readable, path: string): AsyncGenerator<Uint8Array> {
  const child = spawn(program, ['-dc'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise<'missing' | number>((resolve) => {
    child.once('error', () => resolve('missing'))
    child.once('close', (code) => resolve(code ?? 1))
  })
  // When the program ends early, its exit code says so; the pipe has nothing to add.
  pipeline(packed, child.stdin, () => undefined)
  try {
    for await (const piece of child.stdout) if (piece instanceof Uint8Array) yield piece
    const how = await ended
    if (how === 'missing') throw missingProgram(program, path)
    if (how !== 0) throw damaged(path, undefined)
  } finally {
    packed.destroy()
    child.kill()
  }
}

function damaged(path: string, cause: unknown): DumpError {
  const problem = {
    code: 'dumpDamaged',
    path,
    line: null,
    message: `${path} could not be unpacked to its end.`,
    hint: 'Download it again and compare its checksum; what has been read is kept.',
  }
  return new DumpError(problem, { cause })
}

function missingProgram(program: string, path: string): DumpError {
  return new DumpError({
    code: 'unpackerMissing',
    path,
    line: null,
    message: `The program ${program}, which unpacks ${path}, is not installed.`,
    hint: `Install ${program}, or unpack the file in another way and give what was in it.`,
  })
}
