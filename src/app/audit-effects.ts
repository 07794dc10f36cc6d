/** What an audit is handed, from the ports. */
import type { AuditEffects } from '../audit/index.ts'
import type { MembershipProofs } from './ports/membership-proofs.ts'
import type { VerificationEffects } from './verify-release.ts'

/** Without an engine for proofs everything else is checked, and the report says so. */
export function auditEffectsOf({ hasher, signatures }: VerificationEffects, proofs: MembershipProofs | null): AuditEffects {
  return {
    sha256: (bytes) => hasher.sha256(bytes),
    isSignedBy: signatures.isSignedBy,
    checkProofs: proofs === null ? null : (claims) => proofs.check(claims),
  }
}
