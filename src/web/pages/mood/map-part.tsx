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
  const { map, baseline } = found
  const shares = quadrantShares(found)
  const most = quadrantOf(found)
  return (
    <Finding
      number={number}
      title={words.map.title(shares.brightExcited + shares.brightCalm >= 0.5, shares.brightExcited + shares.darkExcited >= 0.5)}
      lede={<RangeInWords found={found} />}
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

/** Where most plays lie, and of a period whether more of them than usual are far out. */
function RangeInWords({ found: { range } }: Pick<MoodPartProps, 'found'>) {
  if (range === null) return null
  const beyond = (['valence', 'arousal'] as const).flatMap((axis) => {
    const found = range[axis].beyond
    return found === null ? [] : [words.map.beyond(words.axes[axis], found)]
  })
  return (
    <>
      <p>{words.map.lede(range)}</p>
      {beyond.length > 0 && <p>{words.map.beyondLede(format.list(beyond))}</p>}
    </>
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
