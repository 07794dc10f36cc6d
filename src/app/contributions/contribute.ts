/** Takes in what members offer: reads and checks each file, keeps it in the vault as it came, and adds its rows to the pool. */
import type { FindingOfRows, Scope } from '../../contract/contribution.ts'
import {
  CONTRIBUTION_RULES,
  contributionCan,
  findingsOfRows,
  readContribution,
  summarise,
  type ContributionRows,
  type ContributionState,
} from '../../contribution/index.ts'
import type { Pool } from '../../pool/index.ts'
import { assert, at } from '../../shared/assert.ts'
import { hexOf } from '../../shared/hex.ts'
import type { Id } from '../../shared/ids.ts'
import { change, type Effects } from '../change.ts'
import { done, idTaken, notMember, refused, repeated, type Outcome } from '../outcome.ts'
import type { Contribution } from '../ports/contributions.ts'
import type { Vault, WrappedKey } from '../ports/vault.ts'
import { poolNameOf, type PoolNaming } from './pool-name.ts'

export interface ContributionEffects extends Effects, PoolNaming {
  readonly vault: Vault
  readonly pool: Pool
}

export interface OfferedFile {
  /** Made by whoever offers the file, so that offering it again cannot count it twice. */
  readonly id: Id<'contribution'>
  readonly member: Id<'member'>
  readonly scope: Scope
  /** Parquet, from a hand that nobody trusts. */
  readonly bytes: Uint8Array
}

export interface Accepted {
  /** `doubted` where a steward has to look at it first; its rows are not in the pool then. */
  readonly state: ContributionState
  readonly findings: readonly FindingOfRows[]
}

type Refusal = 'notMember' | 'idTaken' | 'withdrawn' | 'scopeTaken' | 'unreadable' | 'implausible'
export type ContributionOutcome = Outcome<Accepted, Refusal>

const withdrawn = refused('withdrawn', 'This contribution was withdrawn; offer the file under a new id.')
/** Two files of one scope tell of the same listens, and rows without days cannot be told apart. */
export const scopeTaken = refused(
  'scopeTaken',
  'You have handed in rows of this kind before; take those back first, so that nothing counts twice.',
)

/**
 * Takes in files of any members; the outcomes are parallel to the files. A crash on the way leaves contributions in the
 * state `received`, and offering them again finishes the work.
 */
export async function contribute(effects: ContributionEffects, files: readonly OfferedFile[]): Promise<readonly ContributionOutcome[]> {
  assert(new Set(files.map(({ id }) => id)).size === files.length, 'one call holds each contribution once')
  const outcomes = new Map<Id<'contribution'>, ContributionOutcome>()
  const readable: CheckedFile[] = []
  for (const file of files) {
    const checked = await check(effects, file)
    if (checked.kind === 'refused') outcomes.set(file.id, checked)
    else readable.push(checked.value)
  }
  const entered = await enter(effects, readable, outcomes)
  await allOf(entered, STORES_AT_ONCE, ({ file, key }) => effects.vault.store(fileOf(file), key, file.bytes))
  const sound = entered.filter(({ findings }) => findings.length === 0)
  await effects.pool.insert(sound.map(({ file, rows }) => ({ member: poolNameOf(effects, file.member), contribution: file.id, rows })))
  await accept(effects, entered, outcomes)
  return files.map(({ id }) => {
    const outcome = outcomes.get(id)
    assert(outcome, 'every file has an outcome')
    return outcome
  })
}

interface CheckedFile {
  readonly file: OfferedFile
  readonly rows: ContributionRows
  readonly sha256: string
  readonly findings: readonly FindingOfRows[]
}

interface EnteredFile extends CheckedFile {
  readonly key: WrappedKey
}

async function check({ hasher, clock }: Effects, file: OfferedFile): Promise<Outcome<CheckedFile, 'unreadable' | 'implausible'>> {
  const read = await readContribution(file.bytes, file.scope)
  if (read.kind === 'refused') return refused('unreadable', read.sentence)
  const findings = findingsOfRows(read.rows, clock.now())
  const impossible = findings.find(({ weight }) => weight === 'refused')
  if (impossible !== undefined) return refused('implausible', impossible.sentence)
  return done({ file, rows: read.rows, sha256: hexOf(hasher.sha256(file.bytes)), findings })
}

/** Writes the entries and gives those files that have to be kept and pooled. */
async function enter(
  effects: ContributionEffects,
  checked: readonly CheckedFile[],
  outcomes: Map<Id<'contribution'>, ContributionOutcome>,
): Promise<readonly EnteredFile[]> {
  // Made before the transaction, which may run twice; those of members who have a key already are thrown away.
  const freshKeys = new Map<Id<'member'>, WrappedKey>()
  for (const { file } of checked) freshKeys.set(file.member, await effects.vault.newMemberKey(file.member))
  return change(effects, async ({ tx, atMs, record }) => {
    const members = checked.map(({ file }) => file.member)
    const live = await tx.accounts.holders('member', members)
    const standing = new Map<string, Id<'contribution'>>()
    for (const { id, member, scope } of await tx.contributions.standingOf(members)) standing.set(`${member} ${scope}`, id)
    const known = await tx.contributions.contributions(checked.map(({ file }) => file.id))
    const keys = new Map(await tx.memberKeys.wrappedKeys(members))
    const added = new Map<Id<'member'>, WrappedKey>()
    const fresh: Contribution[] = []
    const entered: EnteredFile[] = []
    for (const one of checked) {
      const { id, member, scope } = one.file
      const place = `${member} ${scope}`
      const key = keys.get(member) ?? freshKeys.get(member)
      assert(key, 'a key was made for every member')
      // The destruction of a key cannot be undone.
      if (!live.has(member) || key === 'destroyed') {
        outcomes.set(id, notMember)
        continue
      }
      const same = known.get(id)
      const before = outcomeOf(one, same) ?? (same === undefined && standing.has(place) ? scopeTaken : undefined)
      if (before !== undefined) {
        outcomes.set(id, before)
        continue
      }
      if (!keys.has(member)) added.set(member, key)
      keys.set(member, key)
      entered.push({ ...one, key })
      standing.set(place, id)
      if (same === undefined) fresh.push(contributionOf(one, atMs))
    }
    await tx.memberKeys.add(added, atMs)
    if (fresh.length === 0) return entered
    await tx.contributions.add(fresh)
    await record(
      ...fresh.map(({ id, member, scope, sha256 }) => ({
        actor: member,
        action: 'contribute' as const,
        subject: id,
        detail: { scope, sha256 },
      })),
    )
    return entered
  })
}

/** What there is to answer without any work; undefined where the file is new, or was received and not yet dealt with. */
function outcomeOf({ file, sha256, findings }: CheckedFile, known: Contribution | undefined): ContributionOutcome | undefined {
  if (known === undefined) return undefined
  if (known.member !== file.member || known.sha256 !== sha256 || known.scope !== file.scope) return idTaken
  if (contributionCan.pass(known)) return undefined
  return contributionCan.withdraw(known) ? repeated({ state: known.state, findings }) : withdrawn
}

function contributionOf({ file, rows, sha256, findings }: CheckedFile, atMs: number): Contribution {
  return {
    id: file.id,
    member: file.member,
    scope: file.scope,
    rowCount: rows.count,
    fileBytes: BigInt(file.bytes.length),
    sha256,
    period: summarise(rows).period,
    state: 'received',
    findings: findings.map(({ code, rows: failed }) => ({ code, rows: failed })),
    reason: null,
    receivedAtMs: atMs,
    isSettled: false,
  }
}

function fileOf({ member, id }: OfferedFile) {
  return { member, contribution: id }
}

/** Says of each file that it is in, and takes out again what was withdrawn in the meantime. */
async function accept(
  effects: ContributionEffects,
  entered: readonly EnteredFile[],
  outcomes: Map<Id<'contribution'>, ContributionOutcome>,
): Promise<void> {
  if (entered.length === 0) return
  const changes = await change(effects, async (each) => {
    const known = await each.tx.contributions.contributions(entered.map(({ file }) => file.id))
    const made = entered.map((one) => acceptOne(one, known.get(one.file.id)))
    for (const { from, to: state } of [CONTRIBUTION_RULES.pass, CONTRIBUTION_RULES.doubt]) {
      const moved = entered.filter((_, index) => at(made, index).kind === 'made' && at(made, index).state === state)
      const ids = moved.map(({ file }) => file.id)
      await each.tx.contributions.moveAll(ids, from[0], { state, reason: null, isSettled: true })
    }
    const entries = entered.flatMap(({ file, rows, findings }, index) =>
      at(made, index).kind === 'made'
        ? [
            {
              actor: 'clock',
              action: findings.length === 0 ? ('acceptContribution' as const) : ('doubtContribution' as const),
              subject: file.id,
              detail: { rows: rows.count, findings: findings.map(({ code }) => code) },
            },
          ]
        : [],
    )
    if (entries.length > 0) await each.record(...entries)
    return made
  })
  const gone: OfferedFile[] = []
  for (const [index, { file, findings }] of entered.entries()) {
    const made = at(changes, index)
    const value = { state: made.state, findings }
    outcomes.set(file.id, made.kind === 'withdrawn' ? withdrawn : made.kind === 'made' ? done(value) : repeated(value))
    if (made.kind === 'withdrawn') gone.push(file)
  }
  for (const file of gone) await effects.vault.remove(fileOf(file))
  if (gone.length > 0) {
    await effects.pool.forgetContributions(gone.map((file) => ({ member: poolNameOf(effects, file.member), contribution: file.id })))
  }
}

/** `madeBefore`: by another call with the same file that ran at the same time. */
interface AcceptChange {
  readonly kind: 'made' | 'madeBefore' | 'withdrawn'
  readonly state: ContributionState
}

function acceptOne({ findings }: EnteredFile, known: Contribution | undefined): AcceptChange {
  assert(known, 'what was entered is there')
  if (!contributionCan.pass(known)) return { kind: contributionCan.withdraw(known) ? 'madeBefore' : 'withdrawn', state: known.state }
  return { kind: 'made', state: CONTRIBUTION_RULES[findings.length === 0 ? 'pass' : 'doubt'].to }
}

/** A file is mostly waiting for the disk, which takes several at once. */
const STORES_AT_ONCE = 8

async function allOf<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values()
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
