/** What a voter's own device does: it proves membership without saying whose, and seals a choice until the close. */
export { makeVotingIdentity, type VotingIdentity } from './identity.ts'
export { rootOf, ROLL_DEPTH } from './roll.ts'
export { proveMembership, type ProofArtifacts } from './prove.ts'
export { newTallyKeys, openChoice, sealChoice, type SealedFor, type TallyKeys } from './sealed-choice.ts'
