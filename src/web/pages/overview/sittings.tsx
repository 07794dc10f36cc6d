/** B4: how long music plays at a stretch. */
import { useMemo } from 'react'
import { BarChart } from '../../charts/bar-chart.tsx'
import type { Bar } from '../../charts/bar.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { RowsLink, sessionRows } from '../../ui/rows-link.tsx'
import type { FindingPartProps } from './sleeve.ts'

export function Sittings({ findings: { sessions, period }, number }: FindingPartProps) {
  const { lengths, longest } = sessions
  const most = Math.max(...lengths.map((band) => band.sessions))
  const bars = useMemo(
    () =>
      lengths.map(({ minutesFrom, minutesTo, sessions: count }): Bar => ({
        key: String(minutesFrom),
        label: text.sessions.band(minutesFrom, minutesTo),
        value: count,
        said: format.number(count),
        matters: count === most,
      })),
    [lengths, most],
  )
  return (
    <Finding
      number={number}
      title={text.sessions.title(sessions.msMedian)}
      lede={
        <>
          <p>{text.sessions.lede(sessions.sessions, sessions.listensMedian)}</p>
          {longest && (
            <p>
              {text.sessions.longest(format.instantDay(longest.from, period.timeZone), longest.ms, longest.listens)}{' '}
              <RowsLink rows={sessionRows(longest)}>{text.chart.rows}</RowsLink>
            </p>
          )}
        </>
      }
      how={text.sessions.how(sessions.gapMsMax)}
      rows={{}}
      alt={text.sessions.alt(bars.find(({ matters }) => matters)?.label ?? '')}
      table={{
        caption: text.sessions.short,
        columns: [{ label: text.columns.length }, { label: text.columns.sessions, numeric: true }],
        rows: bars.map(({ key, label, said }) => ({ key, cells: [label, said] })),
      }}
    >
      <BarChart bars={bars} />
    </Finding>
  )
}
