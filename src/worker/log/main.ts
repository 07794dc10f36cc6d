/** The worker that checks the public log; the page starts it for one check and ends it. */
import { etc, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2'
import { LOG_ADDRESS } from '../../contract/http/log.ts'
import { answerLog, UnreachableError } from './answer.ts'

/** The library leaves it to its user which code hashes. */
etc.sha512Sync = (...pieces) => sha512(etc.concatBytes(...pieces))

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void answerLog(event.data, {
    audit: { sha256, isSignedBy, checkProofs: null },
    read,
    send: (message) => self.postMessage(message),
  })
})

/** As RFC 8032 has it, without the leniency of ZIP 215. */
function isSignedBy(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(signature, bytes, publicKey, { zip215: false })
  } catch {
    return false
  }
}

/** Without a cookie: whoever checks need not say who they are. */
async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(LOG_ADDRESS + path, { credentials: 'omit' })
    if (response.status === 404) return undefined
    if (!response.ok) throw new UnreachableError(`the log answered with ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new UnreachableError('the log did not answer', { cause })
  }
}
