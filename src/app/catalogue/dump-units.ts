/** The documents and lines of a dump, one after the other, wherever they are packed: a tar archive, a folder, a file of lines. */
import { recordingOfPath } from '../../mood/index.ts'
import { limits } from '../../shared/limits.ts'
import type { OpenedDump } from '../ports/dumps.ts'
import { linesIn } from '../../shared/lines.ts'
import { isTar, tarEntries } from './tar.ts'

export type DumpKind = 'musicbrainz' | 'listenbrainz' | 'acousticbrainz'

/** What is read as one: a line, or a document of its own. */
export interface DumpUnit {
  /** The MusicBrainz id of the recording that a document is about; empty for a line. */
  readonly recording: string
  readonly text: string
}

/** Enough for the mark of a tar archive. */
const START_BYTES = 512

/** Units after the first `skipped` ones, some at a time. Rejects with a `DumpError` where the dump is damaged. */
export async function* unitsOf(kind: DumpKind, dump: OpenedDump, skipped: number): AsyncGenerator<readonly DumpUnit[]> {
  const left = { skipped }
  for await (const file of dump.files) {
    const { start, pieces } = await peek(file.pieces())
    if (!isTar(start)) {
      // A file that somebody names is what they say; in a folder there are others beside.
      const isMeant = !dump.isFolder && kind !== 'acousticbrainz'
      if (isMeant || isOfDump(kind, file.path)) yield* unitsOfFile(kind, file.path, pieces, left)
      continue
    }
    for await (const entry of tarEntries(pieces, file.path)) {
      if (isOfDump(kind, entry.path)) yield* unitsOfFile(kind, entry.path, entry.pieces(), left)
    }
  }
}

function isOfDump(kind: DumpKind, path: string): boolean {
  if (kind === 'acousticbrainz') return recordingOfPath(path) !== undefined
  if (kind === 'listenbrainz') return path.endsWith('.listens')
  return path === 'artist' || path.endsWith('/artist')
}

async function* unitsOfFile(
  kind: DumpKind,
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  left: { skipped: number },
): AsyncGenerator<readonly DumpUnit[]> {
  if (kind === 'acousticbrainz') {
    if (left.skipped > 0) left.skipped -= 1
    else yield [{ recording: recordingOfPath(path) ?? '', text: await textOf(pieces) }]
    return
  }
  for await (const lines of linesIn(pieces, limits.dumpLineCharsMax)) {
    const skipping = Math.min(left.skipped, lines.length)
    left.skipped -= skipping
    yield lines.slice(skipping).map((text) => ({ recording: '', text }))
  }
}

/** Empty where a document is larger than any real one. */
async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes <= limits.dumpDocumentBytesMax) text += decoder.decode(piece, { stream: true })
  }
  return bytes > limits.dumpDocumentBytesMax ? '' : text + decoder.decode()
}

/** The beginning of a file, and all of it. */
async function peek(
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly start: Uint8Array; readonly pieces: AsyncIterable<Uint8Array> }> {
  const source = pieces[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let length = 0
  while (length < START_BYTES) {
    const next = await source.next()
    if (next.done === true) break
    seen.push(next.value)
    length += next.value.length
  }
  const start = new Uint8Array(length)
  let at = 0
  for (const piece of seen) {
    start.set(piece, at)
    at += piece.length
  }
  return { start, pieces: startingWith(start, source) }
}

async function* startingWith(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield start
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
