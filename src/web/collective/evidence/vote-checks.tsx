/** What this browser checks of a vote by itself: that the log was not rewritten, and that the member and their ballots are in it. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'
import { Fault } from '../ui/forms.tsx'
import { keptBallots } from '../voting/device.ts'
import type { VotingKey } from '../voting/voting-code.ts'
import { words } from '../voting/words.ts'
import { keepCheckpoint, keptCheckpoint } from './checkpoints.ts'
import { askLogWorker } from './log-worker.ts'

interface ChecksProps {
  readonly proposal: string
  readonly voter: VotingKey
  /** Of the last ballot that was taken, after which it is checked again. */
  readonly place: number | null
  /** A demonstration is another collective each time, so nothing is remembered of it. */
  readonly remembers: boolean
}

export function VoteChecks({ proposal, voter, place, remembers }: ChecksProps) {
  const { data, error } = useQuery({
    queryKey: ['vote checks', proposal, voter.commitment, place, remembers],
    queryFn: () => check(proposal, voter, remembers),
    staleTime: Infinity,
    retry: false,
  })
  if (error !== null) return <Fault error={error} />
  if (data === undefined) return <p className="soft">{words.checks.checking}</p>
  return (
    <details className="how" open={!data.holds}>
      <summary>{data.holds ? words.checks.holds : words.checks.fails}</summary>
      <ul className="evidence-checks">
        {data.findings.map(({ code, holds }, index) => (
          <li key={`${code} ${index}`} className={holds ? undefined : 'wrong'}>
            <span aria-hidden="true">{holds ? '✓' : '✗'}</span>
            <span>{words.checks.findings[code]}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

async function check(proposal: string, { commitment }: VotingKey, remembers: boolean) {
  const { voters: _voters, ...poll } = await call('readPoll', { params: { proposal } })
  const kept = await keptBallots(proposal, commitment)
  const ballots = kept.flatMap(({ ballot: { proof: _proof, ...ballot }, place }) => (place === null ? [] : [{ ...ballot, place }]))
  const remembered = remembers ? keptCheckpoint() : null
  const checked = await askLogWorker('voteChecked', { kind: 'checkVote', remembered, poll, commitment, ballots })
  if (remembers && checked.checkpoint !== null) keepCheckpoint(checked.checkpoint)
  return checked
}
