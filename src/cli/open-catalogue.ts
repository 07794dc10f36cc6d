/** The catalogue of mood as a command is to use it: the one that comes with the program, with a table where one is named. */
import type { ImportSource } from '../listening/index.ts'
import { TableReader, loadShippedCatalogue, withTable, type Catalogue, type Wanted } from '../mood/index.ts'
import { complain } from './complaint.ts'
import type { CliContext } from './context.ts'
import { linesOf } from './table-lines.ts'

/**
 * The shipped catalogue, with what a table tells where one is named. Says itself what is wrong with that. `wanted` is asked for
 * then alone, because naming every song of a history takes a while.
 */
export async function openCatalogue(table: string | undefined, wanted: () => Wanted, context: CliContext): Promise<Catalogue | undefined> {
  const shipped = await loadShippedCatalogue()
  if (table === undefined) return shipped
  const found = await context.inputFiles.find([table])
  if (found.kind === 'refused') {
    complain(context, found.problem.message, found.problem.hint)
    return undefined
  }
  try {
    const reader = new TableReader(wanted())
    const isTable = found.sources.length > 0 && (await readTable(found.sources, reader))
    if (isTable) return withTable(shipped, reader.rows)
    complain(context, `${table} is no table of artists.`, 'chorus catalogue build makes one.')
    return undefined
  } finally {
    await found.close()
  }
}

/** A table can hold millions of recordings, so its lines pass by and only what is asked for stays. */
async function readTable(sources: readonly ImportSource[], reader: TableReader): Promise<boolean> {
  for (const source of sources) {
    for await (const lines of linesOf(source)) {
      for (const line of lines) if (!reader.add(line)) return false
    }
  }
  return true
}
