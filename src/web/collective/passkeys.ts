/** The ceremonies of passkeys in this browser; the server gives the challenge and checks the answer. */
import {
  bufferToBase64URLString,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { AnswerOf, SentBodyOf } from '../../contract/http/routes.ts'
import { hexOf } from '../../shared/hex.ts'
import { ApiError, callOnce } from './calls.ts'
import { words } from './words.ts'

type Ceremony = AnswerOf<'beginJoin'>

/** Makes a passkey on this device, or on a phone or key that the person chooses. */
export async function makePasskey(begun: Ceremony): Promise<SentBodyOf<'addPasskey'>> {
  return (await register(begun, {})).sent
}

export interface VotingPasskey {
  readonly sent: SentBodyOf<'addPasskey'>
  /** What the passkey works out for voting, in hexadecimal; null where it is not able to. It stays in this browser. */
  readonly output: string | null
}

/** Makes a passkey that can work out a secret of its own, where the authenticator can (WebAuthn Level 3, section 10.1.4: PRF). */
export async function makeVotingPasskey(begun: Ceremony): Promise<VotingPasskey> {
  const { sent, results } = await register(begun, VOTING)
  const output = outputOf(results)
  if (output !== null || results.prf?.enabled !== true) return { sent, output }
  return { sent, output: await passkeyOutput(sent.credential.id) }
}

/** Has a passkey work its voting secret out once more. The challenge is of no meaning: nobody but this page hears of it. */
export async function passkeyOutput(id: string | null): Promise<string | null> {
  const challenge = bufferToBase64URLString(crypto.getRandomValues(new Uint8Array(32)).buffer)
  const allowCredentials = id === null ? [] : [{ id, type: 'public-key' as const }]
  const optionsJSON = { challenge, allowCredentials, userVerification: 'required' as const, extensions: VOTING }
  return outputOf((await orRefusal(startAuthentication({ optionsJSON }))).clientExtensionResults)
}

const VOTING: AuthenticationExtensionsClientInputs = { prf: { eval: { first: new TextEncoder().encode('chorus voting key 1') } } }

/** The part of the outputs of an authenticator that is read here. */
interface Worked {
  readonly prf?: { readonly results?: { readonly first: ArrayBufferView | ArrayBufferLike } | undefined } | undefined
}

function outputOf({ prf }: Worked): string | null {
  const first = prf?.results?.first
  return first === undefined
    ? null
    : hexOf(ArrayBuffer.isView(first) ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength) : new Uint8Array(first))
}

async function register({ challenge, options }: Ceremony, extensions: AuthenticationExtensionsClientInputs) {
  // The server's library wrote these options for the browser's; between the two they are plain JSON.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const given = { ...optionsJSON, extensions: { ...optionsJSON.extensions, ...extensions } }
  const credential = await orRefusal(startRegistration({ optionsJSON: given }))
  // What a passkey works out is nobody's business but this browser's.
  const { prf: _prf, ...told } = credential.clientExtensionResults
  const sent = { challenge, credential: { ...credential, clientExtensionResults: told } }
  return { sent, results: credential.clientExtensionResults }
}

async function showPasskey({ challenge, options }: Ceremony): Promise<SentBodyOf<'signIn'>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const credential = await orRefusal(startAuthentication({ optionsJSON }))
  return { challenge, credential: { ...credential, clientExtensionResults: { ...credential.clientExtensionResults } } }
}

export async function signInWithPasskey(): Promise<void> {
  await callOnce('signIn', { body: await showPasskey(await callOnce('beginSignIn')) })
}

/** Shows the passkey once more, so that money, membership and keys may be changed for five minutes. */
export async function provePasskey(): Promise<void> {
  await callOnce('prove', { body: await showPasskey(await callOnce('beginProof')) })
}

export async function addPasskey(): Promise<void> {
  await callOnce('addPasskey', { body: await makePasskey(await callOnce('beginPasskey')) })
}

async function orRefusal<Credential>(ceremony: Promise<Credential>): Promise<Credential> {
  try {
    return await ceremony
  } catch (error) {
    if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
      throw new ApiError('passkeyKnown', words.faults.passkeyKnown, '')
    if (typeof PublicKeyCredential === 'undefined') throw new ApiError('noPasskeys', words.faults.noPasskeys, words.faults.noPasskeysHint)
    throw new ApiError('passkeyStopped', words.faults.passkeyStopped, words.faults.passkeyStoppedHint)
  }
}
