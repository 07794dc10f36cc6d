/** `chorus mood`: the mood of music, of things in a table by their tags or names. */
import type { Command } from '../command.ts'
import { complainOfUsage } from '../complaint.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { answerTable } from '../mood-tables.ts'

const FLAGS = {
  tags: { type: 'string', value: 'FILE.tsv', says: 'Item, tag and weight a line: answers for every item by its tags.' },
  artists: { type: 'string', value: 'FILE', says: 'The name of an artist a line: answers for every line from the catalogue.' },
  json: { type: 'boolean', says: 'Prints JSON.' },
} as const

export const mood: Command = {
  usage: '--tags FILE.tsv | --artists FILE [--json]',
  about: [
    'Tells the mood of music: valence from -1 (unpleasant) to 1 (pleasant), arousal from -1 (calm) to 1 (excited).',
    'It is the mood of the music, never of a person, and each answer says how sure it is. Below 0.2 it counts as unknown.',
    'Everything is worked out on this computer, from the catalogue that comes with Chorus.',
  ],
  flags: FLAGS,
  examples: ['chorus mood --tags tags.tsv --json', 'chorus mood --artists names.txt'],
  async run(args, context) {
    const parsed = parseFlags('mood', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { tags, artists, json } = parsed.values
    if (tags !== undefined && artists !== undefined) return complainOfUsage(context, wrongUsage('mood', 'Give one table at a time.'))
    if (tags !== undefined) return answerTable({ kind: 'tags', path: tags, json: json === true }, context)
    if (artists !== undefined) return answerTable({ kind: 'artists', path: artists, json: json === true }, context)
    return complainOfUsage(context, wrongUsage('mood', 'No table was named.'))
  },
}
