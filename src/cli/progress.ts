/** How far reading, or any work of several steps, has come: a bar on a terminal, a line now and then elsewhere. */
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

async function createBar(stderr: CliContext['stderr'], format: string) {
  const { SingleBar } = (await import('cli-progress')).default
  return new SingleBar({
    stream: stderr,
    format,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: BAR_COLUMNS,
    clearOnComplete: true,
    // Otherwise an interruption would leave the terminal without line breaks, and the bar would take the signal for itself.
    linewrap: true,
    gracefulExit: false,
  })
}

async function barOn(stderr: CliContext['stderr']): Promise<ProgressView> {
  const bar = await createBar(stderr, '{bar} {percentage} %  {rows} rows  {file}')
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

export interface StepProgress {
  /** A short sentence without a stop. */
  readonly step: string
  /** In whatever the step counts; a step that cannot be counted has a total of 1. */
  readonly done: number
  readonly total: number
}

export interface StepsView {
  readonly update: (progress: StepProgress) => void
  readonly stop: () => void
}

/** One step after the other: a bar for each on a terminal, lines elsewhere. */
export async function stepsOn({ stderr, nowMs }: Pick<CliContext, 'stderr' | 'nowMs'>): Promise<StepsView> {
  return stderr.isTTY === true ? stepBarsOn(stderr) : stepLinesOn(stderr, nowMs)
}

async function stepBarsOn(stderr: CliContext['stderr']): Promise<StepsView> {
  const bar = await createBar(stderr, '{bar} {percentage} %  {step}')
  const stepColumns = Math.max(0, (stderr.columns ?? 80) - BAR_COLUMNS - ' 100 %  '.length)
  bar.start(1, 0, { step: '' })
  return {
    update: ({ step, done, total }) => bar.update(total === 0 ? 1 : done / total, { step: fitText(step, stepColumns) }),
    stop: () => bar.stop(),
  }
}

function stepLinesOn(stderr: CliContext['stderr'], nowMs: () => number): StepsView {
  let lastStep = ''
  let lastMs = nowMs()
  return {
    update({ step, done, total }) {
      // What goes on after an interruption begins in the middle.
      if (step !== lastStep && done === 0) stderr.write(`${step}\n`)
      else if (step !== lastStep || nowMs() - lastMs >= LINE_EVERY_MS) stderr.write(`${step}: ${countOf(done)} of ${countOf(total)}\n`)
      else return
      lastStep = step
      lastMs = nowMs()
    },
    stop: () => undefined,
  }
}
