/** The findings beyond a summary: attention, repeats, loyalty, time, exploring, eras, chapters and the cards of a recap. */
import { z } from 'zod'
import { chaptersSchema } from './chapters.ts'
import { START_KINDS } from './insight-kinds.ts'
import { findingsSchema, runSchema, topBySchema, type Findings } from './insights.ts'
import { moodAxisSchema, moodFindingsSchema } from './mood.ts'

const count = z.int().nonnegative()
const ms = z.int().nonnegative().describe('milliseconds')
const share = z.number().min(0).max(1)
const instant = z.iso.datetime()
const day = z.iso.date()
const month = z.string().regex(/^\d{4}-\d{2}$/)
const track = { title: z.string(), artist: z.string() }

/** What made a listen begin, as far as the service recorded it. */

export const attentionSchema = z.object({
  starts: z
    .array(z.object({ start: z.enum(START_KINDS), listens: count, skips: count, msPlayed: ms }))
    .describe('chosen: a song was picked, or gone back to; followed: it came after another; skippedTo: by pressing next; other: all else'),
  startsKnown: count.describe('music listens whose beginning the source recorded'),
  shareChosen: share.nullable().describe('chosen of chosen, followed and skippedTo; null where no beginning is recorded'),
  chosenArtists: z
    .array(z.object({ artist: z.string(), listens: count, chosen: count, share }))
    .describe('among artists with at least 30 listens of known beginning, highest share first'),
  anatomy: z
    .array(z.object({ seconds: count.nullable(), share, published: share.nullable() }))
    .describe(
      'share of music listens skipped before so many seconds (null: before the end), beside the published share of all plays of a service',
    ),
  skipsBySecond: z.array(z.object({ secondsFrom: count, skips: count })).describe('skips in steps of 10 s of play, the last step open'),
  shuffle: z.array(z.object({ shuffle: z.boolean(), listens: count, skips: count })),
  pauses: z
    .object({
      listensKnown: count.describe('music listens of which both ends were recorded to the second'),
      interrupted: count.describe('of these, with 10 s or more between the ends beyond the time played'),
      share,
      msMedian: ms,
      msTotal: ms,
      longest: z.object({ ...track, at: instant, ms }).nullable(),
    })
    .describe('time paused = end - start - played; pauses beyond a day are taken for a fault and left out'),
  albums: z
    .object({
      known: count.describe('albums of which at least 5 tracks were ever heard, which is all an export tells of their length'),
      sittings: count.describe('stretches of one album, without shuffle, of at least 2 tracks in a row'),
      heardThrough: z.array(z.object({ ...track, tracks: count, times: count, lastAt: instant })),
      abandoned: z.array(z.object({ ...track, tracks: count, starts: count, tracksMost: count })),
      shareOfPlays: share.describe('plays that belong to an album heard through'),
    })
    .describe(
      'heard through: at least 80 % of its known tracks to the end in one stretch; abandoned: begun at least twice, never more than half',
    ),
})
export type Attention = z.infer<typeof attentionSchema>

export const sittingsSchema = z.object({
  gapMsMax: ms,
  openers: z.array(z.object({ ...track, sessions: count })).describe('the first music of a session'),
  closers: z.array(z.object({ ...track, sessions: count })),
  bingeMsMin: ms.nullable().describe('upper quartile of the days with music plus three times the distance of the quartiles (Tukey 1977)'),
  bingeDays: z.array(z.object({ date: day, msPlayed: ms, plays: count, topArtist: z.string() })),
})
export type DeepSittings = z.infer<typeof sittingsSchema>

export const repeatsSchema = z.object({
  loops: z
    .array(z.object({ ...track, plays: count, from: instant, to: instant }))
    .describe('plays of one track with no other track and no hour of silence in between'),
  obsessions: z
    .array(z.object({ ...track, from: day, peak: day, to: day, plays: count, playsPeakWeek: count }))
    .describe('at least 12 plays without a pause of more than 14 days, and at least 6 of them within 7 days; the fiercest week first'),
  halfLifeDays: z
    .number()
    .nonnegative()
    .nullable()
    .describe(
      'median days from the first play of a track until half of its plays were over; tracks with 5 plays or more, known for a year',
    ),
  halfLifeTracks: count,
  comfort: z
    .array(z.object({ ...track, plays: count, returns: count, daysAwayMost: count, shareInLowWeeks: share }))
    .describe('returned to at least 3 times after 60 days or more; most returns first'),
  lowWeeks: count.describe('the quarter of the weeks with music that hold the least of it'),
  shareInLowWeeks: share.describe('share of all plays that fall into low weeks'),
})
export type Repeats = z.infer<typeof repeatsSchema>

export const loyaltySchema = z.object({
  stoppedLoving: z
    .array(z.object({ artist: z.string(), playsBestYear: count, bestYearTo: day, playsLastYear: count, last: day }))
    .describe('at least 40 plays within some 365 days, and at most a tenth of that in the last 365 days of the period'),
  sleeping: z
    .array(z.object({ ...track, plays: count, last: day, daysAsleep: count }))
    .describe('of the 100 tracks played most, those not played in the last 365 days of the period'),
  cameBack: z
    .array(z.object({ artist: z.string(), left: day, returned: day, daysAway: count, playsBefore: count, playsAfter: count }))
    .describe('a silence of at least 365 days with at least 10 plays before and after it'),
  everyYear: z
    .array(z.object({ artist: z.string(), years: count, plays: count }))
    .describe('played in each of at least 3 calendar years of the period'),
})
export type Loyalty = z.infer<typeof loyaltySchema>

export const milestonesSchema = z.object({
  plays: z
    .array(z.object({ number: count, at: instant, ...track }))
    .describe('counted over the whole history, listed where they fall into the period'),
  eddington: z
    .object({ number: count, daysForNext: count })
    .describe('the largest n with n days of at least n plays; days that are missing for n + 1'),
  artistStreaks: z.array(z.object({ artist: z.string(), run: runSchema })).describe('at least 3 days in a row'),
  anniversaries: z
    .array(z.object({ artist: z.string(), first: day, years: count, plays: count }))
    .describe('artists with at least 50 plays, first heard so many years before a day among the last 30 of the period'),
})
export type Milestones = z.infer<typeof milestonesSchema>

const clockTime = z.string().regex(/^\d{2}:\d{2}$/)
export const rhythmSchema = z.object({
  seasons: z
    .array(
      z.object({
        months: z.enum(['decToFeb', 'marToMay', 'junToAug', 'sepToNov']),
        msPlayed: ms,
        days: count,
        msPerDay: ms,
        topArtist: z.string().nullable(),
      }),
    )
    .length(4)
    .describe('days: those of the calendar between the first and last listen; a season has no name because it depends on the hemisphere'),
  earliest: z
    .object({ ...track, at: instant, local: clockTime, date: day })
    .nullable()
    .describe('the play soonest after 04:00, where one day ends and the next begins'),
  latest: z
    .object({ ...track, at: instant, local: clockTime, date: day })
    .nullable()
    .describe('the play latest before 04:00; the date is that of the evening before'),
  countries: z.array(z.object({ country: z.string(), msPlayed: ms, days: count, first: day, last: day })),
  trips: z
    .array(z.object({ country: z.string(), from: day, to: day, days: count, topArtist: z.string() }))
    .describe('days with music mostly in another country than the one with the most music; the longest first'),
})
export type Rhythm = z.infer<typeof rhythmSchema>

const climbed = { rank: count, rankBefore: count.nullable(), msPlayed: ms, msPlayedBefore: ms }
const fell = { ...climbed, rank: count.nullable(), rankBefore: count }
const movers = z.object({ climbers: z.array(z.object({ ...track, ...climbed })), fallers: z.array(z.object({ ...track, ...fell })) })
const compared = z.object({ msMusic: ms, plays: count, artists: count, tracks: count, skips: count, listens: count, newArtists: count })
export const comparisonSchema = z
  .object({
    before: z.object({ from: day, to: day }),
    now: compared,
    earlier: compared,
    climbers: z
      .array(z.object({ artist: z.string(), ...climbed }))
      .describe('places by time among the first fifty; null outside of them, which counts as one place below'),
    fallers: z.array(z.object({ artist: z.string(), ...fell })),
    albums: movers.describe('the same of albums'),
    tracks: movers.describe('the same of tracks'),
  })
  .nullable()
  .describe('with the days of the same number just before; null for all time and where nothing was heard before')
export type Comparison = z.infer<typeof comparisonSchema>

export const chartHistorySchema = z.object({
  weeks: count.describe('weeks (from Monday) with music'),
  numberOnes: z
    .array(z.object({ artist: z.string(), weeks: count, longestRun: count, first: day, last: day }))
    .describe('artists that led a week by time; weeks without music neither add to a run nor end it'),
  race: z
    .object({ months: z.array(z.string()), artists: z.array(z.object({ artist: z.string(), msPlayed: z.array(ms) })) })
    .describe('time so far of the leading artists, at the end of each month'),
  mostDays: z.array(z.object({ artist: z.string(), days: count })).describe('local days with a play'),
})
export type ChartHistory = z.infer<typeof chartHistorySchema>

export const byHeartSchema = z
  .object({
    tracksKnown: count,
    shareOfPlays: share.describe('plays that went to tracks known by heart'),
    tracks: z.array(z.object({ ...track, plays: count, days: count, shareWhole: share.describe('listens that were not skipped') })),
    albumsKnown: count,
    albums: z.array(z.object({ ...track, tracks: count, tracksKnown: count, plays: count })),
  })
  .describe(
    'a track: at least 20 plays on at least 10 local days, and at most one of ten listens skipped; an album: at least 5 tracks ever heard, and 80 % of them played at least 5 times each',
  )
export type ByHeart = z.infer<typeof byHeartSchema>

export const erasSchema = z
  .object({
    catalogue: z.object({ artists: count, artistsListed: count, shareOfPlays: share }).describe('artists played, and those of them listed'),
    began: z
      .array(z.object({ decade: z.int(), artists: count, plays: count, share, topArtist: z.string() }))
      .describe(
        'by the decade in which artists were first active; share of plays of listed artists; empty where these are below a tenth of all plays',
      ),
    teens: z
      .object({
        birthYear: z.int(),
        from: z.int(),
        to: z.int(),
        decades: z.array(z.int()),
        shareBegan: share.describe('plays of listed artists that were first active in a decade of the years from 13 to 19'),
        shareActive: share.describe('the same of artists active then, whenever they began'),
        artists: z.array(z.object({ artist: z.string(), plays: count })).describe('those that began then, most played first'),
      })
      .nullable()
      .describe('null without a year of birth, and where artists are hardly listed'),
    lookingBack: z
      .array(z.object({ year: z.int(), plays: count, share: share.nullable() }))
      .describe('plays of tracks first played at least 365 days before; null in years that begin less than 365 days after the first play'),
    foundIn: z.array(z.object({ year: z.int(), plays: count, share })).describe('plays by the year in which their track was first played'),
  })
  .describe('decades of artists from the catalogue that comes with Chorus, not of recordings: exports hold no years of release')
export type Eras = z.infer<typeof erasSchema>

const hill = { richness: count, hillOne: z.number(), hillTwo: z.number() }
export const exploringSchema = z.object({
  diversity: z
    .object(hill)
    .describe('Hill numbers of plays over artists, orders 0, 1 and 2 (Hill 1973): as many equally loved artists would be as diverse'),
  diversityByYear: z.array(z.object({ year: z.int(), ...hill })),
  artistsForHalf: count.describe('the fewest artists that make up half of all plays'),
  shareOfTopTen: share,
  firstListens: z
    .array(z.object({ month: z.string(), plays: count, firsts: count }))
    .describe('plays of a track never played before in the whole history'),
  kept: z
    .array(z.object({ days: count, artists: count, kept: count }))
    .describe(
      'new artists known for at least so many days at the end of the history, and those of them played again so many days after the first play',
    ),
  oneHitWonders: z.array(z.object({ ...track, plays: count, share })).describe('artists with at least 10 plays, 90 % of them of one track'),
  spread: z
    .object({
      gini: share.nullable().describe('inequality of plays over artists (Gini 1912): 0 where all are played alike; null below two artists'),
      depths: z
        .array(z.object({ tracksFrom: count, tracksTo: count.nullable(), artists: count, plays: count, share }))
        .describe('artists by how many of their tracks were played, from so many up to and including so many; share of all plays'),
      deepest: z.array(z.object({ artist: z.string(), tracks: count, plays: count })).describe('most different tracks first'),
    })
    .describe('niche against spread: whether plays go deep into few artists or lie wide over many'),
})
export type Exploring = z.infer<typeof exploringSchema>

export const ARCHETYPES = ['nightOwl', 'earlyBird', 'explorer', 'devotee', 'albumListener', 'skipper', 'looper'] as const
export type Archetype = (typeof ARCHETYPES)[number]
/** The quarters of the map of moods. */
export const MOOD_SIDES = ['brightCalm', 'brightExcited', 'darkCalm', 'darkExcited'] as const

export const recapCardSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hours'),
    msMusic: ms,
    plays: count,
    rank: count.nullable(),
    years: count,
    shareOfBefore: z.number().nullable(),
  }),
  z.object({ kind: z.literal('artist'), artist: z.string(), msPlayed: ms, plays: count, days: count, others: z.array(z.string()) }),
  z.object({ kind: z.literal('track'), ...track, plays: count, msPlayed: ms, first: day }),
  z.object({ kind: z.literal('album'), ...track, msPlayed: ms, plays: count, timesThrough: count }),
  z.object({ kind: z.literal('day'), date: day, msPlayed: ms, plays: count, topArtist: z.string() }),
  z.object({ kind: z.literal('hour'), weekday: z.int().min(0).max(6), hour: z.int().min(0).max(23), shareOfNight: share }),
  z.object({ kind: z.literal('streak'), days: count, from: day, to: day }),
  z.object({ kind: z.literal('found'), newArtists: count, artist: z.string(), plays: count, first: day }),
  z.object({ kind: z.literal('obsession'), ...track, peak: day, playsPeakWeek: count, plays: count }),
  z.object({ kind: z.literal('loop'), ...track, plays: count, at: instant }),
  z.object({ kind: z.literal('skips'), share, within5: share, published: share }),
  z.object({ kind: z.literal('comfort'), ...track, returns: count, daysAwayMost: count }),
  z.object({ kind: z.literal('climber'), artist: z.string(), rank: count, rankBefore: count.nullable() }),
  z.object({ kind: z.literal('milestone'), number: count, at: instant, ...track }),
  z.object({
    kind: z.literal('mood'),
    side: z.enum(MOOD_SIDES).describe('where the music of the period is in the mean, on the map of moods'),
    brighter: z.number().describe('valence less that of the whole history'),
    livelier: z.number(),
    shareKnown: share.describe('of the listening time, that of known mood'),
  }),
  z.object({ kind: z.literal('moodMonths'), brightest: month, artistOfBrightest: z.string(), darkest: month, artistOfDarkest: z.string() }),
  z.object({ kind: z.literal('moodComfort'), artist: z.string(), lift: z.number(), plays: count }),
  z.object({
    kind: z.literal('moodShift'),
    axis: moodAxisSchema,
    week: day.describe('the first week after the change'),
    change: z.number().describe('mean of the weeks after it less that of the weeks before'),
    artists: z.array(z.string()).describe('those whose share of plays grew most'),
  }),
  z.object({ kind: z.literal('moodHours'), axis: moodAxisSchema, trough: z.number(), peak: z.number() }),
  z.object({ kind: z.literal('moodWeekdays'), axis: moodAxisSchema, trough: z.int().min(0).max(6), peak: z.int().min(0).max(6) }),
  z.object({ kind: z.literal('moodSeasons'), axis: moodAxisSchema, trough: z.int().min(1).max(12), peak: z.int().min(1).max(12) }),
  z.object({
    kind: z.literal('moodDaylight'),
    axis: moodAxisSchema,
    difference: z.number().describe('music in daylight less music in the dark, at the same time of the clock'),
    share: share.describe('of the plays, those whose place is known'),
  }),
  z.object({
    kind: z.literal('moodArcs'),
    change: z.number().describe('liveliness of the last third of a session less that of its first'),
    sessions: count,
  }),
  z.object({
    kind: z.literal('moodRange'),
    axis: moodAxisSchema,
    share: share.describe('of the plays, those at or beyond the first and the ninth tenth of the whole history'),
    shareUsual: share.describe('the same in the whole history'),
  }),
  z.object({
    kind: z.literal('moodArtists'),
    sides: z
      .array(z.object({ side: z.enum(MOOD_SIDES), artist: z.string(), msPlayed: ms }))
      .min(2)
      .describe('the artist heard longest on each side of the listener’s own middle, where that one is well outside it'),
  }),
  z.object({ kind: z.literal('archetype'), archetype: z.enum(ARCHETYPES), value: share, rule: share }),
])
export type RecapCard = z.infer<typeof recapCardSchema>
/** Those that tell of the mood of the music. */
export type MoodCard = Extract<RecapCard, { kind: `mood${string}` }>
export const recapSchema = z.object({
  cards: z.array(recapCardSchema).max(12).describe('empty where less than an hour of music was heard'),
})
export type Recap = z.infer<typeof recapSchema>

/** All of them, as `chorus insights --json --deep` adds them to the findings. */
export const deepFindingsSchema = z.object({
  topBy: topBySchema,
  attention: attentionSchema,
  sittings: sittingsSchema,
  repeats: repeatsSchema,
  loyalty: loyaltySchema,
  milestones: milestonesSchema,
  rhythm: rhythmSchema,
  comparison: comparisonSchema,
  chartHistory: chartHistorySchema,
  exploring: exploringSchema,
  byHeart: byHeartSchema,
  eras: erasSchema,
  chapters: chaptersSchema,
  recap: recapSchema,
})
export type DeepFindings = z.infer<typeof deepFindingsSchema>

/** All that a history tells by itself; mood needs the catalogue beside it. */
export const allFindingsSchema = z.object({ ...findingsSchema.shape, ...deepFindingsSchema.shape })
export type AllFindings = z.infer<typeof allFindingsSchema>

/** What `chorus insights --json` prints: the deeper insights and mood are there where they were asked for. */
export const printedFindingsSchema = z.object({
  ...findingsSchema.shape,
  ...deepFindingsSchema.partial().shape,
  mood: moodFindingsSchema.optional(),
})

/** What the pages ask for together. */
export interface HabitFindings extends Pick<DeepFindings, 'attention' | 'sittings' | 'repeats' | 'byHeart'> {
  readonly sessions: Findings['sessions']
}
export type TimeFindings = Pick<DeepFindings, 'comparison' | 'rhythm' | 'milestones' | 'chartHistory'>
export type TasteFindings = Pick<DeepFindings, 'exploring' | 'loyalty'>
