/** B1 and B2: two findings that are mostly a number. */
import { PartsBar } from '../../charts/parts-bar.tsx'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import type { FindingPartProps } from './sleeve.ts'

export function Streaks({ findings: { streaks }, number }: FindingPartProps) {
  const { longest, current } = streaks
  return (
    <Finding
      number={number}
      layout="half"
      title={text.streaks.title}
      lede={
        longest.from !== null && longest.to !== null ? <p>{text.streaks.lede(longest.from, longest.to)}</p> : <p>{text.streaks.empty}</p>
      }
      how={text.streaks.how}
      {...(longest.from !== null && longest.to !== null && { rows: { from: longest.from, to: longest.to, part: 'plays' } })}
    >
      <p className="numeral medium">
        <span className="figure">{format.number(longest.days)}</span> <span className="unit">{text.streaks.unit(longest.days)}</span>
      </p>
      {longest.days > 0 && <p className="soft">{text.streaks.current(current.days)}</p>}
    </Finding>
  )
}

export function Kinds({ findings: { kinds, totals }, number }: FindingPartProps) {
  const heard = kinds.reduce((sum, { msPlayed }) => sum + msPlayed, 0)
  const share = heard === 0 ? 0 : totals.msMusic / heard
  const present = kinds.filter(({ listens }) => listens > 0)
  return (
    <Finding
      number={number}
      layout="half"
      title={text.kinds.title(share)}
      how={text.kinds.how}
      rows={{}}
      alt={text.kinds.alt(share)}
      table={{
        caption: text.kinds.short,
        columns: [
          { label: text.columns.kind },
          { label: text.columns.time, numeric: true },
          { label: text.columns.listens, numeric: true },
        ],
        rows: kinds.map(({ kind, msPlayed, listens }) => ({
          key: kind,
          rows: { kind },
          cells: [text.kinds.names[kind], format.duration(msPlayed), format.number(listens)],
        })),
      }}
    >
      <PartsBar
        parts={present.map(({ kind, msPlayed }) => ({
          key: kind,
          label: text.kinds.names[kind],
          said: format.duration(msPlayed),
          value: msPlayed,
          rows: { kind },
        }))}
      />
    </Finding>
  )
}
