/** How a check is written down: what was found, whether it holds, and a sentence that says so. */
import { AUDIT_FINDINGS, type AuditFacts, type AuditFindingKind } from '../contract/audit-findings.ts'
import type { AuditCheck } from '../contract/log.ts'
import { SENTENCES } from './sentences.ts'

export function found<Kind extends AuditFindingKind>(kind: Kind, facts: AuditFacts[Kind]): AuditCheck {
  const { code, holds } = AUDIT_FINDINGS[kind]
  return { code, holds, sentence: SENTENCES[kind](facts), finding: { kind, facts } }
}
