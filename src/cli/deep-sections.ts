/** The deeper insights on the terminal, each in a sentence with the little table that shows it. */
import type { AllFindings } from '../contract/deep-insights.ts'
import { isInTheNightAfter } from '../contract/rhythm-rules.ts'
import { barTable, note, type DeepSection } from './page.ts'
import { chapters } from './chapter-sections.ts'
import { comparison, movers } from './comparison-sections.ts'
import { race } from './race-section.ts'
import { leaving, PUBLISHED_SKIPS } from './leaving-section.ts'
import { wrapText } from './layout.ts'
import { recapLine } from './recap-lines.ts'
import { byHeart, eras, exploring, spread } from './taste-sections.ts'
import { charts, countries, seasons, sittings } from './time-sections.ts'
import type { Named } from './unanswered.ts'
import { countOf, dayInWords, instantInWords, percentOf, plural, shortDurationOf } from './words.ts'

const SHOWN = 5

const attention: DeepSection = ({ attention: { shareChosen, chosenArtists, anatomy, shuffle, pauses, albums } }, page) => {
  const all = anatomy.at(-1)
  if (all === undefined || all.share === 0) return undefined
  const rows = anatomy.map(({ seconds, share, published }) => ({
    label: seconds === null ? 'before the end' : `within ${seconds} s`,
    value: share,
    figures: [percentOf(share), published === null ? '' : `a service: ${percentOf(published)}`],
  }))
  const paused =
    pauses.interrupted === 0 ? '' : `You paused ${percentOf(pauses.share)} of songs, for ${shortDurationOf(pauses.msMedian)} in the middle.`
  const [through] = albums.heardThrough
  const [begun] = albums.abandoned
  const [chosen] = chosenArtists
  const said = [
    through && `The album you heard through most often is “${through.title}” by ${through.artist}: ${plural(through.times, 'time')}.`,
    begun && `You began “${begun.title}” by ${begun.artist} ${plural(begun.starts, 'time')} and never finished it.`,
    chosen && `Chosen most, rather than served: ${chosen.artist}, ${percentOf(chosen.share)}.`,
    shuffleSentence(shuffle),
  ].filter((sentence) => sentence !== undefined)
  return {
    title:
      shareChosen === null
        ? 'How early do you leave a song?'
        : `You chose ${percentOf(shareChosen)} of your music on purpose; the rest came next.`,
    lines: [...barTable(rows, page), ...note([paused, ...said, PUBLISHED_SKIPS].filter((each) => each !== '').join(' '), page)],
  }
}

function shuffleSentence(shuffle: AllFindings['attention']['shuffle']): string | undefined {
  const [on, off] = [true, false].map((isOn) => shuffle.find((one) => one.shuffle === isOn))
  if (on === undefined || off === undefined || on.listens === 0 || off.listens === 0) return undefined
  return `With shuffle on you skip ${percentOf(on.skips / on.listens)} of songs, without it ${percentOf(off.skips / off.listens)}.`
}

const obsessions: DeepSection = ({ repeats: { obsessions: found, loops, halfLifeDays } }, page) => {
  const [first] = found
  if (first === undefined) return undefined
  const rows = found.slice(0, SHOWN).map((one) => ({
    label: `${one.title} · ${one.artist}`,
    value: one.playsPeakWeek,
    figures: [`${countOf(one.playsPeakWeek)} in a week`, dayInWords(one.peak)],
  }))
  const [loop] = loops
  const looped = loop === undefined ? '' : `On loop: “${loop.title}” by ${loop.artist}, ${plural(loop.plays, 'time')} in a row. `
  const worn =
    halfLifeDays === null
      ? ''
      : `Half of what you ever play of a song is over after ${plural(Math.round(halfLifeDays), 'day')}, in the middle.`
  return {
    title: `Your fiercest obsession was “${first.title}” by ${first.artist}.`,
    lines: [...barTable(rows, page), ...note(`${looped}${worn}`.trimEnd(), page)],
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
      `${left.artist} faded from your music: ${plural(left.playsBestYear, 'play')} in the best year, ${countOf(left.playsLastYear)} in the last.`,
    back && `${back.artist} came back after ${plural(back.daysAway, 'day')}.`,
    asleep && `“${asleep.title}” by ${asleep.artist} sleeps since ${dayInWords(asleep.last)}.`,
  ].filter((line) => line !== undefined)
  const [loyal] = everyYear
  if (lines.length === 0 && loyal === undefined) return undefined
  const title =
    loyal === undefined ? 'Who left, and who came back?' : `${loyal.artist} was with you in each of ${plural(loyal.years, 'year')}.`
  return { title, lines: lines.flatMap((line) => note(line, page)) }
}

const milestones: DeepSection = (
  { milestones: { plays, eddington, artistStreaks, anniversaries }, rhythm: { latest, earliest }, period },
  page,
) => {
  if (eddington.number < 2) return undefined
  const [steady] = artistStreaks
  const [anniversary] = anniversaries
  const said = [
    `That is your Eddington number; for ${countOf(eddington.number + 1)} you need ${plural(eddington.daysForNext, 'more day', 'more days')}.`,
    ...plays
      .slice(-SHOWN)
      .map(
        ({ number, at, title, artist }) =>
          `Play number ${countOf(number)}: “${title}” by ${artist}, ${instantInWords(at, period.timeZone)}.`,
      ),
    steady && `The longest streak of one artist: ${plural(steady.run.days, 'day')} with ${steady.artist}.`,
    anniversary && `First heard ${plural(anniversary.years, 'year')} before: ${anniversary.artist}, on ${dayInWords(anniversary.first)}.`,
    latest &&
      `The latest song began at ${latest.local} ${isInTheNightAfter(latest) ? 'in the night after' : 'on'} ${dayInWords(latest.date)}: “${latest.title}”.`,
    earliest && `The earliest began at ${earliest.local} on ${dayInWords(earliest.date)}: “${earliest.title}”.`,
  ]
  return {
    title: `On ${plural(eddington.number, 'day')} you played ${countOf(eddington.number)} songs or more.`,
    lines: said.flatMap((line) => (line ? note(line, page) : [])),
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
export const DEEP_SECTIONS: readonly Named<DeepSection>[] = [
  [null, comparison],
  [null, movers],
  ['how early you leave a song', attention],
  [null, leaving],
  ['what opens a session', sittings],
  ['obsessions', obsessions],
  ['songs you come back to', comfort],
  ['songs you know by heart', byHeart],
  ['who left and who came back', loyalty],
  ['how diverse your taste is', exploring],
  ['how deep it goes', spread],
  ['the decades of your artists', eras],
  ['weeks at number one', charts],
  [null, race],
  ['your seasons', seasons],
  [null, countries],
  ['days of many songs', milestones],
  [null, chapters],
  ['a recap', recap],
]
