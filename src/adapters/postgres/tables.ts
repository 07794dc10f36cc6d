/** The tables as the migrations make them. Written from a migrated database; a test tells when the two differ. */
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Instant, InstantOrNull, Json, Made } from './column-types.ts'

export interface AccountTable {
  readonly id: AccountId
  readonly displayName: string | null
  readonly createdAt: Instant
  readonly erasedAt: InstantOrNull
}

export interface AccountRoleTable {
  readonly accountId: AccountId
  readonly role: 'member' | 'steward' | 'buyer'
  readonly grantedAt: Instant
}

export interface AuditEventTable {
  readonly seq: bigint
  readonly at: Instant
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: Json
  readonly previousHash: string | null
  readonly hash: string
}

export interface BallotTable {
  readonly proposalId: Id<'proposal'>
  readonly nullifier: string
  readonly sequence: number
  readonly sealed: string
  readonly place: bigint
  readonly castAt: Instant
}

export interface ChallengeTable {
  readonly id: string
  readonly purpose: string
  readonly accountId: AccountId | null
  readonly challenge: Uint8Array
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly subject: string | null
  readonly displayName: string | null
}

export interface CollectiveTable {
  readonly onlyRow: Made<boolean>
  readonly name: string
  readonly currency: string
  readonly treasuryBps: number
  readonly quorumBps: number
  readonly majorityBps: number
  readonly votingMs: bigint
  readonly payoutMinorMin: bigint
  readonly createdAt: Instant
}

export interface CollectiveBankAccountTable {
  readonly onlyRow: Made<boolean>
  readonly sealedDetails: Uint8Array
  readonly changedAt: Instant
}

export interface ConsentEventTable {
  readonly memberId: Id<'member'>
  readonly sequence: number
  readonly at: Instant
  readonly scopes: readonly string[]
  readonly purposes: readonly string[]
  readonly buyersNever: readonly string[]
  readonly askEachSale: boolean
  readonly textVersion: string
}

export interface ContributionTable {
  readonly id: Id<'contribution'>
  readonly memberId: Id<'member'>
  readonly scope: 'artistPreferences' | 'trackCounts' | 'dayPlays' | 'timedPlays'
  readonly rowCount: number
  readonly fileBytes: bigint
  readonly sha256: string
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly state: 'received' | 'accepted' | 'doubted' | 'refused' | 'appealed' | 'dismissed' | 'withdrawn'
  readonly reason: string | null
  readonly receivedAt: Instant
  readonly findings: Json
  readonly isSettled: boolean
}

export interface ContributionStepTable {
  readonly contributionId: Id<'contribution'>
  readonly action: 'admit' | 'refuse' | 'appeal' | 'grant' | 'dismiss'
  readonly accountId: AccountId
  readonly text: string | null
  readonly at: Instant
}

export interface DatasetRequestTable {
  readonly id: Id<'request'>
  readonly buyerId: Id<'buyer'>
  readonly title: string
  readonly wishes: string
  readonly requestedAt: Instant
}

export interface DownloadTable {
  readonly tokenHash: Uint8Array
  readonly at: Instant
  readonly path: string
  readonly sentBytes: bigint
}

export interface DownloadLinkTable {
  readonly tokenHash: Uint8Array
  readonly releaseId: Id<'release'>
  readonly buyerId: Id<'buyer'>
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt: InstantOrNull
}

export interface JoiningRuleTable {
  readonly onlyRow: Made<boolean>
  readonly isOpen: boolean
}

export interface LedgerPostingTable {
  readonly transferId: string
  readonly line: number
  readonly account: string
  readonly currency: string
  readonly minor: bigint
}

export interface LedgerTransferTable {
  readonly id: string
  readonly position: Made<bigint>
  readonly kind:
    | 'saleInvoiced'
    | 'salePaid'
    | 'saleDistributed'
    | 'payoutSent'
    | 'payoutSettled'
    | 'payoutRejected'
    | 'returnReceived'
    | 'returnCredited'
    | 'reversal'
  readonly reference: string
  readonly contentSha256: string
  readonly postedAt: Instant
  readonly writtenIn: Made<string>
}

export interface LogCosignatureTable {
  readonly witness: string
  readonly size: bigint
  readonly unixSeconds: bigint
  readonly checkpoint: string
  readonly line: string
}

export interface LogEntryTable {
  readonly place: bigint
  readonly previousPlace: Made<bigint | null>
  readonly entry: string
  readonly leafHash: Uint8Array
}

export interface LogEvidenceTable {
  readonly sha256: string
  readonly body: string
}

export interface MemberKeyTable {
  readonly memberId: Id<'member'>
  readonly wrappedKey: Uint8Array | null
  readonly createdAt: Instant
  readonly destroyedAt: InstantOrNull
}

export interface NearbyAgreementTable {
  readonly memberId: Id<'member'>
  readonly otherId: Id<'member'>
  readonly agreedAt: Instant
}

export interface NearbyMemberTable {
  readonly memberId: Id<'member'>
  readonly since: Instant
}

export interface PasskeyTable {
  readonly credentialId: string
  readonly accountId: AccountId
  readonly publicKey: Uint8Array
  readonly counter: bigint
  readonly transports: readonly string[]
  readonly createdAt: Instant
  readonly lastUsedAt: InstantOrNull
}

export interface PaymentConfirmationTable {
  readonly proposalId: Id<'proposal'>
  readonly stewardId: AccountId
  readonly reference: string
  readonly at: Instant
}

export interface PayoutTable {
  readonly id: Id<'payout'>
  readonly memberId: Id<'member'>
  readonly currency: string
  readonly minor: bigint
  readonly state: 'requested' | 'batched' | 'approved' | 'sent' | 'settled' | 'returned' | 'cancelled'
  readonly batchId: Id<'batch'> | null
  readonly requestedAt: Instant
}

export interface PayoutApprovalTable {
  readonly batchId: Id<'batch'>
  readonly stewardId: AccountId
  readonly at: Instant
}

export interface PayoutBatchTable {
  readonly id: Id<'batch'>
  readonly currency: string
  readonly assembledBy: AccountId
  readonly assembledAt: Instant
  readonly sentAt: InstantOrNull
  readonly settledAt: InstantOrNull
}

export interface PayoutMethodTable {
  readonly memberId: Id<'member'>
  readonly kind: 'bankTransfer' | 'csv' | 'donation' | 'hold'
  readonly sealedDetails: Uint8Array | null
  readonly changedAt: Instant
}

export interface PollTable {
  readonly proposalId: Id<'proposal'>
  readonly root: string
  readonly tallyKey: string
  readonly sealedPrivateKey: Uint8Array
  readonly rollSha256: string
  readonly place: bigint
}

export interface ProposalTable {
  readonly id: Id<'proposal'>
  readonly requestId: Id<'request'> | null
  readonly draftedBy: AccountId
  readonly document: string
  readonly documentSha256: string
  readonly state: 'draft' | 'open' | 'passed' | 'rejected' | 'lapsed' | 'paid' | 'delivered' | 'settled' | 'cancelled'
  readonly draftedAt: Instant
  readonly opensAt: InstantOrNull
  readonly closesAt: InstantOrNull
}

export interface RecoveryCodeTable {
  readonly accountId: AccountId
  readonly codeHash: Uint8Array
  readonly createdAt: Instant
  readonly usedAt: InstantOrNull
}

export interface ReleaseTable {
  readonly id: Id<'release'>
  readonly proposalId: Id<'proposal'>
  readonly manifestSha256: string
  readonly snapshot: string
  readonly builtAt: Instant
}

export interface ReleaseMemberTable {
  readonly releaseId: Id<'release'>
  readonly memberId: Id<'member'>
  readonly pseudonym: string
  readonly weight: bigint
}

export interface RollEntryTable {
  readonly proposalId: Id<'proposal'>
  readonly memberId: Id<'member'>
  readonly commitment: string | null
}

export interface SaleAnswerTable {
  readonly proposalId: Id<'proposal'>
  readonly memberId: Id<'member'>
  readonly consents: boolean
  readonly at: Instant
}

export interface SessionTable {
  readonly id: string
  readonly accountId: AccountId
  readonly secretHash: Uint8Array
  readonly device: string
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
  readonly provedAt: InstantOrNull
  readonly byRecoveryCode: boolean
}

export interface SetupTokenTable {
  readonly tokenHash: Uint8Array
  readonly role: 'member' | 'steward' | 'buyer'
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: InstantOrNull
  readonly stewardId: AccountId | null
}

export interface TallyTable {
  readonly proposalId: Id<'proposal'>
  readonly roll: bigint
  readonly yes: bigint
  readonly no: bigint
  readonly abstain: bigint
  readonly verdict: 'pass' | 'reject' | 'lapse'
  readonly closedAt: Instant
}

export interface VoterTable {
  readonly commitment: string
  readonly memberId: Id<'member'>
  readonly heldBy: 'passkey' | 'device'
  readonly askedAt: Instant
  readonly effectiveAt: Instant
  readonly endsAt: InstantOrNull
}

export interface Tables {
  readonly account: AccountTable
  readonly accountRole: AccountRoleTable
  readonly auditEvent: AuditEventTable
  readonly ballot: BallotTable
  readonly challenge: ChallengeTable
  readonly collective: CollectiveTable
  readonly collectiveBankAccount: CollectiveBankAccountTable
  readonly consentEvent: ConsentEventTable
  readonly contribution: ContributionTable
  readonly contributionStep: ContributionStepTable
  readonly datasetRequest: DatasetRequestTable
  readonly download: DownloadTable
  readonly downloadLink: DownloadLinkTable
  readonly joiningRule: JoiningRuleTable
  readonly ledgerPosting: LedgerPostingTable
  readonly ledgerTransfer: LedgerTransferTable
  readonly logCosignature: LogCosignatureTable
  readonly logEntry: LogEntryTable
  readonly logEvidence: LogEvidenceTable
  readonly memberKey: MemberKeyTable
  readonly nearbyAgreement: NearbyAgreementTable
  readonly nearbyMember: NearbyMemberTable
  readonly passkey: PasskeyTable
  readonly paymentConfirmation: PaymentConfirmationTable
  readonly payout: PayoutTable
  readonly payoutApproval: PayoutApprovalTable
  readonly payoutBatch: PayoutBatchTable
  readonly payoutMethod: PayoutMethodTable
  readonly poll: PollTable
  readonly proposal: ProposalTable
  readonly recoveryCode: RecoveryCodeTable
  readonly release: ReleaseTable
  readonly releaseMember: ReleaseMemberTable
  readonly rollEntry: RollEntryTable
  readonly saleAnswer: SaleAnswerTable
  readonly session: SessionTable
  readonly setupToken: SetupTokenTable
  readonly tally: TallyTable
  readonly voter: VoterTable
}
