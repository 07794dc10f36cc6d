/** The stewards' desk of doubts: contributions that the checks would not pool by themselves, and appeals. */
import { useState } from 'react'
import { limits } from '../../../shared/limits.ts'
import { format } from '../../messages/text.ts'
import { Waiting } from '../../ui/states.tsx'
import { ForRole } from '../frame.tsx'
import { useList, useSend, type ItemOf } from '../queries.ts'
import { Fault, Field, SureButton } from '../ui/forms.tsx'
import { FindingLines, ReviewLines } from '../ui/review.tsx'
import { Facts, Head, More, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'

type Contribution = ItemOf<'listWaitingContributions'>

export function Review() {
  return (
    <ForRole role="steward">
      {() => (
        <>
          <Head title={words.review.title} lede={words.review.lede} />
          <Queue />
        </>
      )}
    </ForRole>
  )
}

function Queue() {
  const list = useList('listWaitingContributions')
  if (list.items === undefined) return list.error === null ? <Waiting /> : <Fault error={list.error} />
  if (list.items.length === 0) return <p className="soft">{words.review.none}</p>
  return (
    <>
      {list.items.map((contribution) => (
        <Doubt key={contribution.id} contribution={contribution} />
      ))}
      <More list={list} />
    </>
  )
}

function Doubt({ contribution }: { readonly contribution: Contribution }) {
  const { scope, rows, bytes, period, state, receivedAt, findings, review } = contribution
  return (
    <Part title={`${words.review[state]}: ${words.scopes[scope].name}`} hint={words.review.waitsSince(format.instant(receivedAt))}>
      <Facts
        facts={[
          [words.contribute.rowsLabel, format.number(rows)],
          [words.contribute.bytes, format.bytes(bytes)],
          ...(period === null
            ? []
            : [[words.contribute.period, words.contribute.between(format.day(period.from), format.day(period.to))] as const]),
          [words.review.found, <FindingLines key="findings" findings={findings} rows={rows} />],
        ]}
      />
      <ReviewLines review={review} />
      <Verdict contribution={contribution} />
    </Part>
  )
}

function Verdict({ contribution: { id, state: seen } }: { readonly contribution: Contribution }) {
  const [reason, setReason] = useState('')
  const decide = useSend('decideContribution')
  const refuse = useSend('decideContribution')
  const params = { contribution: id }
  return (
    <>
      <SureButton
        deed={decide}
        input={{ params, body: { seen, verdict: 'accept' } }}
        label={words.review.accept}
        question={words.review.acceptSure}
        yes={words.review.acceptYes}
      />
      <details className="how">
        <summary>{words.review.refuse}</summary>
        <div className="short-form">
          <Field label={words.review.reason} hint={seen === 'appealed' ? words.review.reasonHintFinal : words.review.reasonHint} wide>
            <textarea value={reason} onChange={(event) => setReason(event.target.value)} maxLength={limits.reviewCharsMax} rows={4} />
          </Field>
          <SureButton
            deed={refuse}
            input={{ params, body: { seen, verdict: 'refuse', reason } }}
            label={words.review.refuse}
            question={words.review.refuseSure}
            yes={words.review.refuseYes}
            kind="danger"
            disabled={reason.trim() === ''}
          />
        </div>
      </details>
    </>
  )
}
