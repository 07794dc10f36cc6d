/** What a voter's own device does, and what undoes it after the close: membership proved without saying whose, and a choice sealed until then. */
export { claimOf, makeBallot, nullifierOf, openBallots, scopeOf, sealBallot, type BallotClaim, type BallotRequest } from './ballot.ts'
export { makeVotingIdentity, votingIdentityOf, type VotingIdentity } from './identity.ts'
export { rootOf, ROLL_DEPTH } from './roll.ts'
export { proveMembership, type ProofArtifacts } from './prove.ts'
export { arePair, newTallyKeys, type TallyKeys } from './sealed-choice.ts'
