/** Writes simulated rows as Spotify's account data: the last year in short rows, beside files about the person. */
import type { PackageFile } from './spotify-package.ts'
import type { Stream, StreamRow } from './spotify-row.ts'

const FOLDER = 'Spotify Account Data'
const ROWS_PER_FILE = 10_000
const YEAR_MS = 365 * 86_400_000

export interface AccountMusicRow {
  readonly endTime: string
  readonly artistName: string
  readonly trackName: string
  readonly msPlayed: number
}

export interface AccountPodcastRow {
  readonly endTime: string
  readonly podcastName: string
  readonly episodeName: string
  readonly msPlayed: number
}

/** The rows of the year before the last one, as the account data tells them: the end by the minute, in UTC. */
export function accountRows(streams: Iterable<Stream>): { readonly music: AccountMusicRow[]; readonly podcasts: AccountPodcastRow[] } {
  const rows = [...streams].filter(({ inVideoFile }) => !inVideoFile).map(({ row }) => ({ row, endMs: Date.parse(row.ts ?? '') }))
  const lastMs = rows.reduce((last, { endMs }) => Math.max(last, Number.isNaN(endMs) ? 0 : endMs), 0)
  const recent = rows.filter(({ endMs }) => endMs > lastMs - YEAR_MS).map(({ row }) => row)
  return { music: recent.flatMap(musicRow), podcasts: recent.flatMap(podcastRow) }
}

function endTime(row: StreamRow): string {
  return (row.ts ?? '').slice(0, 16).replace('T', ' ')
}

function musicRow(row: StreamRow): AccountMusicRow[] {
  const { master_metadata_track_name: trackName, master_metadata_album_artist_name: artistName, ms_played: msPlayed } = row
  if (trackName === null || artistName === null || typeof msPlayed !== 'number') return []
  return [{ endTime: endTime(row), artistName, trackName, msPlayed }]
}

function podcastRow(row: StreamRow): AccountPodcastRow[] {
  const { episode_name: episodeName, episode_show_name: podcastName, ms_played: msPlayed } = row
  if (episodeName === null || podcastName === null || typeof msPlayed !== 'number') return []
  return [{ endTime: endTime(row), podcastName, episodeName, msPlayed }]
}

export function* accountPackage(streams: Iterable<Stream>): Generator<PackageFile> {
  const { music, podcasts } = accountRows(streams)
  yield* numbered('StreamingHistory_music', music)
  yield* numbered('StreamingHistory_podcast', podcasts)
  const username = music.length > 0 ? 'synthetic-user-account' : 'synthetic-user-silent'
  const first = music[0]
  for (const [name, content] of Object.entries(aboutPerson(username, first))) {
    yield { path: `${FOLDER}/${name}.json`, parts: [JSON.stringify(content, null, 2)] }
  }
}

function* numbered(name: string, rows: readonly object[]): Generator<PackageFile> {
  for (let i = 0; i * ROWS_PER_FILE < rows.length; i++) {
    const part = rows.slice(i * ROWS_PER_FILE, (i + 1) * ROWS_PER_FILE)
    yield { path: `${FOLDER}/${name}_${i}.json`, parts: [JSON.stringify(part, null, 2)] }
  }
}

/** The other files of the package; every value is one that a test can search for. */
function aboutPerson(username: string, first: AccountMusicRow | undefined): Record<string, unknown> {
  const artist = first?.artistName ?? 'Nobody Yet'
  const track = first?.trackName ?? 'Nothing Yet'
  return {
    Userdata: {
      username,
      email: 'synthetic-listener@example.invalid',
      country: 'DE',
      birthdate: '1900-01-01',
      gender: 'undisclosed',
      postalCode: '00000',
      mobileNumber: '+00 000 000000',
      creationTime: '2012-02-29',
    },
    Identity: {
      displayName: 'Synthetic Listener',
      firstName: 'Synthetic',
      lastName: 'Listener',
      imageUrl: 'https://example.invalid/face.jpg',
    },
    Inferences: { inferences: ['synthetic-inference-early-riser', 'synthetic-inference-night-trains', '3P_synthetic-inference-tea'] },
    SearchQueries: [
      { platform: 'ANDROID', searchTime: '2024-03-01T20:15:30.123Z[UTC]', searchQuery: 'synthetic query rain', searchInteractionURIs: [] },
      {
        platform: 'WEB',
        searchTime: '2024-04-11T07:45:00.000Z[UTC]',
        searchQuery: 'synthetic query sleep',
        searchInteractionURIs: ['spotify:track:0000000000000000000000'],
      },
    ],
    Marquee: [{ artistName: artist, segment: 'Previously Active Listeners' }],
    YourLibrary: {
      tracks: [{ artist, album: '', track, uri: 'spotify:track:0000000000000000000000' }],
      albums: [],
      shows: [],
      episodes: [],
      bannedTracks: [],
      artists: [],
      bannedArtists: [],
      other: [],
    },
    Playlist1: {
      playlists: [
        {
          name: 'synthetic playlist for the train',
          lastModifiedDate: '2024-05-05',
          items: [
            {
              track: { trackName: track, artistName: artist, albumName: '', trackUri: 'spotify:track:0000000000000000000000' },
              episode: null,
              localTrack: null,
              addedDate: '2024-05-04',
            },
          ],
          description: null,
          numberOfFollowers: 0,
        },
      ],
    },
  }
}
