/** Goes through everyone who can vote, and holds every roll against it: nobody on it who should not be, and nobody left out. */
import { rollSchema } from '../contract/ballot.ts'
import type { AuditCheck, AuditPart } from '../contract/log.ts'
import { rootOf } from '../secret-ballot/index.ts'
import { parseInstant } from '../shared/time.ts'
import { found } from './checks.ts'
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
    const fault = isVoterEntry(entry) ? electorate.take({ place, entry }) : undefined
    if (fault !== undefined && faults.length < FAULTS_MAX) faults.push(fault)
  }
  const { enrolled, left } = electorate
  const checks = faults.length === 0 ? [found('voters', { enrolled, left })] : faults
  return { part: { about: 'voters', title: 'Who can vote', checks }, rolls }
}

async function checkRoll(source: EvidenceSource, electorate: Electorate, entry: EntryOf<'rollFrozen'>): Promise<readonly AuditCheck[]> {
  const list = await parsedEvidence(source, entry.listSha256, rollSchema)
  if (list === undefined) return [found('rollMissing', {})]
  const due = electorate.rollAt(parseInstant(entry.at) ?? 0)
  const dueSet = new Set(due)
  const listed = new Set(list)
  const added = list.filter((commitment) => !dueSet.has(commitment))
  const missing = due.filter((commitment) => !listed.has(commitment))
  const early = added.filter((commitment) => electorate.isToCome(commitment))
  const checks: AuditCheck[] = []
  if (early.length > 0) checks.push(found('rollEarly', { keys: early.length }))
  if (added.length > early.length) checks.push(found('rollPadded', { strangers: added.length - early.length }))
  if (missing.length > 0) checks.push(found('rollThinned', { missing: missing.length }))
  if (checks.length > 0) return [...checks, checkRoot(list, entry.root)]
  const isSound = list.length === entry.members && list.every((commitment, index) => commitment === due[index])
  return [isSound ? found('roll', { members: entry.members }) : found('rollOther', {}), checkRoot(list, entry.root)]
}

function checkRoot(list: readonly string[], root: string): AuditCheck {
  const isRight = list.length > 0 && rootOf(list.map(BigInt)).toString() === root
  return found(isRight ? 'rollRoot' : 'rollRootOther', {})
}
