/** `chorus card`: from a history to a signed file that a friend can open. */
import { CARD_FIELDS, type CardField } from '../../contract/card-fields.ts'
import type { TasteCard } from '../../contract/taste-card.ts'
import { loadKnownArtists, makeCard, sealCard, type CardChoice } from '../../taste/index.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage, warn } from '../complaint.ts'
import { EXIT } from '../exit-codes.ts'
import { type WrongUsage, parseFlags, wrongUsage } from '../flags.ts'
import { FILES_USAGE, readHistory } from '../read-history.ts'
import { safeText } from '../safe-text.ts'
import { plural } from '../words.ts'

const FLAGS = {
  output: { type: 'string', short: 'o', value: 'CARD', says: 'The file to write, for example me.card.json; - for the standard output.' },
  name: { type: 'string', value: 'NAME', says: 'What your friend reads at the top; without it the card has no name.' },
  without: {
    type: 'string',
    multiple: true,
    value: 'FIELD',
    says: `Leaves a field out; may be given several times: ${CARD_FIELDS.join(', ')}.`,
  },
  'without-artist': { type: 'string', multiple: true, value: 'ARTIST', says: 'Tells nothing of an artist; may be given several times.' },
  incognito: { type: 'boolean', says: 'Tells of incognito listens too; they are left out otherwise.' },
  zone: { type: 'string', value: 'ZONE', says: 'Local time of this zone, for example Europe/Berlin (default: this computer’s).' },
} as const

export const card: Command = {
  usage: 'FILE... -o CARD [FLAGS]',
  about: [
    'Makes a taste card: your favourites with rounded weights, when you listen, and songs that would not let go.',
    'It holds no dates of single listens and no amounts, is at most 32 KB, and is signed with a key of this computer.',
    FILES_USAGE,
  ],
  flags: FLAGS,
  examples: [
    'chorus card my_spotify_data.zip -o me.card.json --name Ada',
    'chorus card exports/ -o me.card.json --without clock --without tracks',
  ],
  async run(args, context) {
    const parsed = parseFlags('card', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { output, zone } = parsed.values
    if (output === undefined)
      return complainOfUsage(context, wrongUsage('card', 'There is no name for the card.', 'Add one, for example -o me.card.json.'))
    const choice = choiceOf(parsed.values)
    if (choice.kind === 'wrong') return complainOfUsage(context, choice)
    const history = await readHistory({ command: 'card', paths: parsed.positionals, zone }, context)
    if (history.kind === 'ended') return history.exitCode
    const made = makeCard(history.listens, choice, (await loadKnownArtists()).factsOf)
    const cards = await context.cards()
    const text = await sealCard(made, await cards.openSigner())
    warn(context, history.passedOver)
    if (output === '-') {
      context.stdout.write(`${text}\n`)
      return EXIT.ok
    }
    const written = await context.outputFiles.write(output, [new TextEncoder().encode(`${text}\n`)])
    if (written.kind === 'refused') {
      complain(context, written.problem.message, written.problem.hint)
      return EXIT.refused
    }
    context.stdout.write(`${safeText(output)} holds ${contents(made)}.\n`)
    return EXIT.ok
  },
}

type Choice = CardChoice & { readonly kind: 'choice' }

function choiceOf(values: {
  readonly name?: string | undefined
  readonly without?: readonly string[] | undefined
  readonly 'without-artist'?: readonly string[] | undefined
  readonly incognito?: boolean | undefined
}): Choice | WrongUsage {
  const without = values.without ?? []
  const unknown = without.find((field) => !CARD_FIELDS.some((known) => known === field))
  if (unknown !== undefined) return wrongUsage('card', `A card has no field ${unknown}.`, `The fields are ${CARD_FIELDS.join(', ')}.`)
  const fields: readonly CardField[] = CARD_FIELDS.filter((field) => !without.includes(field))
  return {
    kind: 'choice',
    fields,
    name: values.name ?? '',
    withoutArtists: values['without-artist'] ?? [],
    withIncognito: values.incognito === true,
    period: null,
    size: 'full',
  }
}

/** What the card tells, so that nobody gives away more than they know of. */
function contents(made: TasteCard): string {
  const parts = [
    made.name === undefined ? undefined : `the name ${safeText(made.name)}`,
    made.period && `the months ${made.period.from} to ${made.period.to}`,
    made.artists && plural(made.artists.length, 'artist'),
    made.tracks && plural(made.tracks.length, 'track'),
    made.obsessions && plural(made.obsessions.length, 'obsession'),
    made.tags && plural(made.tags.length, 'genre'),
    made.mood && 'a map of moods',
    made.clock && 'the hours of your week',
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? 'nothing but its signature' : parts.join(', ')
}
