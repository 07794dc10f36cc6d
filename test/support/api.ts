/** The HTTP API over real engines in a folder of its own, and people who use it with software passkeys. */
import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { expect } from 'vitest'
import type { z } from 'zod'
import { inviteFounder } from '../../src/app/people/invite.ts'
import { errorSchema } from '../../src/contract/http/vocabulary.ts'
import type { Endpoint } from '../../src/contract/http/endpoint.ts'
import { PARQUET_TYPE } from '../../src/contract/http/openapi.ts'
import { routes, type AnswerOf, type RouteName, type SentBodyOf } from '../../src/contract/http/routes.ts'
import type { CollectiveRules } from '../../src/contract/http/people.ts'
import { handlers } from '../../src/server/api/handlers.ts'
import { createApi } from '../../src/server/api/mount.ts'
import { openCollective, type CollectiveOptions, type OpenCollective } from '../../src/server/engines/main.ts'
import { makeBallot, votingIdentityOf } from '../../src/secret-ballot/index.ts'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import { proofArtifacts } from '../../src/adapters/membership/artifacts.ts'
import { rollSchema, type SecretBallot } from '../../src/contract/ballot.ts'
import type { ProposalDocument } from '../../src/contract/proposal.ts'
import type { Choice } from '../../src/governance/index.ts'
import { makeId, type Id, type IdKind } from '../../src/shared/ids.ts'
import { MS_PER_DAY } from '../../src/shared/time.ts'
import { TYPED_CODE_BYTES, typedCodeOf } from '../../src/shared/typed-code.ts'
import { Authenticator } from './authenticator.ts'
import { readServedChecks, type ServedChecks } from './served-openapi.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => nodeHasher.sha256(bytes)

export const ORIGIN = 'http://localhost:3333'
export const START = Date.UTC(2025, 5, 2, 9)

export const RULES: CollectiveRules = {
  name: 'Example',
  currency: 'EUR',
  treasuryBps: 1_000,
  quorumBps: 2_000,
  majorityBps: 5_000,
  votingMs: 7 * MS_PER_DAY,
  payoutMin: '1.00',
  joining: 'open',
}

/** What the tests of a sale vote on. */
export function saleDocument(buyer: Id<'buyer'>): ProposalDocument {
  return {
    format: 'chorus-proposal-1',
    title: 'Artist preferences',
    buyer: { id: buyer, name: 'Example Models' },
    purposes: ['recommenders'],
    purposeText: 'To train a recommender.',
    licence: { title: 'One use', text: 'Use it once.', odrl: { permission: [] } },
    currency: 'EUR',
    price: '100.00',
    treasuryBps: 1_000,
    split: { kind: 'equal' },
    recipe: {
      product: 'memberRows',
      scope: 'artistPreferences',
      columns: ['artist', 'listens'],
      period: null,
      filters: { artistsExcluded: [] },
      thresholds: { artistMembersMin: 2, memberRowsMin: 1 },
      coarsening: { day: 'day', startedAt: 'second' },
    },
    vote: { votingMs: 7 * MS_PER_DAY, quorumBps: 2_000, majorityBps: 5_000 },
  }
}

export function freshId<Kind extends IdKind>(kind: Kind): Id<Kind> {
  return makeId(kind, randomBytes(16))
}

export interface Sent<Name extends RouteName> {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: SentBodyOf<Name>
  readonly bytes?: Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
}

export interface Got<Value> {
  readonly status: number
  /** Of an error; null where there is none. */
  readonly code: string | null
  readonly value: Value
}

export interface TestApi {
  readonly api: Hono
  readonly clock: { nowMs: number; now(): number }
  readonly collective: OpenCollective
  /** The folder of the releases. */
  readonly releases: string
  readonly faults: Error[]
  readonly served: ServedChecks
  readonly close: () => Promise<void>
}

export async function openTestApi(options: Pick<CollectiveOptions, 'witnesses' | 'proofProgram'> = {}): Promise<TestApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chorus-api-'))
  const clock = {
    nowMs: START,
    now(): number {
      return this.nowMs
    },
  }
  const collective = await openCollective({
    dataDir,
    origin: ORIGIN,
    databaseUrl: null,
    clickhouseUrl: null,
    clock,
    isDatabaseInMemory: true,
    ...options,
  })
  const faults: Error[] = []
  const api = createApi({
    effects: () => Promise.resolve(collective.effects),
    handlers,
    clock,
    origin: ORIGIN,
    addressOf: (context) => context.req.header('X-Test-Address') ?? 'one',
    onFault: (error) => faults.push(error),
  })
  const close = async (): Promise<void> => {
    await collective.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { api, clock, collective, releases: join(dataDir, 'releases'), faults, served: await readServedChecks(api), close }
}

/** Somebody with a browser: a cookie, an address, and a passkey. */
export class Person {
  readonly authenticator = new Authenticator(ORIGIN)
  readonly address = randomBytes(8).toString('hex')
  private readonly test: TestApi
  readonly votingCode = typedCodeOf(randomBytes(TYPED_CODE_BYTES))
  readonly voter = votingIdentityOf(sha256, this.votingCode)
  cookie: string | null = null
  recoveryCode = ''

  constructor(test: TestApi) {
    this.test = test
  }

  /** Every answer is held against the contract, and against the OpenAPI document as it is served. */
  async ask<Name extends RouteName>(name: Name, sent: Sent<Name> = {}): Promise<Got<AnswerOf<Name>>> {
    const route: Endpoint = routes[name]
    const response = await this.send(name, sent)
    if (!response.ok) {
      const refusal: unknown = await response.json()
      const { error } = errorSchema.parse(refusal)
      this.test.served.error.parse(refusal)
      return failed(response.status, error.code)
    }
    if (route.answer === 'file') throw new Error('files are asked for by fetchFile')
    const value: unknown = await response.json()
    const checked: z.ZodType = route.answer
    this.test.served.answerTo(name)?.parse(value)
    // Parsed by the schema that the type is taken from.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { status: response.status, code: null, value: checked.parse(value) as AnswerOf<Name> }
  }

  async must<Name extends RouteName>(name: Name, sent: Sent<Name> = {}): Promise<AnswerOf<Name>> {
    const got = await this.ask(name, sent)
    expect(`${name} ${got.status} ${got.code ?? ''}`).toBe(`${name} 200 `)
    return got.value
  }

  async fetchFile(name: RouteName, sent: Pick<Sent<RouteName>, 'params' | 'query'>): Promise<Response> {
    return await this.send(name, sent)
  }

  async send<Name extends RouteName>(name: Name, { params = {}, query = {}, body, bytes, headers = {} }: Sent<Name>): Promise<Response> {
    const route: Endpoint = routes[name]
    const path = route.path.replaceAll(/\{(\w+)\+?\}/g, (_, key: string) => params[key] ?? `no-${key}`)
    const search = new URLSearchParams(query).toString()
    const response = await this.test.api.request(`${ORIGIN}${path}${search === '' ? '' : `?${search}`}`, {
      method: route.method.toUpperCase(),
      headers: {
        Origin: ORIGIN,
        'X-Test-Address': this.address,
        'User-Agent': 'Test',
        ...(this.cookie === null ? {} : { Cookie: this.cookie }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(bytes === undefined ? {} : { 'Content-Type': PARQUET_TYPE }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: bytes }),
    })
    const cookie = response.headers.get('Set-Cookie')
    if (cookie !== null) this.cookie = /Max-Age=0/.test(cookie) ? null : (cookie.split(';')[0] ?? null)
    return response
  }

  async join(displayName: string, token: string | null = null): Promise<this> {
    const votingKey = { commitment: this.voter.commitment.toString(), heldBy: 'device' } as const
    const begun = await this.must('beginJoin', { body: { token, displayName } })
    const credential = this.authenticator.register(begun.options)
    const { recoveryCode } = await this.must('join', { body: { challenge: begun.challenge, token, credential, votingKey } })
    this.recoveryCode = recoveryCode
    return this
  }

  /** Made as a device makes it, with a real proof, which takes a second. */
  async ballot(proposal: string, choice: Choice, sequence: number): Promise<SecretBallot> {
    const { window: _window, rollSha256, places: _places, voters: _voters, ...poll } = await this.must('readPoll', { params: { proposal } })
    const file = await this.fetchFile('readLogFile', { params: { path: `evidence/${rollSha256}` } })
    const roll = rollSchema.parse(await file.json()).map(BigInt)
    const ballot = await makeBallot(sha256, await proofArtifacts(), { identity: this.voter, poll, roll, choice, sequence })
    if (ballot === undefined) throw new Error('this person is not on the roll')
    return ballot
  }

  async signIn(): Promise<void> {
    const begun = await this.must('beginSignIn')
    await this.must('signIn', { body: { challenge: begun.challenge, credential: this.authenticator.show(begun.options) } })
  }

  async prove(): Promise<void> {
    const begun = await this.must('beginProof')
    await this.must('prove', { body: { challenge: begun.challenge, credential: this.authenticator.show(begun.options) } })
  }

  async id(): Promise<string> {
    const me = await this.must('readMe')
    if (!me.signedIn) throw new Error('nobody is signed in')
    return me.account.id
  }
}

/** There is no value where there is an error, and no test looks for one. */
function failed<Value>(status: number, code: string): Got<Value> {
  return {
    status,
    code,
    get value(): Value {
      throw new Error(`there is no answer but the error ${code}`)
    },
  }
}

/** The first steward, by the link that the server prints. */
export async function foundOverHttp(test: TestApi, rules: CollectiveRules = RULES): Promise<Person> {
  const founder = new Person(test)
  const invitation = await inviteFounder(test.collective.effects)
  if (invitation === undefined) throw new Error('the collective is founded already')
  const { token } = invitation
  const begun = await founder.must('beginSetUp', { body: { token, displayName: 'First Steward' } })
  const credential = founder.authenticator.register(begun.options)
  const { recoveryCode } = await founder.must('setUp', { body: { challenge: begun.challenge, token, credential, rules } })
  founder.recoveryCode = recoveryCode
  return founder
}

export async function invited(test: TestApi, steward: Person, role: 'member' | 'steward' | 'buyer', displayName: string): Promise<Person> {
  const { token } = await steward.must('invite', { body: { role } })
  return await new Person(test).join(displayName, token)
}
