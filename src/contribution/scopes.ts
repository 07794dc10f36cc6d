/** What each scope of a contribution tells, as a table: its columns, its rows, and the sentence by which a member decides. */
import { SCOPE_NAMES, type ContributionColumn, type Scope } from '../contract/contribution.ts'

interface ScopeRule {
  readonly columns: readonly ContributionColumn[]
  /** What one row stands for. */
  readonly rowsPer: 'artist' | 'item' | 'dayAndItem' | 'listen'
  /** Said to the member before they choose. */
  readonly sentence: string
}

export const SCOPES = {
  artistPreferences: {
    columns: ['artist', 'listens', 'plays', 'msPlayed'],
    rowsPer: 'artist',
    sentence: 'Which artists you listened to, how often and for how long in all. No songs, no dates.',
  },
  trackCounts: {
    columns: ['artist', 'album', 'title', 'uri', 'listens', 'plays', 'msPlayed'],
    rowsPer: 'item',
    sentence: 'Which songs you listened to, how often and for how long in all. No dates.',
  },
  dayPlays: {
    columns: ['artist', 'album', 'title', 'uri', 'day', 'listens', 'plays', 'msPlayed'],
    rowsPer: 'dayAndItem',
    sentence: 'Which songs you listened to on which day, how often and for how long. No times of day.',
  },
  timedPlays: {
    columns: ['artist', 'album', 'title', 'uri', 'day', 'startedAt', 'listens', 'plays', 'msPlayed'],
    rowsPer: 'listen',
    sentence: 'Every listen of music with the second it began and how long it lasted.',
  },
} as const satisfies Record<Scope, ScopeRule>

/** The rule of a scope with its columns as a plain list. */
export function scopeRule(scope: Scope): ScopeRule {
  return SCOPES[scope]
}

/** Whether rows of one scope can be made from rows of another: each scope tells all that the ones before it tell. */
export function scopeCovers(offered: Scope, asked: Scope): boolean {
  return SCOPE_NAMES.indexOf(offered) >= SCOPE_NAMES.indexOf(asked)
}

/** The scopes from which rows of the asked one can be made, the closest first. */
export function scopesCovering(asked: Scope): readonly Scope[] {
  return SCOPE_NAMES.filter((offered) => scopeCovers(offered, asked))
}
