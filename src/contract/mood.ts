/** The mood of music: estimates, as `chorus mood --json` prints them and as the pages receive them. */
import { z } from 'zod'
import { MOOD_LEVELS } from './insight-kinds.ts'

const position = z.number().min(-1).max(1)
const spread = z.number().nonnegative().describe('standard deviation of what is not known')

export const moodLevelSchema = z
  .enum(MOOD_LEVELS)
  .describe(
    'what the estimate rests on: the person’s own word, tags of the track, what was heard in the recording, words of the artist, neighbours, or no more than a hint and the prior',
  )
export type MoodLevel = z.infer<typeof moodLevelSchema>

export const moodEstimateSchema = z.object({
  valence: position.describe('-1 unpleasant to 1 pleasant'),
  arousal: position.describe('-1 calm to 1 excited'),
  valenceSpread: spread,
  arousalSpread: spread,
  confidence: z.number().min(0).max(1).describe('below 0.2 the mood counts as unknown, and the position is little more than the prior'),
  level: moodLevelSchema,
  sources: z.array(z.string()).readonly().describe('what it came from, the most telling first'),
  effectiveN: z.number().nonnegative().describe('how many independent pieces of evidence it is worth'),
  catalogueVersion: z.string(),
})
export type MoodEstimate = z.infer<typeof moodEstimateSchema>

/** What `chorus mood --tags` and `--artists` print: one element for every item, in the order of the input. */
export const itemMoodsSchema = z.array(z.object({ item: z.string(), ...moodEstimateSchema.shape }))
export type ItemMood = z.infer<typeof itemMoodsSchema>[number]

const count = z.int().nonnegative()
const ms = z.int().nonnegative().describe('milliseconds')
const share = z.number().min(0).max(1)
/** A day of the local calendar, YYYY-MM-DD. */
const day = z.iso.date()
const month = z.string().regex(/^\d{4}-\d{2}$/)
export const moodAxisSchema = z.enum(['valence', 'arousal'])
export type MoodAxis = z.infer<typeof moodAxisSchema>

const bandSchema = z
  .object({ mean: z.number(), from: z.number(), to: z.number() })
  .describe('mean of the plays, and where it lies with 95 % certainty when days are drawn again')
export type Band = z.infer<typeof bandSchema>
const bands = { valence: bandSchema, arousal: bandSchema }

const binSchema = z.object({ plays: count, valence: bandSchema.nullable(), arousal: bandSchema.nullable() })
export type MoodBin = z.infer<typeof binSchema>

const cycleTestSchema = z.object({
  pValue: share.describe('how often chance alone gives a cycle this strong, by permutation'),
  isClear: z.boolean().describe('pValue at most 0.01'),
  amplitude: z.number().nonnegative().describe('half the way from trough to peak of the fitted curve'),
  peak: z.number().describe('position of the peak: hour, weekday (0 = Monday) or month (1 = January), with decimals for fitted curves'),
  trough: z.number(),
  fitted: z.array(z.number()).describe('the fitted curve, one value a bin'),
})
export type CycleTest = z.infer<typeof cycleTestSchema>

const cycleSchema = z.object({
  bins: z.array(binSchema),
  valence: cycleTestSchema.nullable().describe('null where there is too little to tell'),
  arousal: cycleTestSchema.nullable(),
})
export type MoodCycle = z.infer<typeof cycleSchema>

const daylightTestSchema = z.object({
  difference: z.number().describe('music in daylight less music in the dark, at the same time of the clock'),
  pValue: share.describe('how often chance alone gives a difference this large, by permutation'),
  isClear: z.boolean().describe('pValue at most 0.01'),
})
export type DaylightTest = z.infer<typeof daylightTestSchema>

const daylightSchema = z.object({
  share: share.describe('of the plays, those whose place is known by time zone or country'),
  light: binSchema.describe('plays in daylight, at times of the clock that are light in one season and dark in another'),
  dark: binSchema,
  valence: daylightTestSchema.nullable().describe('null where there is too little to tell: fewer than three calendar years'),
  arousal: daylightTestSchema.nullable(),
})
export type Daylight = z.infer<typeof daylightSchema>

const artistMoodSchema = z.object({
  artist: z.string(),
  plays: count,
  msPlayed: ms,
  valence: position,
  arousal: position,
  confidence: share,
  level: moodLevelSchema,
  sources: z.array(z.string()).readonly(),
})
export type ArtistMood = z.infer<typeof artistMoodSchema>

const rangeSchema = z.object({
  low: z.number(),
  middle: z.number(),
  high: z.number(),
  beyond: z
    .object({ ...bandSchema.shape, usual: share.describe('the same share in the whole history') })
    .nullable()
    .describe(
      'share of the plays at or beyond the first and the ninth tenth of the whole history, and where it lies with 95 % certainty when weeks are drawn again; null for the whole history itself and for fewer than three weeks',
    ),
})
export type MoodRange = z.infer<typeof rangeSchema>

const monthMoodSchema = z.object({
  month,
  plays: count,
  ...bands,
  z: z.number().describe('valence in standard deviations of this listener’s months'),
  artists: z.array(z.string()).describe('those heard most in it'),
})
export type MonthMood = z.infer<typeof monthMoodSchema>

/** The mood of a person's music in a period: everything about plays whose mood is known, with how many those are. */
export const moodFindingsSchema = z.object({
  catalogueVersion: z.string(),
  coverage: z.object({
    msMusic: ms,
    msKnown: ms,
    share: share.describe('msKnown of msMusic'),
    plays: count,
    playsKnown: count,
    artists: count,
    artistsKnown: count,
    levels: z.array(z.object({ level: moodLevelSchema, msPlayed: ms })).describe('what the known time rests on'),
    unknown: z.array(z.object({ artist: z.string(), msPlayed: ms })).describe('artists of unknown mood with the most time'),
  }),
  baseline: z
    .object({ valence: z.number(), arousal: z.number(), valenceDeviation: z.number(), arousalDeviation: z.number() })
    .nullable()
    .describe('mean and standard deviation over the plays of the whole history: what this listener is compared with'),
  map: z.object({
    size: count.describe('cells a side'),
    cells: z.array(share).describe('share of known playing time; rows from calm to excited, in each from unpleasant to pleasant'),
  }),
  range: z
    .object({ valence: rangeSchema, arousal: rangeSchema })
    .nullable()
    .describe('the tenth, the half and the ninth tenth of the plays'),
  weeks: z.array(z.object({ week: day.describe('its Monday'), plays: count, ...bands })).describe('weeks with enough plays on enough days'),
  shifts: z
    .array(
      z.object({
        axis: moodAxisSchema,
        week: day.describe('the first week after the change'),
        before: z.number(),
        after: z.number(),
        pValue: share,
        artists: z.array(z.string()).describe('those whose share of plays grew most'),
      }),
    )
    .describe('lasting changes of the weekly line, by CUSUM with a block permutation test'),
  hours: cycleSchema,
  weekdays: cycleSchema,
  seasons: cycleSchema.describe('one bin a month of the year; tested over at least two years'),
  daylight: daylightSchema.nullable().describe('null where nobody knows where the music was heard'),
  arcs: z
    .object({
      sessions: count.describe('sessions with at least six plays of known mood'),
      fifths: z
        .array(z.object({ valence: z.number(), arousal: z.number() }))
        .describe('mean distance from the session’s own mean, by fifths of it'),
      valence: bandSchema.describe('change from the first to the last third'),
      arousal: bandSchema,
    })
    .nullable(),
  comfort: z
    .array(z.object({ artist: z.string(), plays: count, lift: z.number(), firstHeard: day }))
    .describe(
      'known artists with a larger share of the music about as bright as theirs in weeks whose other music was darkest; lift against other weeks',
    ),
  months: z.object({ darkest: z.array(monthMoodSchema), brightest: z.array(monthMoodSchema) }),
  artists: z
    .object({
      brightCalm: z.array(artistMoodSchema),
      brightExcited: z.array(artistMoodSchema),
      darkCalm: z.array(artistMoodSchema),
      darkExcited: z.array(artistMoodSchema),
    })
    .describe('artists on each side of the listener’s own baseline, by playing time'),
})
export type MoodFindings = z.infer<typeof moodFindingsSchema>

/** A person's own word on the mood of an artist, which outranks every other source. */
export const moodCorrectionSchema = z.object({ artist: z.string(), valence: position, arousal: position })
export type MoodCorrection = z.infer<typeof moodCorrectionSchema>

const moodPointSchema = z.object({ valence: position, arousal: position })
export type MoodPoint = z.infer<typeof moodPointSchema>

/** What a person noted of a moment: a place on the grid, and if they like a word and a note. It stays on the device. */
export const checkInSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  ...moodPointSchema.shape,
  word: z.string(),
  note: z.string(),
})
export type CheckIn = z.infer<typeof checkInSchema>

const correlationSchema = z
  .object({ r: z.number(), from: z.number(), to: z.number() })
  .describe('correlation of Pearson with its 95 % interval by the transformation of Fisher')

/** How check-ins and the music heard in the hours before them go together. */
export const togethernessSchema = z.object({
  pairs: count.describe('check-ins with music of known mood in the hours before'),
  pairsMin: count.describe('fewer say nothing'),
  hoursBefore: z.number(),
  valence: correlationSchema.nullable(),
  arousal: correlationSchema.nullable(),
})
export type Togetherness = z.infer<typeof togethernessSchema>

/** A table of `chorus catalogue` that a person gave this browser, as the page tells of it. */
export interface MoodTable {
  readonly name: string
  readonly sizeBytes: number
  /** UTC ISO 8601. */
  readonly addedAt: string
  /** Stands at the end of the version of the catalogue that figures are worked out from. */
  readonly version: string
  /** By what the rows rest on. */
  readonly rows: {
    readonly artists: number
    readonly givenWords: number
    readonly beside: number
    readonly recordings: number
    readonly songs: number
  }
}

/** Why a file was not taken; the table that was there before stays. `line` where one of them is at fault. */
export interface MoodTableRefusal {
  readonly kind: 'refused'
  readonly reason: 'noTable' | 'emptyTable' | 'faultyLine' | 'tooManyRows' | 'tooLarge' | 'unreadable' | 'notStored'
  readonly line: number | null
}
export type MoodTableAnswer = { readonly kind: 'kept'; readonly table: MoodTable } | MoodTableRefusal
