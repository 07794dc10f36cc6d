/** The worker that makes the proof of one ballot; the page starts it for that and ends it, so that its memory is free again. */
import { fetchProofArtifacts, type CircuitFiles } from './proof-artifacts.ts'
import { proveBallot } from './prove-ballot.ts'

/** The build puts the names and sizes of the circuit's files here. */
// oxlint-disable-next-line no-underscore-dangle -- the name must not be that of anything else
declare const __CIRCUIT__: CircuitFiles

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void proveBallot(event.data, {
    artifacts: (onProgress) => fetchProofArtifacts(__CIRCUIT__, (path) => fetch(path), onProgress),
    send: (message) => self.postMessage(message),
  })
})
