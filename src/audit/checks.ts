/** How a check is written down: what was looked at, whether it holds, and a sentence that says so. */
import type { AuditCheck } from '../contract/log.ts'

export function check(code: string, holds: boolean, sentences: { readonly yes: string; readonly no: string }): AuditCheck {
  return { code, holds, sentence: holds ? sentences.yes : sentences.no }
}

export const fails = (code: string, sentence: string): AuditCheck => ({ code, holds: false, sentence })
