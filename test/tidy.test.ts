/** Holds the sources to the conventions that no linter knows; each rule is shown to bite on a planted sample. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

interface Source {
  readonly path: string
  readonly lines: readonly string[]
}

interface Rule {
  readonly name: string
  readonly why: string
  /** Paths the rule speaks of. */
  readonly on: RegExp
  /** Numbers of the lines that break it, from 1. */
  readonly breaches: (source: Source) => readonly number[]
  /** A path and a text that break it, and one that does not. */
  readonly bad: readonly [path: string, text: string]
  readonly good: readonly [path: string, text: string]
}

const everySource = /^(src|test|bench|scripts|bin)\//
const everyTest = /\.(test|case)\.tsx?$/
const money = /\b(money|amounts?|cents|price|payouts?|postings?|balances?|shares?)\b|Amount|Cents|Minor|Price|Payout|Posting|Balance|Share/

/** Makes a rule about single lines; `before` is the line above. */
function lineByLine(breaks: (line: string, before: string) => boolean): Rule['breaches'] {
  return ({ lines }) => lines.flatMap((line, index) => (breaks(line, lines[index - 1] ?? '') ? [index + 1] : []))
}

const RULES: readonly Rule[] = [
  {
    name: 'no patched BigInt',
    why: 'A patched prototype changes what every library writes.',
    on: everySource,
    breaches: lineByLine((line) => /BigInt\s*\.\s*prototype/.test(line)),
    bad: ['src/shared/a.ts', 'BigInt.prototype.toJSON = () => 1'],
    good: ['src/shared/a.ts', 'const whole = BigInt(text)'],
  },
  {
    name: 'money is never a float',
    why: 'Sums of money are bigints of the smallest unit from end to end.',
    on: /^src\/((ledger|governance|release|pool)\/|shared\/money[.]ts)(?!.*[.]test[.])/,
    breaches: lineByLine((line) => /\b(Number|parseFloat)\(/.test(line) && money.test(line)),
    bad: ['src/ledger/a.ts', 'const share = Number(amountMinor) / 3'],
    good: ['src/ledger/a.ts', 'const year = Number(text.slice(0, 4))'],
  },
  {
    name: 'no toFixed',
    why: 'It rounds by the binary form: money is formatted in shared/money.ts, other numbers by locale.',
    on: /^src\//,
    breaches: lineByLine((line) => line.includes('.toFixed(')),
    bad: ['src/web/a.tsx', 'value.toFixed(2)'],
    good: ['src/web/a.tsx', 'formatDecimal(value, 2)'],
  },
  {
    name: 'work that is left has an issue',
    why: 'A note in a comment is a promise that nobody keeps.',
    on: everySource,
    breaches: lineByLine((line) => /\b(TODO|FIXME)\b(?!\(#\d+\))/.test(line)),
    bad: ['src/cli/a.ts', '// TODO: later'],
    good: ['src/cli/a.ts', '// TODO(#12): the second page of results.'],
  },
  {
    name: 'named exports only',
    why: 'A thing has one name, and a search finds it.',
    on: everySource,
    breaches: lineByLine((line) => /^export default\b|\bas default\b/.test(line)),
    bad: ['src/web/page.tsx', 'export default function Page() {'],
    good: ['src/web/page.tsx', 'export function Page() {'],
  },
  {
    name: 'no focused test',
    why: 'A focused test silences all the others.',
    on: everyTest,
    breaches: lineByLine((line) => /\b(test|it|describe)(\.\w+)*\.only\b/.test(line)),
    bad: ['src/shared/a.test.ts', "test.only('adds', () => {"],
    good: ['src/shared/a.test.ts', "test('adds', () => {"],
  },
  {
    name: 'a skipped test says why on the line above',
    why: 'A skip without a reason is never taken back.',
    on: everyTest,
    breaches: lineByLine(
      (line, before) => /\b(test|it|describe)(\.\w+)*\.(skip|skipIf|runIf|todo)\b/.test(line) && !/^\s*\/[/*]/.test(before),
    ),
    bad: ['src/shared/a.test.ts', "const b = 1\ntest.skip('adds', () => {"],
    good: ['src/shared/a.test.ts', "// Windows has no modes of files.\ntest.skipIf(onWindows)('adds', () => {"],
  },
  {
    name: 'a file opens with one sentence that says what it is',
    why: 'A reader learns what a file is for before its first import.',
    on: /^(src|test|bench|scripts)\/.*\.(ts|tsx|js)$/,
    breaches: ({ lines }) => (lines[0]?.startsWith('/**') ? [] : [1]),
    bad: ['src/shared/a.ts', "import { at } from './assert.ts'"],
    good: ['src/shared/a.ts', "/** Adds. */\nimport { at } from './assert.ts'"],
  },
  {
    name: 'a file is named after its topic',
    why: 'Everything helps something, so a file of helpers has no topic.',
    on: everySource,
    breaches: ({ path }) => (/(^|[/.-])(utils?|helpers?|misc|common)([/.-]|$)/.test(path.replace(/\.case\./, '.')) ? [1] : []),
    bad: ['src/shared/string-utils.ts', ''],
    good: ['src/shared/money.ts', ''],
  },
  {
    name: 'English text in plain letters',
    why: 'Invisible characters and direction marks can make code read other than it runs.',
    on: everySource,
    breaches: lineByLine((line) => /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/.test(line)),
    bad: ['src/shared/a.ts', 'const admin = false \u202e// '],
    good: ['src/shared/a.ts', "const name = 'Sigur R\u00f3s'"],
  },
]

function breachesOf(rule: Rule, path: string, text: string): readonly number[] {
  return rule.on.test(path) ? rule.breaches({ path, lines: text.split('\n') }) : []
}

/** The rules' own samples break them, so this file is the one that is not read. */
function listSources(): string[] {
  const all = ['src', 'test', 'bench', 'scripts', 'bin'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  )
  return all.filter((path) => /\.(tsx?|js)$/.test(path) && path !== 'test/tidy.test.ts')
}

describe.each(RULES)('$name', (rule) => {
  test('bites on a planted sample', () => {
    expect(breachesOf(rule, ...rule.bad)).not.toEqual([])
  })

  test('leaves an honest one alone', () => {
    expect(breachesOf(rule, ...rule.good)).toEqual([])
  })

  test('holds everywhere', () => {
    const sources = listSources()
    expect(sources).toContain('src/shared/limits.ts')
    const found = sources.flatMap((path) => breachesOf(rule, path, readFileSync(path, 'utf8')).map((line) => `${path}:${line}`))
    expect(found, rule.why).toEqual([])
  })
})
