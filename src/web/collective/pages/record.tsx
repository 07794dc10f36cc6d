/** The record of what stewards and members did, which nobody can edit, and the books. */
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { format } from '../../messages/text.ts'
import { ForRole } from '../frame.tsx'
import { useList } from '../queries.ts'
import { deedSaid, doerSaid, movementSaid, shortHash, shortId } from '../show.ts'
import { Head, Entries, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'

type Deed = AnswerOf<'listAudit'>['items'][number]
type Transfer = AnswerOf<'listTransfers'>['items'][number]

export function Record() {
  const record = useList('listAudit', { query: { order: 'newest' } })
  const books = useList('listTransfers', { query: { order: 'newest' } })
  return (
    <ForRole role="steward">
      {() => (
        <>
          <Head title={words.record.title} lede={words.record.lede} />
          <Part title={words.record.events} hint={words.record.eventsHint}>
            <Entries list={record} empty={words.record.none} keyOf={({ hash }) => hash} entry={(deed) => <DeedEntry deed={deed} />} />
          </Part>
          <Part title={words.record.books} hint={words.record.booksHint}>
            <Entries
              list={books}
              empty={words.record.noTransfers}
              keyOf={({ id }) => id}
              entry={(transfer) => <TransferEntry transfer={transfer} />}
            />
          </Part>
        </>
      )}
    </ForRole>
  )
}

function DeedEntry({ deed: { seq, at, actor, action, subject, hash } }: { readonly deed: Deed }) {
  return (
    <>
      <strong>{deedSaid(action)}</strong>
      <span className="entry-when">{format.instant(at)}</span>
      <span className="soft">
        <bdi title={actor}>{doerSaid(actor)}</bdi>
        {subject !== actor && (
          <>
            {' · '}
            <bdi title={subject}>{shortId(subject)}</bdi>
          </>
        )}
      </span>
      <code title={hash}>
        {format.number(seq)} · {shortHash(hash)}
      </code>
    </>
  )
}

function TransferEntry({ transfer: { at, kind, reference, lines, postings } }: { readonly transfer: Transfer }) {
  return (
    <>
      <strong>{movementSaid(kind)}</strong>
      <span className="entry-when">{format.instant(at)}</span>
      <bdi className="soft" title={reference}>
        {shortId(reference)}
      </bdi>
      <ul className="postings" aria-label={words.record.postings}>
        {postings.slice(0, POSTINGS_SHOWN).map(({ account, amount, currency }) => (
          <li key={`${account} ${amount}`}>
            <code title={account}>{account.split(':').map(shortId).join(':')}</code>
            <span>{format.money(amount, currency)}</span>
          </li>
        ))}
        {lines > POSTINGS_SHOWN && <li className="soft">{words.record.further(lines - POSTINGS_SHOWN)}</li>}
      </ul>
    </>
  )
}

const POSTINGS_SHOWN = 6
