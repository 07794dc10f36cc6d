/** Sends a contribution and tells how far it has come, which `fetch` cannot. */
import { PARQUET_TYPE } from '../../contract/http/openapi.ts'
import { routes, type AnswerOf } from '../../contract/http/routes.ts'
import type { Scope } from '../../contract/contribution.ts'
import { newId } from './api.ts'
import { addressOf, ApiError, readAnswer, refusalOf } from './calls.ts'
import { words } from './words.ts'

export type Contributed = AnswerOf<'contribute'>

/** `onProgress` is told the share that is sent, 0 to 1. Rejects with an ApiError. */
export async function uploadContribution(file: Uint8Array, scope: Scope, onProgress: (share: number) => void): Promise<Contributed> {
  const address = addressOf(routes.contribute, { contribution: newId('contribution') }, { scope })
  const response = await put(address, new Blob([new Uint8Array(file)], { type: PARQUET_TYPE }), onProgress)
  if (!response.ok) throw await refusalOf(response)
  return readAnswer('contribute', response)
}

function put(address: string, body: Blob, onProgress: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address)
    request.setRequestHeader('Content-Type', body.type)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => resolve(new Response(request.responseText, { status: request.status })))
    for (const event of ['error', 'abort', 'timeout'])
      request.addEventListener(event, () => reject(new ApiError('unreachable', words.faults.unreachable, words.faults.unreachableHint)))
    request.send(body)
  })
}
