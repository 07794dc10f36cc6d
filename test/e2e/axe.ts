/** What axe finds wrong on a page, as one line a finding. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Axe {
  run(context: unknown, options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}
declare const axe: Axe

const axeText = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** `rules`: only these, where everything else was looked at before.
 * Playwright may evaluate where the page's own policy forbids inline scripts, so axe comes in as text. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeText)
  const runOnly = rules === undefined ? { type: 'tag', values: TAGS } : { type: 'rule', values: [...rules] }
  const { violations } = await page.evaluate((only) => axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
