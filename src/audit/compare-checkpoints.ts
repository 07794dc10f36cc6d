/** Two members hold the checkpoints of their apps against each other: a keeper who shows them different logs is found out. */
import { openCheckpoint, openLog, TileReader, type LogSource } from '../transparency/index.ts'

/**
 * `same`: both saw the same log, one perhaps earlier. `split`: they were shown different ones, and both checkpoints, signed by
 * one key, prove it. `unshown`: the log does not show that both belong to it. `unsigned`: one of them is no checkpoint of it.
 */
export type Comparison = 'same' | 'split' | 'unshown' | 'unsigned'

export async function compareCheckpoints(source: LogSource & { readonly mine: string; readonly theirs: string }): Promise<Comparison> {
  const opened = await openLog(source)
  if (opened.kind !== 'open') return 'unshown'
  const [mine, theirs] = [source.mine, source.theirs].map((text) => openCheckpoint(text, opened.key, source.isSignedBy)?.checkpoint)
  if (mine === undefined || theirs === undefined) return 'unsigned'
  // Whatever the server shows now, these two settle it between them.
  if (mine.size === theirs.size) return new TileReader(source.read, source.sha256, mine).relationTo(theirs).then(verdictOf)
  const now = new TileReader(source.read, source.sha256, opened.checkpoint)
  const relations = await Promise.all([now.relationTo(mine), now.relationTo(theirs)])
  const verdicts = relations.map(verdictOf)
  return verdicts.find((verdict) => verdict === 'split') ?? verdicts.find((verdict) => verdict === 'unshown') ?? 'same'
}

function verdictOf(relation: Awaited<ReturnType<TileReader['relationTo']>>): Comparison {
  return ({ same: 'same', other: 'split', shorter: 'unshown', unshown: 'unshown' } as const)[relation]
}
