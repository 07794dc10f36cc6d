/** The only door to the checks that anyone makes of a collective from what it publishes: all of it, or what concerns oneself. */
export { audit } from './audit.ts'
export { compareCheckpoints, type Comparison } from './compare-checkpoints.ts'
export type { AuditEffects, AuditProgress, AuditRequest } from './effects.ts'
export { checkMyShare, type MyShare, type MyShareRequest } from './my-share.ts'
export { checkMyVote, type MyVote, type MyVoteFinding, type MyVoteRequest, type ServedPoll } from './my-vote.ts'
export { readLog, type LogReading } from './read-log.ts'
export { standingVote, type StandingVote } from './standing-vote.ts'
export { witnessLog, type WitnessedLog, type WitnessRequest } from './witness-log.ts'
