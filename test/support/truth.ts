/** What an export says, worked out a second time in the plainest way: the oracle that the importer and insights must equal. */

/** A parsed record of an extended history, of either generation, with the sort of file that held it. */
export interface RawRow {
  readonly inVideoFile: boolean
  readonly fields: Readonly<Record<string, unknown>>
}

export type Kind = 'music' | 'podcast' | 'audiobook' | 'video' | 'unidentified'

/** A listen as the truth sees it; instants in UTC milliseconds. */
export interface TrueListen {
  readonly kind: Kind
  readonly startMs: number
  readonly endMs: number
  readonly startExact: boolean
  readonly msPlayed: number
  readonly artist: string
  readonly title: string
  readonly album: string
  readonly isSkip: boolean
  readonly isPlay: boolean
  /** YYYY-MM-DD of the start on the calendar of the zone. */
  readonly localDay: string
  readonly localHour: number
  /** 0 = Monday. */
  readonly weekday: number
}

export interface Tally {
  msPlayed: number
  listens: number
  plays: number
}
export interface Run {
  readonly days: number
  readonly from: string | null
  readonly to: string | null
}

export interface Truth {
  readonly rows: { read: number; listens: number; duplicates: number; rejected: number; byKind: Record<Kind, number> }
  readonly period: { readonly from: string | null; readonly to: string | null; readonly timeZone: string }
  readonly totals: {
    msPlayed: number
    msMusic: number
    listens: number
    plays: number
    skips: number
    artists: number
    albums: number
    tracks: number
  }
  /** All of them, by msPlayed; the order among equals is by name and means nothing. */
  readonly top: {
    readonly artists: readonly ({ readonly name: string; readonly artist: string } & Tally)[]
    readonly tracks: readonly ({ readonly title: string; readonly artist: string } & Tally)[]
    readonly albums: readonly ({ readonly title: string; readonly artist: string } & Tally)[]
  }
  readonly years: readonly ({ readonly year: number } & Tally)[]
  readonly months: readonly ({ readonly month: string } & Tally)[]
  readonly clock: readonly (readonly number[])[]
  /** `longest` is the earliest of the longest; `current` ends on the day of the last listen of any kind, or is no day. */
  readonly streaks: { readonly longest: Run; readonly current: Run }
  readonly listens: readonly TrueListen[]
}

const PLAY_MS_MIN = 30_000
const DAY_MS = 86_400_000
const OFFLINE_MS_MAX = 31 * DAY_MS
const ROUNDING_MS = 2_000
const LISTEN_MS_MAX = 7 * DAY_MS
const [INSTANT_MIN, INSTANT_MAX] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)]

/** All that is not private counts when rows are compared; absent and null are the same. */
const COMPARED = [
  'platform',
  'conn_country',
  'master_metadata_track_name',
  'master_metadata_album_artist_name',
  'master_metadata_album_album_name',
  'spotify_track_uri',
  'episode_name',
  'episode_show_name',
  'spotify_episode_uri',
  'audiobook_title',
  'audiobook_uri',
  'audiobook_chapter_uri',
  'audiobook_chapter_title',
  'reason_start',
  'reason_end',
  'shuffle',
  'skipped',
  'offline',
  'incognito_mode',
] as const

export function truthOf(raw: Iterable<RawRow>, timeZone: string): Truth {
  const localOf = localClock(timeZone)
  const seen = new Set<string>()
  const listens: TrueListen[] = []
  const rows = {
    read: 0,
    listens: 0,
    duplicates: 0,
    rejected: 0,
    byKind: { music: 0, podcast: 0, audiobook: 0, video: 0, unidentified: 0 },
  }
  for (const row of raw) {
    rows.read++
    const times = timesOf(row.fields)
    if (times === undefined) {
      rows.rejected++
      continue
    }
    const kind = kindOf(row)
    const { reportedEndMs, startMs, startExact, msPlayed } = times
    const key = JSON.stringify([
      kind,
      reportedEndMs,
      msPlayed,
      startExact ? Math.floor(startMs / 1_000) : null,
      ...COMPARED.map((name) => row.fields[name] ?? null),
    ])
    if (seen.has(key)) {
      rows.duplicates++
      continue
    }
    seen.add(key)
    rows.listens++
    rows.byKind[kind]++
    listens.push({ kind, ...times, ...namesOf(row), ...verdictOf(row.fields, kind, msPlayed), ...localOf(startMs) })
  }
  return { rows, ...truthOfListens(listens, timeZone) }
}

/** What is true of one local year; `rows` goes on speaking of all files. */
export function truthOfYear({ rows, period, listens }: Truth, year: number): Truth {
  const chosen = listens.filter(({ localDay }) => localDay.startsWith(`${year}-`))
  return { rows, ...truthOfListens(chosen, period.timeZone) }
}

function truthOfListens(listens: readonly TrueListen[], timeZone: string): Omit<Truth, 'rows'> {
  const music = listens.filter((listen) => listen.kind === 'music')
  return {
    period: periodOf(listens, timeZone),
    totals: totalsOf(listens, music),
    ...groupsOf(music),
    clock: clockOf(music),
    streaks: streaksOf(listens),
    listens,
  }
}

type Times = Pick<TrueListen, 'startMs' | 'endMs' | 'startExact' | 'msPlayed'> & { readonly reportedEndMs: number }

/** Undefined: the row cannot be placed in time or has no possible duration. */
function timesOf(fields: RawRow['fields']): Times | undefined {
  const reportedEndMs = typeof fields['ts'] === 'string' ? Date.parse(fields['ts']) : Number.NaN
  const msPlayed = fields['ms_played'] ?? 0
  if (!(reportedEndMs >= INSTANT_MIN && reportedEndMs <= INSTANT_MAX)) return undefined
  if (typeof msPlayed !== 'number' || !(msPlayed >= 0 && msPlayed <= LISTEN_MS_MAX)) return undefined
  const stamp = fields['offline_timestamp']
  const candidates = typeof stamp === 'number' ? [stamp * 1_000, stamp] : []
  const latest = reportedEndMs - msPlayed
  const exact = candidates.find((ms) => ms >= latest - OFFLINE_MS_MAX && ms <= latest + ROUNDING_MS)
  if (exact === undefined) return { reportedEndMs, startMs: latest, endMs: reportedEndMs, startExact: false, msPlayed }
  const endMs = fields['offline'] === true ? exact + msPlayed : reportedEndMs
  return { reportedEndMs, startMs: exact, endMs, startExact: true, msPlayed }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function kindOf({ inVideoFile, fields }: RawRow): Kind {
  if (inVideoFile) return 'video'
  if (text(fields['master_metadata_track_name']) !== '') return 'music'
  if (text(fields['episode_name']) !== '') return 'podcast'
  if (text(fields['audiobook_title']) !== '') return 'audiobook'
  return 'unidentified'
}

function namesOf({ fields }: RawRow): Pick<TrueListen, 'artist' | 'title' | 'album'> {
  const track = text(fields['master_metadata_track_name'])
  if (track !== '') {
    return {
      title: track,
      artist: text(fields['master_metadata_album_artist_name']),
      album: text(fields['master_metadata_album_album_name']),
    }
  }
  const episode = text(fields['episode_name'])
  if (episode !== '') return { title: episode, artist: text(fields['episode_show_name']), album: '' }
  return {
    title: text(fields['audiobook_chapter_title']) || text(fields['audiobook_title']),
    artist: text(fields['audiobook_title']),
    album: '',
  }
}

function verdictOf(fields: RawRow['fields'], kind: Kind, msPlayed: number): Pick<TrueListen, 'isSkip' | 'isPlay'> {
  const skipped = fields['skipped'] ?? null
  return {
    isSkip: kind === 'music' && (skipped === true || (skipped === null && msPlayed < PLAY_MS_MIN)),
    isPlay: kind === 'music' && msPlayed >= PLAY_MS_MIN,
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MINUTE_MS = 60_000

type Local = Pick<TrueListen, 'localDay' | 'localHour' | 'weekday'>

/** Asks the platform for every minute: zones change their clocks at whole minutes, St. John’s for long at one past midnight. */
function localClock(timeZone: string): (ms: number) => Local {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const known = new Map<number, Local>()
  return (ms) => {
    const minute = Math.floor(ms / MINUTE_MS)
    let local = known.get(minute)
    if (local === undefined) {
      const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
      const localDay = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
      local = { localDay, localHour: Number(parts.get('hour')), weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') }
      known.set(minute, local)
    }
    return local
  }
}

function periodOf(listens: readonly TrueListen[], timeZone: string): Truth['period'] {
  if (listens.length === 0) return { from: null, to: null, timeZone }
  const from = listens.reduce((first, { startMs }) => Math.min(first, startMs), Infinity)
  const to = listens.reduce((last, { endMs }) => Math.max(last, endMs), -Infinity)
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), timeZone }
}

function sum(listens: readonly TrueListen[]): number {
  return listens.reduce((total, { msPlayed }) => total + msPlayed, 0)
}

function totalsOf(listens: readonly TrueListen[], music: readonly TrueListen[]): Truth['totals'] {
  return {
    msPlayed: sum(listens),
    msMusic: sum(music),
    listens: listens.length,
    plays: music.filter(({ isPlay }) => isPlay).length,
    skips: music.filter(({ isSkip }) => isSkip).length,
    artists: new Set(music.map(({ artist }) => artist).filter((artist) => artist !== '')).size,
    albums: new Set(music.filter(({ album }) => album !== '').map(({ artist, album }) => JSON.stringify([artist, album]))).size,
    tracks: new Set(music.map(({ artist, title }) => JSON.stringify([artist, title]))).size,
  }
}

interface Group {
  readonly key: string
  /** Any of its listens, for the names. */
  readonly listen: TrueListen
  readonly tally: Tally
}

function groupBy(listens: readonly TrueListen[], keyOf: (listen: TrueListen) => string): Group[] {
  const groups = new Map<string, Group>()
  for (const listen of listens) {
    const key = keyOf(listen)
    const group = groups.get(key) ?? { key, listen, tally: { msPlayed: 0, listens: 0, plays: 0 } }
    group.tally.msPlayed += listen.msPlayed
    group.tally.listens++
    if (listen.isPlay) group.tally.plays++
    groups.set(key, group)
  }
  return [...groups.values()]
}

function groupsOf(music: readonly TrueListen[]): Pick<Truth, 'top' | 'years' | 'months'> {
  const byTime = (a: Group, b: Group) => b.tally.msPlayed - a.tally.msPlayed || (a.key < b.key ? -1 : 1)
  const byKey = (a: Group, b: Group) => (a.key < b.key ? -1 : 1)
  const named = music.filter(({ artist }) => artist !== '')
  const onAlbums = music.filter(({ album }) => album !== '')
  const artists = groupBy(named, ({ artist }) => artist).toSorted(byTime)
  const tracks = groupBy(music, ({ artist, title }) => JSON.stringify([title, artist])).toSorted(byTime)
  const albums = groupBy(onAlbums, ({ artist, album }) => JSON.stringify([album, artist])).toSorted(byTime)
  const years = groupBy(music, ({ localDay }) => localDay.slice(0, 4)).toSorted(byKey)
  const months = groupBy(music, ({ localDay }) => localDay.slice(0, 7)).toSorted(byKey)
  return {
    top: {
      artists: artists.map(({ key, tally }) => ({ name: key, artist: key, ...tally })),
      tracks: tracks.map(({ listen, tally }) => ({ title: listen.title, artist: listen.artist, ...tally })),
      albums: albums.map(({ listen, tally }) => ({ title: listen.album, artist: listen.artist, ...tally })),
    },
    years: years.map(({ key, tally }) => ({ year: Number(key), ...tally })),
    months: months.map(({ key, tally }) => ({ month: key, ...tally })),
  }
}

function clockOf(music: readonly TrueListen[]): number[][] {
  const clock = WEEKDAYS.map(() => Array.from({ length: 24 }, () => 0))
  for (const { weekday, localHour, msPlayed } of music) {
    const day = clock[weekday]
    if (day !== undefined) day[localHour] = (day[localHour] ?? 0) + msPlayed
  }
  return clock
}

function streaksOf(listens: readonly TrueListen[]): Truth['streaks'] {
  const none: Run = { days: 0, from: null, to: null }
  const days = [...new Set(listens.filter(({ isPlay }) => isPlay).map(({ localDay }) => localDay))].toSorted()
  const runs: { days: number; from: string; to: string }[] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run !== undefined && Date.parse(day) - Date.parse(run.to) === DAY_MS) {
      run.days++
      run.to = day
    } else runs.push({ days: 1, from: day, to: day })
  }
  const longest = runs.reduce<Run>((best, run) => (run.days > best.days ? run : best), none)
  const lastDay = listens.reduce((last, { localDay }) => (localDay > last ? localDay : last), '')
  const last = runs.at(-1)
  return { longest, current: last?.to === lastDay ? last : none }
}
