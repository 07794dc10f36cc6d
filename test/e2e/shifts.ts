/** What moves on a page without anybody having asked for it. */
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    shifted: { value: number; what: string[] }
  }
}

/** Gathers what moved without anybody having asked for it. */
function watchShifts(): void {
  window.shifted = { value: 0, what: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!('value' in entry && 'hadRecentInput' in entry && 'sources' in entry)) continue
      if (typeof entry.value !== 'number' || entry.hadRecentInput === true || !Array.isArray(entry.sources)) continue
      window.shifted.value += entry.value
      for (const { node } of entry.sources) if (node instanceof Element) window.shifted.what.push(`${node.tagName}.${node.className}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** From the next address on. */
export async function watchForShifts(page: Page): Promise<void> {
  await page.addInitScript(watchShifts)
}

/** Gives how much has moved on this page, and what. */
export async function shiftsOf(page: Page): Promise<Window['shifted']> {
  return page.evaluate(() => window.shifted)
}
