/** How each column of a contribution is written in files: one table for the writer, the reader and everyone who documents it. */
import type { ContributionColumn } from '../contract/contribution.ts'

interface ColumnForm {
  /** In files and tables, which speak snake_case. */
  readonly name: string
  readonly form: 'text' | 'day' | 'instant' | 'count' | 'ms'
  /** Said in data dictionaries. */
  readonly sentence: string
}

export const COLUMNS = {
  artist: { name: 'artist', form: 'text', sentence: 'Name of the artist as the streaming service gives it.' },
  album: { name: 'album', form: 'text', sentence: 'Title of the album; empty where the service gives none.' },
  title: { name: 'title', form: 'text', sentence: 'Title of the song.' },
  uri: { name: 'uri', form: 'text', sentence: "The service's own id of the song; empty where it gives none." },
  day: { name: 'day', form: 'day', sentence: "Day on the listener's own calendar on which the listens began." },
  startedAt: { name: 'started_at', form: 'instant', sentence: 'Instant in UTC at which the listen began.' },
  listens: { name: 'listens', form: 'count', sentence: 'How often it was played, however short.' },
  plays: { name: 'plays', form: 'count', sentence: 'How often it was played for at least 30 seconds.' },
  msPlayed: { name: 'ms_played', form: 'ms', sentence: 'Time played in all, in milliseconds.' },
} as const satisfies Record<ContributionColumn, ColumnForm>
