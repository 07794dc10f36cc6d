/** A process that makes ballots for its parent, one after the other, and ends with it. */
import { assert } from '../../shared/assert.ts'
import type { FromBallotProcess, ToBallotProcess } from './ballot-maker.ts'
import { inThisProcess } from './ballots-in-this-process.ts'

const maker = inThisProcess()
let roll: readonly string[] = []

process.on('message', (message: ToBallotProcess) => {
  void answer(message).then((sent) => process.send?.(sent))
})
// The prover keeps handles open, so nothing but this ends the process.
process.once('disconnect', () => process.exit())

async function answer(message: ToBallotProcess): Promise<FromBallotProcess> {
  try {
    roll = message.roll ?? roll
    assert(roll.length > 0, 'the first order brings the roll')
    return { ballot: (await maker.make({ ...message, roll })) ?? null }
  } catch (error) {
    // The name alone: a message of the prover may quote what it was given.
    return { fault: error instanceof Error ? error.name : 'fault' }
  }
}
