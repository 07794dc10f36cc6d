/** Formats that are web pages: what Google Takeout writes unless somebody asks for JSON. */
import { type FormatCase, iso, utf8 } from './format-case.ts'

interface Card {
  readonly product?: string
  /** The sentence around the link; `~` is where the link stands. */
  readonly sentence?: string
  readonly name: string
  readonly url?: string
  readonly channel?: string | undefined
  /** Some minutes into the hour of all cases; the video is named after them. */
  readonly minutes: number
  /** As the page writes the time. */
  readonly time?: string
  readonly write?: (minutes: number) => string
}

/** One card as Takeout writes it, on one line and with the caption that names the products. */
function card({
  product = 'YouTube Music',
  sentence = 'Watched\u00A0~',
  name,
  url,
  channel = 'The Paper Boats - Topic',
  minutes,
  ...more
}: Card): string {
  const time = more.time ?? (more.write ?? english)(minutes)
  const address = url ?? `https://music.youtube.com/watch?v=abcdefgh${String(minutes).padStart(3, '0')}&amp;list=x`
  const link = name === '' ? '' : `<a href="${address}">${name}</a>`
  const artist = channel === '' ? '' : `<a href="https://www.youtube.com/channel/UC0000000000000000000000">${channel}</a><br>`
  return (
    '<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid">' +
    `<div class="header-cell mdl-cell mdl-cell--12-col"><p class="mdl-typography--title">${product}<br></p></div>` +
    `<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">${sentence.replace('~', link)}<br>${artist}${time}<br></div>` +
    '<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1 mdl-typography--text-right"></div>' +
    '<div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption"><b>Products:</b><br>&emsp;YouTube<br>' +
    '<b>Why is this here?</b><br>&emsp;This activity was saved. You can change that <a href="https://myaccount.google.com/activitycontrols">here</a>.</div></div></div>'
  )
}

/** The style sheet of a real page is longer than what is looked at to tell what a file is. */
const STYLE = `<style>${'.mdl-grid{display:flex;flex-flow:row wrap}.mdl-cell{box-sizing:border-box}'.repeat(1_000)}</style>`

const page = (...cards: readonly string[]): Uint8Array =>
  utf8(`<html><head><title>My Activity History</title>${STYLE}</head><body><div class="mdl-grid">${cards.join('')}</div></body></html>`)

/** Some minutes into the same hour as the other cases, as people in other places read it. */
const written = (language: string, timeZone: string, minutes: number, zone: string): string => {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(new Date(iso(minutes)))
  return `${when} ${zone}`
}

const english = (minutes: number): string => written('en-US', 'Europe/Berlin', minutes, 'CEST')
const german = (minutes: number): string => written('de', 'Europe/Berlin', minutes, 'MESZ')

export const PAGE_CASES: readonly FormatCase[] = [
  {
    format: 'youtube-music-page',
    shape: 'English',
    path: 'Takeout/YouTube and YouTube Music/history/watch-history.html',
    listens: 4,
    others: 3,
    content: () =>
      page(
        card({ name: 'Lantern', minutes: 0 }),
        card({ name: 'Salt &amp; Tar &#39;98&#x21;', minutes: 5 }),
        card({ name: 'A film', product: 'YouTube', url: 'https://www.youtube.com/watch?v=abcdefgh999', minutes: 10 }),
        card({ name: 'Lantern', sentence: 'Searched for\u00A0~', url: 'https://music.youtube.com/search?q=Lantern', minutes: 12 }),
        card({
          name: 'https://music.youtube.com/watch?v=removed0001',
          url: 'https://music.youtube.com/watch?v=removed0001',
          channel: '',
          minutes: 15,
        }),
        card({ name: '', sentence: 'Watched a video that has been removed', channel: '', minutes: 20 }),
        card({ name: 'Gmail', product: 'Gmail', url: 'https://mail.google.com', minutes: 25 }),
      ),
    faults: [
      {
        name: 'a time that nobody can read, and one that no calendar has',
        listens: 1,
        reasons: { noTime: 2 },
        content: () =>
          page(
            card({ name: 'Lantern', minutes: 0 }),
            card({ name: 'Jetty', minutes: 5, time: 'gestern' }),
            card({ name: 'Foghorn', minutes: 10, time: 'Feb 30, 2021, 1:00:00 AM CET' }),
          ),
      },
      {
        name: 'a card without its parts',
        listens: 1,
        reasons: { malformed: 1 },
        content: () => page(card({ name: 'Lantern', minutes: 0 }), '<div class="outer-cell mdl-cell"></div>'),
      },
      {
        name: 'its end cut off',
        listens: 1,
        reasons: { cutOff: 1 },
        content: () => page(card({ name: 'Lantern', minutes: 0 }), card({ name: 'Jetty', minutes: 5 })).slice(0, -300),
      },
      {
        name: 'a card larger than any can be',
        listens: 2,
        reasons: { tooLong: 1 },
        content: () =>
          page(
            card({ name: 'Lantern', minutes: 0 }),
            card({ name: 'x'.repeat(3 << 20), minutes: 5 }),
            card({ name: 'Jetty', minutes: 10 }),
          ),
      },
      {
        name: 'links without an end, made to be slow',
        listens: 1,
        reasons: { otherActivity: 1 },
        content: () => page(card({ name: 'Lantern', minutes: 0 }), card({ name: '<a <a href="'.repeat(80_000), minutes: 5, time: 'x' })),
      },
    ],
  },
  {
    format: 'youtube-music-page',
    shape: 'German',
    path: 'Takeout/YouTube und YouTube Music/Verlauf/Wiedergabeverlauf.html',
    listens: 2,
    content: () =>
      page(
        card({ name: 'Lantern', sentence: '~ angesehen', channel: 'The Paper Boats - Thema', minutes: 0, write: german }),
        card({ name: 'Jetty', sentence: '~ angesehen', channel: 'The Paper Boats - Thema', minutes: 5, write: german }),
      ),
  },
  {
    format: 'youtube-music-page',
    shape: 'Korean',
    path: 'Takeout/YouTube 및 YouTube Music/시청 기록/시청 기록.html',
    listens: 1,
    content: () =>
      page(
        card({
          name: 'Lantern',
          sentence: '~\u00A0을(를) 시청했습니다.',
          channel: 'The Paper Boats - 주제',
          minutes: 0,
          time: '2021. 5. 6. 오후 4:05:00 KST',
        }),
      ),
  },
]
