/** Where a demonstration keeps its data: a folder that goes with it, or one that a person names, in which it can go on after an interruption. */
import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DATA_FOLDERS } from '../../app/ports/engines.ts'
import { demoPlanSchema, type DemoPlan } from '../../contract/demo.ts'
import type { CliContext } from '../context.ts'
import { EXIT } from '../exit-codes.ts'
import { safeText } from '../safe-text.ts'
import { countOf } from '../words.ts'
import { removeFolder } from './removal.ts'

export interface OpenDemoFolder {
  readonly kind: 'open'
  readonly path: string
  /** Whether it stays. */
  readonly isKept: boolean
  /** What is to happen here, and how far it has come. */
  readonly plan: DemoPlan
  /** Writes down that it has come further. */
  readonly note: (change: Partial<Pick<DemoPlan, 'listens' | 'isOver'>>) => Promise<void>
  /** Removes what is not to stay. */
  readonly end: () => Promise<void>
}

export type DemoFolder = OpenDemoFolder | { readonly kind: 'refused'; readonly sentence: string; readonly hint: string }

/** What a new demonstration is told. */
export type NewDemo = Pick<DemoPlan, 'members' | 'ballots' | 'seed'>

type Ends = Pick<CliContext, 'openWorkFolder' | 'holdFolder' | 'stderr'>

const PLAN = 'demo.json'
/** Of the lock, which is in the folder too. */
const HELD = 'demo'

/** `keep` is the folder that was named; undefined for one that goes when the demonstration ends, however it ends. */
export function beginInFolder(keep: string | undefined, demo: NewDemo, ends: Ends): Promise<DemoFolder> {
  const plan: DemoPlan = { format: 'chorus-demo-1', ...demo, listens: null, isOver: false }
  return keep === undefined ? openPassing(plan, ends) : beginKept(resolve(keep), plan, ends)
}

async function openPassing(plan: DemoPlan, { stderr }: Ends): Promise<DemoFolder> {
  const path = await mkdtemp(join(tmpdir(), 'chorus-demo-'))
  const removeAtExit = (code: number): void => {
    if (!removeFolder(path)) stderr.write(`${path} could not be removed. It holds nothing but what was invented, and can be deleted.\n`)
    else if (code === EXIT.interrupted) stderr.write('Nothing of it was kept. With --keep DIR it can go on after an interruption.\n')
  }
  process.once('exit', removeAtExit)
  return {
    kind: 'open',
    path,
    isKept: false,
    plan,
    note: () => Promise.resolve(),
    end() {
      process.removeListener('exit', removeAtExit)
      removeAtExit(EXIT.ok)
      return Promise.resolve()
    },
  }
}

async function beginKept(path: string, plan: DemoPlan, ends: Ends): Promise<DemoFolder> {
  try {
    await mkdir(path, { recursive: true })
    const names = await readdir(path)
    if (names.includes(PLAN)) {
      const hint = `If it was interrupted, ${resumption(path)} goes on with it; a new one needs an empty folder.`
      return { kind: 'refused', sentence: `${path} holds a demonstration already.`, hint }
    }
    if (names.length > 0) return refusal(`${path} is not empty.`)
    const held = await hold(path, ends)
    return held.kind === 'refused' ? held : await keptIn(path, plan, held, ends)
  } catch {
    return refusal(`${path} cannot be used as a folder.`)
  }
}

function refusal(sentence: string): DemoFolder {
  return { kind: 'refused', sentence, hint: 'Name a folder that is empty or does not exist yet.' }
}

/** Opens the folder of a demonstration that was interrupted. One that had not come to its vote loses what it has, and starts over. */
export async function resumeInFolder(named: string, ends: Ends): Promise<DemoFolder> {
  const path = resolve(named)
  // Before it is held, which would write into a folder that has nothing to do with this.
  if ((await planIn(path, ends)) === undefined) return noPlan(path)
  const held = await hold(path, ends)
  if (held.kind === 'refused') return held
  const plan = await planIn(path, ends)
  if (plan === undefined || plan.isOver) {
    held.letGo()
    return plan === undefined ? noPlan(path) : over(path)
  }
  const { members, ballots, listens } = plan
  const isCleared = listens !== null || Object.values(DATA_FOLDERS).every((name) => removeFolder(join(path, name)))
  if (!isCleared) {
    held.letGo()
    return { kind: 'refused', sentence: `What is in ${path} cannot be removed.`, hint: 'Begin a new one in another folder, with --keep.' }
  }
  const where = listens === null ? 'It had not come to the vote, so it starts over' : 'It goes on from where it was interrupted'
  const folder = await keptIn(path, plan, held, ends)
  ends.stderr.write(`${where}: ${countOf(members)} members, of whom ${countOf(ballots)} vote.\n`)
  return folder
}

function noPlan(path: string): DemoFolder {
  const hint = 'Name the folder that was given to --keep when it began.'
  return { kind: 'refused', sentence: `${path} holds no demonstration that could go on.`, hint }
}

function over(path: string): DemoFolder {
  const hint = `CHORUS_DATA=${shellWord(path)} chorus start shows its public pages; another demonstration needs another folder.`
  return { kind: 'refused', sentence: `The demonstration in ${path} has come to its end.`, hint }
}

type Held = { readonly kind: 'held'; readonly letGo: () => void }

async function hold(path: string, { holdFolder }: Ends): Promise<Held | Extract<DemoFolder, { kind: 'refused' }>> {
  const held = await holdFolder(join(path, HELD))
  if (held.kind === 'held') return held
  const hint = `Wait until process ${held.processId} has ended, or end it.`
  return { kind: 'refused', sentence: `The demonstration in ${path} is still running.`, hint }
}

async function planIn(path: string, { openWorkFolder }: Ends): Promise<DemoPlan | undefined> {
  try {
    const text = await (await openWorkFolder(path)).read(PLAN)
    return text === undefined ? undefined : demoPlanSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

async function keptIn(path: string, begun: DemoPlan, { letGo }: Held, { openWorkFolder, stderr }: Ends): Promise<DemoFolder> {
  const folder = await openWorkFolder(path)
  let plan = begun
  const tellAtExit = (code: number): void => {
    if (code === EXIT.interrupted && !plan.isOver) stderr.write(`Interrupted. To go on: ${resumption(path)}\n`)
  }
  const note: OpenDemoFolder['note'] = async (change) => {
    plan = { ...plan, ...change }
    await folder.write(PLAN, [`${JSON.stringify(plan)}\n`])
  }
  await note({})
  process.once('exit', tellAtExit)
  return {
    kind: 'open',
    path,
    isKept: true,
    plan,
    note,
    end() {
      process.removeListener('exit', tellAtExit)
      letGo()
      return Promise.resolve()
    },
  }
}

function resumption(path: string): string {
  return `chorus demo --resume ${shellWord(path)}`
}

/** As a person can paste it into a shell. */
function shellWord(path: string): string {
  const text = safeText(path)
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
