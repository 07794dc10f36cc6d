/** A1: where the music lies between dark and bright, calm and lively. */
import { MoodField } from '../../charts/mood-field.tsx'
import type { MoodFindings } from '../../../contract/mood.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import type { MoodPartProps } from './mood-part.ts'
import { words } from './words.ts'

const QUADRANTS = ['brightExcited', 'brightCalm', 'darkExcited', 'darkCalm'] as const
type Quadrant = (typeof QUADRANTS)[number]

export function MapPart({ found, number }: MoodPartProps) {
  const { map, baseline, range } = found
  const shares = quadrantShares(found)
  const most = quadrantOf(found)
  return (
    <Finding
      number={number}
      title={words.map.title((baseline?.valence ?? 0) >= 0, (baseline?.arousal ?? 0) >= 0)}
      lede={range && <p>{words.map.lede(range)}</p>}
      how={words.map.how}
      alt={words.map.alt(format.percent(shares[most]), words.map.quadrants[most])}
      table={{
        caption: words.map.short,
        columns: [{ label: words.map.where }, { label: text.columns.share, numeric: true }],
        rows: QUADRANTS.map((quadrant) => ({
          key: quadrant,
          cells: [words.map.quadrants[quadrant], format.percent(shares[quadrant])],
        })),
      }}
    >
      <MoodField size={map.size} cells={map.cells} middle={baseline} labels={words.sides} />
    </Finding>
  )
}

function quadrantShares({ map: { size, cells } }: MoodFindings): Record<Quadrant, number> {
  const shares = { brightExcited: 0, brightCalm: 0, darkExcited: 0, darkCalm: 0 }
  for (const [index, share] of cells.entries()) {
    const isExcited = Math.floor(index / size) >= size / 2
    const isBright = index % size >= size / 2
    shares[isBright ? (isExcited ? 'brightExcited' : 'brightCalm') : isExcited ? 'darkExcited' : 'darkCalm'] += share
  }
  return shares
}

export function quadrantOf(found: MoodFindings): Quadrant {
  const shares = quadrantShares(found)
  return QUADRANTS.reduce((best, quadrant) => (shares[quadrant] > shares[best] ? quadrant : best), QUADRANTS[0])
}
