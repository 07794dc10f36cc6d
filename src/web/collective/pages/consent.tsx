/** What a member allows with their data: each choice a plain sentence, changed at any time, every change kept. */
import { useState } from 'react'
import { purposeSchema, type ConsentChoices } from '../../../contract/consent.ts'
import { SCOPE_NAMES } from '../../../contract/contribution.ts'
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { format } from '../../messages/text.ts'
import { ForRole } from '../frame.tsx'
import { useList, useRead, useSend, type ItemOf } from '../queries.ts'
import { DeedButton } from '../ui/forms.tsx'
import { AnyOf, optionsOf } from '../ui/options.tsx'
import { Head, More, Part, Shown } from '../ui/shown.tsx'
import { words } from '../words.ts'

/** Names the wording below; it is kept with every change, so that it stays known what a member read. */
const TEXT_VERSION = 'consent-2026-11'

export function Consent() {
  const consent = useRead('readConsent')
  return (
    <ForRole role="member">
      {() => (
        <>
          <Head title={words.consent.title} lede={words.consent.lede} />
          <Shown read={consent}>{(state) => <Choices key={state.sequence} state={state} />}</Shown>
          <History />
        </>
      )}
    </ForRole>
  )
}

function Choices({ state }: { readonly state: AnswerOf<'readConsent'> }) {
  const [choices, setChoices] = useState<ConsentChoices>(state.choices)
  const change = useSend('changeConsent')
  const isChanged = JSON.stringify({ ...choices, textVersion: '' }) !== JSON.stringify({ ...state.choices, textVersion: '' })
  return (
    <Part title={words.consent.now} hint={state.at === null ? words.consent.never : words.consent.since(format.instant(state.at))}>
      <AnyOf
        label={words.consent.scopes}
        hint={words.consent.scopesHint}
        options={optionsOf(SCOPE_NAMES, words.scopes)}
        values={choices.scopes}
        onChange={(scopes) => setChoices({ ...choices, scopes })}
      />
      <AnyOf
        label={words.consent.purposes}
        options={optionsOf(purposeSchema.options, words.purposes)}
        values={choices.purposes}
        onChange={(purposes) => setChoices({ ...choices, purposes })}
      />
      <BuyersNever choices={choices} onChange={(buyersNever) => setChoices({ ...choices, buyersNever })} />
      <label className="option">
        <input
          type="checkbox"
          checked={choices.askEachSale}
          onChange={(event) => setChoices({ ...choices, askEachSale: event.target.checked })}
        />
        <span>
          {words.consent.askEachSale} <small className="soft">{words.consent.askEachSaleHint}</small>
        </span>
      </label>
      <DeedButton
        deed={change}
        input={{ body: { ...choices, textVersion: TEXT_VERSION } }}
        label={words.consent.save}
        kind="primary"
        disabled={!isChanged}
      />
      <p className="soft">{words.consent.effect}</p>
    </Part>
  )
}

/** Buyers are known to a member from the proposals that they stand in. */
function BuyersNever({
  choices,
  onChange,
}: {
  readonly choices: ConsentChoices
  readonly onChange: (buyers: ConsentChoices['buyersNever']) => void
}) {
  const { items = [] } = useList('listProposals')
  const buyers = new Map<ConsentChoices['buyersNever'][number], string>(items.map(({ buyer }) => [buyer.id, buyer.name]))
  for (const buyer of choices.buyersNever) if (!buyers.has(buyer)) buyers.set(buyer, buyer)
  if (buyers.size === 0) return null
  return (
    <AnyOf
      label={words.consent.buyersNever}
      hint={words.consent.buyersNeverHint}
      options={[...buyers].map(([value, name]) => ({ value, name }))}
      values={choices.buyersNever}
      onChange={onChange}
    />
  )
}

function History() {
  const list = useList('listConsents')
  if (list.items === undefined || list.items.length === 0) return null
  return (
    <Part title={words.consent.history} hint={words.consent.historyHint}>
      <ol className="lines">
        {list.items.map((entry) => (
          <li key={entry.sequence}>
            <span>
              {sentenceOf(entry)}
              <small className="soft">{entry.at !== null && format.instant(entry.at)}</small>
            </span>
          </li>
        ))}
      </ol>
      <More list={list} />
    </Part>
  )
}

function sentenceOf({ choices }: ItemOf<'listConsents'>): string {
  const scopes = choices.scopes.map((scope) => words.scopes[scope].name)
  const purposes = choices.purposes.map((purpose) => words.purposes[purpose])
  if (scopes.length === 0 || purposes.length === 0) return words.consent.allowsNothing
  return words.consent.allows(format.list(scopes), format.list(purposes), choices.askEachSale)
}
