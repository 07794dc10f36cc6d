/** Contributing: choose on the device, see the very rows, and only then send them. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { SCOPE_NAMES, type ContributionChoice, type Scope } from '../../../contract/contribution.ts'
import type { Offer } from '../../../contract/worker.ts'
import { useAnswer, useServices, useSummary } from '../../history/services.ts'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Waiting } from '../../ui/states.tsx'
import { call } from '../api.ts'
import { ForRole } from '../frame.tsx'
import { useDeed, useList, useSend } from '../queries.ts'
import { shortHash } from '../show.ts'
import { Group, SureButton } from '../ui/forms.tsx'
import { OneOf, optionsOf } from '../ui/options.tsx'
import { Facts, Head, More, Part } from '../ui/shown.tsx'
import { AppealForm, FindingLines, ReviewLines } from '../ui/review.tsx'
import { uploadContribution, type Contributed } from '../upload.ts'
import { words } from '../words.ts'

const ROWS_SHOWN = 20
const SUGGESTIONS = 8

export function Contribute() {
  return (
    <ForRole role="member">
      {() => (
        <>
          <Head title={words.contribute.title} lede={words.contribute.lede} />
          <HandedIn />
          <Offering />
        </>
      )}
    </ForRole>
  )
}

function HandedIn() {
  const list = useList('listContributions')
  const withdraw = useSend('withdrawContribution')
  const shown = list.items?.filter(({ state }) => state !== 'withdrawn') ?? []
  if (shown.length === 0) return null
  return (
    <Part title={words.contribute.handedIn} hint={words.contribute.handedInHint}>
      <ul className="lines">
        {shown.map(({ id, scope, rows, state, receivedAt, findings, review }) => (
          <li key={id}>
            <span>
              {words.scopes[scope].name}: {words.contribute.rows(rows)}
              <small className="soft">
                {words.contributed.states[state]} {format.instant(receivedAt)}
              </small>
              <FindingLines findings={findings} rows={rows} />
              <ReviewLines review={review} />
              {state === 'refused' && <AppealForm contribution={id} />}
            </span>
            <SureButton
              deed={withdraw}
              input={{ params: { contribution: id } }}
              label={words.contribute.withdraw}
              question={words.contribute.withdrawSure}
              yes={words.contribute.withdrawYes}
              kind="danger"
            />
          </li>
        ))}
      </ul>
      <More list={list} />
    </Part>
  )
}

/** Of one kind of rows a member has one contribution at a time, or listens would count twice. */
const STANDING: ReadonlySet<string> = new Set(['received', 'accepted', 'doubted', 'appealed'])

function Offering() {
  const summary = useSummary()
  const [scope, setScope] = useState<Scope>('artistPreferences')
  const [years, setYears] = useState<readonly number[] | null>(null)
  const [artistsExcluded, setArtistsExcluded] = useState<readonly string[]>([])
  const [withIncognito, setWithIncognito] = useState(false)
  const handedIn = useList('listContributions')
  if (summary === null) {
    return (
      <Part title={words.contribute.noHistory} hint={words.contribute.noHistoryHint}>
        <Link to={paths.welcome} className="button primary">
          {words.contribute.read}
        </Link>
      </Part>
    )
  }
  const before = handedIn.items?.filter((each) => each.scope === scope && STANDING.has(each.state)).map(({ id }) => id) ?? []
  const choice: ContributionChoice = {
    scope,
    years: years === null ? null : [...years],
    artistsExcluded: [...artistsExcluded],
    withIncognito,
  }
  const allYears = summary.years.map(({ year }) => year)
  return (
    <>
      <Part title={words.contribute.how} hint={words.contribute.howHint}>
        <OneOf label={words.contribute.scope} options={optionsOf(SCOPE_NAMES, words.scopes)} value={scope} onChange={setScope} />
        <YearChoice all={allYears} years={years} onChange={setYears} />
        <ArtistChoice excluded={artistsExcluded} onChange={setArtistsExcluded} />
        <label className="option">
          <input type="checkbox" checked={withIncognito} onChange={(event) => setWithIncognito(event.target.checked)} />
          <span>
            {words.contribute.incognito} <small className="soft">{words.contribute.incognitoHint}</small>
          </span>
        </label>
      </Part>
      <Preview key={JSON.stringify(choice)} choice={choice} isSample={summary.source === 'sample'} replaces={before} />
    </>
  )
}

interface YearProps {
  readonly all: readonly number[]
  readonly years: readonly number[] | null
  readonly onChange: (years: readonly number[] | null) => void
}

function YearChoice({ all, years, onChange }: YearProps) {
  const chosen = years ?? all
  const toggle = (year: number): void => {
    const next = chosen.includes(year) ? chosen.filter((other) => other !== year) : [...chosen, year].toSorted((a, b) => a - b)
    onChange(next.length === all.length ? null : next)
  }
  return (
    <Group label={words.contribute.years}>
      <div className="chips">
        {all.map((year) => (
          <label key={year}>
            <input type="checkbox" checked={chosen.includes(year)} onChange={() => toggle(year)} />
            {format.year(year)}
          </label>
        ))}
      </div>
    </Group>
  )
}

function ArtistChoice({
  excluded,
  onChange,
}: {
  readonly excluded: readonly string[]
  readonly onChange: (artists: readonly string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const { data: hits = [] } = useAnswer('search', { text: typed.trim(), limit: SUGGESTIONS * 3 })
  const found = hits.filter(({ kind, title }) => kind === 'artist' && !excluded.includes(title)).slice(0, SUGGESTIONS)
  return (
    <Group label={words.contribute.leaveOut} hint={words.contribute.leaveOutHint}>
      <input
        type="search"
        className="search-artists"
        aria-label={words.contribute.leaveOut}
        placeholder={words.contribute.searchArtist}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="chips">
        {typed.trim() !== '' &&
          found.map(({ title }) => (
            <button
              key={title}
              type="button"
              className="chip"
              onClick={() => {
                onChange([...excluded, title])
                setTyped('')
              }}
            >
              <bdi>{title}</bdi>
            </button>
          ))}
      </div>
      {excluded.length > 0 && (
        <ul className="chips" aria-label={words.contribute.leftOut}>
          {excluded.map((artist) => (
            <li key={artist}>
              <button type="button" className="chip out" onClick={() => onChange(excluded.filter((other) => other !== artist))}>
                <bdi>{artist}</bdi> <span className="hidden">{words.contribute.takeBack}</span>
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Group>
  )
}

interface PreviewProps {
  readonly choice: ContributionChoice
  readonly isSample: boolean
  /** Contributions whose place this one takes. */
  readonly replaces: readonly string[]
}

/** Exactly what would be sent, and the button that sends it. */
function Preview({ choice, isSample, replaces }: PreviewProps) {
  const { client } = useServices()
  const [offset, setOffset] = useState(0)
  const [sent, setSent] = useState<Contributed | null>(null)
  const [share, setShare] = useState(0)
  const { data } = useAnswer('offer', { choice, offset, limit: ROWS_SHOWN })
  const send = useDeed(async () => {
    setShare(0)
    const file = await client.ask('offerFile', { choice })
    for (const contribution of replaces) await call('withdrawContribution', { params: { contribution } })
    setSent(await uploadContribution(file, choice.scope, setShare))
  })
  if (sent !== null) return <Sent sent={sent} />
  if (data === undefined) return <Waiting />
  const { summary, findings } = data
  const isRefused = findings.some(({ weight }) => weight === 'refused')
  return (
    <Part title={words.contribute.preview(summary.rows)} hint={words.contribute.previewHint}>
      <Facts
        facts={[
          [words.contribute.artists, format.number(summary.artists)],
          [words.contribute.plays, format.number(summary.plays)],
          [words.contribute.time, format.duration(summary.msPlayed)],
          ...(summary.period === null
            ? []
            : [
                [
                  words.contribute.period,
                  words.contribute.between(format.day(summary.period.from), format.day(summary.period.to)),
                ] as const,
              ]),
        ]}
      />
      <OfferTable offer={data} />
      <Turns offset={offset} total={summary.rows} onTurn={setOffset} />
      {findings.map(({ code }) => (
        <p key={code} className="wrong">
          {words.findings[code]}
        </p>
      ))}
      {isSample ? (
        <p className="wrong">{words.contribute.isSample}</p>
      ) : (
        summary.rows > 0 && (
          <SureButton
            deed={send}
            input={undefined}
            label={words.contribute.send(summary.rows)}
            question={replaces.length > 0 ? words.contribute.replaceSure(summary.rows) : words.contribute.sendSure(summary.rows)}
            yes={words.contribute.sendYes}
            disabled={isRefused}
          />
        )
      )}
      {send.isPending && <progress aria-label={words.contribute.sending} value={share} max={1} />}
    </Part>
  )
}

function OfferTable({ offer }: { readonly offer: Offer }) {
  return (
    <DataTable
      isPart={offer.summary.rows > offer.rows.rows.length}
      caption={words.contribute.rowsThatLeave}
      columns={offer.columns.map((column) => ({ label: words.columns[column], numeric: NUMERIC.has(column) }))}
      rows={offer.rows.rows.map((cells, index) => ({
        key: String(index),
        cells: cells.map((cell) => (typeof cell === 'number' ? format.number(cell) : <bdi>{cell}</bdi>)),
      }))}
    />
  )
}

const NUMERIC: ReadonlySet<string> = new Set(['listens', 'plays', 'msPlayed'])

function Turns({ offset, total, onTurn }: { readonly offset: number; readonly total: number; readonly onTurn: (offset: number) => void }) {
  if (total <= ROWS_SHOWN) return null
  return (
    <div className="choosers">
      <button type="button" className="quiet" disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - ROWS_SHOWN))}>
        {words.common.back}
      </button>
      <span className="soft tabular">{words.contribute.shown(offset + 1, Math.min(total, offset + ROWS_SHOWN), total)}</span>
      <button type="button" className="quiet" disabled={offset + ROWS_SHOWN >= total} onClick={() => onTurn(offset + ROWS_SHOWN)}>
        {words.common.onward}
      </button>
    </div>
  )
}

function Sent({ sent: { contribution, findings } }: { readonly sent: Contributed }) {
  return (
    <Part title={words.contributed.sent[contribution.state]} hint={words.contribute.sentHint}>
      <Facts
        facts={[
          [words.contribute.rowsLabel, format.number(contribution.rows)],
          [words.contribute.bytes, format.bytes(contribution.bytes)],
          [words.contribute.sha256, <code key="hash">{shortHash(contribution.sha256)}</code>],
        ]}
      />
      <FindingLines findings={findings} rows={contribution.rows} />
      <Link to={paths.consent} className="button primary">
        {words.contribute.toConsent}
      </Link>
    </Part>
  )
}
