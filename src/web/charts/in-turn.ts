/** Draws one thing after each frame, so that many charts at once never hold the page up. */
const waiting: (() => void)[] = []

export function inTurn(draw: () => void): void {
  waiting.push(draw)
  if (waiting.length === 1) afterFrame()
}

/** In a task of its own: within the frame it would come on top of laying out what was drawn before. */
function afterFrame(): void {
  requestAnimationFrame(() => setTimeout(next))
}

function next(): void {
  waiting[0]?.()
  waiting.shift()
  if (waiting.length > 0) afterFrame()
}
