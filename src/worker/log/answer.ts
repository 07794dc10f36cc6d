/** Checks what a collective publishes: all of it, or what concerns one member. */
import { audit, checkMyShare, checkMyVote, type AuditEffects } from '../../audit/index.ts'
import { toLogWorkerSchema, type CheckedShare, type FromLogWorker, type ToLogWorker } from '../../contract/log-worker.ts'
import { assert } from '../../shared/assert.ts'
import { isId } from '../../shared/ids.ts'
import { formatAmount, isCurrency } from '../../shared/money.ts'
import { LOG_PATHS, type ReadLogFile } from '../../transparency/index.ts'

export interface LogWorkerEffects {
  readonly audit: AuditEffects
  /** Rejects where nobody answers. */
  readonly read: ReadLogFile
  readonly send: (message: FromLogWorker) => void
}

/** The log could not be asked. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError' as const
}

/** Sends any number of progress messages and then one answer or failure; never rejects. */
export async function answerLog(data: unknown, effects: LogWorkerEffects): Promise<void> {
  try {
    effects.send(await answerOf(toLogWorkerSchema.parse(data), effects))
  } catch (error) {
    effects.send({ kind: 'failed', failure: error instanceof UnreachableError ? 'unreachable' : 'fault' })
  }
}

type Asked<Kind extends ToLogWorker['kind']> = Extract<ToLogWorker, { kind: Kind }>

async function answerOf(asked: ToLogWorker, effects: LogWorkerEffects): Promise<FromLogWorker> {
  switch (asked.kind) {
    case 'audit':
      return await auditAll(asked, effects)
    case 'checkVote':
      return await checkVote(asked, effects)
    case 'checkShare':
      return { kind: 'shareChecked', share: await checkShare(asked, effects) }
    default:
      return asked satisfies never
  }
}

async function auditAll({ seen }: Asked<'audit'>, { audit: effects, read, send }: LogWorkerEffects): Promise<FromLogWorker> {
  let checkpoint: string | null = null
  const remembering: ReadLogFile = async (path) => {
    const bytes = await read(path)
    if (path === LOG_PATHS.checkpoint && bytes !== undefined) checkpoint = new TextDecoder().decode(bytes)
    return bytes
  }
  const report = await audit(effects, {
    read: remembering,
    key: undefined,
    seen,
    witnesses: [],
    receipts: [],
    onProgress: ({ done, total }) => send({ kind: 'progress', done, total }),
  })
  return { kind: 'audited', report, checkpoint }
}

async function checkVote({ remembered, poll, commitment, ballots }: Asked<'checkVote'>, effects: LogWorkerEffects): Promise<FromLogWorker> {
  const { read } = effects
  const { sha256, isSignedBy } = effects.audit
  // The name of a log stands before its key. Whether it is the log of before is for the checkpoint that is remembered.
  const log = new TextDecoder().decode(await read(LOG_PATHS.key)).split('+')[0] ?? ''
  const receipts = ballots.map((ballot) => ({ ...ballot, log, proposal: poll.proposal }))
  const { holds, findings, remember } = await checkMyVote({
    read,
    sha256,
    isSignedBy,
    key: undefined,
    remembered,
    witnesses: [],
    poll,
    commitment,
    receipts,
  })
  const checkpoint = remember === null ? null : remember.checkpoint
  return { kind: 'voteChecked', holds, findings: findings.map((finding) => ({ code: finding.code, holds: finding.holds })), checkpoint }
}

async function checkShare(
  { proposal, member, opening }: Asked<'checkShare'>,
  { read, audit: effects }: LogWorkerEffects,
): Promise<CheckedShare> {
  const { sha256, isSignedBy } = effects
  assert(isId('proposal', proposal) && isId('member', member), 'the schema let only ids through')
  const share = await checkMyShare({ read, sha256, isSignedBy, key: undefined, proposal, member, opening })
  if (!('currency' in share) || !isCurrency(share.currency)) return { kind: share.kind, currency: null, amount: null, due: null }
  const { currency, kind, minor } = share
  const amountOf = (sum: bigint): string => formatAmount({ currency, minor: sum })
  return { kind, currency, amount: amountOf(minor), due: amountOf('due' in share ? share.due : minor) }
}
