/** The files of the circuit come whole or not at all, and say how far they are. */
import { describe, expect, test } from 'vitest'
import { fetchProofArtifacts, FilesUnavailableError, type BytesRead } from './proof-artifacts.ts'

const FILES = { program: { path: '/assets/a.wasm', bytes: 5 }, provingKey: { path: '/assets/b.zkey', bytes: 3 } }

/** Answers with these pieces for each path. */
function served(pieces: Readonly<Record<string, readonly (readonly number[])[]>>, status = 200): (path: string) => Promise<Response> {
  return async (path) =>
    new Response(
      new ReadableStream({
        start: (controller) => {
          for (const piece of pieces[path] ?? []) controller.enqueue(Uint8Array.from(piece))
          controller.close()
        },
      }),
      { status },
    )
}

const KEY = [[6, 7, 8]]
const PROGRAM = [[1, 2], [3, 4, 5], []]

describe('the files of the circuit', () => {
  test('are put together from pieces of any size, and each piece is told of', async () => {
    const told: BytesRead[] = []
    const artifacts = await fetchProofArtifacts(FILES, served({ '/assets/a.wasm': PROGRAM, '/assets/b.zkey': KEY }), (each) =>
      told.push(each),
    )
    expect(artifacts).toEqual({ program: Uint8Array.of(1, 2, 3, 4, 5), provingKey: Uint8Array.of(6, 7, 8) })
    expect(told[0]).toEqual({ bytesRead: 0, bytesTotal: 8 })
    expect(told.at(-1)).toEqual({ bytesRead: 8, bytesTotal: 8 })
  })

  test.each([
    ['too short', served({ '/assets/a.wasm': [[1, 2]], '/assets/b.zkey': KEY })],
    ['too long', served({ '/assets/a.wasm': [...PROGRAM, [9]], '/assets/b.zkey': KEY })],
    ['empty', served({})],
    ['not there', served({ '/assets/a.wasm': PROGRAM, '/assets/b.zkey': KEY }, 404)],
    ['without a body', async () => new Response(null)],
    ['out of reach', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('that are %s are none', async (_, fetchFile) => {
    await expect(fetchProofArtifacts(FILES, fetchFile, () => undefined)).rejects.toBeInstanceOf(FilesUnavailableError)
  })
})
