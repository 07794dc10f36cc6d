/** What can go wrong with somebody's files, by codes that every page has words for in each of its languages. */
import type { Problem } from './reconciliation.ts'

export const PROBLEM_CODES = [
  'unreadableZip',
  'tooManyEntries',
  'unpacksTooLarge',
  'overlappingFiles',
  'unknownCompression',
  'largerThanDeclared',
  'endsEarly',
  'nestedTooDeep',
  'tooLargeToHold',
  'badSheet',
  'badParquet',
  'badChecksum',
  'badData',
  'encrypted',
  'tooLarge',
  'tooManyRows',
  'tooBroken',
  'listNotClosed',
  'unreadableFile',
  'nothingUsable',
  'noListens',
  'nothingAdded',
  'sampleMissing',
  'notSaved',
  'outOfMemory',
  'importFault',
  'workerFault',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** Why a row was left out. */
export const ROW_FAULTS = [
  'noTime',
  'timeOutOfRange',
  'badDuration',
  'otherActivity',
  'malformed',
  'cutOff',
  'tooDeep',
  'tooLong',
  'notARecord',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

export interface KnownProblem extends Problem {
  readonly code: ProblemCode | RowFault
}
