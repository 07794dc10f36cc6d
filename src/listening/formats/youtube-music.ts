/** The watch history of a Google Takeout, of which only what was played in YouTube Music is listening. */
import { MUSIC, UNIDENTIFIED } from '../listens.ts'
import { parseInstant } from '../../shared/time.ts'
import type { TextTable } from '../json/text-table.ts'
import type { Sample } from '../sample.ts'
import { readStartAndPlayed, STARTS_ALONE } from './drafts.ts'
import { objectReader, textOf, valueAt } from './object-reader.ts'
import type { Capabilities, RowDraft } from './reader.ts'

/** The name of the product, which is the same in every language. */
export const PRODUCT = 'YouTube Music'

/** What either form of the history can tell. */
export const VIDEO_STARTS: Capabilities = { ...STARTS_ALONE, hasIds: true }

export const youtubeMusic = objectReader({
  name: 'youtube-music',
  label: 'YouTube Music watch history',
  service: 'YouTube Music',
  capabilities: VIDEO_STARTS,
  tellingKeys: ['header', 'title', 'time', 'products'],
  read(record, into, { texts, sample }) {
    const title = textOf(valueAt(record, 'title'))
    const url = textOf(valueAt(record, 'titleUrl'))
    if (textOf(valueAt(record, 'header')) !== PRODUCT || (url !== '' && !isVideo(url))) return 'otherActivity'
    const rejection = readStartAndPlayed(into, {
      startMs: parseInstant(textOf(valueAt(record, 'time'))) ?? Number.NaN,
      msPlayed: Number.NaN,
    })
    if (rejection !== undefined) return rejection
    const subtitles = valueAt(record, 'subtitles')
    const channel = textOf(valueAt(Array.isArray(subtitles) ? subtitles[0] : undefined, 'name'))
    // Where the video is gone, the title says that and nothing else.
    readVideo({ name: url === '' ? '' : sentenceOf(sample).nameIn(title), url, channel }, texts, into)
    return undefined
  },
})

const VIDEO_ID = /[?&]v=([\w-]{6,20})/

/** Searches, posts and visits have no video behind them. */
export function isVideo(url: string): boolean {
  return VIDEO_ID.test(url)
}

interface Video {
  /** Empty, or the address again, where the video is no longer there. */
  readonly name: string
  readonly url: string
  readonly channel: string
}

export function readVideo({ name, url, channel }: Video, texts: TextTable, into: RowDraft): void {
  const id = VIDEO_ID.exec(url)?.[1]
  into.kind = name === '' || name.startsWith('https://') ? UNIDENTIFIED : MUSIC
  into.title = into.kind === MUSIC ? texts.internText(name) : 0
  into.artist = texts.internText(artistOf(channel))
  into.uri = id === undefined ? 0 : texts.internText(`youtube:${id}`)
}

/** Channels that YouTube makes for artists carry this word after their name, in the language of the account. */
const TOPIC =
  / [-–] (Topic|Thema|Tema|Thème|Sujet|Argomento|Tópico|Onderwerp|Temat|Téma|Тема|Konu|Emne|Ämne|Aihe|トピック|토픽|주제|主題|主题)$/u

function artistOf(channel: string): string {
  return channel.replace(TOPIC, '')
}

/** What stands around the name of a video in the language of the account: "Watched X", "X angesehen". */
interface Sentence {
  nameIn(title: string): string
}

/**
 * The words of some languages, for files too short to show theirs. Each is what the product itself writes; for all other
 * languages the words are found by what the titles of the file have in common.
 */
const SENTENCES: readonly (readonly [before: string, after: string])[] = [
  ['Watched ', ''],
  ['', ' angesehen'],
  ['Has visto ', ''],
  ['Vous avez regardé ', ''],
  ['Hai guardato ', ''],
  ['Je hebt naar ', ' gekeken'],
  ['Tittade på ', ''],
  ['Obejrzano: ', ''],
  ['Просмотрено видео ', ''],
  ['Ви дивилися відео ', ''],
  ['Ați vizionat ', ''],
  ['Zhlédli jste video ', ''],
  ['Παρακολουθήσατε το βίντεο ', ''],
  ['', ' adlı videoyu izlediniz'],
  ['', ' katsottiin'],
  ['', ' を視聴しました'],
  ['', ' 을(를) 시청했습니다.'],
  ['', ' देखा'],
]

/** So many different titles do not begin or end alike by chance. */
const TITLES_ALIKE_MIN = 8

const sentences = new WeakMap<Sample, Sentence>()

function sentenceOf(sample: Sample): Sentence {
  let sentence = sentences.get(sample)
  if (sentence === undefined) {
    sentence = sentenceIn([
      ...new Set([...sample.text.matchAll(/"title"\s*:\s*("(?:[^"\\]|\\.)*")/g)].map(([, text = '']) => unquoted(text))),
    ])
    sentences.set(sample, sentence)
  }
  return sentence
}

function unquoted(text: string): string {
  try {
    return textOf(JSON.parse(text))
  } catch {
    return ''
  }
}

function sentenceIn(titles: readonly string[]): Sentence {
  const known = SENTENCES.map((words) => ({ words, fits: titles.filter((title) => isAround(words, title)).length }))
  const best = known.reduce((a, b) => (b.fits > a.fits ? b : a))
  const words = best.fits > 0 ? best.words : wordsInCommon(titles)
  return {
    nameIn(title) {
      const [before, after] = words
      return isAround(words, title) ? title.slice(before.length, title.length - after.length).trim() : title
    },
  }
}

function isAround([before, after]: readonly [string, string], title: string): boolean {
  return title.length > before.length + after.length && title.startsWith(before) && title.endsWith(after)
}

/** A few rows of a watch history are no videos and have words of their own. */
const ALIKE_SHARE_MIN = 0.6

/** Only whole words, so that artists who begin alike lose no letter. */
function wordsInCommon(titles: readonly string[]): readonly [string, string] {
  if (titles.length < TITLES_ALIKE_MIN) return ['', '']
  const before = /^.*[\s:]/su.exec(alikeAtStart(titles.map((title) => Array.from(title))))?.[0] ?? ''
  const after = alikeAtStart(titles.map((title) => Array.from(title).toReversed()))
  return [before, /\s.*$/su.exec(Array.from(after).toReversed().join(''))?.[0] ?? '']
}

function alikeAtStart(titles: readonly (readonly string[])[]): string {
  let alike = titles
  let common = ''
  for (let place = 0; ; place++) {
    const counts = new Map<string, number>()
    for (const title of alike) {
      const letter = title[place]
      if (letter !== undefined) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    const [letter, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
    if (count < titles.length * ALIKE_SHARE_MIN) return common
    common += letter
    alike = alike.filter((title) => title[place] === letter)
  }
}
