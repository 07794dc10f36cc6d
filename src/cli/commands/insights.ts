/** `chorus insights`: the findings of a history, on the terminal or as JSON. */
import type { PlayRule } from '../../contract/insights.ts'
import type { Period } from '../../contract/worker.ts'
import { allFindings, findings } from '../../insights/index.ts'
import { DEFAULT_PLAY_RULE, PLAY_RULES, PLAY_RULE_NAMES } from '../../listening/index.ts'
import { INSTANT_MAX, INSTANT_MIN, MS_PER_DAY, formatDay, yearOf } from '../../shared/time.ts'
import { limits } from '../../shared/limits.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage, warn } from '../complaint.ts'
import { EXIT } from '../exit-codes.ts'
import { type WrongUsage, parseFlags, wrongUsage } from '../flags.ts'
import { TOP_ORDERS, type TopOrder } from '../top-sections.ts'
import { FILES_USAGE, MERGE_FLAG, readHistory } from '../read-history.ts'
import { safeJson, safeText } from '../safe-text.ts'

const FLAGS = {
  json: { type: 'boolean', says: 'Prints the findings as one JSON object.' },
  deep: {
    type: 'boolean',
    says: 'With --json: adds attention, repeats, chapters, mood, the recap and more, which takes half as long again.',
  },
  html: { type: 'string', value: 'OUT.html', says: 'Writes one file to keep or print, which needs no network.' },
  year: { type: 'string', value: 'YEAR', says: 'Looks at one year of local days only.' },
  zone: { type: 'string', value: 'ZONE', says: 'Local time of this zone, for example Europe/Berlin (default: this computer’s).' },
  by: {
    type: 'string',
    value: 'ORDER',
    says: `Orders the tops in the terminal and in OUT.html: ${TOP_ORDERS.join(', ')} (default: time).`,
  },
  'birth-year': { type: 'string', value: 'YEAR', says: 'Tells how much is music of your teens. It is used once and kept nowhere.' },
  catalogue: { type: 'string', value: 'FILE', says: 'For mood and eras: further artists and recordings, from chorus catalogue.' },
  'play-rule': { type: 'string', value: 'RULE', says: `What counts as a play (default: ${DEFAULT_PLAY_RULE}):` },
  ...MERGE_FLAG,
} as const

interface View {
  readonly kind: 'view'
  readonly period: Period | null
  readonly playRule: PlayRule
}

export const insights: Command = {
  usage: 'FILE... [FLAGS]',
  about: [
    'Shows your listening life. Everything is worked out on this computer; nothing is sent anywhere.',
    FILES_USAGE,
    '',
    'Play rules:',
    ...PLAY_RULE_NAMES.map((name) => `  ${name}: ${PLAY_RULES[name].sentence}`),
  ],
  flags: FLAGS,
  examples: [
    'chorus insights my_spotify_data.zip',
    'chorus insights exports/ --year 2021 --zone Europe/Berlin',
    'chorus insights my_data.zip --by days',
    'chorus insights my_data.zip --json > me.json',
    'chorus insights my_data.zip --json --deep > me.json',
    'chorus insights my_data.zip --html me.html --birth-year 1985',
  ],
  async run(args, context) {
    const parsed = parseFlags('insights', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const {
      json,
      deep,
      html,
      year,
      zone,
      by,
      catalogue: table,
      'play-rule': rule,
      'birth-year': born,
      'keep-apart': keepApart,
    } = parsed.values
    const view = parseView(year, rule)
    if (view.kind === 'wrong') return complainOfUsage(context, view)
    const order = parseOrder(by)
    if (order.kind === 'wrong') return complainOfUsage(context, order)
    const birthYear = parseBirthYear(born)
    if (typeof birthYear === 'object' && birthYear !== null) return complainOfUsage(context, birthYear)
    const history = await readHistory({ command: 'insights', paths: parsed.positionals, zone, keepApart }, context)
    if (history.kind === 'ended') return history.exitCode
    const { listens, reconciliation } = history
    const asked = { period: view.period, playRule: view.playRule }
    if (json === true && deep !== true && html === undefined) {
      context.stdout.write(`${safeJson(findings(listens, reconciliation.rows, asked))}\n`)
      warn(context, [...history.passedOver, ...reconciliation.problems])
      return EXIT.ok
    }
    // The plain findings do without, and stay small.
    const { decadesOf, genresAbove, genresOfArtist, moodFindings, wantedSounds, withMoodCards } = await import('../../mood/index.ts')
    const { openCatalogue } = await import('../open-catalogue.ts')
    const catalogue = await openCatalogue(table, () => wantedSounds(listens), context)
    if (catalogue === undefined) return EXIT.refused
    const plain = allFindings(listens, reconciliation.rows, asked, {
      decadesOf: (artist) => decadesOf(catalogue, artist),
      genres: { ofArtist: (artist) => genresOfArtist(catalogue, artist), above: (genre) => genresAbove(catalogue, genre) },
      birthYear,
    })
    const mood = moodFindings(listens, asked, { catalogue, corrections: [] })
    const found = { ...plain, recap: withMoodCards(plain.recap, mood) }
    if (html !== undefined) {
      const { htmlPage } = await import('../html-page.ts')
      const page = htmlPage(found, mood, { rule: PLAY_RULES[view.playRule].sentence, by: order.by })
      const written = await context.outputFiles.write(html, [new TextEncoder().encode(page)])
      if (written.kind === 'refused') {
        complain(context, written.problem.message, written.problem.hint)
        return EXIT.refused
      }
      context.stderr.write(`${safeText(html)} holds your listening life: open it in a browser, with or without a network.\n`)
    }
    if (json === true) context.stdout.write(`${safeJson({ ...found, mood })}\n`)
    else if (html === undefined) {
      const { insightsPage } = await import('../insights-page.ts')
      const shown = { year: year ?? null, by: order.by, ruleSentence: PLAY_RULES[view.playRule].sentence, ...spanOf(listens.localDay) }
      context.stdout.write(insightsPage(found, shown, context))
    }
    warn(context, [...history.passedOver, ...reconciliation.problems])
    return EXIT.ok
  },
}

function parseView(year: string | undefined, rule: string | undefined): View | WrongUsage {
  const playRule = PLAY_RULE_NAMES.find((name) => name === (rule ?? DEFAULT_PLAY_RULE))
  if (playRule === undefined) {
    return wrongUsage('insights', `There is no play rule ${rule}.`, `The play rules are ${PLAY_RULE_NAMES.join(', ')}.`)
  }
  if (year === undefined) return { kind: 'view', period: null, playRule }
  const first = yearOf(INSTANT_MIN / MS_PER_DAY)
  const last = yearOf(INSTANT_MAX / MS_PER_DAY) - 1
  if (!/^\d{4}$/.test(year) || Number(year) < first || Number(year) > last) {
    return wrongUsage('insights', `${year} is not a year of streaming.`, `Give a year from ${first} to ${last}, for example --year 2021.`)
  }
  return { kind: 'view', period: { from: `${year}-01-01`, to: `${year}-12-31` }, playRule }
}

function parseOrder(asked = 'time'): { readonly kind: 'order'; readonly by: TopOrder } | WrongUsage {
  const by = TOP_ORDERS.find((order) => order === asked)
  return by === undefined
    ? wrongUsage('insights', `Tops have no order by ${asked}.`, `The orders are ${TOP_ORDERS.join(', ')}, for example --by days.`)
    : { kind: 'order', by }
}

function parseBirthYear(born: string | undefined): number | null | WrongUsage {
  if (born === undefined) return null
  const year = Number(born)
  if (/^\d{4}$/.test(born) && year >= limits.birthYearMin && year < yearOf(INSTANT_MAX / MS_PER_DAY)) return year
  return wrongUsage('insights', `${born} is not a year of birth.`, 'Give four digits, for example --birth-year 1985.')
}

/** First and last local day of the whole history, so that an empty period can say where there is something. */
function spanOf(localDay: Int32Array): { readonly from: string; readonly to: string } {
  let first = localDay[0] ?? 0
  let last = first
  for (const day of localDay) {
    if (day < first) first = day
    if (day > last) last = day
  }
  return { from: formatDay(first), to: formatDay(last) }
}
