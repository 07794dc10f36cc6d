/** The findings as one file of HTML that needs no network and no script: to keep, to print, to read in twenty years. */
import type { AllFindings } from '../contract/deep-insights.ts'
import { fullestSeason } from '../contract/rhythm-rules.ts'
import type { MoodFindings } from '../contract/mood.ts'
import { parseDay, weekdayOf } from '../shared/time.ts'
import { quarters, weekOf } from './calendar-section.ts'
import { CHAPTERS_NOTE, chapterDetail, chapterName } from './chapter-sections.ts'
import { HTML_STYLE } from './html-style.ts'
import { recapLine } from './recap-lines.ts'
import { comparisonOf, ownYearsOf, topsOf } from './html-ranks.ts'
import { albumsOf, attentionOf, obsessionsOf, pausesOf, sessionsOf, skipStepsOf } from './html-habits.ts'
import { countriesOf, kindsOf, milestonesOf, nightsOf, raceOf, streaksOf } from './html-moments.ts'
import { SHOWN, bars, section, text } from './html-parts.ts'
import { discoveryOf, leavingOf, pastOf } from './html-taste.ts'
import { eraTitle, teenSentence, tracksInWords } from './taste-sections.ts'
import { SEASONS } from './time-sections.ts'
import type { TopOrder } from './top-sections.ts'
import { unanswered, type Named } from './unanswered.ts'
import {
  MOOD_SIDES,
  WEEKDAYS,
  countOf,
  dayInWords,
  durationOf,
  monthInWords,
  monthNameOf,
  percentOf,
  plural,
  shortDurationOf,
} from './words.ts'

/** How the page was asked for: the sentence of the play rule, and the order of the tops. */
interface Asked {
  readonly rule: string
  readonly by: TopOrder
}

const NOTHING = '<h1>Nothing</h1>\n<p class="lede">There is no listening in this period. Ask for another year, or for all time.</p>'

/** Names are data: they are escaped, whatever they hold. */
export function htmlPage(found: AllFindings, mood: MoodFindings, { rule, by }: Asked): string {
  const { totals, period } = found
  const days = [found.calendar[0]?.date, found.calendar.at(-1)?.date]
  const span = days[0] === undefined || days[1] === undefined ? '' : `${dayInWords(days[0])} to ${dayInWords(days[1])}`
  const sections: readonly Named<string>[] = [
    [null, years(found)],
    [null, ownYearsOf(found)],
    [null, comparisonOf(found)],
    [null, calendar(found)],
    [null, clock(found)],
    [null, topsOf(found, by)],
    ['weeks at number one', numberOnes(found)],
    [null, raceOf(found)],
    ['a streak of days', streaksOf(found)],
    ['days of many songs', milestonesOf(found)],
    ['early and late songs', nightsOf(found)],
    ['how early you leave a song', attentionOf(found)],
    [null, skipStepsOf(found)],
    ['pauses', pausesOf(found)],
    ['albums heard through', albumsOf(found)],
    ['sessions', sessionsOf(found)],
    ['obsessions', obsessionsOf(found)],
    ['songs you come back to', comfort(found)],
    ['songs you know by heart', byHeart(found)],
    ['new artists', discoveryOf(found)],
    ['who left and who came back', leavingOf(found)],
    ['how diverse your taste is', diversity(found)],
    ['how deep your taste goes', spread(found)],
    ['the decades of your artists', eras(found)],
    ['songs that you had known before', pastOf(found)],
    ['your seasons', seasons(found)],
    [null, countriesOf(found)],
    [null, chapters(found)],
    [null, kindsOf(found)],
    ['the mood of your music', moodOf(mood)],
    ['a recap', recapOf(found)],
  ]
  const missing = totals.listens === 0 ? undefined : unanswered(sections, (part) => part !== '')
  const silent = missing === undefined ? '' : section('Not every question has an answer.', '', missing)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>A listening life, ${text(span)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<p class="eyebrow">${text(span)}, local time of ${text(period.timeZone)}</p>
${
  totals.listens === 0
    ? NOTHING
    : `<h1>${text(durationOf(totals.msMusic))}</h1>
<p class="lede">of music: ${text([plural(totals.plays, 'play'), plural(totals.artists, 'artist'), plural(totals.tracks, 'track')].join(', '))}. ${text(rule)}</p>`
}
</header>
<main>
${[...sections.map(([, part]) => part), silent].filter((part) => part !== '').join('\n')}
</main>
<footer><p>Made by Chorus on the computer of its owner. ${text(plural(found.rows.read, 'row'))} read, ${text(plural(found.rows.duplicates, 'exact duplicate'))}. This file loads nothing.</p></footer>
</body>
</html>
`
}

function years({ years: all, months, ownYears: { ranked } }: AllFindings): string {
  const rows =
    all.length > 1
      ? all.map((year) => ({ ...year, label: String(year.year), rank: `, no. ${ranked.find((one) => one.year === year.year)?.rank}` }))
      : months.map((month) => ({ ...month, label: monthInWords(month.month), rank: '' }))
  const best = rows.toSorted((one, other) => other.msPlayed - one.msPlayed)[0]
  if (best === undefined || rows.length < 2) return ''
  return section(
    `${best.label} held the most music.`,
    bars(
      rows.map(({ label, msPlayed, plays, rank }) => ({
        label,
        value: msPlayed,
        said: `${shortDurationOf(msPlayed)}, ${plural(plays, 'play')}${rank}`,
      })),
    ),
    'Time of music that started in each of them, by the local clock.',
  )
}

const CELL = 10
const MONTH_LINE = 16

function calendar({ calendar: days }: AllFindings): string {
  const byYear = groupYears(days)
  if (byYear.size === 0) return ''
  const bounds = quarters(days.map(({ msPlayed }) => msPlayed))
  const drawn = [...byYear].map(([year, list]) => {
    const cells = list.map(({ date, msPlayed }) => {
      const shade = 1 + bounds.filter((bound) => msPlayed > bound).length
      return `<rect x="${weekOf(date) * CELL}" y="${weekdayOf(parseDay(date) ?? 0) * CELL}" width="8.4" height="8.4" class="s${shade}"><title>${text(dayInWords(date))}: ${text(durationOf(msPlayed))}</title></rect>`
    })
    return `<figure><figcaption>${text(year)} <span>${text(plural(list.length, 'day'))} with music</span></figcaption><svg class="year" viewBox="0 ${-MONTH_LINE} ${54 * CELL} ${7 * CELL + MONTH_LINE}" role="img" aria-label="${text(year)}: ${text(plural(list.length, 'day'))} with music">${monthLine(year)}${cells.join('')}</svg></figure>`
  })
  return section(
    `${plural(days.length, 'day')} with music.`,
    drawn.join(''),
    'Each cell is a day: the stronger its shade, the more music started on it. The shades are the quarters of your own days.',
  )
}

/** The first letters of each month above the week in which it begins. */
function monthLine(year: string): string {
  return Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0')
    return `<text x="${weekOf(`${year}-${month}-01`) * CELL}" y="-4">${text(monthNameOf(index + 1).slice(0, 3))}</text>`
  }).join('')
}

function groupYears(days: AllFindings['calendar']): Map<string, AllFindings['calendar'][number][]> {
  const found = new Map<string, AllFindings['calendar'][number][]>()
  for (const day of days) {
    const year = day.date.slice(0, 4)
    const list = found.get(year) ?? []
    list.push(day)
    found.set(year, list)
  }
  return found
}

function clock({ clock: week }: AllFindings): string {
  const most = Math.max(...week.flat())
  if (most === 0) return ''
  const rows = week.map((hours, weekday) => {
    const cells = hours.map(
      (ms, hour) =>
        `<circle cx="${60 + hour * 24}" cy="14" r="${Math.round(Math.sqrt(ms / most) * 110) / 10}"><title>${hour} h: ${text(durationOf(ms))}</title></circle>`,
    )
    return `<g transform="translate(0 ${weekday * 28})"><text x="0" y="18">${(WEEKDAYS[weekday] ?? '').slice(0, 3)}</text>${cells.join('')}</g>`
  })
  const axis = [0, 6, 12, 18].map((hour) => `<text x="${60 + hour * 24}" y="212" text-anchor="middle">${hour} h</text>`)
  return section(
    'The hours of your week.',
    `<svg class="clock" viewBox="0 0 630 220" role="img" aria-label="Music by weekday and hour">${rows.join('')}${axis.join('')}</svg>`,
    'The larger the dot, the more music started in that hour, by the local clock.',
  )
}

function comfort({ repeats: { comfort: all } }: AllFindings): string {
  const [first] = all
  if (first === undefined) return ''
  const rows = all
    .slice(0, SHOWN)
    .map(({ title, artist, returns }) => ({ label: title, detail: artist, value: returns, said: plural(returns, 'return') }))
  return section(`You always come back to ${first.title}.`, bars(rows), 'A return is a play after 60 days or more without the song.')
}

/** Below this a page without the rest of the mood would say more than is known. */
const MOOD_KNOWN_MIN = 0.2

function moodOf({ coverage, baseline, map, artists, months, comfort: turnedTo }: MoodFindings): string {
  if (baseline === null || coverage.share < MOOD_KNOWN_MIN) return ''
  const shares = { brightExcited: 0, brightCalm: 0, darkExcited: 0, darkCalm: 0 }
  for (const [cell, share] of map.cells.entries()) {
    const [isBright, isExcited] = [cell % map.size >= map.size / 2, Math.floor(cell / map.size) >= map.size / 2]
    shares[isBright ? (isExcited ? 'brightExcited' : 'brightCalm') : isExcited ? 'darkExcited' : 'darkCalm'] += share
  }
  const rows = (['brightExcited', 'brightCalm', 'darkExcited', 'darkCalm'] as const).map((side) => ({
    label: MOOD_SIDES[side],
    detail: artists[side]
      .slice(0, 3)
      .map(({ artist }) => artist)
      .join(', '),
    value: shares[side],
    said: percentOf(shares[side]),
  }))
  const [bright, dark, first] = [months.brightest[0], months.darkest[0], turnedTo[0]]
  const said = [
    `This is the mood of the music and not of a person, known for ${percentOf(coverage.share)} of the time. The artists are those on that side of your own middle.`,
    ...(bright === undefined || dark === undefined
      ? []
      : [`Brightest sounded ${monthInWords(bright.month)}, darkest ${monthInWords(dark.month)}.`]),
    ...(first === undefined ? [] : [`${first.artist} comes back when all other music is dark.`]),
  ]
  const most = rows.toSorted((one, other) => other.value - one.value)[0]
  return section(`Most of your music is ${most?.label ?? 'of unknown mood'}.`, bars(rows), said.join(' '))
}

function recapOf({ recap: { cards } }: AllFindings): string {
  if (cards.length === 0) return ''
  const lines = cards.map((card) => `<li>${text(recapLine(card))}</li>`)
  return section(`The story in ${plural(cards.length, 'sentence')}.`, `<ol class="recap">${lines.join('')}</ol>`)
}

function numberOnes({ chartHistory: { numberOnes: all } }: AllFindings): string {
  const [first] = all
  if (first === undefined || first.weeks < 2) return ''
  const rows = all.slice(0, SHOWN).map(({ artist, weeks, longestRun }) => ({
    label: artist,
    value: weeks,
    said: `${plural(weeks, 'week')}, ${longestRun} in a row`,
  }))
  return section(
    `${first.artist} led your charts for ${plural(first.weeks, 'week')}.`,
    bars(rows),
    'By time, in weeks from Monday to Sunday.',
  )
}

function byHeart({ byHeart: { tracksKnown, tracks } }: AllFindings): string {
  if (tracksKnown === 0) return ''
  const rows = tracks.slice(0, SHOWN).map(({ title, artist, plays, days }) => ({
    label: title,
    detail: artist,
    value: plays,
    said: `${plural(plays, 'play')} on ${plural(days, 'day')}`,
  }))
  return section(
    `You know ${plural(tracksKnown, 'song')} by heart.`,
    bars(rows),
    'At least 20 plays on 10 days, and at most one listen in ten skipped.',
  )
}

function diversity({ exploring: { diversity: all, diversityByYear, artistsForHalf, shareOfTopTen } }: AllFindings): string {
  if (all.richness === 0) return ''
  const rows = diversityByYear.map(({ year, hillOne, richness }) => ({
    label: String(year),
    value: hillOne,
    said: `${countOf(hillOne)} of ${plural(richness, 'artist')}`,
  }))
  return section(
    `As diverse as ${plural(Math.round(all.hillOne), 'artist')} that you love alike.`,
    rows.length < 2 ? '' : bars(rows),
    `Of ${plural(all.richness, 'artist')}, ${plural(artistsForHalf, 'makes', 'make')} up half of all plays; the first ten, ${percentOf(shareOfTopTen)}. The Hill number of order 1 (Hill 1973): the exponential of the entropy of plays over artists.`,
  )
}

function spread({ exploring: { spread: found } }: AllFindings): string {
  const [deepest] = found.deepest
  if (deepest === undefined) return ''
  const rows = found.depths.map(({ tracksFrom, tracksTo, artists, share }) => ({
    label: tracksInWords(tracksFrom, tracksTo),
    value: share,
    said: `${percentOf(share)}, ${plural(artists, 'artist')}`,
  }))
  return section(
    `You know nobody as deeply as ${deepest.artist}: ${plural(deepest.tracks, 'song')}.`,
    bars(rows),
    'Share of plays by how many songs of an artist you played.',
  )
}

function eras({ eras: { began, catalogue, teens } }: AllFindings): string {
  const most = began.toSorted((one, other) => other.share - one.share)[0]
  if (most === undefined) return ''
  const rows = began.map(({ decade, share, topArtist }) => ({
    label: `${decade}s`,
    detail: topArtist,
    value: share,
    said: percentOf(share),
  }))
  return section(
    eraTitle(most),
    bars(rows),
    `Decades of artists, not of recordings. The catalogue lists the artists of ${percentOf(catalogue.shareOfPlays)} of your plays, and these are meant. ${teenSentence(teens)}`.trimEnd(),
  )
}

function seasons({ rhythm: { seasons: all } }: AllFindings): string {
  const best = fullestSeason(all)
  if (best === undefined) return ''
  const rows = all.map(({ months, msPerDay, topArtist }) => ({
    label: SEASONS[months],
    ...(topArtist !== null && { detail: topArtist }),
    value: msPerDay,
    said: `${shortDurationOf(msPerDay)} a day`,
  }))
  return section(
    `${SEASONS[best.months]} is your season.`,
    bars(rows),
    'Time with music in these months, divided by all days of them between the first and the last listen.',
  )
}

function chapters({ chapters: { chapters: all } }: AllFindings): string {
  if (all.length < 2) return ''
  const rows = all.map((chapter) => {
    const { from, to, msPlayed } = chapter
    const months = plural(Math.round(((parseDay(to) ?? 0) - (parseDay(from) ?? 0)) / 30.44), 'month')
    const detail = chapterDetail(chapter)
    return {
      label: chapterName(chapter),
      detail: `${monthInWords(from.slice(0, 7))} to ${monthInWords(to.slice(0, 7))}, ${months}${detail === '' ? '' : `; ${detail}`}`,
      value: msPlayed,
      said: shortDurationOf(msPlayed),
    }
  })
  return section(`A life in ${plural(all.length, 'chapter')}.`, bars(rows), CHAPTERS_NOTE)
}
