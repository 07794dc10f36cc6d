/** The worker that makes voting keys and ballots; the page starts it for one of them and ends it, so that its memory is free again. */
import { sha256 } from '@noble/hashes/sha2'
import { LOG_ADDRESS } from '../../contract/http/log.ts'
import { answerBallot } from './answer.ts'
import { fetchProofArtifacts, FilesUnavailableError, type CircuitFiles } from './proof-artifacts.ts'

/** The build puts the names and sizes of the circuit's files here. */
// oxlint-disable-next-line no-underscore-dangle -- the name must not be that of anything else
declare const __CIRCUIT__: CircuitFiles

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void answerBallot(event.data, {
    sha256,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    artifacts: (onProgress) => fetchProofArtifacts(__CIRCUIT__, (path) => fetch(path), onProgress),
    evidence: fetchEvidence,
    send: (message) => self.postMessage(message),
  })
})

/** Without a cookie: whoever reads the roll need not say who they are. */
async function fetchEvidence(hash: string): Promise<Uint8Array> {
  try {
    const response = await fetch(`${LOG_ADDRESS}evidence/${hash}`, { credentials: 'omit' })
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    throw new FilesUnavailableError(`the document was answered with ${response.status}`)
  } catch (cause) {
    throw new FilesUnavailableError('the document was not read', { cause })
  }
}
