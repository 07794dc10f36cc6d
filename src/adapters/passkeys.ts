/** Passkey ceremonies by SimpleWebAuthn, for one place on the web. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticatorTransport,
} from '@simplewebauthn/server'
import type { Passkeys } from '../app/ports/passkeys.ts'

export interface RelyingParty {
  /** Shown by the authenticator. */
  readonly name: string
  /** Where the pages are, for example `https://example.org`; passkeys belong to its host. */
  readonly origin: string
}

/** EdDSA, ES256 and RS256, as every authenticator knows one of them. */
const ALGORITHMS = [-8, -7, -257]

const TRANSPORTS: readonly AuthenticatorTransport[] = ['ble', 'hybrid', 'internal', 'nfc', 'usb']

export function simpleWebauthn({ name, origin }: RelyingParty): Passkeys {
  const rpID = new URL(origin).hostname
  const expected = (challenge: Uint8Array) => ({
    expectedChallenge: Buffer.from(challenge).toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  })
  return {
    async registrationOptions({ challenge, account, displayName, existing }) {
      const options = await generateRegistrationOptions({
        rpName: name,
        rpID,
        userName: displayName,
        userDisplayName: displayName,
        userID: new TextEncoder().encode(account),
        challenge: new Uint8Array(challenge),
        attestationType: 'none',
        excludeCredentials: existing.map(({ credential, transports }) => ({ id: credential, transports: knownTransports(transports) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: ALGORITHMS,
      })
      return { ...options }
    },
    async checkRegistration(challenge, credential) {
      const { id, rawId, type, response, clientExtensionResults } = credential
      const { clientDataJSON, attestationObject, transports = [] } = response
      const known = knownTransports(transports)
      const answer = { id, rawId, type, clientExtensionResults, response: { clientDataJSON, attestationObject, transports: known } }
      const checked = await orUndefined(verifyRegistrationResponse({ response: answer, ...expected(challenge) }))
      if (checked === undefined || !checked.verified || !checked.registrationInfo.userVerified) return undefined
      const { credential: made } = checked.registrationInfo
      return { credential: made.id, publicKey: made.publicKey, counter: BigInt(made.counter), transports: known }
    },
    async assertionOptions(challenge, allowed) {
      const options = await generateAuthenticationOptions({
        rpID,
        challenge: new Uint8Array(challenge),
        userVerification: 'required',
        allowCredentials: allowed.map(({ credential, transports }) => ({ id: credential, transports: knownTransports(transports) })),
      })
      return { ...options }
    },
    async checkAssertion(challenge, credential, passkey) {
      const { id, rawId, type, response, clientExtensionResults } = credential
      const { clientDataJSON, authenticatorData, signature, userHandle } = response
      // The handle is what the authenticator kept since the enrolment; another account's is a mix-up or an attack.
      if (typeof userHandle === 'string' && Buffer.from(userHandle, 'base64url').toString() !== passkey.account) return undefined
      const answer = { id, rawId, type, clientExtensionResults, response: { clientDataJSON, authenticatorData, signature } }
      const stored = { id: passkey.credential, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) }
      const checked = await orUndefined(verifyAuthenticationResponse({ response: answer, credential: stored, ...expected(challenge) }))
      if (checked === undefined || !checked.verified || !checked.authenticationInfo.userVerified) return undefined
      return BigInt(checked.authenticationInfo.newCounter)
    },
  }
}

function knownTransports(transports: readonly string[]): AuthenticatorTransport[] {
  return TRANSPORTS.filter((transport) => transports.includes(transport))
}

/** The library throws for whatever does not hold; what exactly it was helps nobody but an attacker. */
function orUndefined<T>(checked: Promise<T>): Promise<T | undefined> {
  return checked.catch(() => undefined)
}
