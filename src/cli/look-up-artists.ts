/** What `chorus catalogue look-up` does: says what would be sent to whom, asks, and sends it only then. */
import {
  MUSICBRAINZ_MS_MIN,
  PUBLIC_SITES,
  lookUpArtists as lookUp,
  namesToAsk,
  type LookUpEffects,
  type LookUpSites,
} from '../app/catalogue/look-up-artists.ts'
import { MUSIC, type Listens } from '../listening/index.ts'
import { TableWriter, artistKey, estimateArtists, isKnown, loadShippedCatalogue, type DumpRecord } from '../mood/index.ts'
import { complain, complainOfUsage } from './complaint.ts'
import type { CliContext } from './context.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { wrongUsage } from './flags.ts'
import { wrapText } from './layout.ts'
import { stepsOn } from './progress.ts'
import { readHistory } from './read-history.ts'
import { safeText } from './safe-text.ts'
import { linesOf } from './table-lines.ts'
import { plural } from './words.ts'

export interface LookUpRequest {
  readonly files: readonly string[]
  /** A list of names instead of a history. */
  readonly artists: string | undefined
  readonly contact: string
  readonly output: string
  readonly isAgreed: boolean
  readonly keepApart: boolean | undefined
}

/** A mail or a web address, in letters that can stand in a header. */
const CONTACT = /^(?:[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+|https?:\/\/[^\s()<>]+)$/
const ASCII = /^[\u0021-\u007e]+$/

export async function lookUpArtists(request: LookUpRequest, context: CliContext): Promise<ExitCode> {
  const { contact, output } = request
  if (!CONTACT.test(contact) || !ASCII.test(contact)) {
    const message = `${safeText(contact)} is no address at which the services could reach you.`
    return complainOfUsage(context, wrongUsage('catalogue', message, 'Give --contact with a mail address or a web address.'))
  }
  const existing = await context.inputFiles.find([output])
  if (existing.kind === 'found') {
    await existing.close()
    complain(context, `There is a file ${output} already.`, 'Give another name, or move that file away first.')
    return EXIT.refused
  }
  const named = request.artists === undefined ? await namesOfHistory(request, context) : await namesOfList(request.artists, context)
  if ('exitCode' in named) return named.exitCode
  const catalogue = await loadShippedCatalogue()
  const estimates = estimateArtists(catalogue, named.names)
  const unknown = oneOfEach(estimates.filter((estimate) => !isKnown(estimate)).map(({ item }) => item))
  if (unknown.length === 0) {
    context.stderr.write('The catalogue knows all of these artists; there is nothing to look up.\n')
    return EXIT.ok
  }
  return askAndLookUp(unknown, request, { catalogue, named: named.names.length }, context)
}

type Named = { readonly names: readonly string[] } | { readonly exitCode: ExitCode }

async function namesOfHistory({ files, keepApart }: LookUpRequest, context: CliContext): Promise<Named> {
  const history = await readHistory({ command: 'catalogue', paths: files, zone: 'UTC', keepApart }, context)
  return history.kind === 'ended' ? { exitCode: history.exitCode } : { names: musicArtists(history.listens) }
}

function musicArtists({ count, kind, item, items, tracks, artists }: Listens): readonly string[] {
  const numbers = new Set<number>()
  for (let row = 0; row < count; row++) if (kind[row] === MUSIC) numbers.add(tracks.artist[items.track[item[row]!]!]!)
  return [...numbers].map((number) => artists[number] ?? '').filter((name) => name !== '')
}

async function namesOfList(path: string, context: CliContext): Promise<Named> {
  const found = await context.inputFiles.find([path])
  if (found.kind === 'refused') {
    complain(context, found.problem.message, found.problem.hint)
    return { exitCode: EXIT.refused }
  }
  try {
    const names: string[] = []
    for (const source of found.sources) for await (const lines of linesOf(source)) names.push(...lines.map((line) => line.trim()))
    return { names: names.filter((name) => name !== '') }
  } finally {
    await found.close()
  }
}

/** In the order of the alphabet, so that the order says nothing of who is heard most. */
function oneOfEach(names: readonly string[]): readonly string[] {
  const byKey = new Map(names.toReversed().map((name) => [artistKey(name), name]))
  return [...byKey.values()].toSorted()
}

async function askAndLookUp(
  names: readonly string[],
  { contact, output, isAgreed }: LookUpRequest,
  { catalogue, named }: Pick<LookUpEffects, 'catalogue'> & { readonly named: number },
  context: CliContext,
): Promise<ExitCode> {
  const kept = { cache: await context.openCache('look-up'), now: context.clock.now() }
  const asked = await namesToAsk(names, kept)
  const sites = sitesOf(context)
  if (asked.length > 0) {
    context.stderr.write(announcement(asked, { named, unknown: names.length, sites, contact }, context))
    const answer = isAgreed ? 'yes' : await context.confirm('Send this? [y/N] ')
    if (answer === 'nobody') {
      complain(context, 'Nothing was sent, because nobody was there to ask.', 'Run it in a terminal, or add --yes to agree beforehand.')
      return EXIT.refused
    }
    if (answer === 'no') {
      context.stderr.write('Nothing was sent.\n')
      return EXIT.ok
    }
  }
  const view = await stepsOn(context)
  const service = await context.openWebService(`Chorus/${context.version()} ( ${contact} )`)
  const { nowMs, wait: sleep } = context
  const onProgress = (done: number): void => view.update({ step: 'Looking artists up', done, total: names.length })
  const found = await lookUp(names, { ...kept, service, nowMs, sleep, sites, catalogue, onProgress }).finally(() => view.stop())
  if (found.kind === 'refused') {
    complain(context, found.problem.message, found.problem.hint)
    return EXIT.refused
  }
  return write(found.records, found.unknown, output, context)
}

/** Whoever keeps a mirror of MusicBrainz asks that. */
function sitesOf({ env }: CliContext): LookUpSites {
  return {
    musicbrainz: env['CHORUS_MUSICBRAINZ_URL'] ?? PUBLIC_SITES.musicbrainz,
    listenbrainz: env['CHORUS_LISTENBRAINZ_URL'] ?? PUBLIC_SITES.listenbrainz,
  }
}

interface Announced {
  readonly named: number
  readonly unknown: number
  readonly sites: LookUpSites
  readonly contact: string
}

const COLUMNS = 80

function announcement(asked: readonly string[], { named, unknown, sites, contact }: Announced, { stderr }: CliContext): string {
  const wrap = (text: string, indent = ''): string =>
    wrapText(text, (stderr.columns ?? COLUMNS) - indent.length)
      .map((line) => `${indent}${line}\n`)
      .join('')
  const seconds = Math.ceil((asked.length * MUSICBRAINZ_MS_MIN) / 1_000)
  const time = seconds < 120 ? plural(seconds, 'second') : `${Math.ceil(seconds / 60)} minutes`
  return [
    wrap(`The catalogue does not know ${plural(unknown, 'artist')} of ${named.toLocaleString('en')}. To look them up, this would be sent:`),
    wrap(`To ${sites.musicbrainz}, one a second: ${plural(asked.length, 'artist name')}.`, '  '),
    wrap(asked.map(safeText).join(', '), '    '),
    wrap(`To ${sites.listenbrainz}: the MusicBrainz ids of those among them that have no tags there.`, '  '),
    wrap(`With each request: your contact (${contact}), and your address on the network, as with any page that you visit.`, '  '),
    wrap('Nothing else: no titles, no times, no counts. The names go in the order of the alphabet.'),
    wrap(`It takes about ${time}, and longer where the services ask to wait. The answers are kept, so that nobody is asked twice.`),
  ].join('')
}

async function write(records: readonly DumpRecord[], unknown: readonly string[], output: string, context: CliContext): Promise<ExitCode> {
  if (unknown.length > 0) context.stderr.write(`Nothing about the mood of ${plural(unknown.length, 'artist')} was found.\n`)
  if (records.length === 0) return EXIT.ok
  const writer = new TableWriter()
  const text = records.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((record) => writer.add(record))
  const written = await context.outputFiles.write(output, [new TextEncoder().encode([writer.first(), ...text, writer.last()].join(''))])
  if (written.kind === 'refused') {
    complain(context, written.problem.message, written.problem.hint)
    return EXIT.refused
  }
  context.stderr.write(`${plural(writer.rows.artists, 'artist')} written to ${safeText(output)}.\n`)
  return EXIT.ok
}
