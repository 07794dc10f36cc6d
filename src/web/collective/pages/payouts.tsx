/** The stewards' desk of payouts: who waits, batches that two approve, and the files for the bank. */
import { useState, type FormEvent } from 'react'
import { format } from '../../messages/text.ts'
import { call, callForFile, newId } from '../api.ts'
import { ForRole } from '../frame.tsx'
import { useDeed, useList, useRead, useSend, type ItemOf } from '../queries.ts'
import { saveFile } from '../../save-file.ts'
import { DeedButton, Field, Submit, SureButton } from '../ui/forms.tsx'
import { Facts, Head, Listing, More, Part, Shown } from '../ui/shown.tsx'
import { words } from '../words.ts'
import { ReturnedPart } from './payouts-returned.tsx'

export function Payouts() {
  return (
    <ForRole role="steward">
      {() => (
        <>
          <Head title={words.payouts.title} lede={words.payouts.lede} />
          <WaitingPart />
          <BatchesPart />
          <ReturnedPart />
          <DebtorPart />
        </>
      )}
    </ForRole>
  )
}

function WaitingPart() {
  const list = useList('listPayouts', { query: { state: 'requested' } })
  const [batch, setBatch] = useState(() => newId('batch'))
  const assemble = useDeed(async (id: typeof batch) => {
    await call('assembleBatch', { params: { batch: id } })
    setBatch(newId('batch'))
  })
  const isSomething = (list.items?.length ?? 0) > 0
  return (
    <Part title={words.payouts.waiting} hint={words.payouts.waitingHint}>
      <Listing
        list={list}
        caption={words.payouts.waiting}
        empty={words.payouts.noneWaiting}
        columns={[{ label: words.earnings.when }, { label: words.payouts.member }, { label: words.earnings.amount, numeric: true }]}
        row={({ id, requestedAt, member, amount }) => ({
          key: id,
          cells: [format.instant(requestedAt), <code key="member">{member}</code>, format.money(amount.amount, amount.currency)],
        })}
      />
      {isSomething && (
        <SureButton
          deed={assemble}
          input={batch}
          label={words.payouts.assemble}
          question={words.payouts.assembleSure}
          yes={words.payouts.assemble}
        />
      )}
    </Part>
  )
}

function BatchesPart() {
  const list = useList('listBatches')
  if (list.items?.length === 0) return null
  return (
    <Part title={words.payouts.batches} hint={words.payouts.batchesHint}>
      {list.items?.map((batch) => (
        <Batch key={batch.id} batch={batch} />
      ))}
      <More list={list} />
    </Part>
  )
}

function Batch({ batch: { id, assembledAt, approvals, totals, sentAt, settledAt } }: { readonly batch: ItemOf<'listBatches'> }) {
  const approve = useSend('approveBatch')
  const send = useSend('sendBatch')
  const settle = useSend('settleBatch')
  const [report, setReport] = useState('')
  const download = useDeed(async (kind: 'sepa' | 'csv') =>
    saveFile(
      `${id}.${kind === 'sepa' ? 'xml' : 'csv'}`,
      await callForFile('downloadBatch', { params: { batch: id }, query: { format: kind } }),
    ),
  )
  const params = { batch: id }
  const isApproved = totals.some(({ state }) => state === 'approved')
  return (
    <article className="batch">
      <Facts
        facts={[
          [words.payouts.assembled, format.instant(assembledAt)],
          ...totals.map(
            ({ state, payouts, sum }) =>
              [words.payouts.states[state], words.payouts.sum(payouts, format.money(sum.amount, sum.currency))] as const,
          ),
          [words.payouts.approvals, words.payouts.approvedBy(approvals.length)],
          ...(sentAt === null ? [] : [[words.payouts.sent, format.instant(sentAt)] as const]),
          ...(settledAt === null ? [] : [[words.payouts.settled, format.instant(settledAt)] as const]),
        ]}
      />
      <div className="choosers">
        {sentAt === null && !isApproved && <DeedButton deed={approve} input={{ params }} label={words.payouts.approve} />}
        {sentAt === null && isApproved && (
          <SureButton
            deed={send}
            input={{ params }}
            label={words.payouts.send}
            question={words.payouts.sendSure}
            yes={words.payouts.sendYes}
          />
        )}
        {sentAt !== null && (
          <>
            <DeedButton deed={download} input={'sepa' as const} label={words.payouts.sepa} />
            <DeedButton deed={download} input={'csv' as const} label={words.payouts.csv} />
          </>
        )}
      </div>
      {totals.some(({ state }) => state === 'sent') && (
        <form
          className="short-form"
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            settle.mutate({ params, body: { report } })
          }}
        >
          <Field label={words.payouts.report}>
            <input value={report} onChange={(event) => setReport(event.target.value)} required maxLength={200} />
          </Field>
          <Submit deed={settle} label={words.payouts.settle} />
        </form>
      )}
    </article>
  )
}

function DebtorPart() {
  const read = useRead('readDebtor')
  const change = useSend('changeDebtor')
  const [typed, setTyped] = useState({ holder: '', iban: '', bic: '' })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { holder, iban, bic } = typed
    change.mutate({ body: { holder, iban, bic: bic.trim() === '' ? null : bic.trim().toUpperCase() } })
  }
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    spellCheck: false,
  })
  return (
    <Part title={words.payouts.debtor} hint={words.payouts.debtorHint}>
      <Shown read={read}>{({ shown }) => <p>{shown === null ? words.payouts.noDebtor : words.payouts.debtorNow(shown)}</p>}</Shown>
      <form className="short-form" onSubmit={submit}>
        <Field label={words.earnings.holder}>
          <input {...field('holder')} required maxLength={70} />
        </Field>
        <Field label={words.earnings.iban}>
          <input {...field('iban')} required />
        </Field>
        <Field label={words.earnings.bic} hint={words.earnings.bicHint}>
          <input {...field('bic')} />
        </Field>
        <Submit deed={change} label={words.payouts.saveDebtor} />
      </form>
    </Part>
  )
}
