/** Answers "where did my rows go?": what became of every row of every file. */
import type { Problem, Reconciliation, Rejection } from '../contract/reconciliation.ts'
import { limits } from '../shared/limits.ts'
import type { FileTally } from './file-reading.ts'
import { FLAG, LISTEN_KINDS, type ListenKind, type Listens } from './listens.ts'
import { playsByRule } from './play-rules.ts'
import type { StreamRejection } from './formats/reader.ts'
import { REJECTIONS } from './problems.ts'
import { FATE } from './table/reconcile-rows.ts'

export interface ReconcileInput {
  readonly files: readonly FileTally[]
  /** One FATE per row of the row store. */
  readonly fates: Uint8Array
  readonly listens: Listens
  readonly problems: readonly Problem[]
}

export function reconcile({ files, fates, listens, problems }: ReconcileInput): Reconciliation {
  const accounts = files.map((file) => accountOf(file, fates))
  const sum = (key: 'rows' | 'listens' | 'duplicates' | 'merged' | 'rejected'): number =>
    accounts.reduce((total, account) => total + account[key], 0)
  return {
    rows: {
      read: sum('rows'),
      listens: sum('listens'),
      duplicates: sum('duplicates'),
      merged: sum('merged'),
      rejected: sum('rejected'),
      byKind: countKinds(listens),
    },
    files: accounts,
    rejections: rejectionsOf(files),
    estimated: listens.flags.reduce((total, flags) => total + ((flags & FLAG.playedEstimated) === 0 ? 0 : 1), 0),
    repeats: [],
    problems: [...problems],
    /** Judging every listen by every rule takes longer than the rest of the account, and few ask for it. */
    get playRules() {
      return playsByRule(listens)
    },
  }
}

function accountOf(file: FileTally, fates: Uint8Array): Reconciliation['files'][number] {
  const counts = [0, 0, 0]
  for (let row = file.rowsFrom; row < file.rowsTo; row++) {
    const fate = fates[row] ?? FATE.listen
    counts[fate] = (counts[fate] ?? 0) + 1
  }
  const rejected = file.rejections.reduce((total, { rows }) => total + rows, 0)
  return {
    path: file.path,
    format: file.format,
    note: file.note,
    bytes: file.bytes,
    rows: file.rowsTo - file.rowsFrom + rejected,
    listens: counts[FATE.listen] ?? 0,
    duplicates: counts[FATE.duplicate] ?? 0,
    merged: counts[FATE.merged] ?? 0,
    rejected,
  }
}

function countKinds(listens: Listens): Record<ListenKind, number> {
  const counts = LISTEN_KINDS.map(() => 0)
  for (const kind of listens.kind) counts[kind] = (counts[kind] ?? 0) + 1
  const [music = 0, podcast = 0, audiobook = 0, video = 0, unidentified = 0] = counts
  return { music, podcast, audiobook, video, unidentified }
}

function rejectionsOf(files: readonly FileTally[]): Rejection[] {
  const byReason = new Map<StreamRejection, Rejection>()
  for (const file of files) {
    for (const { reason, rows, lines } of file.rejections) {
      const rejection = byReason.get(reason) ?? { reason, sentence: REJECTIONS[reason], rows: 0, examples: [] }
      rejection.rows += rows
      rejection.examples.push(
        ...lines.map((line) => ({ path: file.path, line })).slice(0, limits.rejectedExamplesMax - rejection.examples.length),
      )
      byReason.set(reason, rejection)
    }
  }
  return [...byReason.values()].toSorted((a, b) => b.rows - a.rows)
}
