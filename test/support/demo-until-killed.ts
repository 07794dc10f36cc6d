/** A demonstration with a handful of members that says whenever the ballot box looks at a ballot, until it is killed: `node FILE FOLDER`. */
import { writeSync } from 'node:fs'
import { openEmbeddedEngines } from '../../src/adapters/embedded-engines.ts'
import { openMembershipProofs } from '../../src/adapters/membership/batch-verifier.ts'
import type { MembershipProofs } from '../../src/app/ports/membership-proofs.ts'
import { runCommandLine } from '../../src/cli/run.ts'
import { contextOn, Screen } from '../../src/cli/terminal.case.ts'

const folder = process.argv[2] ?? ''

async function tellingProofs(): Promise<MembershipProofs> {
  const proofs = await openMembershipProofs()
  return {
    check(claims) {
      // Written at once and not by a stream, so that the parent sees it when it happens.
      writeSync(1, 'a ballot has come\n')
      return proofs.check(claims)
    },
  }
}

await runCommandLine(['demo', '--members', '12', '--ballots', '3', '--keep', folder], {
  ...contextOn(new Screen(), new Screen()),
  openEngines: openEmbeddedEngines,
  membershipProofs: tellingProofs,
})
