/** What a press asks for waits until the press shows: worker and screen share the cores, and an answer can be late where feedback cannot. */

/** A question that comes later than this after a press was not asked by it. */
const OF_PRESS_MS = 60
/** A page that nobody sees draws no frames, and waits so long in their place. */
const HIDDEN_MS = 60

let pressedAtMs = -Infinity

for (const type of ['click', 'keydown'] as const) {
  addEventListener(type, ({ timeStamp }) => (pressedAtMs = timeStamp), { capture: true, passive: true })
}

/** Infinity where nothing was pressed yet. */
export function msSincePress(): number {
  return performance.now() - pressedAtMs
}

/** Resolves once what a press has changed is on its way to the screen; at once where there was none. */
export async function pressShown(): Promise<void> {
  if (msSincePress() > OF_PRESS_MS) return
  await new Promise<void>((resolve) => {
    // The frame after the next begins when the next one has left the page.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    setTimeout(resolve, HIDDEN_MS)
  })
}
