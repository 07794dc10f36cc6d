/** How a member's vote is read and cast; pages know no more of it than this. */
import { call } from './api.ts'

export type Choice = 'yes' | 'no' | 'abstain'
export const CHOICES = ['yes', 'no', 'abstain'] as const satisfies readonly Choice[]

/** A change of mind takes the next number; the highest one counts. */
export async function castVote(proposal: string, choice: Choice): Promise<void> {
  const { ballot } = await call('readMyBallot', { params: { proposal } })
  await call('castBallot', { params: { proposal }, body: { choice, sequence: (ballot?.sequence ?? 0) + 1 } })
}
