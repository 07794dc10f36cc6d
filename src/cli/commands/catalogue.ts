/** `chorus catalogue build`: a table of further artists from an open dump, for `chorus mood --catalogue`. */
import type { ImportSource } from '../../listening/index.ts'
import { ArtistTable, loadShippedCatalogue } from '../../mood/index.ts'
import { limits } from '../../shared/limits.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage, warn } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { progressOn } from '../progress.ts'
import { safeText } from '../safe-text.ts'
import { PassedOver, linesOf } from '../table-lines.ts'
import { plural } from '../words.ts'

const FLAGS = {
  musicbrainz: { type: 'string', value: 'FILE', says: 'The file mbdump/artist of a MusicBrainz JSON dump, unpacked: an artist a line.' },
  output: { type: 'string', short: 'o', value: 'OUT', says: 'The table to write, also -o OUT.' },
} as const

export const catalogue: Command = {
  usage: 'build --musicbrainz FILE -o OUT',
  about: [
    'Makes a table of artists with the words that people gave them in MusicBrainz, for chorus mood --catalogue.',
    'The dump is read once, from its beginning to its end; memory holds the table alone. Nothing is sent anywhere.',
  ],
  flags: FLAGS,
  examples: ['tar -xJf artist.tar.xz mbdump/artist', 'chorus catalogue build --musicbrainz mbdump/artist -o artists.tsv'],
  async run(args, context) {
    const parsed = parseFlags('catalogue', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { musicbrainz, output } = parsed.values
    if (parsed.positionals.length !== 1 || parsed.positionals[0] !== 'build' || musicbrainz === undefined || output === undefined) {
      return complainOfUsage(context, wrongUsage('catalogue', 'A dump to read and a file to write are needed.'))
    }
    const found = await context.inputFiles.find([musicbrainz])
    if (found.kind === 'refused') {
      complain(context, found.problem.message, found.problem.hint)
      return EXIT.refused
    }
    try {
      const source = found.sources.find(({ path }) => path === musicbrainz)
      if (source !== undefined) return await build(source, output, context)
      complain(context, `${musicbrainz} is a folder, and a file is needed.`, 'Give the file mbdump/artist in it.')
      return EXIT.refused
    } finally {
      await found.close()
    }
  },
}

async function build(source: ImportSource, output: string, context: CliContext): Promise<ExitCode> {
  const passedOver = new PassedOver(source.path, 'one artist as JSON')
  const table = new ArtistTable(await loadShippedCatalogue())
  await readDump(source, table, passedOver, context)
  if (table.size === 0) {
    complain(context, `There is no artist with tags in ${source.path}.`, 'Give the unpacked file mbdump/artist of a MusicBrainz JSON dump.')
    return EXIT.refused
  }
  const written = await context.outputFiles.write(output, encoded(table.lines()))
  if (written.kind === 'refused') {
    complain(context, written.problem.message, written.problem.hint)
    return EXIT.refused
  }
  context.stderr.write(`${plural(table.size, 'artist')} written to ${safeText(output)}.\n`)
  warn(context, passedOver.problems())
  return EXIT.ok
}

async function readDump(source: ImportSource, table: ArtistTable, passedOver: PassedOver, context: CliContext): Promise<void> {
  const view = await progressOn(context)
  let [number, bytesRead] = [0, 0]
  try {
    for await (const lines of linesOf(source, limits.dumpLineCharsMax)) {
      for (const line of lines) {
        number += 1
        bytesRead += line.length + 1
        if (line !== '' && !table.add(line)) passedOver.add(number)
      }
      view.update({
        bytesRead: Math.min(bytesRead, source.sizeBytes),
        bytesTotal: source.sizeBytes,
        rows: table.size,
        path: source.path,
        months: {},
      })
    }
  } finally {
    view.stop()
  }
}

const PIECE_LINES = 4_096

function* encoded(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let piece: string[] = []
  for (const line of lines) {
    piece.push(line)
    if (piece.length < PIECE_LINES) continue
    yield encoder.encode(piece.join(''))
    piece = []
  }
  yield encoder.encode(piece.join(''))
}
