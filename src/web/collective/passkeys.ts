/** The ceremonies of passkeys in this browser; the server gives the challenge and checks the answer. */
import {
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { AnswerOf, SentBodyOf } from '../../contract/http/routes.ts'
import { ApiError, callOnce } from './calls.ts'
import { words } from './words.ts'

type Ceremony = AnswerOf<'beginJoin'>

/** Makes a passkey on this device, or on a phone or key that the person chooses. */
export async function makePasskey({ challenge, options }: Ceremony): Promise<SentBodyOf<'addPasskey'>> {
  // The server's library wrote these options for the browser's; between the two they are plain JSON.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const credential = await orRefusal(startRegistration({ optionsJSON }))
  return { challenge, credential: { ...credential, clientExtensionResults: { ...credential.clientExtensionResults } } }
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
