/** How far reading has come: a bar on a terminal, a line now and then elsewhere. */
import type { ImportProgress } from '../contract/worker.ts'
import type { CliContext } from './context.ts'
import { fitText } from './layout.ts'
import { safeText } from './safe-text.ts'
import { countOf } from './words.ts'

export interface ProgressView {
  readonly update: (progress: ImportProgress) => void
  /** Takes the bar away, so that what follows stands on a clean line. */
  readonly stop: () => void
}

/** Work that ends sooner needs no lines; longer work shows this often that it goes on. */
const LINE_EVERY_MS = 2_000

export async function progressOn({ stderr, nowMs }: Pick<CliContext, 'stderr' | 'nowMs'>): Promise<ProgressView> {
  return stderr.isTTY === true ? barOn(stderr) : linesOn(stderr, nowMs)
}

/** What the text around the bar needs beside the name of the file. */
const BAR_COLUMNS = 24
const TEXT_COLUMNS = BAR_COLUMNS + 30

async function barOn(stderr: CliContext['stderr']): Promise<ProgressView> {
  const { SingleBar } = (await import('cli-progress')).default
  const bar = new SingleBar({
    stream: stderr,
    format: '{bar} {percentage} %  {rows} rows  {file}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: BAR_COLUMNS,
    clearOnComplete: true,
    // Otherwise an interruption would leave the terminal without line breaks, and the bar would take the signal for itself.
    linewrap: true,
    gracefulExit: false,
  })
  const nameColumns = Math.max(0, (stderr.columns ?? 80) - TEXT_COLUMNS)
  bar.start(1, 0, { rows: '0', file: '' })
  return {
    update({ bytesRead, bytesTotal, rows, path }) {
      bar.update(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, {
        rows: countOf(rows),
        file: fitText(safeText(path), nameColumns, 'start'),
      })
    },
    stop: () => bar.stop(),
  }
}

function linesOn(stderr: CliContext['stderr'], nowMs: () => number): ProgressView {
  let lastMs = nowMs()
  return {
    update({ bytesRead, bytesTotal, rows }) {
      if (nowMs() - lastMs < LINE_EVERY_MS) return
      lastMs = nowMs()
      stderr.write(`Reading: ${Math.floor((bytesRead / Math.max(1, bytesTotal)) * 100)} %, ${countOf(rows)} rows\n`)
    },
    stop: () => undefined,
  }
}
