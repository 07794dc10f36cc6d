/** What stewards can do with a proposal in the state that it is in. */
import { useState, type FormEvent } from 'react'
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { format } from '../../messages/text.ts'
import { newId } from '../api.ts'
import { useSend } from '../queries.ts'
import { words } from '../words.ts'
import { Field, Submit, SureButton } from './forms.tsx'
import { Facts, Part } from './shown.tsx'

type Detail = AnswerOf<'readProposal'>

export function StewardDeeds({ detail }: { readonly detail: Detail }) {
  const { state } = detail
  return (
    <Part title={words.deeds.title} hint={words.sales.next[state]}>
      {state === 'draft' && <Opening detail={detail} />}
      {state === 'open' && <Counting detail={detail} />}
      {state === 'passed' && <Payment detail={detail} />}
      {state === 'paid' && <Delivery detail={detail} />}
      {state === 'delivered' && <Settlement detail={detail} />}
      {(state === 'draft' || state === 'passed') && <Cancellation detail={detail} />}
    </Part>
  )
}

function Opening({ detail: { id } }: { readonly detail: Detail }) {
  const open = useSend('openProposal')
  return (
    <SureButton
      deed={open}
      input={{ params: { proposal: id } }}
      label={words.deeds.open}
      question={words.deeds.openSure}
      yes={words.deeds.openYes}
    />
  )
}

function Counting({ detail: { id, window } }: { readonly detail: Detail }) {
  const count = useSend('closeVote')
  if (window === null) return null
  return (
    <>
      <p>{words.deeds.counting(format.instant(window.closesAt))}</p>
      <SureButton
        deed={count}
        input={{ params: { proposal: id } }}
        label={words.deeds.count}
        question={words.deeds.countSure}
        yes={words.deeds.count}
      />
    </>
  )
}

function Payment({ detail: { id, price, confirmations } }: { readonly detail: Detail }) {
  const [reference, setReference] = useState('')
  const confirm = useSend('confirmPayment')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    confirm.mutate({ params: { proposal: id }, body: { reference } })
  }
  return (
    <>
      <p>{words.deeds.invoice(format.money(price.amount, price.currency))}</p>
      {confirmations !== null && confirmations.length > 0 && (
        <Facts
          facts={confirmations.map(
            ({ steward, reference: read, at }) => [format.instant(at), words.deeds.confirmedBy(steward, read)] as const,
          )}
        />
      )}
      <form className="short-form" onSubmit={submit}>
        <Field label={words.deeds.reference} hint={words.deeds.referenceHint}>
          <input value={reference} onChange={(event) => setReference(event.target.value)} required maxLength={200} />
        </Field>
        <Submit deed={confirm} label={words.deeds.confirm} />
      </form>
    </>
  )
}

function Delivery({ detail: { id } }: { readonly detail: Detail }) {
  const deliver = useSend('deliver')
  const [release] = useState(() => newId('release'))
  return (
    <SureButton
      deed={deliver}
      input={{ params: { proposal: id, release } }}
      label={words.deeds.deliver}
      question={words.deeds.deliverSure}
      yes={words.deeds.deliverYes}
    />
  )
}

function Settlement({ detail: { id } }: { readonly detail: Detail }) {
  const settle = useSend('settle')
  return (
    <SureButton
      deed={settle}
      input={{ params: { proposal: id } }}
      label={words.deeds.settle}
      question={words.deeds.settleSure}
      yes={words.deeds.settleYes}
    />
  )
}

function Cancellation({ detail: { id } }: { readonly detail: Detail }) {
  const [why, setWhy] = useState('')
  const cancel = useSend('cancelProposal')
  return (
    <details className="how">
      <summary>{words.deeds.cancel}</summary>
      <div className="short-form">
        <Field label={words.deeds.why}>
          <input value={why} onChange={(event) => setWhy(event.target.value)} required maxLength={1_000} />
        </Field>
        <SureButton
          deed={cancel}
          input={{ params: { proposal: id }, body: { why } }}
          label={words.deeds.cancel}
          question={words.deeds.cancelSure}
          yes={words.deeds.cancelYes}
          kind="danger"
          disabled={why.trim() === ''}
        />
      </div>
    </details>
  )
}
