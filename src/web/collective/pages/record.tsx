/** The record of what stewards and members did, which nobody can edit, and the books. */
import { format } from '../../messages/text.ts'
import { ForRole } from '../frame.tsx'
import { useList } from '../queries.ts'
import { shortHash } from '../show.ts'
import { Head, Listing, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'

export function Record() {
  const record = useList('listAudit', { query: { order: 'newest' } })
  const books = useList('listTransfers', { query: { order: 'newest' } })
  return (
    <ForRole role="steward">
      {() => (
        <>
          <Head title={words.record.title} lede={words.record.lede} />
          <Part title={words.record.events} hint={words.record.eventsHint}>
            <Listing
              list={record}
              caption={words.record.events}
              empty={words.record.none}
              columns={[
                { label: words.record.number, numeric: true },
                { label: words.earnings.when },
                { label: words.record.who },
                { label: words.record.what },
                { label: words.record.hash },
              ]}
              row={({ seq, at, actor, action, subject, hash }) => ({
                key: String(seq),
                cells: [
                  format.number(seq),
                  format.instant(at),
                  <code key="actor">{actor}</code>,
                  <span key="action">
                    {action} <bdi className="soft">{subject}</bdi>
                  </span>,
                  <code key="hash">{shortHash(hash)}</code>,
                ],
              })}
            />
          </Part>
          <Part title={words.record.books} hint={words.record.booksHint}>
            <Listing
              list={books}
              caption={words.record.books}
              empty={words.record.noTransfers}
              columns={[{ label: words.earnings.when }, { label: words.record.what }, { label: words.record.postings }]}
              row={({ id, at, kind, reference, lines, postings }) => ({
                key: id,
                cells: [
                  format.instant(at),
                  <span key="kind">
                    {kind} <bdi className="soft">{reference}</bdi>
                  </span>,
                  <ul key="postings">
                    {postings.slice(0, POSTINGS_SHOWN).map(({ account, amount, currency }) => (
                      <li key={`${account} ${amount}`}>
                        <code>{account}</code> {format.money(amount, currency)}
                      </li>
                    ))}
                    {lines > POSTINGS_SHOWN && <li className="soft">{words.record.further(lines - POSTINGS_SHOWN)}</li>}
                  </ul>,
                ],
              })}
            />
          </Part>
        </>
      )}
    </ForRole>
  )
}

const POSTINGS_SHOWN = 6
