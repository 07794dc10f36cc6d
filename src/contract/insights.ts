/** The findings of a history, as `chorus insights --json` prints them and as the pages receive them. */
import { z } from 'zod'

const count = z.int().nonnegative()
const ms = z.int().nonnegative().describe('milliseconds')
const share = z.number().min(0).max(1)
/** UTC ISO 8601. */
const instant = z.iso.datetime()
/** A day of the local calendar, YYYY-MM-DD. */
const day = z.iso.date()

export const rowsSchema = z
  .object({
    read: count.describe('records found in the files; read = listens + duplicates + merged + rejected'),
    listens: count,
    duplicates: count.describe('exact repetitions, within and across files'),
    merged: count.describe('rows that tell of a listen that a richer row tells too'),
    rejected: count,
    byKind: z.object({ music: count, podcast: count, audiobook: count, video: count, unidentified: count }).describe('listens by kind'),
  })
  .readonly()

export const playRuleSchema = z.enum(['thirtySeconds', 'halfOrFourMinutes', 'trackDone', 'everything'])
export type PlayRule = z.infer<typeof playRuleSchema>

const tally = { msPlayed: ms, listens: count, plays: count }

export const topArtistSchema = z.object({ name: z.string(), artist: z.string(), ...tally })
export const topTrackSchema = z.object({ title: z.string(), artist: z.string(), ...tally })
export const topAlbumSchema = z.object({ title: z.string(), artist: z.string(), ...tally })

const ranked = { days: count.describe('local days with a listen') }
const topLists = z.object({
  artists: z.array(z.object({ ...topArtistSchema.shape, ...ranked })),
  tracks: z.array(z.object({ ...topTrackSchema.shape, ...ranked })),
  albums: z.array(z.object({ ...topAlbumSchema.shape, ...ranked })),
})
export const topBySchema = z
  .object({ plays: topLists, days: topLists })
  .describe('the tops in the order of plays and of days; what is equal stands in the order of time')
export type TopBy = z.infer<typeof topBySchema>

export const runSchema = z
  .object({ days: count, from: day.nullable(), to: day.nullable() })
  .describe('consecutive local days with at least one play')

export const totalsSchema = z.object({
  msPlayed: ms.describe('all kinds'),
  msMusic: ms,
  listens: count.describe('all kinds'),
  plays: count,
  skips: count,
  artists: count,
  albums: count,
  tracks: count,
})

export const skipsSchema = z.object({
  listens: count.describe('music listens'),
  listensKnown: count.describe('music listens of which the source tells the time played or whether they were skipped'),
  skips: count.describe('marked as skipped, or unmarked and under 30 s'),
  share: share.describe('skips of music listens'),
  within: z
    .array(z.object({ seconds: count, listens: count, share }))
    .describe('skips that came before so many seconds of play; share of all music listens'),
  byHour: z
    .array(z.object({ hour: count, listens: count, skips: count }))
    .length(24)
    .describe('local hour'),
  artists: z
    .array(z.object({ artist: z.string(), listens: count, skips: count, share }))
    .describe('highest share of skips first, among artists with at least 20 listens'),
})

export const sessionsSchema = z
  .object({
    gapMsMax: ms.describe('a longer silence ends a session'),
    sessions: count,
    msMedian: ms.describe('median length from first start to last end'),
    listensMedian: z.number().nonnegative(),
    longest: z.object({ from: instant, to: instant, ms, listens: count, msPlayed: ms }).nullable(),
    byStartHour: z.array(count).length(24).describe('sessions by the local hour of their start'),
    lengths: z
      .array(z.object({ minutesFrom: count, minutesTo: count.nullable(), sessions: count }))
      .describe('from so many minutes up to, not including, so many'),
  })
  .describe('listens of all kinds without a long silence between them')

export const discoverySchema = z.object({
  years: z.array(
    z.object({
      year: z.int(),
      newArtists: count.describe('artists whose first listen in the whole history fell in this year, and in the period'),
      newTracks: count.describe('likewise tracks'),
      kept: count.describe('of the new artists, those heard again 30 days or more later, at any time'),
      shareOfPlays: share.describe('plays of that year that went to artists first heard in it'),
    }),
  ),
  artistsHeardOnce: count.describe('artists with a single music listen'),
  firstListens: z
    .array(z.object({ artist: z.string(), at: instant, title: z.string(), plays: count }))
    .describe('when each of the top artists was first heard in the whole history'),
})

export const ownYearsSchema = z
  .object({
    year: z.int().nullable().describe('the calendar year that the period is; null for any other period, and where the year has no music'),
    ranked: z.array(
      z.object({
        rank: count.describe('1 = most time with music; years of equal time share a rank'),
        year: z.int(),
        msPlayed: ms,
        plays: count,
        days: count.describe('days of the year between the first and the last day with music of the whole history'),
      }),
    ),
  })
  .describe('the calendar years of the whole history with music, whatever the period, the fullest first')

export const findingsSchema = z.object({
  rows: rowsSchema,
  period: z.object({ from: instant.nullable(), to: instant.nullable(), timeZone: z.string() }),
  playRule: playRuleSchema,
  totals: totalsSchema,
  kinds: z.array(z.object({ kind: z.enum(['music', 'podcast', 'audiobook', 'video', 'unidentified']), listens: count, msPlayed: ms })),
  top: z.object({ artists: z.array(topArtistSchema), tracks: z.array(topTrackSchema), albums: z.array(topAlbumSchema) }),
  years: z.array(z.object({ year: z.int(), ...tally })),
  ownYears: ownYearsSchema,
  months: z.array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), ...tally })),
  calendar: z.array(z.object({ date: day, msPlayed: ms, plays: count })).describe('local days with music'),
  clock: z.array(z.array(ms).length(24)).length(7).describe('msPlayed by weekday (Monday first) and local hour'),
  streaks: z.object({ longest: runSchema, current: runSchema }),
  skips: skipsSchema,
  sessions: sessionsSchema,
  discovery: discoverySchema,
})
export type Findings = z.infer<typeof findingsSchema>

/** What one artist, album or track has been to the listener. */
export const subjectSchema = z.object({
  subject: z.object({ kind: z.enum(['artist', 'album', 'track']), name: z.string(), artist: z.string() }),
  totals: z.object({ ...tally, skips: count, days: count.describe('local days with a play') }),
  rank: count.nullable().describe('by msPlayed among its kind, 1 = most; null when not heard in the period'),
  of: count.describe('how many of its kind were heard in the period'),
  first: z.object({ at: instant, title: z.string() }).nullable(),
  last: z.object({ at: instant, title: z.string() }).nullable(),
  months: z.array(z.object({ month: z.string(), ...tally })),
  clock: z.array(z.array(ms).length(24)).length(7),
  longestStreak: runSchema,
  tracks: z.array(topTrackSchema),
  albums: z.array(topAlbumSchema),
  ids: z.array(z.string()).describe('the ids under which the services know it'),
})
export type Subject = z.infer<typeof subjectSchema>
