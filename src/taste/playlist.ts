/** A list of songs as files that players and people read. None of them says where a song can be had. */
import type { PlaylistFormat } from '../contract/card-fields.ts'
import { unreachable } from '../shared/assert.ts'

interface Song {
  readonly title: string
  readonly artist: string
}

export const PLAYLIST_FILES: Readonly<Record<PlaylistFormat, { readonly extension: string; readonly type: string }>> = {
  text: { extension: 'txt', type: 'text/plain' },
  m3u: { extension: 'm3u8', type: 'audio/x-mpegurl' },
  jspf: { extension: 'jspf', type: 'application/jspf+json' },
}

/** M3U with extended lines in UTF-8; JSPF is the JSON form of XSPF (xspf.org). */
export function playlist(format: PlaylistFormat, name: string, songs: readonly Song[]): string {
  switch (format) {
    case 'text':
      return songs.map(({ title, artist }) => `${oneLine(artist)} - ${oneLine(title)}\n`).join('')
    case 'm3u': {
      const entries = songs.map((song) => {
        const said = `${oneLine(song.artist)} - ${oneLine(song.title)}`
        return `#EXTINF:-1,${said}\n${fileName(said)}.mp3\n`
      })
      return `#EXTM3U\n#PLAYLIST:${oneLine(name)}\n${entries.join('')}`
    }
    case 'jspf':
      return `${JSON.stringify({ playlist: { title: name, track: songs.map(({ title, artist }) => ({ title, creator: artist })) } }, null, 2)}\n`
    default:
      return unreachable(format)
  }
}

/** A break within a name would begin an entry of its own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/** A line of M3U is a path: nothing in a name may lead out of the folder, make an address, or be taken for a comment. */
function fileName(said: string): string {
  return said.replace(/[/\\:*?"<>|#]/g, '_').replace(/^\.+/, '_')
}
