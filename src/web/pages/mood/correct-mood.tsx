/** The person's own word on an artist, which stands above the catalogue. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MoodPoint } from '../../../contract/mood.ts'
import { useServices } from '../../history/services.ts'
import { AffectGrid } from './affect-grid.tsx'
import { refreshMood } from './queries.ts'
import { words } from './words.ts'

interface CorrectMoodProps {
  readonly artist: string
  readonly start: MoodPoint
  readonly onDone: () => void
}

export function CorrectMood({ artist, start, onDone }: CorrectMoodProps) {
  const { client } = useServices()
  const queries = useQueryClient()
  const [mood, setMood] = useState(start)
  const save = async (): Promise<void> => {
    await client.ask('correctMood', { artist, mood })
    await refreshMood(queries)
    onDone()
  }
  const { bright, dark, lively, calm } = words.sides
  return (
    <section className="correct-mood">
      <h3>
        <bdi>{words.correct.title(artist)}</bdi>
      </h3>
      <p className="soft">{words.correct.lead}</p>
      <AffectGrid value={mood} onChange={setMood} labels={{ left: dark, right: bright, top: lively, bottom: calm }} />
      <div className="choosers">
        <button type="button" className="button primary" onClick={() => void save()}>
          {words.correct.save}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {words.correct.cancel}
        </button>
      </div>
    </section>
  )
}
