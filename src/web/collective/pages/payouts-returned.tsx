/** Where a steward writes down that the bank gave a payment back. */
import { useState, type FormEvent } from 'react'
import { parseId } from '../../../shared/ids.ts'
import { format } from '../../messages/text.ts'
import { call } from '../api.ts'
import { ApiError } from '../calls.ts'
import { useDeed, useList } from '../queries.ts'
import { Field, Submit } from '../ui/forms.tsx'
import { Listing, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'

const NOTHING_TYPED = { number: '', report: '' }

export function ReturnedPart() {
  const list = useList('listPayouts', { query: { state: 'returned' } })
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const giveBack = useDeed(async ({ number, report }: typeof typed) => {
    const payout = payoutNamed(number)
    if (payout === undefined) throw new ApiError('typed', words.payouts.notNumber, '')
    const returned = await call('returnPayout', { params: { payout }, body: { report } })
    setTyped(NOTHING_TYPED)
    return returned
  })
  const { data: returned } = giveBack
  return (
    <Part title={words.payouts.returned} hint={words.payouts.returnedHint}>
      <Listing
        list={list}
        caption={words.payouts.returned}
        empty={words.payouts.noneReturned}
        columns={[{ label: words.payouts.askedFor }, { label: words.payouts.member }, { label: words.earnings.amount, numeric: true }]}
        row={({ id, requestedAt, member, amount }) => ({
          key: id,
          cells: [format.instant(requestedAt), <code key="member">{member}</code>, format.money(amount.amount, amount.currency)],
        })}
      />
      <form
        className="short-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          giveBack.mutate(typed)
        }}
      >
        <Field label={words.payouts.number} hint={words.payouts.numberHint}>
          <input
            value={typed.number}
            onChange={(event) => setTyped({ ...typed, number: event.target.value })}
            required
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
        <Field label={words.payouts.reportOfReturn}>
          <input value={typed.report} onChange={(event) => setTyped({ ...typed, report: event.target.value })} required maxLength={200} />
        </Field>
        <Submit deed={giveBack} label={words.payouts.giveBack} />
        <p role="status">{returned && words.payouts.gaveBack(format.money(returned.amount.amount, returned.amount.currency))}</p>
      </form>
    </Part>
  )
}

/** Bank files carry the id without its kind, and some banks write it in capitals. */
function payoutNamed(number: string) {
  const code = number.trim().toLowerCase()
  return parseId('payout', code.startsWith('payout_') ? code : `payout_${code}`)
}
