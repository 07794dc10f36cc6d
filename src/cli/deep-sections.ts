/** The deeper insights on the terminal, each in a sentence with the little table that shows it. */
import type { Chapters } from '../contract/deep-insights.ts'
import { barTable, note, type DeepSection } from './page.ts'
import { comparison, movers } from './comparison-sections.ts'
import { wrapText } from './layout.ts'
import { recapLine } from './recap-lines.ts'
import { byHeart, eras, exploring, spread } from './taste-sections.ts'
import { charts, countries, seasons, sittings } from './time-sections.ts'
import { countOf, dayInWords, instantInWords, percentOf, plural, shortDurationOf } from './words.ts'

const SHOWN = 5

const attention: DeepSection = ({ attention: { shareChosen, anatomy, pauses, albums } }, page) => {
  const all = anatomy.at(-1)
  if (all === undefined || all.share === 0) return undefined
  const rows = anatomy.map(({ seconds, share, published }) => ({
    label: seconds === null ? 'before the end' : `within ${seconds} s`,
    value: share,
    figures: [percentOf(share), published === null ? '' : `a service: ${percentOf(published)}`],
  }))
  const paused =
    pauses.interrupted === 0
      ? ''
      : `You paused ${percentOf(pauses.share)} of songs, for ${shortDurationOf(pauses.msMedian)} in the middle. `
  const [through] = albums.heardThrough
  const album =
    through === undefined
      ? ''
      : `The album you heard through most often is “${through.title}” by ${through.artist}: ${plural(through.times, 'time')}.`
  return {
    title:
      shareChosen === null
        ? 'How early do you leave a song?'
        : `You chose ${percentOf(shareChosen)} of your music on purpose; the rest came next.`,
    lines: [...barTable(rows, page), ...note(`${paused}${album}`, page)],
  }
}

const obsessions: DeepSection = ({ repeats: { obsessions: found, halfLifeDays } }, page) => {
  const [first] = found
  if (first === undefined) return undefined
  const rows = found.slice(0, SHOWN).map((one) => ({
    label: `${one.title} · ${one.artist}`,
    value: one.playsPeakWeek,
    figures: [`${countOf(one.playsPeakWeek)} in a week`, dayInWords(one.peak)],
  }))
  const worn =
    halfLifeDays === null
      ? ''
      : `Half of what you ever play of a song is over after ${plural(Math.round(halfLifeDays), 'day')}, in the middle.`
  return {
    title: `Your fiercest obsession was “${first.title}” by ${first.artist}.`,
    lines: [...barTable(rows, page), ...note(worn, page)],
  }
}

const comfort: DeepSection = ({ repeats: { comfort: found } }, page) => {
  const [first] = found
  if (first === undefined) return undefined
  const rows = found.slice(0, SHOWN).map((one) => ({
    label: `${one.title} · ${one.artist}`,
    value: one.returns,
    figures: [plural(one.returns, 'return'), plural(one.plays, 'play')],
  }))
  return {
    title: `You always come back to “${first.title}” by ${first.artist}.`,
    lines: [...barTable(rows, page), ...note('A return: a play after 60 days or more without it.', page)],
  }
}

const loyalty: DeepSection = ({ loyalty: { stoppedLoving, cameBack, sleeping, everyYear } }, page) => {
  const [left] = stoppedLoving
  const [back] = cameBack
  const [asleep] = sleeping
  const lines = [
    left &&
      `You stopped loving ${left.artist}: ${plural(left.playsBestYear, 'play')} in the best year, ${countOf(left.playsLastYear)} in the last.`,
    back && `${back.artist} came back after ${plural(back.daysAway, 'day')}.`,
    asleep && `“${asleep.title}” by ${asleep.artist} sleeps since ${dayInWords(asleep.last)}.`,
  ].filter((line) => line !== undefined)
  const [loyal] = everyYear
  if (lines.length === 0 && loyal === undefined) return undefined
  const title =
    loyal === undefined ? 'Who left, and who came back?' : `${loyal.artist} was with you in each of ${plural(loyal.years, 'year')}.`
  return { title, lines: lines.flatMap((line) => note(line, page)) }
}

const milestones: DeepSection = ({ milestones: { plays, eddington }, rhythm: { latest }, period }, page) => {
  if (eddington.number < 2) return undefined
  const late =
    latest === null
      ? []
      : note(`The latest song began at ${latest.local} in the night after ${dayInWords(latest.date)}: “${latest.title}”.`, page)
  return {
    title: `On ${plural(eddington.number, 'day')} you played ${countOf(eddington.number)} songs or more.`,
    lines: [
      ...plays
        .slice(-SHOWN)
        .flatMap(({ number, at, title, artist }) =>
          note(`Play number ${countOf(number)}: “${title}” by ${artist}, ${instantInWords(at, period.timeZone)}.`, page),
        ),
      ...late,
    ],
  }
}

const TIMES = { night: 'nights', morning: 'mornings', day: 'days', evening: 'evenings', weekend: 'weekends' } as const satisfies Record<
  NonNullable<Chapters['chapters'][number]['time']>,
  string
>

const chapters: DeepSection = ({ chapters: { chapters: found } }, page) => {
  if (found.length < 2) return undefined
  return {
    title: `Your listening has ${plural(found.length, 'chapter')}.`,
    lines: found.flatMap(({ from, to, time, artists }) => {
      const names = artists.slice(0, 2).map(({ artist }) => artist)
      return note(`${dayInWords(from)} to ${dayInWords(to)}: ${time === null ? '' : `${TIMES[time]} with `}${names.join(' and ')}`, page)
    }),
  }
}

/** Two digits and the space after them. */
const NUMBER_COLUMNS = 4

const recap: DeepSection = ({ recap: { cards } }, page) => {
  if (cards.length === 0) return undefined
  return {
    title: `This is the story in ${plural(cards.length, 'sentence')}.`,
    lines: cards.flatMap((card, index) =>
      wrapText(recapLine(card), page.width - NUMBER_COLUMNS).map(
        (line, at) => (at === 0 ? String(index + 1) : '').padStart(NUMBER_COLUMNS - 2) + `  ${line}`,
      ),
    ),
  }
}

/** In the order of the page. */
export const DEEP_SECTIONS: readonly DeepSection[] = [
  comparison,
  movers,
  attention,
  sittings,
  obsessions,
  comfort,
  byHeart,
  loyalty,
  exploring,
  spread,
  eras,
  charts,
  seasons,
  countries,
  milestones,
  chapters,
  recap,
]
