/** The port to passkey ceremonies (WebAuthn Level 3): options for a browser, and the check of what it answers. */
import type { AssertionCredential, RegistrationCredential } from '../../contract/http/ceremonies.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Passkey } from './access.ts'

export type CeremonyOptions = Readonly<Record<string, unknown>>

export interface Passkeys {
  registrationOptions(ask: {
    readonly challenge: Uint8Array
    readonly account: AccountId
    readonly displayName: string
    /** An authenticator that holds one of these is not asked again. */
    readonly existing: readonly Passkey[]
  }): Promise<CeremonyOptions>
  /** Undefined where the answer does not hold, for whatever reason. */
  checkRegistration(
    challenge: Uint8Array,
    credential: RegistrationCredential,
  ): Promise<Pick<Passkey, 'credential' | 'publicKey' | 'counter' | 'transports'> | undefined>
  /** With no passkeys named, the person chooses among all that their devices have for this place. */
  assertionOptions(challenge: Uint8Array, allowed: readonly Passkey[]): Promise<CeremonyOptions>
  /** Gives the passkey's new counter; undefined where the answer does not hold. */
  checkAssertion(challenge: Uint8Array, credential: AssertionCredential, passkey: Passkey): Promise<bigint | undefined>
}
