/** Values of the collective as they are shown, and as they are typed. */
import { format } from '../messages/text.ts'

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
