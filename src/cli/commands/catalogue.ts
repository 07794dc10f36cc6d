/** `chorus catalogue`: tables of further artists and recordings for `chorus mood --catalogue`, from open dumps or looked up. */
import type { Command } from '../command.ts'
import { complainOfUsage } from '../complaint.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { MERGE_FLAG } from '../read-history.ts'

const FLAGS = {
  musicbrainz: { type: 'string', multiple: true, value: 'FILE', says: 'A MusicBrainz JSON dump of artists (artist.tar.xz).' },
  listenbrainz: { type: 'string', multiple: true, value: 'FILE', says: 'A ListenBrainz listens dump, full or incremental.' },
  acousticbrainz: { type: 'string', multiple: true, value: 'FILE', says: 'An AcousticBrainz high-level dump, or one part of it.' },
  output: { type: 'string', short: 'o', value: 'OUT', says: 'The table to write, also -o OUT.' },
  artists: { type: 'string', value: 'FILE', says: 'Of look-up: the name of an artist a line, instead of a history.' },
  contact: { type: 'string', value: 'CONTACT', says: 'Of look-up: your mail or web address, which the services ask for.' },
  yes: { type: 'boolean', says: 'Of look-up: sends what it says without asking.' },
  ...MERGE_FLAG,
} as const

export const catalogue: Command = {
  usage: 'build [--musicbrainz FILE] [--listenbrainz FILE] [--acousticbrainz FILE] -o OUT | look-up FILE... --contact CONTACT -o OUT',
  about: [
    'build makes one table of open dumps: the words that people gave artists, artists that are heard beside each other, and',
    'what classifiers heard in recordings. Each FILE is the dump as it is downloaded (tar, also with gz, zst, xz or bz2), a',
    'folder with what is in it, or the file inside; a flag may be given several times. Nothing is sent anywhere. A build that',
    'was interrupted goes on where it was when the same command runs again: it keeps a folder OUT.parts until it is done.',
    'look-up asks MusicBrainz and ListenBrainz about the artists of a history that the catalogue does not know. It first says',
    'what would be sent, and sends nothing without a yes. The pages cannot do this: they talk to nobody but their own server.',
  ],
  flags: FLAGS,
  examples: [
    'chorus catalogue build --musicbrainz artist.tar.xz --acousticbrainz acousticbrainz-highlevel-json-20220623-0.tar.zst -o more.tsv',
    'chorus catalogue look-up my_spotify_data.zip --contact me@example.org -o found.tsv',
    'chorus mood my_spotify_data.zip --catalogue more.tsv',
  ],
  async run(args, context) {
    const parsed = parseFlags('catalogue', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { musicbrainz = [], listenbrainz = [], acousticbrainz = [], output, artists, contact, yes, ...history } = parsed.values
    const [what, ...files] = parsed.positionals
    const named = [
      ...musicbrainz.map((path) => ({ kind: 'musicbrainz' as const, path })),
      ...listenbrainz.map((path) => ({ kind: 'listenbrainz' as const, path })),
      ...acousticbrainz.map((path) => ({ kind: 'acousticbrainz' as const, path })),
    ]
    if (what === 'build' && files.length === 0 && named.length > 0 && output !== undefined) {
      return (await import('../build-catalogue.ts')).buildCatalogue(named, output, context)
    }
    if (what === 'build') return complainOfUsage(context, wrongUsage('catalogue', 'A dump to read and a file to write are needed.'))
    if (what !== 'look-up') return complainOfUsage(context, wrongUsage('catalogue', 'Say what to do: build or look-up.'))
    if (output === undefined || contact === undefined || (artists === undefined) === (files.length === 0)) {
      const message = 'A history or a list of artists, your contact and a file to write are needed.'
      return complainOfUsage(context, wrongUsage('catalogue', message))
    }
    const asked = { files, artists, contact, output, isAgreed: yes === true, keepApart: history['keep-apart'] }
    return (await import('../look-up-artists.ts')).lookUpArtists(asked, context)
  },
}
