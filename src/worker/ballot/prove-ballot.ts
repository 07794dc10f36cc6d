/** From the message of the page to the proof or the failure that it is answered with. */
import { toBallotWorkerSchema, type FromBallotWorker, type ProofFailure } from '../../contract/ballot-worker.ts'
import { makeVotingIdentity, proveMembership, type ProofArtifacts } from '../../secret-ballot/index.ts'
import { assert } from '../../shared/assert.ts'
import { parseHex } from '../../shared/hex.ts'
import { FilesUnavailableError, type BytesRead } from './proof-artifacts.ts'

export interface ProvingEffects {
  readonly artifacts: (onProgress: (progress: BytesRead) => void) => Promise<ProofArtifacts>
  readonly send: (message: FromBallotWorker) => void
}

/** Sends any number of progress messages and then one proof or failure; never rejects. */
export async function proveBallot(data: unknown, { artifacts, send }: ProvingEffects): Promise<void> {
  const asked = toBallotWorkerSchema.safeParse(data)
  if (!asked.success) return send({ kind: 'failed', failure: 'askUnreadable' })
  const { secret, roll, scope, message } = asked.data
  try {
    const bytes = parseHex(secret)
    assert(bytes, 'the schema let only hexadecimal digits through')
    const files = await artifacts((progress) => send({ kind: 'progress', progress: { stage: 'fetchingFiles', ...progress } }))
    const proof = await proveMembership(
      files,
      { identity: makeVotingIdentity(bytes), roll: roll.map(BigInt), scope: BigInt(scope), message: BigInt(message) },
      (stage) => send({ kind: 'progress', progress: { stage } }),
    )
    send(proof === undefined ? { kind: 'failed', failure: 'notOnRoll' } : { kind: 'proved', proof: { ...proof, proof: [...proof.proof] } })
  } catch (error) {
    send({ kind: 'failed', failure: failureOf(error) })
  }
}

/** The message of an error stays here: it may quote what the ballot is made of. */
function failureOf(error: unknown): ProofFailure {
  if (error instanceof FilesUnavailableError) return 'filesUnavailable'
  return error instanceof RangeError ? 'outOfMemory' : 'fault'
}
