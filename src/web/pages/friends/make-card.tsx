/** Making a card: each field is a choice, and beside the choices stands the very card that they make. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import type { CardAsk } from '../../../contract/friends.ts'
import { CARD_FIELDS, type CardField } from '../../../contract/card-fields.ts'
import { limits } from '../../../shared/limits.ts'
import { useServices } from '../../history/services.ts'
import { Waiting } from '../../ui/states.tsx'
import { CardContents } from './card-contents.tsx'
import { GiveCard } from './give-card.tsx'
import { words } from './words.ts'

const START: CardAsk = { fields: CARD_FIELDS, name: '', withoutArtists: [], withIncognito: false }

export function MakeCard() {
  const { client } = useServices()
  const [ask, setAsk] = useState(START)
  const [to, setTo] = useState('')
  const asked = useDeferredValue(ask)
  const { data: made } = useQuery({
    queryKey: ['history', 'makeCard', asked],
    queryFn: () => client.ask('makeCard', asked),
    placeholderData: keepPreviousData,
    throwOnError: true,
  })
  if (!made) return <Waiting />
  return (
    <div className="page make-card">
      <header className="page-head">
        <h1>{words.card.title}</h1>
        <p className="lede">{words.card.lead}</p>
      </header>
      <div className="make-columns">
        <Choices ask={ask} to={to} told={Object.keys(made.card)} onAsk={setAsk} onTo={setTo} />
        <section className="make-preview" aria-label={words.card.preview}>
          <h2 className="eyebrow">{words.card.preview}</h2>
          <CardContents card={made.card} />
          <p className="soft">{words.card.bytes(new TextEncoder().encode(made.file).length)}</p>
          <details className="how raw">
            <summary>{words.card.raw}</summary>
            <pre tabIndex={0}>{made.file}</pre>
          </details>
          <GiveCard made={made} to={to} fields={CARD_FIELDS.filter((field) => field in made.card)} />
        </section>
      </div>
    </div>
  )
}

interface ChoicesProps {
  readonly ask: CardAsk
  readonly to: string
  /** Keys of the card that the choices make. */
  readonly told: readonly string[]
  readonly onAsk: (ask: CardAsk) => void
  readonly onTo: (to: string) => void
}

function Choices({ ask, to, told, onAsk, onTo }: ChoicesProps) {
  const id = useId()
  const [without, setWithout] = useState('')
  const toggle = (field: CardField, isOn: boolean): void =>
    onAsk({ ...ask, fields: CARD_FIELDS.filter((known) => (known === field ? isOn : ask.fields.includes(known))) })
  return (
    <form className="make-choices" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={`${id}name`}>{words.card.name}</label>
      <input
        id={`${id}name`}
        value={ask.name}
        maxLength={limits.displayNameCharsMax}
        autoComplete="nickname"
        onChange={(event) => onAsk({ ...ask, name: event.target.value })}
      />
      <label htmlFor={`${id}to`}>{words.card.to}</label>
      <input
        id={`${id}to`}
        value={to}
        maxLength={limits.displayNameCharsMax}
        autoComplete="off"
        onChange={(event) => onTo(event.target.value)}
      />
      <fieldset className="field-choices">
        <legend>
          <h2>{words.card.fields}</h2>
        </legend>
        {CARD_FIELDS.map((field) => (
          <label key={field}>
            <input type="checkbox" checked={ask.fields.includes(field)} onChange={(event) => toggle(field, event.target.checked)} />
            <span>
              {words.card.names[field]}{' '}
              <small className="soft">
                {ask.fields.includes(field) && !told.includes(field) ? words.card.absent : words.card.hints[field]}
              </small>
            </span>
          </label>
        ))}
        <label>
          <input type="checkbox" checked={ask.withIncognito} onChange={(event) => onAsk({ ...ask, withIncognito: event.target.checked })} />
          <span>
            {words.card.incognito} <small className="soft">{words.card.incognitoHint}</small>
          </span>
        </label>
      </fieldset>
      <label htmlFor={`${id}without`}>{words.card.without}</label>
      <textarea
        id={`${id}without`}
        rows={3}
        value={without}
        aria-describedby={`${id}withoutHint`}
        onChange={(event) => {
          setWithout(event.target.value)
          onAsk({ ...ask, withoutArtists: event.target.value.split('\n').filter((line) => line.trim() !== '') })
        }}
      />
      <p id={`${id}withoutHint`} className="soft">
        {words.card.withoutHint}
      </p>
    </form>
  )
}
