/** What became of every row of every file. */
import { Link } from '@tanstack/react-router'
import type { Reconciliation } from '../../contract/reconciliation.ts'
import { PartsBar } from '../charts/parts-bar.tsx'
import { useAnswer } from '../history/services.ts'
import { format, text } from '../messages/text.ts'
import { isPlayRule } from '../routes.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ProblemList, Waiting } from '../ui/states.tsx'
import { useView } from '../use-view.ts'
import { AddSources, Estimated, Merging, Repeats, TakeAway } from './rows-sources.tsx'

const FATES = ['listens', 'duplicates', 'merged', 'rejected'] as const

export function Rows() {
  const { data } = useAnswer('reconciliation', null)
  if (!data) return <Waiting />
  const { rows, problems } = data
  return (
    <div className="page rows-page">
      <header className="page-head">
        <h1>{text.rows.title(rows.listens, rows.read)}</h1>
        <p className="lede">{text.rows.lead}</p>
      </header>
      <Sum rows={rows} estimated={data.estimated} />
      <Merging />
      <Rules playRules={data.playRules} />
      <Repeats repeats={data.repeats} />
      <Rejections rejections={data.rejections} />
      <Files files={data.files} />
      <AddSources />
      <TakeAway />
      {problems.length > 0 && (
        <section className="rows-section">
          <h2>{text.rows.problems}</h2>
          <ProblemList problems={problems} />
        </section>
      )}
    </div>
  )
}

function Sum({ rows, estimated }: Pick<Reconciliation, 'rows' | 'estimated'>) {
  return (
    <section className="sum" aria-label={text.rows.sum(rows.read, rows.listens, rows.duplicates, rows.merged, rows.rejected)}>
      <p className="sum-read">
        <span className="figure">{format.number(rows.read)}</span> <span className="unit">{text.rows.read}</span>
      </p>
      <div className="parts-bar tall" aria-hidden="true">
        {FATES.map((fate) => rows[fate] > 0 && <i key={fate} data-part={fate} style={{ '--grow': rows[fate] / Math.max(1, rows.read) }} />)}
      </div>
      <dl className="sum-parts">
        {FATES.map((fate, index) => (
          <div key={fate}>
            <dt>
              <i data-part={fate} aria-hidden="true" />
              {text.rows[fate]}
            </dt>
            <dd>
              <span className="sign" aria-hidden="true">
                {index === 0 ? '=' : '+'}
              </span>
              <span className="figure">{format.number(rows[fate])}</span>
              <span className="soft sum-why">{text.rows.explain[fate]}</span>
            </dd>
          </div>
        ))}
      </dl>
      <h2 className="eyebrow">{text.rows.kinds}</h2>
      <PartsBar
        parts={(['music', 'podcast', 'audiobook', 'video', 'unidentified'] as const)
          .filter((kind) => rows.byKind[kind] > 0)
          .map((kind) => ({ key: kind, label: text.kinds.names[kind], said: format.number(rows.byKind[kind]), value: rows.byKind[kind] }))}
      />
      <Estimated listens={estimated} />
    </section>
  )
}

function Rules({ playRules }: Pick<Reconciliation, 'playRules'>) {
  const { playRule } = useView()
  return (
    <section className="rows-section">
      <div>
        <h2>{text.rows.rules}</h2>
        <p className="soft">{text.rows.rulesLead}</p>
      </div>
      <ul className="rules">
        {playRules.map(({ rule, sentence, plays }) => (
          <li key={rule} data-used={rule === playRule ? '' : undefined}>
            <span className="figure">{format.number(plays)}</span>
            <span className="rule-says">{isPlayRule(rule) ? text.rules[rule].says : sentence}</span>
            {isPlayRule(rule) &&
              (rule === playRule ? (
                <span className="eyebrow">{text.rows.ruleUsed}</span>
              ) : (
                <Link to="." search={(previous: Record<string, unknown>) => ({ ...previous, rule })} resetScroll={false} className="quiet">
                  {text.rows.ruleUse}
                  <span className="hidden">: {text.rules[rule].name}</span>
                </Link>
              ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rejections({ rejections }: Pick<Reconciliation, 'rejections'>) {
  return (
    <section className="rows-section">
      <h2>{text.rows.rejections}</h2>
      {rejections.length === 0 ? (
        <p>{text.rows.noRejections}</p>
      ) : (
        <ul className="rejections">
          {rejections.map(({ reason, sentence, rows, examples }) => (
            <li key={reason}>
              <span className="figure">{format.number(rows)}</span>
              <div>
                <p>{text.rowFault(reason, sentence)}</p>
                <ul className="soft">
                  {examples.map(({ path, line }) => (
                    <li key={`${path} ${line}`}>
                      <bdi>{text.rows.example(path, line)}</bdi>
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Files({ files }: Pick<Reconciliation, 'files'>) {
  return (
    <section className="rows-section below">
      <h2>{text.rows.files}</h2>
      <DataTable
        caption={text.rows.files}
        columns={[
          { label: text.rows.file },
          { label: text.rows.what },
          { label: text.rows.size, numeric: true },
          { label: text.rows.columns.rows, numeric: true },
          ...FATES.map((fate) => ({ label: text.rows.columns[fate], numeric: true })),
        ]}
        rows={files.map((file, index) => ({
          key: `${index} ${file.path}`,
          cells: [
            <bdi key="path" title={file.path}>
              {file.path}
            </bdi>,
            text.rows.kindOfFile(file.note),
            format.bytes(file.bytes),
            format.number(file.rows),
            ...FATES.map((fate) => format.number(file[fate])),
          ],
        }))}
      />
    </section>
  )
}
