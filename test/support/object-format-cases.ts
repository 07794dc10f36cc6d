/** Formats whose records are JSON objects. */
import { type FormatCase, iso, json, second, utf8 } from './format-case.ts'
import { zipBytes } from './zip.ts'

function lastfmTrack(name: string, minutes: number, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    artist: { mbid: '11111111-0000-4000-8000-000000000001', '#text': 'The Paper Boats' },
    album: { mbid: '', '#text': 'Harbour' },
    image: [
      { size: 'small', '#text': '' },
      { size: 'large', '#text': '' },
    ],
    streamable: '0',
    name,
    mbid: name === 'Lantern' ? '22222222-0000-4000-8000-000000000002' : '',
    date: { uts: String(second(minutes)), '#text': '06 May 2021, 07:05' },
    ...fields,
  }
}

const nowPlaying = () => {
  const { date: _, ...rest } = lastfmTrack('Now', 0)
  return { ...rest, '@attr': { nowplaying: 'true' } }
}

const listenbrainzListen = (track: string, minutes: number, more: Readonly<Record<string, unknown>> = {}) => ({
  listened_at: second(minutes),
  inserted_at: second(minutes) + 3,
  track_metadata: {
    track_name: track,
    artist_name: 'The Paper Boats',
    release_name: 'Harbour',
    mbid_mapping: { recording_mbid: '22222222-0000-4000-8000-000000000002', artists: [{ artist_credit_name: 'The Paper Boats' }] },
    additional_info: { media_player: 'Synthetic Player', duration_ms: 200_000, ...more },
  },
})

const watched = (title: string, minutes: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  header: 'YouTube Music',
  title,
  titleUrl: `https://music.youtube.com/watch?v=abcdefgh${String(minutes).padStart(3, '0')}`,
  subtitles: [{ name: 'The Paper Boats - Topic', url: 'https://www.youtube.com/channel/UC0000000000000000000000' }],
  time: iso(minutes),
  products: ['YouTube'],
  activityControls: ['YouTube watch history'],
  ...fields,
})
const SONGS = [
  'Lantern',
  'Harbour Lights',
  'Undertow',
  'Driftwood',
  'Saltwater',
  'Foghorn',
  'Low Tide',
  'Breakwater',
  'Moorings',
  'Jetty',
] as const

const malojaScrobble = (title: string, minutes: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  time: second(minutes),
  track: { artists: ['The Paper Boats', 'A Guest'], title, album: { albumtitle: 'Harbour', artists: ['The Paper Boats'] }, length: 190 },
  duration: 180,
  origin: 'client:synthetic',
  ...fields,
})

export const OBJECT_CASES: readonly FormatCase[] = [
  {
    format: 'lastfm-pages',
    shape: 'pages of the API',
    path: 'lastfm/recent.json',
    listens: 3,
    others: 1,
    content: () =>
      json([
        { track: [nowPlaying(), lastfmTrack('Lantern', 10), lastfmTrack('Undertow', 5)], '@attr': { page: '1' } },
        { track: lastfmTrack('Jetty', 0) },
      ]),
    faults: [
      {
        name: 'a row without a date, one of 1970, one that is a text',
        listens: 1,
        reasons: { noTime: 1, timeOutOfRange: 1, notARecord: 1 },
        content: () =>
          json([
            {
              track: [
                lastfmTrack('Lantern', 0),
                lastfmTrack('Undated', 0, { date: null }),
                lastfmTrack('Old', 0, { date: { uts: '0' } }),
                'row',
              ],
            },
          ]),
      },
      {
        name: 'a row that is broken',
        listens: 2,
        reasons: { malformed: 1 },
        content: () =>
          utf8(
            `[{"track":[${JSON.stringify(lastfmTrack('Lantern', 0))},${JSON.stringify(lastfmTrack('Broken', 4)).replace('"name"', '"name')},${JSON.stringify(lastfmTrack('Jetty', 8))}]}]`,
          ),
      },
    ],
  },
  {
    format: 'lastfm-pages',
    shape: 'answers of the API',
    path: 'lastfm/user.json',
    listens: 1,
    content: () =>
      json({
        recenttracks: {
          track: [lastfmTrack('Lantern', 0, { artist: { name: 'The Paper Boats', url: '' } })],
          '@attr': { user: 'synthetic' },
        },
      }),
  },
  {
    format: 'lastfm-tracks',
    shape: 'one list',
    path: 'lastfm/list.json',
    listens: 2,
    content: () => json([lastfmTrack('Lantern', 5), lastfmTrack('Jetty', 0)]),
  },
  {
    format: 'lastfm-scrobbles',
    shape: 'with the user',
    path: 'lastfm/lastfmstats.json',
    listens: 2,
    content: () =>
      json({
        username: 'synthetic',
        scrobbles: [
          { track: 'Lantern', artist: 'The Paper Boats', album: 'Harbour', albumId: '', date: second(0) * 1_000 },
          { track: 'Jetty', artist: 'The Paper Boats', album: '', albumId: '', date: second(5) * 1_000 },
        ],
      }),
    faults: [
      {
        name: 'a date that is a word',
        listens: 1,
        reasons: { noTime: 1 },
        content: () =>
          json({
            username: 'synthetic',
            scrobbles: [
              { track: 'A', artist: 'B', album: '', date: 'soon' },
              { track: 'C', artist: 'B', album: '', date: second(0) * 1_000 },
            ],
          }),
      },
    ],
  },
  {
    format: 'listenbrainz',
    shape: 'lines in a zip',
    path: 'listenbrainz/export.zip',
    listens: 3,
    content: () =>
      zipBytes([
        { path: 'user.json', parts: [JSON.stringify({ user_id: 1, username: 'synthetic' })] },
        {
          path: 'listens/2021/5.jsonl',
          parts: [
            [listenbrainzListen('Lantern', 0), listenbrainzListen('Undertow', 5, { duration_played: 60 })]
              .map((row) => JSON.stringify(row))
              .join('\n'),
          ],
        },
        { path: 'listens/2021/6.jsonl', parts: [`${JSON.stringify(listenbrainzListen('Jetty', 60 * 24 * 30))}\n`] },
      ]),
    faults: [
      {
        name: 'a line cut short and one of no time',
        listens: 1,
        reasons: { malformed: 1, noTime: 1 },
        content: () =>
          utf8(
            `${JSON.stringify(listenbrainzListen('Cut', 0)).slice(0, -20)}\n${JSON.stringify(listenbrainzListen('Lantern', 5))}\n${JSON.stringify({ ...listenbrainzListen('Undated', 0), listened_at: null })}\n`,
          ),
      },
    ],
  },
  {
    format: 'maloja',
    shape: 'an export',
    path: 'maloja/maloja_export.json',
    listens: 2,
    content: () =>
      json({
        maloja: { export_time: second(100) },
        scrobbles: [malojaScrobble('Lantern', 0), malojaScrobble('Jetty', 5, { duration: null })],
      }),
    faults: [
      {
        name: 'a duration below nothing',
        listens: 1,
        reasons: { badDuration: 1 },
        content: () => json({ maloja: {}, scrobbles: [malojaScrobble('Lantern', 0), malojaScrobble('Jetty', 5, { duration: -5 })] }),
      },
    ],
  },
  {
    format: 'pano',
    shape: 'a log',
    path: 'pano/log.jsonl',
    listens: 1,
    others: 1,
    content: () =>
      utf8(
        ['scrobble', 'love']
          .map((event, i) =>
            JSON.stringify({
              timeMs: second(i) * 1_000,
              artist: 'The Paper Boats',
              track: 'Lantern',
              album: 'Harbour',
              albumArtist: '',
              durationMs: 180_000,
              event,
            }),
          )
          .join('\n'),
      ),
  },
  {
    format: 'youtube-music',
    shape: 'English',
    path: 'Takeout/YouTube and YouTube Music/history/watch-history.json',
    listens: 3,
    others: 2,
    content: () =>
      json([
        watched('Watched Lantern', 0),
        watched('Watched Watched', 5),
        watched('Watched A film', 10, { header: 'YouTube', titleUrl: 'https://www.youtube.com/watch?v=abcdefgh999' }),
        watched('Searched for Lantern', 12, { titleUrl: 'https://music.youtube.com/search?q=Lantern' }),
        watched('Watched https://music.youtube.com/watch?v=removed0001', 15, { subtitles: undefined }),
      ]),
    faults: [
      {
        name: 'no time',
        listens: 1,
        reasons: { noTime: 1 },
        content: () => json([watched('Watched Lantern', 0), watched('Watched Jetty', 5, { time: 'gestern' })]),
      },
    ],
  },
  {
    format: 'youtube-music',
    shape: 'German',
    path: 'Takeout/YouTube und YouTube Music/Verlauf/Wiedergabeverlauf.json',
    listens: 1,
    content: () => json([watched('Lantern angesehen', 0, { subtitles: [{ name: 'The Paper Boats - Thema', url: '' }] })]),
  },
  {
    format: 'youtube-music',
    shape: 'a language whose words are learnt from the file',
    path: 'Takeout/x/y.json',
    listens: 10,
    others: 1,
    content: () =>
      json([
        ...SONGS.map((song, i) => watched(`Zorb: ${song} velu blik`, i * 5)),
        watched('Krum', 99, { titleUrl: 'https://music.youtube.com/' }),
      ]),
  },
]
