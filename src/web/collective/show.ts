/** Values of the collective as they are shown, and as they are typed. */
import { DEEDS, DOER_KINDS } from '../../contract/deeds.ts'
import { format } from '../messages/text.ts'
import { words } from './words.ts'

export function percentOf(bps: number): string {
  return format.finePercent(bps / 10_000)
}

/** Of what a person typed as per cent, with two digits after the point at most; undefined for anything else. */
export function parsePercent(typed: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim())
  if (match === null) return undefined
  const [, whole = '0', rest = ''] = match
  const bps = Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  return bps <= 10_000 ? bps : undefined
}

/** The beginning of a long name, enough to compare two by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)} ${hash.slice(8, 16)} … ${hash.slice(-8)}`
}

const ID_SHOWN = 8

/** The kind of an id and its beginning; the rest tells a person nothing. */
export function shortId(id: string): string {
  const [kind, rest] = id.split('_')
  return kind === undefined || rest === undefined || rest.length <= ID_SHOWN ? id : `${kind}_${rest.slice(0, ID_SHOWN)}…`
}

/** In words; as it stands where this page is older than the entry. */
export function deedSaid(action: string): string {
  const deed = DEEDS.find((known) => known === action)
  return deed === undefined ? action : words.journal.done[deed]
}

export function doerSaid(actor: string): string {
  const [kind, rest] = actor.split('_')
  const known = DOER_KINDS.find((one) => one === kind)
  if (known === undefined) return actor
  return rest === undefined ? words.journal.doers[known] : `${words.journal.doers[known]} ${rest.slice(0, ID_SHOWN)}…`
}

export function movementSaid(kind: string): string {
  return isMovement(kind) ? words.journal.moved[kind] : kind
}

function isMovement(kind: string): kind is keyof typeof words.journal.moved {
  return Object.hasOwn(words.journal.moved, kind)
}
