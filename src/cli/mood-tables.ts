/** Answers of `chorus mood` about things in a table: items by their tags, artists by their names. */
import { once } from 'node:events'
import type { ItemMood } from '../contract/mood.ts'
import type { Problem } from '../contract/reconciliation.ts'
import type { ImportSource } from '../listening/index.ts'
import { estimateArtists, estimateItems, isKnown, type Catalogue, type Tag } from '../mood/index.ts'
import { limits } from '../shared/limits.ts'
import { complain, warn } from './complaint.ts'
import type { CliContext, Output } from './context.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { safeJson, safeText } from './safe-text.ts'
import { linesOf, PassedOver, withoutMark } from './table-lines.ts'

export interface TableRequest {
  readonly kind: 'tags' | 'artists'
  readonly path: string
  readonly json: boolean
  readonly catalogue: Catalogue
}

const HINTS = {
  tags: 'A line is an item, a tag and a weight, with tabs between.',
  artists: 'A line is the name of an artist.',
} as const

type Answered =
  | { readonly kind: 'answered'; readonly moods: readonly ItemMood[]; readonly problems: readonly Problem[] }
  | { readonly kind: 'tooLarge' }

/** Says itself what is wrong with the file. */
export async function answerTable({ kind, path, json, catalogue }: TableRequest, context: CliContext): Promise<ExitCode> {
  const found = await context.inputFiles.find([path])
  if (found.kind === 'refused') {
    complain(context, found.problem.message, found.problem.hint)
    return EXIT.refused
  }
  try {
    const source = found.sources.find((each) => each.path === path)
    if (source === undefined) {
      complain(context, `${path} is a folder, and a table is needed.`, HINTS[kind])
      return EXIT.refused
    }
    const answered = kind === 'tags' ? await answerTags(source, catalogue) : await answerArtists(source, catalogue)
    if (answered.kind === 'tooLarge') {
      complain(context, `${path} has more than ${limits.moodRowsMax.toLocaleString('en')} lines.`, 'Give it in several parts.')
      return EXIT.refused
    }
    await (json ? writeJson(answered.moods, context.stdout) : writeLines(answered.moods, context.stdout))
    warn(context, answered.problems)
    return EXIT.ok
  } finally {
    await found.close()
  }
}

async function answerTags(source: ImportSource, catalogue: Catalogue): Promise<Answered> {
  const passedOver = new PassedOver(source.path, 'an item, a tag and a weight')
  const items = new Map<string, Tag[]>()
  let number = 0
  for await (const lines of linesOf(source)) {
    for (const line of lines) {
      number += 1
      if (line.trim() === '') continue
      if (number > limits.moodRowsMax) return { kind: 'tooLarge' }
      const [first = '', tag = '', weight = ''] = line.split('\t', 3).map((cell) => cell.trim())
      const item = withoutMark(first, number)
      if (number === 1 && isHeader(weight)) passedOver.addHeader()
      else if (item === '') passedOver.add(number)
      else addTag(items, item, tag, weight === '' ? 1 : Number(weight))
    }
  }
  const moods = estimateItems(catalogue, items, 'track')
  return { kind: 'answered', moods, problems: passedOver.problems() }
}

const isHeader = (weight: string): boolean => /^[a-z_ ]+$/i.test(weight) && Number.isNaN(Number(weight))

/** Every item is answered, also one whose tag or weight cannot be used. */
function addTag(items: Map<string, Tag[]>, item: string, tag: string, weight: number): void {
  const tags = items.get(item) ?? []
  if (tag !== '' && Number.isFinite(weight) && weight >= 0) tags.push({ tag, weight })
  items.set(item, tags)
}

async function answerArtists(source: ImportSource, catalogue: Catalogue): Promise<Answered> {
  const names: string[] = []
  let number = 0
  for await (const lines of linesOf(source)) {
    for (const line of lines) {
      number += 1
      if (line.trim() === '') continue
      if (number > limits.moodRowsMax) return { kind: 'tooLarge' }
      names.push(withoutMark(line, number).trim())
    }
  }
  return { kind: 'answered', moods: estimateArtists(catalogue, names), problems: [] }
}

/** A few hundred kilobytes of text wait for the reader at most. */
const ANSWERS_AT_ONCE = 2_000

async function writeJson(moods: readonly ItemMood[], stdout: Output): Promise<void> {
  for (let from = 0; from < moods.length; from += ANSWERS_AT_ONCE) {
    const text = moods.slice(from, from + ANSWERS_AT_ONCE).map((mood) => safeJson(mood))
    await write(stdout, `${from === 0 ? '[' : ','}\n${text.join(',\n')}`)
  }
  await write(stdout, moods.length === 0 ? '[]\n' : '\n]\n')
}

async function writeLines(moods: readonly ItemMood[], stdout: Output): Promise<void> {
  for (let from = 0; from < moods.length; from += ANSWERS_AT_ONCE) {
    const text = moods.slice(from, from + ANSWERS_AT_ONCE).map((mood) => `${safeText(mood.item)}\t${inWords(mood)}\n`)
    await write(stdout, text.join(''))
  }
}

const SIGNED = new Intl.NumberFormat('en', { signDisplay: 'always', minimumFractionDigits: 2, maximumFractionDigits: 2 })

function inWords(mood: ItemMood): string {
  if (!isKnown(mood)) return 'unknown'
  const { valence, arousal, confidence, level, sources } = mood
  const sure = `${Math.round(confidence * 100)} % sure, by ${level}: ${safeText(sources.join(', '))}`
  return `valence ${SIGNED.format(valence)}\tarousal ${SIGNED.format(arousal)}\t${sure}`
}

/** Waits for the reader, so that memory does not grow with what is waiting. */
async function write(stdout: Output, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain')
}
