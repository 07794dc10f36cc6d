/** Goes through everyone who can vote, and holds every roll against it: nobody on it who should not be, and nobody left out. */
import { rollSchema } from '../contract/ballot.ts'
import type { AuditCheck, AuditPart } from '../contract/log.ts'
import { rootOf } from '../secret-ballot/index.ts'
import { parseInstant } from '../shared/time.ts'
import { check, fails } from './checks.ts'
import type { EntryOf, Placed } from './effects.ts'
import { Electorate, isVoterEntry } from './electorate.ts'
import { parsedEvidence, type EvidenceSource } from './evidence.ts'

export interface AuditedVoters {
  readonly part: AuditPart
  /** What is to be said of the roll that was frozen at a place. */
  readonly rolls: ReadonlyMap<number, readonly AuditCheck[]>
}

/** Faulty entries that a report names; more would bury the others. */
const FAULTS_MAX = 10

export async function auditVoters(source: EvidenceSource, entries: readonly Placed[]): Promise<AuditedVoters> {
  const electorate = new Electorate()
  const faults: AuditCheck[] = []
  const rolls = new Map<number, readonly AuditCheck[]>()
  for (const { place, entry } of entries) {
    if (entry.kind === 'rollFrozen') rolls.set(place, await checkRoll(source, electorate, entry))
    const fault = isVoterEntry(entry) ? electorate.take(entry) : undefined
    if (fault !== undefined && faults.length < FAULTS_MAX) faults.push(fails('voters', `Entry ${place} ${fault}`))
  }
  const { enrolled, left } = electorate
  const sound = check('voters', true, { yes: `${enrolled} voters were enrolled, each with a key of their own, and ${left} left.`, no: '' })
  return { part: { title: 'Who can vote', checks: faults.length === 0 ? [sound] : faults }, rolls }
}

async function checkRoll(source: EvidenceSource, electorate: Electorate, entry: EntryOf<'rollFrozen'>): Promise<readonly AuditCheck[]> {
  const list = await parsedEvidence(source, entry.listSha256, rollSchema)
  if (list === undefined) return [fails('roll', 'The roll that was frozen is missing or was changed.')]
  const due = electorate.rollAt(parseInstant(entry.at) ?? 0)
  const dueSet = new Set(due)
  const listed = new Set(list)
  const added = list.filter((commitment) => !dueSet.has(commitment))
  const missing = due.filter((commitment) => !listed.has(commitment))
  const early = added.filter((commitment) => electorate.isToCome(commitment))
  const checks: AuditCheck[] = []
  if (early.length > 0) checks.push(fails('rollEarly', `The roll holds ${early.length} changed keys BEFORE their time.`))
  if (added.length > early.length)
    checks.push(
      fails('rollPadded', `The roll is PADDED: ${added.length - early.length} on it are nobody who could vote when it was frozen.`),
    )
  if (missing.length > 0)
    checks.push(fails('rollThinned', `The roll is THINNED: ${missing.length} who could vote when it was frozen are missing.`))
  if (checks.length > 0) return [...checks, checkRoot(list, entry.root)]
  const isSound = list.length === entry.members && list.every((commitment, index) => commitment === due[index])
  return [
    check('roll', isSound, {
      yes: `The roll of ${entry.members} was frozen before the vote opened: everyone who could vote then, each once, and nobody else.`,
      no: 'The roll does not hold the members that it claims, each once and in their order.',
    }),
    checkRoot(list, entry.root),
  ]
}

function checkRoot(list: readonly string[], root: string): AuditCheck {
  return check('rollRoot', list.length > 0 && rootOf(list.map(BigInt)).toString() === root, {
    yes: 'Its root, by which ballots prove that their voters are on it, is right.',
    no: 'Its root is WRONG: ballots proved that their voters are on another roll.',
  })
}
