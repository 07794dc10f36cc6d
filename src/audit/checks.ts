/** How a check is written down: what was looked at, whether it holds, and a sentence that says so. */
import type { AuditCheck } from '../contract/log.ts'

export function check(code: string, holds: boolean, sentences: { readonly yes: string; readonly no: string }): AuditCheck {
  return { code, holds, sentence: holds ? sentences.yes : sentences.no }
}

/** A number with its thing: one ballot, two ballots. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

export const fails = (code: string, sentence: string): AuditCheck => ({ code, holds: false, sentence })
