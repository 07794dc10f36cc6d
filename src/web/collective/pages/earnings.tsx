/** A member's money: what is owed and why, how it is paid, and every entry in the books. */
import { useState, type FormEvent } from 'react'
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { parseAmount, isCurrency, compare } from '../../../shared/money.ts'
import { format } from '../../messages/text.ts'
import { newId } from '../api.ts'
import { ForRole } from '../frame.tsx'
import { useList, useRead, useSend } from '../queries.ts'
import { DeedButton, Field, Submit } from '../ui/forms.tsx'
import { OneOf, optionsOf } from '../ui/options.tsx'
import { Entries, Listing, Part, Shown } from '../ui/shown.tsx'
import { words } from '../words.ts'

type Money = AnswerOf<'readEarnings'>['owed']

const money = ({ amount, currency }: Money): string => format.money(amount, currency)

export function Earnings() {
  const earnings = useRead('readEarnings')
  return (
    <ForRole role="member">
      {() => (
        <>
          <Shown read={earnings}>{(now) => <Owed key={String(now.pending === null)} earnings={now} />}</Shown>
          <StatementPart />
          <MethodPart />
          <PayoutsPart />
        </>
      )}
    </ForRole>
  )
}

function Owed({ earnings: { owed, payoutMin, pending } }: { readonly earnings: AnswerOf<'readEarnings'> }) {
  const request = useSend('requestPayout')
  const { data } = useRead('readPayoutMethod')
  const latest = useList('listMyPayouts').items?.toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1))[0]
  // One id until a payout is on its way, or no longer is: a second click asks for the same payout, and never for one of before.
  const [payout] = useState(() => newId('payout'))
  const method = data?.method ?? null
  const isEnough = isAtLeast(owed, payoutMin)
  const mayAsk = pending === null && isEnough
  return (
    <header className="page-head">
      <p className="eyebrow">{words.earnings.owed}</p>
      <h1 className="figure amount">{money(owed)}</h1>
      <p className="lede">
        {pending !== null
          ? words.earnings.pending(money(pending))
          : isEnough
            ? words.earnings.enough
            : words.earnings.below(money(payoutMin))}
      </p>
      {mayAsk && latest?.state === 'returned' && <p>{words.earnings.cameBack}</p>}
      {mayAsk && (method === null || method.kind === 'hold') && <p className="soft">{words.earnings.needsMethod}</p>}
      {mayAsk && method !== null && method.kind !== 'hold' && (
        <DeedButton deed={request} input={{ params: { payout } }} label={words.earnings.request(money(owed))} kind="primary" />
      )}
    </header>
  )
}

function isAtLeast(one: Money, other: Money): boolean {
  if (!isCurrency(one.currency)) return false
  const [amount, least] = [parseAmount(one.amount, one.currency), parseAmount(other.amount, one.currency)]
  return amount !== undefined && least !== undefined && amount.minor > 0n && compare(amount, least) >= 0
}

function StatementPart() {
  const statement = useList('readStatement')
  return (
    <Part title={words.earnings.statement} hint={words.earnings.statementHint}>
      <Entries
        list={statement}
        empty={words.earnings.noLines}
        keyOf={({ at, reference, balance }) => `${at} ${reference} ${balance.amount}`}
        entry={({ at, kind, amount, balance }) => (
          <>
            <strong>{words.earnings.lines[kind]}</strong>
            <span className="entry-amount">{money(amount)}</span>
            <span className="soft">{format.instant(at)}</span>
            <span className="entry-when">{words.earnings.closing(money(balance))}</span>
          </>
        )}
      />
      {statement.page !== undefined && statement.items?.length !== 0 && <p>{words.earnings.closing(money(statement.page.closing))}</p>}
    </Part>
  )
}

const METHODS = ['bankTransfer', 'csv', 'hold'] as const
type MethodKind = (typeof METHODS)[number]

function MethodPart() {
  const read = useRead('readPayoutMethod')
  const change = useSend('changePayoutMethod')
  const [kind, setKind] = useState<MethodKind>('bankTransfer')
  const [typed, setTyped] = useState({ holder: '', iban: '', bic: '', recipient: '' })
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    spellCheck: false,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate({ body: methodOf(kind, typed) })
  }
  return (
    <Part title={words.earnings.method} hint={words.earnings.methodHint}>
      <Shown read={read}>
        {({ method }) => (
          <p>
            {method === null ? words.earnings.noMethod : words.earnings.methodNow(words.earnings.methods[method.kind].name, method.shown)}
          </p>
        )}
      </Shown>
      <form className="short-form" onSubmit={submit}>
        <OneOf label={words.earnings.methodChange} options={optionsOf(METHODS, words.earnings.methods)} value={kind} onChange={setKind} />
        {kind === 'bankTransfer' && (
          <>
            <Field label={words.earnings.holder}>
              <input {...field('holder')} required maxLength={70} autoComplete="name" />
            </Field>
            <Field label={words.earnings.iban}>
              <input {...field('iban')} required autoComplete="off" />
            </Field>
            <Field label={words.earnings.bic} hint={words.earnings.bicHint}>
              <input {...field('bic')} autoComplete="off" />
            </Field>
          </>
        )}
        {kind === 'csv' && (
          <Field label={words.earnings.recipient}>
            <input {...field('recipient')} type="email" required autoComplete="email" />
          </Field>
        )}
        <Submit deed={change} label={words.earnings.methodSave} />
      </form>
    </Part>
  )
}

function methodOf(kind: MethodKind, { holder, iban, bic, recipient }: { holder: string; iban: string; bic: string; recipient: string }) {
  if (kind === 'bankTransfer') return { kind, account: { holder, iban, bic: bic.trim() === '' ? null : bic.trim().toUpperCase() } } as const
  return kind === 'csv' ? ({ kind, account: { recipient } } as const) : ({ kind } as const)
}

function PayoutsPart() {
  const list = useList('listMyPayouts')
  return (
    <Part title={words.earnings.payouts}>
      <Listing
        list={list}
        caption={words.earnings.payouts}
        empty={words.earnings.noPayouts}
        columns={[{ label: words.earnings.when }, { label: words.earnings.state }, { label: words.earnings.amount, numeric: true }]}
        row={({ id, requestedAt, state, amount }) => ({
          key: id,
          cells: [format.instant(requestedAt), words.payouts.states[state], money(amount)],
        })}
      />
    </Part>
  )
}
