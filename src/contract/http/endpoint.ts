/** What is said of each route in the one table that the server, its tests, its documentation and the pages share. */
import type { z } from 'zod'

/** `self` is whoever is signed in, whatever their roles, acting on what is their own. */
export type Caller = 'anyone' | 'self' | 'member' | 'steward' | 'buyer'

/** How often a caller may ask; the numbers stand in `RATES`. */
export type RateClass = 'read' | 'write' | 'signIn' | 'upload' | 'download' | 'heavy'

/** Requests in a minute, for each caller: the account where one is signed in, else the address. */
export const RATES = {
  read: 600,
  write: 120,
  /** Ceremonies and codes: enough for clumsy fingers, far too few to guess 128 bits. */
  signIn: 30,
  upload: 20,
  download: 600,
  /** What makes an engine work hard. */
  heavy: 20,
} as const satisfies Record<RateClass, number>

export type Method = 'get' | 'post' | 'put' | 'delete'

/** A name without braces is the same in every address; `{name}` is a parameter, `{path+}` the whole rest. */
export type Path = `/api/${string}`

export interface Endpoint {
  readonly method: Method
  readonly path: Path
  /** In a sentence, for the documentation. */
  readonly summary: string
  /** Any one of these. */
  readonly who: readonly Caller[]
  readonly rate: RateClass
  /** True where the server must not even look who is asking: a cookie that comes along is not read. */
  readonly isAnonymous?: boolean
  /** A passkey must have been shown within the last five minutes: before money, membership or keys change. */
  readonly needsProof: boolean
  readonly params: z.ZodType
  readonly query: z.ZodType
  /** `parquet` is a binary body of the type `application/vnd.apache.parquet`; null is no body at all. */
  readonly body: z.ZodType | 'parquet' | null
  /** `file` is answered by bytes with a type and a name of their own. */
  readonly answer: z.ZodType | 'file'
}
