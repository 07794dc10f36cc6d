/** Formats that are tables: text with delimiters, and sheets of workbooks. */
import { type FormatCase, iso, second, utf8 } from './format-case.ts'
import { workbookBytes } from './workbook.ts'
import { zipBytes } from './zip.ts'

const LASTFM_TABLE_HEADER = 'uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid'
const lastfmLine = (track: string, minutes: number): string =>
  `"${second(minutes)}","06 May 2021, 07:05","The Paper Boats","","Harbour","","${track}",""`
const APPLE_NEW = [
  'Age Bucket',
  'Album Name',
  'Apple ID Number',
  'Container Artist Name',
  'Device Identifier',
  'Device OS Name',
  'End Reason Type',
  'Event End Timestamp',
  'Event Start Timestamp',
  'Event Type',
  'IP City',
  'IP Country Code',
  'Media Duration In Milliseconds',
  'Media Type',
  'Play Duration Milliseconds',
  'Shuffle Play',
  'Song Name',
  'UTC Offset In Seconds',
] as const
const appleNew = (fields: Partial<Record<(typeof APPLE_NEW)[number], string>>): string => {
  const values: Partial<Record<(typeof APPLE_NEW)[number], string>> = {
    'Album Name': 'Harbour',
    'Apple ID Number': '1234567890',
    'Container Artist Name': 'The Paper Boats',
    'Device Identifier': 'synthetic-device',
    'Device OS Name': 'iOS',
    'End Reason Type': 'NATURAL_END_OF_TRACK',
    'Event End Timestamp': iso(3),
    'Event Start Timestamp': iso(0),
    'Event Type': 'PLAY_END',
    'IP City': 'Testville',
    'IP Country Code': 'DE',
    'Media Duration In Milliseconds': '180000',
    'Media Type': 'AUDIO',
    'Play Duration Milliseconds': '180000',
    'Shuffle Play': 'SHUFFLE_OFF',
    'Song Name': 'Lantern',
    'UTC Offset In Seconds': '7200',
    ...fields,
  }
  return APPLE_NEW.map((name) => quoted(values[name] ?? '')).join(',')
}
const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const appleFile = (...rows: readonly string[]): Uint8Array => utf8([APPLE_NEW.join(','), ...rows, ''].join('\n'))

const APPLE_OLD =
  'Apple Id Number,Apple Music Subscription,Artist Name,Build Version,Client IP Address,Content Name,Content Provider,Content Specific Type,Device Identifier,End Position In Milliseconds,End Reason Type,Event End Timestamp,Event Reason Hint Type,Event Received Timestamp,Event Start Timestamp,Event Type,Feature Name,Item Type,Media Duration In Milliseconds,Media Type,Metrics Bucket Id,Metrics Client Id,Milliseconds Since Play,Offline,Original Title,Play Duration Milliseconds,Source Type,Start Position In Milliseconds,Store Country Name,UTC Offset In Seconds,Version'
const appleOld = (title: string, minutes: number): string =>
  `1234567890,true,The Paper Boats,1.0,203.0.113.7,${title},,Song,synthetic-device,180000,TRACK_SKIPPED_FORWARDS,${iso(minutes + 3)},NOT_SPECIFIED,${iso(minutes + 3)},${iso(minutes)},PLAY_END,library,ITUNES_STORE_CONTENT,200000,AUDIO,,,0,true,${title},180000,IPHONE,0,Germany,7200,1`

const APPLE_DAYS =
  'Country,Track Identifier,Media type,Date Played,Hours,Play Duration Milliseconds,End Reason Type,Source Type,Play Count,Skip Count,Ignore For Recommendations,Track Reference,Track Description'
const appleDay = (described: string, hours: string): string =>
  `DE,1440783617,AUDIO,20210506,${quoted(hours)},180000,NATURAL_END_OF_TRACK,IPHONE,1,0,,1440783617,${quoted(described)}`

const DEEZER_HEADER = [
  'Song Title',
  'Artist',
  'ISRC',
  'Album Title',
  'IP Address',
  'Listening Time',
  'Platform Name',
  'Platform Model',
  'Date',
]
const deezerRow = (title: string, minutes: number) => [
  title,
  'The Paper Boats',
  'ZZXXX2100001',
  'Harbour',
  '203.0.113.7',
  180,
  'Android',
  'Synthetic Phone',
  iso(minutes).slice(0, 19).replace('T', ' '),
]
const deezerBook = (options?: Parameters<typeof workbookBytes>[1], ...rows: readonly (readonly (string | number)[])[]) =>
  workbookBytes(
    [
      {
        name: '01_profile',
        rows: [
          ['Name', 'Birthday'],
          ['Synthetic Person', '1990-01-01'],
        ],
      },
      { name: '10_listeningHistory', rows: [DEEZER_HEADER, ...rows] },
    ],
    options,
  )

const ROCKBOX_HEAD = '#AUDIOSCROBBLER/1.1\n#TZ/UNKNOWN\n#CLIENT/Rockbox synthetic 1.0\n'
const rockboxLine = (title: string, minutes: number, rating = 'L'): string =>
  ['The Paper Boats', 'Harbour', title, '1', '180', rating, second(minutes), ''].join('\t')

export const TABLE_CASES: readonly FormatCase[] = [
  {
    format: 'lastfm-table',
    shape: 'with times in seconds',
    path: 'lastfm/export.csv',
    listens: 3,
    content: () =>
      utf8(
        [
          LASTFM_TABLE_HEADER,
          lastfmLine('Lantern', 0),
          lastfmLine('A ""quoted"", title\nin two lines', 5),
          lastfmLine('=Jetty', 10),
          '',
        ].join('\r\n'),
      ),
    faults: [
      {
        name: 'a quote that never closes',
        listens: 2,
        reasons: { malformed: 1 },
        content: () =>
          utf8(
            [
              LASTFM_TABLE_HEADER,
              lastfmLine('Lantern', 0),
              `"${second(4)}","x","The Paper Boats","","Harbour","","never closed`,
              lastfmLine('Jetty', 8),
              '',
            ]
              .join('\n')
              .replace('"never', '"never'),
          ),
      },
      {
        name: 'a time that is none',
        listens: 1,
        reasons: { noTime: 1 },
        content: () => utf8([LASTFM_TABLE_HEADER, lastfmLine('Lantern', 0), 'soon,,A,,B,,C,'].join('\n')),
      },
    ],
  },
  {
    format: 'lastfm-dated-table',
    shape: 'semicolons and a mark',
    path: 'lastfm/lastfmstats.csv',
    listens: 2,
    content: () =>
      utf8(
        `\uFEFFArtist;Album;Track;Date#synthetic\r\n"The Paper Boats";"Harbour";"Lantern; again";"${second(0)}000"\r\n"The Paper Boats";"";"Jetty";"${second(5)}000"\r\n`,
      ),
  },
  {
    format: 'lastfm-bare-table',
    shape: 'without a header',
    path: 'lastfm/bare.csv',
    listens: 2,
    content: () => utf8('The Paper Boats,Harbour,Lantern,06 May 2021 07:05\n"Boats, Paper",,Jetty,31 Dec 2020 23:59\n'),
    faults: [
      {
        name: 'a day that is none',
        listens: 1,
        reasons: { noTime: 1 },
        content: () => utf8('A,B,C,06 May 2021 07:05\nA,B,C,31 Feb 2021 07:05\n'),
      },
    ],
  },
  {
    format: 'rockbox',
    shape: 'a log of a player',
    path: 'player/.scrobbler.log',
    listens: 3,
    content: () => utf8(`${ROCKBOX_HEAD}${rockboxLine('Lantern', 0)}\n${rockboxLine('Say "when"', 5)}\n${rockboxLine('Jetty', 10, 'S')}\n`),
    faults: [
      {
        name: 'a row that is cut off',
        listens: 1,
        reasons: { noTime: 1 },
        content: () => utf8(`${ROCKBOX_HEAD}${rockboxLine('Lantern', 0)}\nThe Paper Boats\tHarb`),
      },
    ],
  },
  {
    format: 'apple-music-activity',
    shape: 'the newer generation',
    path: 'Apple Music Activity/Apple Music Play Activity.csv',
    listens: 4,
    others: 1,
    content: () =>
      appleFile(
        appleNew({}),
        appleNew({ 'Event Type': 'LYRIC_DISPLAY' }),
        appleNew({
          'Song Name': 'Jetty, Pt. 2',
          'Event Start Timestamp': '',
          'Event End Timestamp': iso(10),
          'End Reason Type': 'TRACK_SKIPPED_FORWARDS',
          'Play Duration Milliseconds': '9000',
        }),
        appleNew({ 'Song Name': 'A film', 'Media Type': 'VIDEO', 'Event Start Timestamp': iso(20), 'Event End Timestamp': iso(23) }),
        appleNew({ 'Song Name': '', 'Container Artist Name': '', 'Event Start Timestamp': iso(30), 'Event End Timestamp': iso(33) }),
      ),
    faults: [
      {
        name: 'no time, a time before all streaming, a duration below nothing',
        listens: 1,
        reasons: { noTime: 1, timeOutOfRange: 1, badDuration: 1 },
        content: () =>
          appleFile(
            appleNew({}),
            appleNew({ 'Event Start Timestamp': '', 'Event End Timestamp': '' }),
            appleNew({ 'Event Start Timestamp': '1970-01-01T00:00:00Z' }),
            appleNew({ 'Play Duration Milliseconds': '-4000' }),
          ),
      },
    ],
  },
  {
    format: 'apple-music-activity',
    shape: 'the older generation, a zip in a zip',
    path: 'apple/Apple_Media_Services information.zip',
    listens: 2,
    content: async () =>
      zipBytes([
        {
          path: 'Apple_Media_Services.zip',
          parts: [
            await zipBytes([
              {
                path: 'Apple_Media_Services/Apple Music Activity/Apple Music Play Activity.csv',
                parts: [`${APPLE_OLD}\n${appleOld('Lantern', 0)}\n${appleOld('Jetty', 5)}\n`],
              },
              { path: 'Apple_Media_Services/ReadMe.pdf', parts: ['%PDF-1.7'] },
            ]),
          ],
        },
      ]),
  },
  {
    format: 'apple-music-days',
    shape: 'songs of each day',
    path: 'Apple Music Activity/Apple Music - Play History Daily Tracks.csv',
    listens: 3,
    content: () =>
      utf8(
        [
          APPLE_DAYS,
          appleDay('The Paper Boats - Lantern', '7, 9'),
          appleDay('Jay-Z-like - Un-tow - Live', ''),
          appleDay('No dash', '25'),
          '',
        ].join('\n'),
      ),
    faults: [
      {
        name: 'no day',
        listens: 1,
        reasons: { noTime: 1 },
        content: () => utf8([APPLE_DAYS, appleDay('A - B', '1'), appleDay('A - C', '1').replace('20210506', '20211301')].join('\n')),
      },
    ],
  },
  {
    format: 'deezer',
    shape: 'a workbook',
    path: 'deezer-data_1.xlsx',
    listens: 2,
    content: () => deezerBook({}, deezerRow('Lantern & <Co>', 0), deezerRow('Jetty', 5)),
    faults: [
      {
        name: 'a date before there was any streaming',
        listens: 1,
        reasons: { timeOutOfRange: 1 },
        content: () => deezerBook({}, deezerRow('Lantern', 0), [...deezerRow('Jetty', 5).slice(0, 8), 1.5]),
      },
      {
        name: 'texts in the cells, macros beside, a date that is none',
        listens: 1,
        reasons: { noTime: 1 },
        content: () =>
          deezerBook({ inline: true, extra: { 'xl/vbaProject.bin': 'Sub AutoOpen()' } }, deezerRow('Lantern', 0), [
            ...deezerRow('Jetty', 5).slice(0, 8),
            'gestern',
          ]),
      },
    ],
  },
  {
    format: 'deezer',
    shape: 'a workbook that was saved again, with dates as days',
    path: 'deezer-data_1.xlsx',
    listens: 2,
    content: () =>
      deezerBook({}, ...[0, 5].map((minutes) => [...deezerRow('Lantern', minutes).slice(0, 8), second(minutes) / 86_400 + 25_569])),
  },
]
