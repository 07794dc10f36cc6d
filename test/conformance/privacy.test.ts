/** Packages with a recognisable value in every private field: none of them is in the table, or in any answer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSetting, Screen, type Setting } from '../../src/cli/terminal.case.ts'
import { findings } from '../../src/insights/index.ts'
import { DEFAULT_PLAY_RULE, type Listens, PLAY_RULE_NAMES } from '../../src/listening/index.ts'
import { imported } from '../support/import-texts.ts'
import { NO_ROWS } from '../support/listens-of.ts'

/** One value a field, each in letters that nothing else holds. */
const EXTENDED = {
  username: 'xqz-user-name',
  ip_addr: '198.51.100.23',
  ip_addr_decrypted: '2001:db8:abcd::23',
  user_agent_decrypted: 'xqz-user-agent/1.0',
  city: 'xqz-city',
  region: 'xqz-region',
} as const
const DEVICE = 'xqz-device-model'

const ABOUT_PERSON = {
  'Userdata.json': {
    username: 'xqz-account',
    email: 'xqz-mail@example.invalid',
    birthdate: '1907-07-07',
    postalCode: 'xqz-postcode',
    mobileNumber: '+99 555 0199',
  },
  'Identity.json': { displayName: 'xqz-display-name', firstName: 'xqz-first', lastName: 'xqz-last', imageUrl: 'https://xqz-image.invalid' },
  'Inferences.json': { inferences: ['xqz-inference'] },
  'SearchQueries.json': [
    {
      platform: 'xqz-search-device',
      searchTime: '2022-01-01T00:00:00Z[UTC]',
      searchQuery: 'xqz-query',
      searchInteractionURIs: ['xqz-uri'],
    },
  ],
  'Marquee.json': [{ artistName: 'xqz-marquee', segment: 'xqz-segment' }],
  'Payments.json': { creationDate: '2022-01-01', payment_method: 'xqz-card' },
  'Follow.json': { userIsFollowing: ['xqz-friend'], userIsFollowedBy: [] },
  'Playlist1.json': { playlists: [{ name: 'xqz-playlist', items: [] }] },
  'YourLibrary.json': { tracks: [{ artist: 'xqz-saved', track: 'xqz-saved' }], albums: [], shows: [] },
} as const

const MARKS = [...Object.values(EXTENDED), 'xqz-', '198.51.100', '2001:db8', '1907-07-07', '555 0199']

function row(second: number, fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    ts: `2022-05-01T10:00:${String(second).padStart(2, '0')}Z`,
    ...EXTENDED,
    platform: `Android OS 11 API 30 (acme, ${DEVICE})`,
    ms_played: 45_000,
    conn_country: 'PT',
    master_metadata_track_name: 'Kettle On',
    master_metadata_album_artist_name: 'Tidal Heron',
    master_metadata_album_album_name: 'Ebb',
    spotify_track_uri: 'spotify:track:1',
    reason_start: 'clickrow',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: false,
    offline: false,
    offline_timestamp: null,
    incognito_mode: second === 3,
    ...fields,
  }
}

/** Good rows, a repetition from another address, rows that are refused for all sorts of reasons, and private values where none are expected. */
function historyText(): string {
  const rows = [
    row(1),
    row(1, { ip_addr: '198.51.100.24' }),
    row(2, { platform: `xqz-platform ${DEVICE}` }),
    row(3),
    row(4, { ts: 'xqz-no-time' }),
    row(5, { ms_played: 'xqz-no-duration' }),
    row(6, { offline_timestamp: 'xqz-no-start', shuffle: 'xqz-no-truth' }),
    row(7, { unknown_field: { username: 'xqz-nested', list: ['xqz-in-list'] } }),
  ]
  const texts = rows.map((fields) => JSON.stringify(fields, null, 1))
  return `[${[...texts.slice(0, -1), '"xqz-text-for-a-row"', '{"city":"xqz-malformed", oops}', texts.at(-1)].join(',')}`
}

const FILES = {
  'package/Streaming_History_Audio_2022.json': historyText(),
  'package/StreamingHistory_music_0.json': JSON.stringify([
    { endTime: '2022-05-02 10:00', artistName: 'Tidal Heron', trackName: 'Kettle On', msPlayed: 45_000, username: 'xqz-in-account-row' },
  ]),
  ...Object.fromEntries(Object.entries(ABOUT_PERSON).map(([name, content]) => [`package/${name}`, JSON.stringify(content)])),
}

function expectNothingPrivate(text: string): void {
  for (const mark of MARKS) expect(text.toLowerCase()).not.toContain(mark)
}

/** Everything in a value as text: texts as they are, the bytes of columns read as Latin-1 and as UTF-16. */
function textIn(value: unknown): string {
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return `${new TextDecoder('latin1').decode(bytes)}\n${new TextDecoder('utf-16le').decode(bytes)}`
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, inner]) => `${key}\n${textIn(inner)}`)
      .join('\n')
  return String(value)
}

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
  for (const [path, content] of Object.entries(FILES)) await setting.put(path, content)
})
afterAll(() => setting.end())

describe('the Listens table', () => {
  let listens: Listens
  beforeAll(async () => {
    listens = (await imported(FILES)).listens
  })

  test('holds every listen and nothing private, in no column and no dictionary', () => {
    expect(listens.count).toBe(6)
    const text = textIn(listens)
    expect(text).toContain('Kettle On')
    expectNothingPrivate(text)
  })

  test('has the very columns that it is known to have, so that a new one is looked at', () => {
    const known = `kindOfTable version timeZone count
      startMs endMs msPlayed kind flags item reasonStart reasonEnd country platform source localDay localHourOfWeek
      artists albums tracks items reasons countries sources`
    expect(Object.keys(listens).toSorted()).toEqual(known.split(/\s+/).toSorted())
  })

  test('gives findings without anything private', () => {
    expectNothingPrivate(textIn(findings(listens, NO_ROWS, { period: null, playRule: DEFAULT_PLAY_RULE })))
  })
})

describe('the command line', () => {
  const COMMANDS = [
    ['insights'],
    ['insights', '--json'],
    ['insights', '--year', '2022'],
    ['insights', '--year', '2030'],
    ...PLAY_RULE_NAMES.map((rule) => ['insights', '--json', '--play-rule', rule]),
    ['reconcile'],
    ['reconcile', '--json'],
  ]

  test.each(COMMANDS.map((args) => ({ name: args.join(' '), args })))(
    '$name says nothing private, on a terminal or in a pipe',
    async ({ args }) => {
      for (const isTTY of [true, false]) {
        const [stdout, stderr] = [new Screen({ isTTY }), new Screen({ isTTY })]
        // A clock that leaps lets every line of progress be shown.
        let nowMs = 0
        const { exitCode } = await setting.run([...args, `${setting.folder}/package`], {
          stdout,
          stderr,
          nowMs: () => (nowMs += 10_000),
        })
        expect(exitCode).toBe(0)
        expect(stdout.text.length).toBeGreaterThan(50)
        expectNothingPrivate(stdout.text + stderr.text)
      }
    },
  )

  test.each(Object.keys(ABOUT_PERSON))('%s alone is refused without a word of what it holds', async (name) => {
    for (const command of ['insights', 'reconcile']) {
      const { exitCode, stdout, stderr } = await setting.run([command, `${setting.folder}/package/${name}`])
      expect([exitCode, stdout]).toEqual([1, ''])
      expectNothingPrivate(stderr)
    }
  })

  test('tells the lines of refused rows and not what stands in them', async () => {
    const { stdout } = await setting.run(['reconcile', `${setting.folder}/package`, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ rows: { read: 11, listens: 6, duplicates: 1, rejected: 4 } })
  })
})
