/** `chorus compare`: how near people are and why, from their cards or exports. */
import { PLAYLIST_FORMATS } from '../../contract/card-fields.ts'
import type { TasteCard } from '../../contract/taste-card.ts'
import { limits } from '../../shared/limits.ts'
import { blend, compareCards, compareGroup, loadReference, playlist } from '../../taste/index.ts'
import type { Command } from '../command.ts'
import { complainOfUsage } from '../complaint.ts'
import { EXIT } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { gatherCard } from '../opened-cards.ts'
import { safeJson } from '../safe-text.ts'

const FLAGS = {
  json: { type: 'boolean', says: 'Prints the whole comparison as one JSON object.' },
  blend: { type: 'string', value: 'FORMAT', says: `Prints a list of songs for all of them instead: ${PLAYLIST_FORMATS.join(', ')}.` },
  zone: { type: 'string', value: 'ZONE', says: 'Local time of exports in this zone (default: this computer’s).' },
} as const

export const compare: Command = {
  usage: 'A B [C...] [FLAGS]',
  about: [
    'Compares two people, or up to twenty as a group. Everything is worked out on this computer.',
    'Each is a taste card (chorus card makes one), a link with a card in it, or an export.',
    'Below ten artists on either side there is no score.',
  ],
  flags: FLAGS,
  examples: [
    'chorus compare me.card.json ada.card.json',
    'chorus compare my_data.zip ada.card.json --json',
    'chorus compare *.card.json --blend m3u > us.m3u8',
  ],
  async run(args, context) {
    const parsed = parseFlags('compare', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { positionals, values } = parsed
    if (positionals.length < 2 || positionals.length > limits.groupCardsMax) {
      return complainOfUsage(context, wrongUsage('compare', `Name from two to ${limits.groupCardsMax} people.`))
    }
    const format = PLAYLIST_FORMATS.find((known) => known === values.blend)
    if (values.blend !== undefined && format === undefined) {
      return complainOfUsage(
        context,
        wrongUsage('compare', `There is no format ${values.blend}.`, `The formats are ${PLAYLIST_FORMATS.join(', ')}.`),
      )
    }
    const cards: TasteCard[] = []
    for (const named of positionals) {
      const gathered = await gatherCard('compare', named, values.zone, context)
      if (gathered.kind === 'ended') return gathered.exitCode
      cards.push(gathered.card)
    }
    const [one, other] = cards
    if (format !== undefined) context.stdout.write(playlist(format, 'Blend', blend(cards)))
    else if (cards.length === 2 && one !== undefined && other !== undefined) {
      const compared = compareCards(one, other, await loadReference())
      if (values.json === true) context.stdout.write(`${safeJson(compared)}\n`)
      else context.stdout.write((await import('../compare-page.ts')).comparePage(compared, context))
    } else {
      const group = compareGroup(cards, await loadReference())
      if (values.json === true) context.stdout.write(`${safeJson(group)}\n`)
      else context.stdout.write((await import('../compare-page.ts')).groupPage(group, context))
    }
    return EXIT.ok
  },
}
