/** B2: the months that sounded brightest and darkest, and who was heard in them. */
import type { MonthMood } from '../../../contract/mood.ts'
import { format } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { monthRows, RowsLink } from '../../ui/rows-link.tsx'
import { SubjectLink } from '../../ui/subject-link.tsx'
import type { MoodPartProps } from './mood-part.ts'
import { words } from './words.ts'

export function Months({ found: { months }, number }: MoodPartProps) {
  const [brightest] = months.brightest
  const [darkest] = months.darkest
  if (brightest === undefined || darkest === undefined) return null
  return (
    <Finding number={number} title={words.months.title(brightest.month, darkest.month)} how={words.months.how}>
      <div className="two-columns">
        <MonthList label={words.months.brightest} months={months.brightest} />
        <MonthList label={words.months.darkest} months={months.darkest} />
      </div>
    </Finding>
  )
}

function MonthList({ label, months }: { readonly label: string; readonly months: readonly MonthMood[] }) {
  return (
    <div>
      <h3 className="eyebrow">{label}</h3>
      <ul className="mood-months">
        {months.map(({ month, z, artists }) => (
          <li key={month}>
            <strong>
              <RowsLink rows={{ ...monthRows(month), part: 'plays' }}>{format.month(month)}</RowsLink>
            </strong>
            <span className="soft tabular">{words.months.row(z)}</span>
            <span className="month-artists">
              {artists.map((artist) => (
                <SubjectLink key={artist} kind="artist" name={artist} artist={artist} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
