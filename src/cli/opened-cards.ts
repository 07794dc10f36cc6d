/** People as a command names them: a card's file, a link with a card in it, or an export to make one of. */
import { CARD_FIELDS } from '../contract/card-fields.ts'
import type { TasteCard } from '../contract/taste-card.ts'
import { limits } from '../shared/limits.ts'
import { loadKnownArtists, makeCard, openCard, openCardLink, type CardRefusal, type Opened } from '../taste/index.ts'
import { complain, warn } from './complaint.ts'
import type { CliContext } from './context.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { readHistory } from './read-history.ts'

type Gathered = { readonly kind: 'card'; readonly card: TasteCard } | { readonly kind: 'ended'; readonly exitCode: ExitCode }

const REFUSALS: Readonly<Record<CardRefusal, readonly [message: (what: string) => string, hint: string]>> = {
  tooLarge: [(what) => `${what} is larger than a taste card can be.`, 'A card has at most 32 KB; ask for it again.'],
  noCard: [(what) => `${what} is no taste card.`, 'Give a card, a link with a card in it, or an export.'],
  newerVersion: [(what) => `${what} was made by a newer version of Chorus.`, 'Update Chorus to open it.'],
  damaged: [(what) => `${what} is damaged.`, 'It may have been cut off on its way; ask for it again.'],
  altered: [(what) => `${what} was changed after it was signed.`, 'Do not trust what it says; ask your friend for it again.'],
}

/** Says itself what is wrong. */
export async function gatherCard(command: string, named: string, zone: string | undefined, context: CliContext): Promise<Gathered> {
  const isLink = /^https?:\/\//.test(named)
  const opened = isLink ? await openCardLink(named, await context.cards()) : await openFile(named, context)
  if (opened?.kind === 'card') return { kind: 'card', card: opened.card }
  if (opened !== undefined) {
    const [message, hint] = REFUSALS[opened.reason]
    complain(context, message(isLink ? 'The link' : named), hint)
    return { kind: 'ended', exitCode: EXIT.refused }
  }
  const history = await readHistory({ command, paths: [named], zone }, context)
  if (history.kind === 'ended') return history
  warn(context, history.passedOver)
  const choice = { fields: CARD_FIELDS, name: '', withoutArtists: [], withIncognito: false, period: null, size: 'full' } as const
  return { kind: 'card', card: makeCard(history.listens, choice, (await loadKnownArtists()).factsOf) }
}

/** Undefined for what is no card at all and may be an export. */
async function openFile(path: string, { inputFiles, cards }: CliContext): Promise<Opened | undefined> {
  const found = await inputFiles.find([path])
  if (found.kind === 'refused') return undefined
  try {
    const [source] = found.sources
    if (source === undefined || found.sources.length > 1 || source.sizeBytes > limits.cardBytesMax) return undefined
    const text = new TextDecoder().decode(await source.read(0, source.sizeBytes))
    const opened = await openCard(text, await cards())
    return opened.kind === 'refused' && opened.reason === 'noCard' ? undefined : opened
  } finally {
    await found.close()
  }
}
