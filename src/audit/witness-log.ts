/** What a witness does: sees that a log has only grown since it last looked, and signs how far it has come. */
import { openCheckpoint, openLog, TileReader, type LogSource, type OpenedLog } from '../transparency/index.ts'

export interface WitnessRequest extends LogSource {
  /** The checkpoint that was signed last; null for a log that is seen for the first time. */
  readonly remembered: string | null
}

type Opened = Extract<OpenedLog, { readonly kind: 'open' }>

export type WitnessedLog =
  /** `before`: how many entries there were when the witness last looked; null on its first visit. */
  | { readonly kind: 'holds'; readonly opened: Opened; readonly before: number | null }
  /** `rewritten`: entries of before are others now. `cutBack`: there are fewer. `unshown`: the files that would show the growth are missing or wrong. */
  | { readonly kind: 'rewritten' | 'cutBack' | 'unshown'; readonly opened: Opened; readonly before: number }
  /** `unsigned`: there is no checkpoint that the key of this log has signed. `forgotten`: what is remembered is none. */
  | { readonly kind: 'noKey' | 'unsigned' | 'tooLong' | 'forgotten' }

export async function witnessLog(request: WitnessRequest): Promise<WitnessedLog> {
  const { read, sha256, isSignedBy, remembered } = request
  const opened = await openLog(request)
  if (opened.kind !== 'open') return { kind: opened.kind === 'noCheckpoint' ? 'unsigned' : opened.kind }
  if (remembered === null) return { kind: 'holds', opened, before: null }
  const known = openCheckpoint(remembered, opened.key, isSignedBy)?.checkpoint
  if (known === undefined) return { kind: 'forgotten' }
  const relation = await new TileReader(read, sha256, opened.checkpoint).relationTo(known)
  const kind = ({ same: 'holds', other: 'rewritten', shorter: 'cutBack', unshown: 'unshown' } as const)[relation]
  return { kind, opened, before: known.size }
}
