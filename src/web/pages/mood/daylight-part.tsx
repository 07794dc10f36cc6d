/** Mood in daylight and in the dark, at the same times of the clock. */
import type { MoodBin, MoodAxis } from '../../../contract/mood.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { daylightKind, type MoodPartProps } from './mood-part.ts'
import { saidBand, words } from './words.ts'

const AXES = ['valence', 'arousal'] as const

export function InDaylight({ found: { daylight }, number }: MoodPartProps) {
  if (daylight === null || daylight.valence === null || daylight.arousal === null) return null
  const { valence, arousal, light, dark, share } = daylight
  const rows = [
    { key: 'light', label: words.daylight.light, bin: light },
    { key: 'dark', label: words.daylight.dark, bin: dark },
  ]
  return (
    <Finding
      number={number}
      title={words.daylight.titles[daylightKind(daylight)]}
      lede={
        <p>
          {words.daylight.lede(valence.difference, arousal.difference)}{' '}
          {words.hours.tests(words.hours.chance(valence.pValue), words.hours.chance(arousal.pValue))} {words.daylight.placed(share)}
        </p>
      }
      how={words.daylight.how}
      table={{
        caption: words.daylight.short,
        columns: [
          { label: words.daylight.when },
          { label: text.columns.plays, numeric: true },
          ...AXES.map((axis) => ({ label: words.axes[axis], numeric: true })),
        ],
        rows: rows.map(({ key, label, bin }) => ({
          key,
          cells: [label, format.number(bin.plays), ...AXES.map((axis) => saidBand(bin[axis]))],
        })),
      }}
    >
      <ul className="mood-rows daylight-rows">
        {rows.map(({ key, label, bin }) => (
          <li key={key}>
            <span className="name">{label}</span>
            <span className="tabular">
              {words.axes.valence} {saidMean(bin, 'valence')}
            </span>
            <span className="tabular">
              {words.axes.arousal} {saidMean(bin, 'arousal')}
            </span>
          </li>
        ))}
      </ul>
    </Finding>
  )
}

function saidMean(bin: MoodBin, axis: MoodAxis): string {
  const band = bin[axis]
  return band === null ? '–' : words.position(band.mean)
}
