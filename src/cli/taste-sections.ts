/** How wide and how deep a taste is, on the terminal: exploring, what is known by heart, and eras. */
import type { Eras } from '../contract/deep-insights.ts'
import type { Findings } from '../contract/insights.ts'
import { barTable, note, type DeepSection } from './page.ts'
import { countOf, percentOf, plural } from './words.ts'

const SHOWN = 5

/** In the first year of a history everything is new, so it is passed over where there is another. */
export function mostNewYear({ discovery: { years }, ownYears: { ranked } }: Findings): Findings['discovery']['years'][number] | undefined {
  const first = Math.min(...ranked.map(({ year }) => year))
  const later = years.filter(({ year, newArtists }) => year > first && newArtists > 0)
  return (later.length > 0 ? later : years).toSorted((one, other) => other.newArtists - one.newArtists)[0]
}

export function discoveryTitle({ discovery: { years } }: Findings, most: Findings['discovery']['years'][number]): string {
  if (years.length > 1) return `${most.year} brought you the most new artists: ${countOf(most.newArtists)}.`
  return `${plural(most.newArtists, 'artist was', 'artists were')} new to you.`
}

export const exploring: DeepSection = (
  { exploring: { diversity, diversityByYear, artistsForHalf, kept, firstListens, oneHitWonders } },
  page,
) => {
  if (diversity.richness === 0) return undefined
  const rows = diversityByYear.map(({ year, hillOne, richness }) => ({
    label: String(year),
    value: hillOne,
    figures: [countOf(hillOne), `of ${plural(richness, 'artist')}`],
  }))
  const stayed = kept
    .filter(({ artists }) => artists > 0)
    .map(({ days, artists, kept: still }) => `After ${plural(days, 'day')} you still play ${percentOf(still / artists)} of new artists. `)
  const [firsts, plays] = [sumOf(firstListens.map((month) => month.firsts)), sumOf(firstListens.map((month) => month.plays))]
  const fresh = plays === 0 ? '' : ` ${percentOf(firsts / plays)} of plays were the first of a song.`
  const [wonder] = oneHitWonders
  const hit = wonder === undefined ? '' : ` A one-hit wonder: ${wonder.artist}, with “${wonder.title}”.`
  return {
    title: `Your taste is as diverse as ${plural(Math.round(diversity.hillOne), 'artist')} that you love alike.`,
    lines: [
      ...(rows.length > 1 ? barTable(rows, page) : []),
      ...note(`${stayed.join('')}${plural(artistsForHalf, 'artist makes', 'artists make')} up half of all plays.${fresh}${hit}`, page),
    ],
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

export const spread: DeepSection = ({ exploring: { spread: found } }, page) => {
  const [deepest] = found.deepest
  if (deepest === undefined) return undefined
  const rows = found.depths
    .filter(({ artists }) => artists > 0)
    .map(({ tracksFrom, tracksTo, artists, share }) => ({
      label: tracksInWords(tracksFrom, tracksTo),
      value: share,
      figures: [percentOf(share), plural(artists, 'artist')],
    }))
  return {
    title: `You know nobody as deeply as ${deepest.artist}: ${plural(deepest.tracks, 'song')}.`,
    lines: [...barTable(rows, page), ...note('Share of plays by how many songs of an artist you played.', page)],
  }
}

export function tracksInWords(from: number, to: number | null): string {
  if (to === null) return `${from} songs or more`
  return from === to ? plural(from, 'song') : `${from} to ${to} songs`
}

export const byHeart: DeepSection = ({ byHeart: { tracksKnown, shareOfPlays, tracks, albums } }, page) => {
  if (tracksKnown === 0) return undefined
  const rows = tracks.slice(0, SHOWN).map(({ title, artist, plays, days }) => ({
    label: `${title} · ${artist}`,
    value: plays,
    figures: [plural(plays, 'play'), `on ${plural(days, 'day')}`],
  }))
  const [album] = albums
  const known = album === undefined ? '' : ` Of albums, first “${album.title}” by ${album.artist}.`
  return {
    title: `You know ${plural(tracksKnown, 'song')} by heart.`,
    lines: [
      ...barTable(rows, page),
      ...note(
        `At least 20 plays on 10 days, and at most one listen in ten skipped. They are ${percentOf(shareOfPlays)} of all plays.${known}`,
        page,
      ),
    ],
  }
}

export const eras: DeepSection = ({ eras: { catalogue, began, teens, lookingBack } }, page) => {
  const most = began.toSorted((one, other) => other.share - one.share)[0]
  const back = lookingBack.findLast(({ share }) => share !== null)
  if (most === undefined) return undefined
  const rows = began.map(({ decade, share, topArtist }) => ({ label: `${decade}s`, value: share, figures: [percentOf(share), topArtist] }))
  return {
    title: eraTitle(most),
    lines: [
      ...barTable(rows, page),
      ...note(
        `Decades of artists, not of recordings. The catalogue lists the artists of ${percentOf(catalogue.shareOfPlays)} of your plays, and these are meant. ${teenSentence(teens)}${pastSentence(back)}`.trimEnd(),
        page,
      ),
    ],
  }
}

export function eraTitle({ decade, share }: Eras['began'][number]): string {
  return `Artists who began in the ${decade}s lead: ${percentOf(share)} of plays.`
}

export function teenSentence(teens: Eras['teens']): string {
  if (teens === null) return ''
  const decades = teens.decades.map((decade) => `${decade}s`).join(' and ')
  return `${percentOf(teens.shareBegan)} are of artists who began in the ${decades}, when you were 13 to 19. `
}

function pastSentence(back: Eras['lookingBack'][number] | undefined): string {
  return back === undefined || back.share === null
    ? ''
    : `In ${back.year}, ${percentOf(back.share)} of plays were of songs that you had known for a year or more.`
}
