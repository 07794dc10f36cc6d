/** One proposal: what is asked, by whom and for how much, what of mine would leave, and the vote. */
import { Link, useParams } from '@tanstack/react-router'
import { canonicalJson } from '../../../shared/canonical-json.ts'
import { MS_PER_DAY } from '../../../shared/time.ts'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { ForRole, type Me } from '../frame.tsx'
import { useRead, useSend } from '../queries.ts'
import { percentOf } from '../show.ts'
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { DeedButton } from '../ui/forms.tsx'
import { Facts, Part, Shown } from '../ui/shown.tsx'
import { ShareCheck } from '../evidence/share-check.tsx'
import { VotePart } from '../voting/vote-part.tsx'
import { words as voting } from '../voting/words.ts'
import { words } from '../words.ts'
import { StewardDeeds } from '../ui/steward-deeds.tsx'

type Detail = AnswerOf<'readProposal'>

export function ProposalPage() {
  const { proposal } = useParams({ strict: false })
  return <ForRole role={null}>{(me) => <ProposalOf id={proposal ?? ''} me={me} />}</ForRole>
}

function ProposalOf({ id, me }: { readonly id: string; readonly me: Me }) {
  const { data: collective } = useRead('readCollective')
  const isDemonstration = collective?.state === 'running' && collective.isDemonstration
  const read = useRead('readProposal', { params: { proposal: id } })
  return (
    <Shown read={read}>
      {(detail) => (
        <>
          <header className="page-head proposal-head">
            <p className="eyebrow">{words.proposals.states[detail.state]}</p>
            <h1>
              <bdi>{detail.title}</bdi>
            </h1>
            <p className="lede">
              {words.proposal.asks(
                detail.buyer.name,
                format.money(detail.price.amount, detail.price.currency),
                words.scopes[detail.document.recipe.scope].name,
              )}
            </p>
          </header>
          {me.account.roles.includes('steward') && <StewardDeeds detail={detail} />}
          {detail.mine !== null && detail.state === 'open' && <VotePart detail={detail} remembers={!isDemonstration} />}
          <ResultPart detail={detail} />
          {detail.mine !== null && detail.state === 'settled' && <ShareCheck proposal={id} account={me.account.id} />}
          {detail.mine !== null && <MyRowsPart detail={detail} />}
          <TermsPart detail={detail} />
          {detail.window !== null && (
            <p>
              <Link to={paths.evidence}>{voting.evidence.see}</Link>
            </p>
          )}
        </>
      )}
    </Shown>
  )
}

function ResultPart({ detail: { result, document } }: { readonly detail: Detail }) {
  if (result === null) return null
  const { roll, yes, no, abstain, turnoutBps, quorumMet, majorityMet, verdict, closedAt } = result
  const cast = yes + no + abstain
  return (
    <Part title={words.result.verdict[verdict]} hint={words.result.closed(format.instant(closedAt))}>
      <ol className="bars">
        {(
          [
            ['yes', yes],
            ['no', no],
            ['abstain', abstain],
          ] as const
        ).map(([choice, votes]) => (
          <li key={choice}>
            <span>{voting.vote.choices[choice]}</span>
            <meter min={0} max={Math.max(1, cast)} value={votes} aria-label={voting.vote.choices[choice]} />
            <span className="tabular">{format.number(votes)}</span>
          </li>
        ))}
      </ol>
      <Facts
        facts={[
          [words.result.turnout, words.result.turnoutSays(format.number(cast), format.number(roll), percentOf(turnoutBps))],
          [words.rules.quorum, words.result.met(quorumMet, percentOf(document.vote.quorumBps))],
          [words.rules.majority, words.result.met(majorityMet, percentOf(document.vote.majorityBps))],
        ]}
      />
    </Part>
  )
}

type Mine = NonNullable<Detail['mine']>

/** What would leave is told as long as it may; afterwards only what did, for pool and consent are other ones by then. */
function MyRowsPart({ detail: { id, mine, state, document } }: { readonly detail: Detail }) {
  if (mine === null) return null
  const over = overSentence(mine, state)
  if (over !== undefined)
    return (
      <Part title={words.myRows.titleLeft}>
        <p>{over}</p>
      </Part>
    )
  return (
    <Part title={words.myRows.title} hint={mine.gap === null ? words.myRows.covered : words.myRows.gaps[mine.gap]}>
      <Preview id={id} />
      <Answer id={id} mine={mine} />
      {document.recipe.thresholds.artistMembersMin > 1 && (
        <p className="soft">{words.myRows.threshold(document.recipe.thresholds.artistMembersMin)}</p>
      )}
    </Part>
  )
}

/** Undefined as long as rows may still leave. */
function overSentence({ inRelease }: Mine, state: Detail['state']): string | undefined {
  if (inRelease !== null) return inRelease ? words.myRows.inRelease : words.myRows.notInRelease
  return ['rejected', 'lapsed', 'cancelled'].includes(state) ? words.myRows.neverLeaves : undefined
}

function Preview({ id }: { readonly id: string }) {
  const preview = useRead('previewMyRows', { params: { proposal: id } })
  return (
    <Shown read={preview}>
      {({ columns, rows, total }) => {
        const shown = columns.filter((column) => column !== PSEUDONYM)
        if (total === 0) return <p className="soft">{words.myRows.none}</p>
        return (
          <>
            <p>{words.myRows.total(total, shown.length)}</p>
            <DataTable
              caption={words.myRows.title}
              columns={shown.map((column) => ({ label: columnName(column), numeric: NUMERIC.has(column) }))}
              rows={rows.map((row, index) => ({
                key: String(index),
                cells: shown.map((column) => {
                  const cell = row[column] ?? ''
                  return typeof cell === 'number' ? format.number(cell) : <bdi>{cell}</bdi>
                }),
              }))}
              isPart={total > rows.length}
            />
          </>
        )
      }}
    </Shown>
  )
}

function Answer({ id, mine }: { readonly id: string; readonly mine: Mine }) {
  const answer = useSend('answerSale')
  return (
    <>
      <div className="choosers">
        <DeedButton
          deed={answer}
          input={{ params: { proposal: id }, body: { consents: true } }}
          label={words.myRows.yes}
          disabled={mine.answer === true}
        />
        <DeedButton
          deed={answer}
          input={{ params: { proposal: id }, body: { consents: false } }}
          label={words.myRows.no}
          disabled={mine.answer === false}
        />
      </div>
      {mine.answer !== null && <p className="soft">{mine.answer ? words.myRows.saidYes : words.myRows.saidNo}</p>}
    </>
  )
}

/** By the names that the columns have in the file. */
const NUMERIC: ReadonlySet<string> = new Set(['listens', 'plays', 'ms_played'])

/** It is made when the release is built, so that nobody knows it before; what stands in a preview is another one each time. */
const PSEUDONYM = 'pseudonym'

function columnName(column: string): string {
  const key = column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return Object.entries(words.columns).find(([name]) => name === key)?.[1] ?? column
}

function TermsPart({ detail }: { readonly detail: Detail }) {
  const { document, documentSha256, release } = detail
  const { recipe, vote, split, licence, purposes } = document
  return (
    <Part title={words.terms.title} hint={words.terms.hint}>
      <Facts
        facts={[
          [words.terms.purposes, format.list(purposes.map((purpose) => words.purposes[purpose]))],
          [words.terms.inTheirWords, <bdi key="text">{document.purposeText}</bdi>],
          [words.terms.scope, words.scopes[recipe.scope].name],
          [words.terms.columns, format.list(recipe.columns.map((column) => words.columns[column]))],
          [
            words.terms.period,
            recipe.period === null
              ? words.terms.allTime
              : words.contribute.between(format.day(recipe.period.from), format.day(recipe.period.to)),
          ],
          [words.terms.thresholds, words.terms.thresholdsSay(recipe.thresholds.artistMembersMin, recipe.thresholds.memberRowsMin)],
          ...excludedFacts(recipe),
          ...precisionFacts(recipe),
          [words.rules.treasury, percentOf(document.treasuryBps)],
          [words.terms.split, split.kind === 'equal' ? words.terms.splits.equal : words.terms.splits.byContribution(split.capEqualShares)],
          [words.rules.window, words.rules.days(vote.votingMs / MS_PER_DAY)],
          [words.rules.quorum, percentOf(vote.quorumBps)],
          [words.rules.majority, words.rules.majoritySays(percentOf(vote.majorityBps))],
          [words.terms.hash, <code key="hash">{documentSha256}</code>],
          ...(release === null ? [] : [[words.terms.manifest, <code key="manifest">{release.manifestSha256}</code>] as const]),
        ]}
      />
      <details className="how">
        <summary>{licence.title}</summary>
        <pre className="paper">{licence.text}</pre>
      </details>
      <details className="how">
        <summary>{words.terms.whole}</summary>
        <pre className="paper">{canonicalJson(document)}</pre>
      </details>
    </Part>
  )
}

type Recipe = Detail['document']['recipe']

function excludedFacts({ filters: { artistsExcluded } }: Recipe) {
  if (artistsExcluded.length === 0) return []
  return [[words.terms.artistsExcluded, <bdi key="artists">{format.list(artistsExcluded)}</bdi>] as const]
}

/** How closely a row tells when something was heard, where it tells that at all. */
function precisionFacts({ columns, coarsening: { day, startedAt } }: Recipe) {
  const unit = columns.includes('startedAt') ? startedAt : columns.includes('day') ? day : undefined
  return unit === undefined ? [] : [[words.terms.precision, words.terms.units[unit]] as const]
}
