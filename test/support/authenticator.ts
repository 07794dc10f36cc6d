/** An authenticator in software: it makes and shows passkeys as a browser hands them on, or wrongly where a test asks for it. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { z } from 'zod'

const FLAGS = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 } as const
const ALGORITHM_ES256 = -7

/** What a test can make go wrong. */
export interface Faults {
  readonly origin?: string
  readonly isUserVerified?: boolean
  /** In base64url. */
  readonly challenge?: string
  readonly counter?: number
}

const creationSchema = z.object({ challenge: z.string(), rp: z.object({ id: z.string() }), user: z.object({ id: z.string() }) })
const requestSchema = z.object({ challenge: z.string(), rpId: z.string() })

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** Heads of CBOR (RFC 8949, section 3) for lengths below 65,536; a negative integer n is written as -1 - n. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  return value < 256 ? Buffer.from([(major << 5) | 24, value]) : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
const integer = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const byteString = (bytes: Uint8Array): Buffer => Buffer.concat([head(2, bytes.length), bytes])
const text = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
const map = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([head(5, entries.length), ...entries.flat()])

export class Authenticator {
  private readonly origin: string
  private readonly privateKey: KeyObject
  private readonly coseKey: Buffer
  private readonly credentialId = randomBytes(32)
  private userHandle = ''
  private counter = 0

  constructor(origin: string) {
    this.origin = origin
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.privateKey = privateKey
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.coseKey = map([
      [integer(1), integer(2)],
      [integer(3), integer(ALGORITHM_ES256)],
      [integer(-1), integer(1)],
      [integer(-2), byteString(Buffer.from(x, 'base64url'))],
      [integer(-3), byteString(Buffer.from(y, 'base64url'))],
    ])
  }

  /** Answers PublicKeyCredentialCreationOptionsJSON. */
  register(options: unknown, faults: Faults = {}) {
    const { challenge, rp, user } = creationSchema.parse(options)
    this.userHandle = user.id
    const length = Buffer.from([this.credentialId.length >> 8, this.credentialId.length & 255])
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.coseKey])
    const authData = Buffer.concat([this.head(rp.id, FLAGS.attested, faults), attested])
    const attestationObject = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), byteString(authData)],
    ])
    const response = {
      clientDataJSON: base64url(this.clientData('webauthn.create', challenge, faults)),
      attestationObject: base64url(attestationObject),
    }
    return { ...this.envelope(), response: { ...response, transports: ['internal'] } }
  }

  /** Answers PublicKeyCredentialRequestOptionsJSON. */
  show(options: unknown, faults: Faults = {}) {
    const { challenge, rpId } = requestSchema.parse(options)
    const clientData = this.clientData('webauthn.get', challenge, faults)
    const authenticatorData = this.head(rpId, 0, faults)
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.privateKey)
    const response = {
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
    }
    return { ...this.envelope(), response: { ...response, userHandle: this.userHandle } }
  }

  private envelope() {
    const id = base64url(this.credentialId)
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  private clientData(type: string, challenge: string, faults: Faults): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge: faults.challenge ?? challenge, origin: faults.origin ?? this.origin, crossOrigin: false }),
    )
  }

  private head(rpId: string, flags: number, { isUserVerified = true, counter }: Faults): Buffer {
    this.counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter ?? this.counter)
    const flag = FLAGS.userPresent | flags | (isUserVerified ? FLAGS.userVerified : 0)
    return Buffer.concat([sha256(rpId), Buffer.from([flag]), count])
  }
}
