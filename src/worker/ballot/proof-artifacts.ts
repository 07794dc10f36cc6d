/** The files of the circuit from the app's own server, read in pieces so that a page can show how far they are. */
import type { ProofArtifacts } from '../../secret-ballot/index.ts'

export interface CircuitFile {
  /** From the root of the server; it changes with the content, so browsers keep a copy for good. */
  readonly path: string
  /** Unpacked: what a server says of the length is of the compressed file. */
  readonly bytes: number
}

export interface CircuitFiles {
  readonly program: CircuitFile
  readonly provingKey: CircuitFile
}

export interface BytesRead {
  readonly bytesRead: number
  readonly bytesTotal: number
}

/** A file did not come, or not whole. */
export class FilesUnavailableError extends Error {
  override readonly name = 'FilesUnavailableError' as const
}

/** Rejects with a FilesUnavailableError. `fetchFile` is that of the browser. */
export async function fetchProofArtifacts(
  { program, provingKey }: CircuitFiles,
  fetchFile: (path: string) => Promise<Response>,
  onProgress: (progress: BytesRead) => void,
): Promise<ProofArtifacts> {
  const bytesTotal = program.bytes + provingKey.bytes
  let bytesRead = 0
  const count = (bytes: number): void => {
    bytesRead += bytes
    onProgress({ bytesRead, bytesTotal })
  }
  count(0)
  const [readProgram, readKey] = await Promise.all([wholeFile(program, fetchFile, count), wholeFile(provingKey, fetchFile, count)])
  return { program: readProgram, provingKey: readKey }
}

async function wholeFile(
  { path, bytes }: CircuitFile,
  fetchFile: (path: string) => Promise<Response>,
  count: (bytes: number) => void,
): Promise<Uint8Array> {
  const whole = new Uint8Array(bytes)
  let length = 0
  try {
    const response = await fetchFile(path)
    if (!response.ok || response.body === null) throw new FilesUnavailableError(`${path} was answered with ${response.status}`)
    const reader = response.body.getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      whole.set(piece.value, length)
      length += piece.value.length
      count(piece.value.length)
    }
  } catch (cause) {
    // Also a piece that goes beyond the end of what was built.
    throw new FilesUnavailableError(`${path} was not read`, { cause })
  }
  if (length !== bytes) throw new FilesUnavailableError(`${path} has ${bytes} bytes, and ${length} came`)
  return whole
}
