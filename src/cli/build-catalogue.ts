/** What `chorus catalogue build` does: dumps into one table, with a bar, and on from where an interruption left it. */
import { gatherDumps, tableOf, type Gathering, type NamedDump, type PassedUnits } from '../app/catalogue/gather-dumps.ts'
import { DumpError } from '../app/ports/dumps.ts'
import type { WorkFolder } from '../app/ports/work-folder.ts'
import type { Problem } from '../contract/reconciliation.ts'
import { TableWriter, loadShippedCatalogue } from '../mood/index.ts'
import { complain, warn } from './complaint.ts'
import type { CliContext } from './context.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { progressOn } from './progress.ts'
import { safeText } from './safe-text.ts'
import { plural } from './words.ts'

const PARTS = '.parts'

export async function buildCatalogue(named: readonly NamedDump[], output: string, context: CliContext): Promise<ExitCode> {
  const existing = await context.inputFiles.find([output])
  if (existing.kind === 'found') {
    await existing.close()
    return refuse(context, { message: `There is a file ${output} already.`, hint: 'Give another name, or move that file away first.' })
  }
  const folder = await context.openWorkFolder(`${output}${PARTS}`)
  try {
    const gathering = await gather(named, folder, context)
    if (gathering.kind === 'refused') return refuse(context, gathering.problem)
    return await writeTable(named, gathering, output, folder, context)
  } catch (error) {
    if (error instanceof DumpError) return refuse(context, error.problem)
    throw error
  }
}

function refuse(context: CliContext, { message, hint }: Pick<Problem, 'message' | 'hint'>): ExitCode {
  complain(context, message, hint)
  return EXIT.refused
}

async function gather(named: readonly NamedDump[], folder: WorkFolder, context: CliContext): Promise<Gathering> {
  const [dumps, catalogue, view] = await Promise.all([context.openDumps(), loadShippedCatalogue(), progressOn(context)])
  try {
    return await gatherDumps(named, {
      dumps,
      folder,
      catalogue,
      onProgress: ({ path, sizeRead, sizeTotal, units }) =>
        view.update({ bytesRead: Math.min(sizeRead, sizeTotal), bytesTotal: sizeTotal, rows: units, path, months: {} }),
    })
  } finally {
    view.stop()
  }
}

async function writeTable(
  named: readonly NamedDump[],
  { runs, passed, hasGoneOn }: Gathering & { readonly kind: 'gathered' },
  output: string,
  folder: WorkFolder,
  context: CliContext,
): Promise<ExitCode> {
  if (hasGoneOn) context.stderr.write('The build went on where it was interrupted.\n')
  const problems = named.flatMap((dump, index) => passedOver(dump, passed[index]))
  if (runs.length === 0) {
    await folder.clear()
    warn(context, problems)
    return refuse(context, {
      message: `There is nothing about the mood of music in ${named.map(({ path }) => path).join(', ')}.`,
      hint: 'chorus catalogue --help says which dumps are read.',
    })
  }
  const writer = new TableWriter()
  const written = await context.outputFiles.write(output, encoded(tableOf(folder, runs, writer)))
  if (written.kind === 'refused') return refuse(context, written.problem)
  await folder.clear()
  const { artists, givenWords, beside, recordings, songs } = writer.rows
  const parts = [
    ...(artists > 0 ? [plural(artists, 'artist')] : []),
    ...(givenWords > 0 ? [`${plural(givenWords, 'artist')} by words of listeners`] : []),
    ...(beside > 0 ? [`${plural(beside, 'artist')} by what is heard beside them`] : []),
    ...(recordings > 0 ? [`${plural(recordings, 'recording')} (${plural(songs, 'song')} by name)`] : []),
  ]
  context.stderr.write(`${parts.length === 0 ? 'No rows' : parts.join(', ')} written to ${safeText(output)}.\n`)
  warn(context, problems)
  return EXIT.ok
}

const UNITS = {
  musicbrainz: { one: 'line', is: 'one artist as JSON' },
  listenbrainz: { one: 'line', is: 'one listen as JSON' },
  acousticbrainz: { one: 'document', is: 'JSON with the classifiers of mood' },
} as const

function passedOver({ kind, path }: NamedDump, passed: PassedUnits | undefined): readonly Problem[] {
  if (passed === undefined || passed.count === 0) return []
  const { one, is } = UNITS[kind]
  const message =
    passed.count === 1
      ? `The ${one} number ${passed.first.toLocaleString('en')} of ${path} was passed over.`
      : `${plural(passed.count, one)} of ${path} were passed over, the first of them number ${passed.first.toLocaleString('en')}.`
  return [{ code: 'unitsSkipped', path, line: null, message, hint: `A ${one} is ${is}.` }]
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const text of texts) if (text !== '') yield encoder.encode(text)
}
