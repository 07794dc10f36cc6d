/** All that the handlers of the API reach the world through: the ports of every use case that they call. */
import type { ContributionEffects } from '../../app/contributions/contribute.ts'
import type { DeskEffects } from '../../app/payouts/payout-desk.ts'
import type { NearbyEffects } from '../../app/nearby/nearby.ts'
import type { AccessEffects } from '../../app/people/ceremonies.ts'
import type { BankFiles } from '../../app/ports/bank-file.ts'
import type { ReleaseFiles } from '../../app/ports/release-files.ts'
import type { MembershipProofs } from '../../app/ports/membership-proofs.ts'
import type { WitnessingEffects } from '../../app/hand-in-cosignatures.ts'
import type { FulfilEffects } from '../../app/sales/fulfil-sale.ts'

export type ApiEffects = AccessEffects &
  ContributionEffects &
  DeskEffects &
  NearbyEffects &
  FulfilEffects &
  WitnessingEffects & {
    readonly proofs: MembershipProofs
    readonly releaseFiles: ReleaseFiles
    readonly bankFiles: BankFiles
    readonly isDemonstration: boolean
  }
