/** `chorus export`: the merged history as a file that other programs read, so that nobody is locked in. */
import { EXPORT_FORMS, EXPORT_FORM_NAMES, countHeld } from '../../listening/index.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage, warn } from '../complaint.ts'
import { EXIT } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { FILES_USAGE, MERGE_FLAG, readHistory } from '../read-history.ts'
import { safeText } from '../safe-text.ts'
import { plural } from '../words.ts'

const FLAGS = {
  format: { type: 'string', value: 'FORMAT', says: `One of ${EXPORT_FORM_NAMES.join(', ')} (default: parquet).` },
  output: {
    type: 'string',
    short: 'o',
    value: 'OUT',
    says: 'The file to write, also -o OUT; without it the answer goes to standard output.',
  },
  zone: {
    type: 'string',
    value: 'ZONE',
    says: 'The zone of sources that write local time without saying whose (default: this computer’s).',
  },
  ...MERGE_FLAG,
} as const

export const exportHistory: Command = {
  usage: 'FILE... [FLAGS]',
  about: [
    'Writes all listens of any mix of exports as one file: every kind of listen, every field that Chorus keeps, times in UTC.',
    FILES_USAGE,
    '',
    'parquet, csv and jsonl hold everything and can be given to Chorus again. In csv a text that a spreadsheet would run as a',
    'formula begins with an apostrophe. listenbrainz holds music alone, in the form in which ListenBrainz takes listens, and',
    'nothing of private sessions, because ListenBrainz shows what it has to everybody.',
  ],
  flags: FLAGS,
  examples: ['chorus export my_spotify_data.zip lastfm.csv -o me.parquet', 'chorus export exports/ --format csv > me.csv'],
  async run(args, context) {
    const parsed = parseFlags('export', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { format = 'parquet', output, zone, 'keep-apart': keepApart } = parsed.values
    const form = EXPORT_FORM_NAMES.find((name) => name === format)
    if (form === undefined) {
      return complainOfUsage(
        context,
        wrongUsage('export', `There is no format ${safeText(format)}.`, `The formats are ${EXPORT_FORM_NAMES.join(', ')}.`),
      )
    }
    const history = await readHistory({ command: 'export', paths: parsed.positionals, zone, keepApart, namesAsWritten: true }, context)
    if (history.kind === 'ended') return history.exitCode
    const pieces = EXPORT_FORMS[form].write(history.listens)
    if (output === undefined) for (const piece of pieces) context.stdout.write(piece)
    else {
      const written = await context.outputFiles.write(output, pieces)
      if (written.kind === 'refused') {
        complain(context, written.problem.message, written.problem.hint)
        return EXIT.refused
      }
      const { count } = history.listens
      const held = countHeld(history.listens, form)
      const what = held === count ? plural(count, 'listen') : `${held.toLocaleString('en')} of ${plural(count, 'listen')}`
      const others = held === count ? '' : ' The others are no music with a title and an artist, or of a private session.'
      context.stderr.write(`${what} written to ${safeText(output)}.${others}\n`)
    }
    warn(context, [...history.passedOver, ...history.reconciliation.problems])
    return EXIT.ok
  },
}
