/** `chorus known`: what the service knows beyond the listening, from its account data. */
import { thingsTheyKnow } from '../../insights/index.ts'
import { readAccountData } from '../../listening/index.ts'
import { deviceTimeZone } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage, warn } from '../complaint.ts'
import { EXIT } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { FILES_USAGE, noFiles, wrongZone } from '../read-history.ts'
import { safeJson } from '../safe-text.ts'

const FLAGS = {
  json: { type: 'boolean', says: 'Prints one JSON object.' },
  zone: { type: 'string', value: 'ZONE', says: 'Local time of this zone, for example Europe/Berlin (default: this computer’s).' },
} as const

const HINT = 'They come in the account data of Spotify, which is asked for apart from the extended history.'

export const known: Command = {
  usage: 'FILE... [FLAGS]',
  about: [
    'Shows what your service knows of you beyond the listening: your searches, and what it concluded from them.',
    'It is read on this computer for this answer, and kept nowhere. No other command reads it.',
    FILES_USAGE,
  ],
  flags: FLAGS,
  examples: ['chorus known my_spotify_data.zip', 'chorus known my_spotify_data.zip --json'],
  async run(args, context) {
    const parsed = parseFlags('known', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { json = false, zone = deviceTimeZone() } = parsed.values
    const paths = parsed.positionals
    const wrong = paths.length === 0 ? wrongUsage('known', 'No file was named.') : wrongZone('known', zone)
    if (wrong !== undefined) return complainOfUsage(context, wrong)
    const found = await context.inputFiles.find(paths)
    if (found.kind === 'refused') {
      complain(context, found.problem.message, found.problem.hint)
      return EXIT.refused
    }
    try {
      const data = await readAccountData(found.sources, context.importEffects)
      warn(context, [...found.problems, ...data.problems])
      if (data.files === 0) {
        const nothing =
          found.sources.length === 0 ? noFiles(paths) : { message: 'There are no searches and no inferences in these files.', hint: HINT }
        complain(context, nothing.message, nothing.hint)
        return EXIT.refused
      }
      const told = thingsTheyKnow(data, zone)
      if (json) context.stdout.write(`${safeJson(told)}\n`)
      else context.stdout.write((await import('../known-page.ts')).knownPage(told, context))
      return EXIT.ok
    } finally {
      await found.close()
    }
  },
}
