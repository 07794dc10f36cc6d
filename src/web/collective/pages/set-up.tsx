/** Founding: the one-time link that the server printed leads here, and the first steward sets the rules. */
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { formatAmount, isCurrency, readTypedAmount } from '../../../shared/money.ts'
import { MS_PER_DAY } from '../../../shared/time.ts'
import { paths } from '../../routes.ts'
import { call } from '../api.ts'
import { ApiError } from '../calls.ts'
import { tokenOfAddress } from '../invitation.ts'
import { makePasskey } from '../passkeys.ts'
import { useDeed, useRead } from '../queries.ts'
import { parsePercent } from '../show.ts'
import { Field, Submit } from '../ui/forms.tsx'
import { OneOf, optionsOf } from '../ui/options.tsx'
import { RecoveryCode } from '../ui/recovery-code.tsx'
import { Head, Part, Shown } from '../ui/shown.tsx'
import { words } from '../words.ts'

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CAD', 'AUD', 'JPY'] as const

const JOININGS = ['open', 'invitation'] as const

const FIRST_RULES = {
  displayName: '',
  name: '',
  currency: 'EUR',
  treasury: '10',
  quorum: '30',
  majority: '50',
  days: '7',
  payoutMin: '5',
  joining: 'open' as 'open' | 'invitation',
}
type Typed = typeof FIRST_RULES

export function SetUp() {
  const collective = useRead('readCollective')
  const [token] = useState(tokenOfAddress)
  const [code, setCode] = useState<string | null>(null)
  const navigate = useNavigate()
  if (code !== null) {
    return (
      <div className="page collective">
        <RecoveryCode code={code} votingCode={null} onKept={() => void navigate({ to: paths.collective })} />
      </div>
    )
  }
  return (
    <div className="page collective">
      <Shown read={collective}>
        {({ state }) =>
          state === 'running' ? (
            <Head title={words.setUp.done} lede={words.setUp.doneHint} />
          ) : token === null ? (
            <Head title={words.home.notSetUp} lede={words.home.notSetUpHint} />
          ) : (
            <Founding token={token} onFounded={setCode} />
          )
        }
      </Shown>
    </div>
  )
}

function Founding({ token, onFounded }: { readonly token: string; readonly onFounded: (recoveryCode: string) => void }) {
  const [typed, setTyped] = useState(FIRST_RULES)
  const found = useDeed(async (rules: Typed) => {
    // Read first, so that nobody has made a passkey for rules that are refused.
    const read = rulesOf(rules)
    const begun = await call('beginSetUp', { body: { token, displayName: rules.displayName } })
    const { recoveryCode } = await call('setUp', { body: { ...(await makePasskey(begun)), token, rules: read } })
    onFounded(recoveryCode)
  })
  const field = (name: Exclude<keyof Typed, 'joining'>) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    required: true,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    found.mutate(typed)
  }
  return (
    <form onSubmit={submit}>
      <Head title={words.setUp.title} lede={words.setUp.lede} />
      <Part title={words.setUp.you} hint={words.setUp.youHint}>
        <Field label={words.setUp.displayName}>
          <input {...field('displayName')} autoComplete="name" maxLength={80} />
        </Field>
      </Part>
      <Part title={words.setUp.collective}>
        <Field label={words.setUp.name} wide>
          <input {...field('name')} maxLength={80} />
        </Field>
        <Field label={words.setUp.currency}>
          <select {...field('currency')}>
            {CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </select>
        </Field>
        <OneOf
          label={words.rules.joining}
          options={optionsOf(JOININGS, words.rules.joiningSays)}
          value={typed.joining}
          onChange={(joining) => setTyped({ ...typed, joining })}
        />
      </Part>
      <Part title={words.setUp.money}>
        <Field label={words.setUp.treasury} hint={words.setUp.treasuryHint}>
          <input {...field('treasury')} inputMode="decimal" />
        </Field>
        <Field label={words.rules.payoutMin} hint={words.setUp.payoutMinHint}>
          <input {...field('payoutMin')} inputMode="decimal" />
        </Field>
      </Part>
      <Part title={words.setUp.votes}>
        <Field label={words.setUp.quorum} hint={words.setUp.quorumHint}>
          <input {...field('quorum')} inputMode="decimal" />
        </Field>
        <Field label={words.setUp.majority} hint={words.setUp.majorityHint}>
          <input {...field('majority')} inputMode="decimal" />
        </Field>
        <Field label={words.setUp.days} hint={words.setUp.daysHint}>
          <input {...field('days')} inputMode="numeric" />
        </Field>
      </Part>
      <Submit deed={found} label={words.setUp.found} />
    </form>
  )
}

function rulesOf({ name, currency, treasury, quorum, majority, days, payoutMin, joining }: Typed) {
  const votingDays = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
  if (votingDays < 1 || votingDays > 366) throw new ApiError('typed', words.setUp.notDays, '')
  return {
    name,
    currency,
    treasuryBps: bpsOf(treasury, words.setUp.treasury),
    quorumBps: bpsOf(quorum, words.setUp.quorum),
    majorityBps: bpsOf(majority, words.setUp.majority),
    votingMs: votingDays * MS_PER_DAY,
    payoutMin: payoutMinOf(payoutMin, currency),
    joining,
  }
}

function payoutMinOf(typed: string, currency: string): string {
  const amount = isCurrency(currency) ? readTypedAmount(typed, currency) : undefined
  if (amount === undefined || amount.minor <= 0n) throw new ApiError('typed', words.setUp.notAmount, '')
  return formatAmount(amount)
}

function bpsOf(typed: string, label: string): number {
  const bps = parsePercent(typed)
  if (bps === undefined) throw new ApiError('typed', words.setUp.notPercent(label), '')
  return bps
}
