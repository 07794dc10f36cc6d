/** A place on the grid of moods, chosen with one tap, or with two sliders for whoever does not point. */
import { useId, type MouseEvent } from 'react'
import type { MoodPoint } from '../../../contract/mood.ts'
import { words } from './words.ts'

interface AffectGridProps {
  readonly value: MoodPoint
  readonly onChange: (value: MoodPoint) => void
  /** After a place was pointed at; the sliders only change it. */
  readonly onTap?: (value: MoodPoint) => void
  readonly labels: { readonly left: string; readonly right: string; readonly top: string; readonly bottom: string }
}

const STEP = 0.05

export function AffectGrid({ value, onChange, onTap, labels }: AffectGridProps) {
  const id = useId()
  return (
    <div className="affect" role="group" aria-label={words.grid.label}>
      <span className="affect-top">{labels.top}</span>
      <span className="affect-start">{labels.left}</span>
      <div
        className="affect-square"
        onPointerDown={(event) => onChange(placeOf(event))}
        onClick={(event) => onTap?.(placeOf(event))}
        aria-hidden="true"
      >
        <i style={{ '--x': `${((value.valence + 1) / 2) * 100}%`, '--y': `${((1 - value.arousal) / 2) * 100}%` }} />
      </div>
      <span className="affect-end">{labels.right}</span>
      <span className="affect-bottom">{labels.bottom}</span>
      <div className="affect-sliders">
        <label htmlFor={`${id}valence`}>{words.grid.between(labels.left, labels.right)}</label>
        <input
          id={`${id}valence`}
          type="range"
          min={-1}
          max={1}
          step={STEP}
          value={value.valence}
          onChange={(event) => onChange({ ...value, valence: event.target.valueAsNumber })}
        />
        <label htmlFor={`${id}arousal`}>{words.grid.between(labels.bottom, labels.top)}</label>
        <input
          id={`${id}arousal`}
          type="range"
          min={-1}
          max={1}
          step={STEP}
          value={value.arousal}
          onChange={(event) => onChange({ ...value, arousal: event.target.valueAsNumber })}
        />
      </div>
    </div>
  )
}

function placeOf({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>): MoodPoint {
  const box = currentTarget.getBoundingClientRect()
  const across = ((clientX - box.left) / box.width) * 2 - 1
  const up = 1 - ((clientY - box.top) / box.height) * 2
  return { valence: stepped(across), arousal: stepped(up) }
}

function stepped(value: number): number {
  return Math.min(1, Math.max(-1, Math.round(value / STEP) * STEP))
}
