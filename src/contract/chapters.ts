/** The chapters of a listening life, with the genres and artists that set each apart and the evidence of each cut. */
import { z } from 'zod'
import { CHAPTER_TIMES } from './insight-kinds.ts'

const count = z.int().nonnegative()
const ms = z.int().nonnegative().describe('milliseconds')
const share = z.number().min(0).max(1)
const day = z.iso.date()
const time = z.enum(CHAPTER_TIMES).nullable()

const chapterGenreSchema = z.object({ genre: z.string(), share, shareElsewhere: share })
export type ChapterGenre = z.infer<typeof chapterGenreSchema>
const genreMove = z.object({ genre: z.string(), shareBefore: share, shareAfter: share })

export const chaptersSchema = z.object({
  fortnights: count.describe('steps of two weeks with enough music to tell its mix'),
  genresInMix: z
    .boolean()
    .describe('whether genres were part of the mix that was searched for changes: the catalogue lists half the plays'),
  chapters: z.array(
    z.object({
      from: day,
      to: day,
      msPlayed: ms,
      plays: count,
      time: time.describe('a part of the week that took at least 1.25 times its usual share, and a fifth of the plays, if any'),
      genre: z
        .object({ name: z.string(), time: time.describe('that of the chapter, where the plays of this genre meet the same rule') })
        .nullable()
        .describe(
          'at least 3 of 10 plays of listed artists and 1.25 times its share elsewhere, the one furthest above that, or a narrower one with three quarters of its plays; null where none is, or where artists of listed genre hold less than half the plays here or elsewhere',
        ),
      genres: z
        .array(chapterGenreSchema)
        .describe('what sets it apart, of plays of listed artists: an artist counts for all its genres and the broader ones above them'),
      shareListed: share.describe('plays of artists whose genre the catalogue lists'),
      artists: z
        .array(z.object({ artist: z.string(), share, shareElsewhere: share }))
        .describe('what sets it apart: most more than elsewhere first'),
      cut: z
        .object({
          pValue: share.describe('share of reshuffled histories with an edge at least as sharp'),
          distance: z.number().describe('Hellinger distance of the artist mix before and after, 0 to 1'),
          arrived: z.array(z.object({ artist: z.string(), shareBefore: share, shareAfter: share })),
          left: z.array(z.object({ artist: z.string(), shareBefore: share, shareAfter: share })),
          genres: z
            .object({
              distance: z.number().describe('Hellinger distance of the mix of genres before and after, one genre an artist, 0 to 1'),
              arrived: z.array(genreMove),
              left: z.array(genreMove),
            })
            .nullable()
            .describe('null where artists of listed genre hold less than half the plays before or after'),
        })
        .nullable()
        .describe('what made the cut at its beginning; null for the first chapter'),
    }),
  ),
})
export type Chapters = z.infer<typeof chaptersSchema>
