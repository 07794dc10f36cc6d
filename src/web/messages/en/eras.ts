/** English: the words of the page about eras. */
import type { Eras } from '../../../contract/deep-insights.ts'
import type { Format } from '../format.ts'

export const eras = (f: Format) => ({
  title: 'How far back does your music go?',
  lead: 'The decades in which your artists began, the music of your teens, and how much of today you found long ago.',
  decade: (decade: number) => `${decade}s`,
  columns: {
    decade: 'Began in',
    share: 'Share of plays',
    artists: 'Artists',
    most: 'Most played',
    year: 'Year',
    plays: 'Plays',
    known: 'Known for a year',
  },
  began: ({ decade, share }: Eras['began'][number]) => `Artists who began in the ${decade}s lead: ${f.percent(share)} of plays`,
  beganLede: ({ artists, artistsListed, shareOfPlays }: Eras['catalogue']) =>
    `The catalogue of Chorus lists ${f.number(artistsListed)} of the ${f.count(artists, 'artist', 'artists')} you played, with ${f.percent(shareOfPlays)} of your plays. Only these are meant.`,
  beganHow:
    'These are decades of artists, not of recordings: exports hold no years of release. An artist counts for the decade in which the catalogue first lists them as active. Names of several artists that are not listed as such are left out. Below a tenth of your plays, nothing is said.',
  unlisted: 'The catalogue of Chorus hardly lists your artists, so nothing is said of their decades.',
  unlistedLede: ({ artists, artistsListed, shareOfPlays }: Eras['catalogue']) =>
    `It lists ${f.number(artistsListed)} of the ${f.count(artists, 'artist', 'artists')} you played, with ${f.percent(shareOfPlays)} of your plays.`,
  teens: (share: number) => `${f.percent(share)} of it is music of your teens`,
  teensLede: ({ from, to, decades, shareActive }: NonNullable<Eras['teens']>) =>
    `You were 13 to 19 from ${from} to ${to}. So much of the plays went to artists who began in the ${f.list(decades.map((decade) => `${decade}s`))}; ${f.percent(shareActive)} to artists who were active then, whenever they began.`,
  teensAsk: 'How much of it is music of your teens?',
  teensHow:
    'The share of plays, among listed artists, of those who began in a decade that the years from 13 to 19 touch. Your year of birth is kept in the settings of this browser and is sent nowhere; it goes with everything else when you delete your history.',
  teensArtists: 'Began in your teens',
  birthYear: 'Your year of birth',
  birthYearSave: 'Show',
  birthYearForget: 'Forget the year',
  birthYearWrong: 'Give four digits, for example 1985.',
  back: (share: number, year: number) => `In ${year}, ${f.percent(share)} of plays were songs that you had known for a year`,
  backHow:
    'Plays of a song that you first played at least 365 days before, by your own history. Years in which nothing could be so old yet have no bar.',
  found: (year: number, share: number) => `${year} gave you the most: ${f.percent(share)} of plays are of songs you found then`,
  foundHow:
    'Plays of this period by the year in which you first played the song. The first year of a history holds all that you knew before, too.',
  unknown: 'too early to tell',
})
