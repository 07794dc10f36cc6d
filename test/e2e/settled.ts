/** Waits for a page itself to be done, however quick or slow the machine is. */
import type { Page } from 'playwright-core'

/** Charts come up frame by frame after the first figures, each in less than this. */
const QUIET_MS = 120
const WAIT_MS_MAX = 20_000

/** Until nothing waits for an answer, every chart is drawn and nothing has changed for a moment. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(
    async ([quietMs = 0, waitMsMax = 0]) => {
      await document.fonts.ready
      let changedAt = performance.now()
      const observer = new MutationObserver(() => (changedAt = performance.now()))
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      const isWaiting = (): boolean => document.querySelector('.waiting, [aria-busy="true"], .bar-chart:empty') !== null
      const beganAt = performance.now()
      while (isWaiting() || performance.now() - changedAt < quietMs) {
        if (performance.now() - beganAt > waitMsMax) throw new Error(`${location.pathname} never comes to rest`)
        await new Promise((resolve) => setTimeout(resolve, quietMs / 4))
      }
      observer.disconnect()
    },
    [QUIET_MS, WAIT_MS_MAX],
  )
}
