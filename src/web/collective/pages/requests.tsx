/** A buyer's requests: asking in their own words, and what became of each. */
import { useState, type FormEvent } from 'react'
import { format } from '../../messages/text.ts'
import { call, newId } from '../api.ts'
import { ForRole } from '../frame.tsx'
import { useDeed, useList } from '../queries.ts'
import { Field, Submit } from '../ui/forms.tsx'
import { Head, More, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'

export function Requests() {
  return (
    <ForRole role="buyer">
      {() => (
        <>
          <Head title={words.requests.title} lede={words.requests.lede} />
          <Ask />
          <Asked />
        </>
      )}
    </ForRole>
  )
}

function Ask() {
  const [typed, setTyped] = useState({ title: '', wishes: '' })
  // The id belongs to what is typed: sending it twice asks once.
  const [request, setRequest] = useState(() => newId('request'))
  const ask = useDeed(async (body: typeof typed) => {
    await call('requestDataset', { params: { request }, body })
    setTyped({ title: '', wishes: '' })
    setRequest(newId('request'))
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    ask.mutate(typed)
  }
  return (
    <Part title={words.requests.ask} hint={words.requests.askHint}>
      <form className="short-form" onSubmit={submit}>
        <Field label={words.requests.subject}>
          <input value={typed.title} onChange={(event) => setTyped({ ...typed, title: event.target.value })} required maxLength={80} />
        </Field>
        <Field label={words.requests.wishes} hint={words.requests.wishesHint} wide>
          <textarea
            value={typed.wishes}
            onChange={(event) => setTyped({ ...typed, wishes: event.target.value })}
            required
            maxLength={10_000}
            rows={8}
          />
        </Field>
        <Submit deed={ask} label={words.requests.send} />
      </form>
    </Part>
  )
}

function Asked() {
  const list = useList('listMyRequests')
  if (list.items === undefined || list.items.length === 0) return null
  return (
    <Part title={words.requests.asked}>
      <ul className="lines">
        {list.items.map(({ id, title, wishes, requestedAt, proposals }) => (
          <li key={id}>
            <span>
              <bdi>{title}</bdi>
              <small className="soft">
                {format.instant(requestedAt)} <bdi>{wishes}</bdi>
              </small>
              {proposals.length === 0 ? (
                <small>{words.requests.waiting}</small>
              ) : (
                proposals.map((proposal) => (
                  <small key={proposal.id}>
                    {words.requests.answered(
                      format.money(proposal.price.amount, proposal.price.currency),
                      words.proposals.states[proposal.state],
                    )}
                  </small>
                ))
              )}
            </span>
          </li>
        ))}
      </ul>
      <More list={list} />
    </Part>
  )
}
