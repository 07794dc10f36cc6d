/** Every address of the app, and what its search parameters mean. */
import type { PlayRule } from '../contract/insights.ts'
import { HEARD_KINDS, LISTEN_PARTS, START_KINDS, type HeardKind, type ListenPart, type StartKind } from '../contract/insight-kinds.ts'
import type { ListenFilter, ListenOrder, Period, SortKey, SubjectKind, SubjectName, View } from '../contract/worker.ts'
import { parseDay, parseInstant } from '../shared/time.ts'

export const paths = {
  welcome: '/',
  overview: '/overview',
  time: '/time',
  habits: '/habits',
  exploring: '/exploring',
  eras: '/eras',
  known: '/known',
  chapters: '/chapters',
  recap: '/recap',
  artists: '/artists',
  albums: '/albums',
  tracks: '/tracks',
  artist: '/artist',
  album: '/album',
  track: '/track',
  listens: '/listens',
  rows: '/rows',
  mood: '/mood',
  checkIns: '/mood/check-ins',
  friends: '/friends',
  friendsCard: '/friends/card',
  friendsCompare: '/friends/compare',
  friendsGroup: '/friends/group',
  friendsOpen: '/friends/open',
  names: '/names',
  guides: '/guides',
  settings: '/settings',
  collective: '/collective',
  setUp: '/collective/set-up',
  join: '/collective/join',
  signIn: '/collective/sign-in',
  account: '/collective/account',
  proposals: '/collective/proposals',
  proposal: '/collective/proposals/$proposal',
  contribute: '/collective/contribute',
  consent: '/collective/consent',
  nearby: '/collective/nearby',
  earnings: '/collective/earnings',
  catalogue: '/collective/catalogue',
  requests: '/collective/requests',
  releases: '/collective/releases',
  sales: '/collective/sales',
  draft: '/collective/sales/draft',
  payouts: '/collective/payouts',
  people: '/collective/people',
  review: '/collective/review',
  record: '/collective/record',
  evidence: '/collective/evidence',
} as const

/** A subject is named in the search parameters, because a path cannot hold names such as "..". */
export const subjectPaths = { artist: paths.artist, album: paths.album, track: paths.track } as const satisfies Record<SubjectKind, string>
export const listPaths = { artist: paths.artists, album: paths.albums, track: paths.tracks } as const satisfies Record<SubjectKind, string>

export const PLAY_RULES = ['thirtySeconds', 'halfOrFourMinutes', 'trackDone', 'everything'] as const satisfies readonly PlayRule[]

/** The part of an address that says which part of the history is looked at. */
export interface ViewSearch {
  year?: number
  from?: string
  to?: string
  rule?: PlayRule
}

export interface SubjectSearch extends ViewSearch {
  name: string
  artist: string
}

/** The address of a list of names. */
export interface NamesSearch extends ViewSearch {
  by?: SortKey
}

/** The address of the page about habits. */
export interface HabitsSearch extends ViewSearch {
  /** Minutes of silence that end a session. */
  gap?: number
}

/** The orders of a list of names, as they are offered; the first needs no word in the address. */
export const NAME_ORDERS = ['msPlayed', 'plays', 'days', 'listens'] as const satisfies readonly SortKey[]
/** The silences that a reader may choose from, in minutes. */
export const SESSION_GAPS = [5, 15, 30, 60] as const
export const LISTEN_ORDERS = ['newest', 'oldest', 'longest'] as const satisfies readonly ListenOrder[]
const MINUTES_PER_DAY = 24 * 60
const SUBJECT_KINDS = ['artist', 'album', 'track'] as const satisfies readonly SubjectKind[]

/** Which listens a number was made of, as an address says it; `of`, `name` and `artist` name one artist, album or track. */
export interface ListensFilterSearch {
  of?: SubjectKind
  name?: string
  artist?: string
  kind?: HeardKind
  weekday?: number
  hour?: number
  /** 1 = January. */
  month?: number
  /** Minutes of silence before a session. */
  silence?: number
  part?: ListenPart
  start?: StartKind
  below?: number
  since?: string
  until?: string
}

/** The address of a page of listens. */
export interface ListensSearch extends ViewSearch, ListensFilterSearch {
  order?: ListenOrder
  /** The first page is 1. */
  page?: number
}

export function isPlayRule(text: unknown): text is PlayRule {
  return PLAY_RULES.some((rule) => rule === text)
}

/** Whatever an address holds: unknown or broken parts are left out, and never stop the page. */
export function parseViewSearch(search: Record<string, unknown>): ViewSearch {
  const view: ViewSearch = {}
  if (isPlayRule(search['rule'])) view.rule = search['rule']
  const year = typeof search['year'] === 'string' && /^\d{4}$/.test(search['year']) ? Number(search['year']) : search['year']
  if (typeof year === 'number' && Number.isInteger(year) && year >= 1900 && year < 2200) return { ...view, year }
  const { from, to } = search
  if (isDay(from) && isDay(to)) return from <= to ? { ...view, from, to } : { ...view, from: to, to: from }
  return view
}

export function parseSubjectSearch(search: Record<string, unknown>): SubjectSearch {
  const { name: named, artist } = search
  const name = typeof named === 'string' ? named : ''
  return { ...parseViewSearch(search), name, artist: typeof artist === 'string' ? artist : name }
}

export function parseNamesSearch(search: Record<string, unknown>): NamesSearch {
  return { ...parseViewSearch(search), ...definite({ by: oneOf(NAME_ORDERS, search['by']) }) }
}

export function parseHabitsSearch(search: Record<string, unknown>): HabitsSearch {
  const gap = SESSION_GAPS.find((minutes) => String(minutes) === String(search['gap']))
  return { ...parseViewSearch(search), ...definite({ gap }) }
}

export function parseListensSearch(search: Record<string, unknown>): ListensSearch {
  const found: ListensSearch = {
    ...parseViewSearch(search),
    ...definite({
      kind: oneOf(HEARD_KINDS, search['kind']),
      part: oneOf(LISTEN_PARTS, search['part']),
      start: oneOf(START_KINDS, search['start']),
      order: oneOf(LISTEN_ORDERS, search['order']),
      weekday: wholeNumber(search['weekday'], 0, 6),
      hour: wholeNumber(search['hour'], 0, 23),
      month: wholeNumber(search['month'], 1, 12),
      silence: wholeNumber(search['silence'], 1, MINUTES_PER_DAY),
      below: wholeNumber(search['below'], 1, Number.MAX_SAFE_INTEGER),
      page: wholeNumber(search['page'], 1, Number.MAX_SAFE_INTEGER),
      since: isInstant(search['since']) ? search['since'] : undefined,
      until: isInstant(search['until']) ? search['until'] : undefined,
    }),
  }
  const of = oneOf(SUBJECT_KINDS, search['of'])
  if (of === undefined || typeof search['name'] !== 'string') return found
  const { name, artist } = parseSubjectSearch(search)
  return { ...found, of, name, ...(of !== 'artist' && { artist }) }
}

export function filterOf(search: ListensSearch): ListenFilter {
  const { of, name, artist, kind, weekday, hour, month, silence, part, start, below, since, until } = search
  return {
    ...definite({ kind, weekday, hour, part, start, since, until, silenceMinutes: silence, secondsBelow: below }),
    ...(month !== undefined && { month: month - 1 }),
    ...(of !== undefined && name !== undefined && { subject: { kind: of, name, artist: artist ?? name } }),
  }
}

type Definite<Parts> = { [Key in keyof Parts]?: Exclude<Parts[Key], undefined> }

/** Without the parts that are not there. */
function definite<Parts extends object>(parts: Parts): Definite<Parts> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the absent parts are taken out
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Definite<Parts>
}

function oneOf<Known extends string>(known: readonly Known[], value: unknown): Known | undefined {
  return known.find((one) => one === value)
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most ? number : undefined
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && parseInstant(value) !== undefined
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && parseDay(value) !== undefined
}

/** Keeps the view and drops what belongs to one page only. */
export function keepView(search: Record<string, unknown>): ViewSearch {
  return parseViewSearch(search)
}

export function periodOf({ year, from, to }: ViewSearch): Period | null {
  if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  return from !== undefined && to !== undefined ? { from, to } : null
}

export function viewOf(search: ViewSearch, preferred: PlayRule): View {
  return { period: periodOf(search), playRule: search.rule ?? preferred }
}

/** The parameters that lead to the listens of a subject; a view is added by the link. */
export function listensOf({ kind, name, artist }: SubjectName): ListensFilterSearch {
  return kind === 'artist' ? { of: kind, name } : { of: kind, name, artist }
}

/** The parameters that lead to a subject; a view is added by the link. */
export function subjectSearch(subject: SubjectName): { name: string; artist?: string } {
  return subject.kind === 'artist' ? { name: subject.name } : { name: subject.name, artist: subject.artist }
}

/** Plain parameters without JSON in them: `?year=2019&rule=trackDone`. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [],
  )
  const text = new URLSearchParams(entries).toString()
  return text === '' ? '' : `?${text}`
}
