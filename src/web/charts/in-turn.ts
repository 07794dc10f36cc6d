/** Draws one thing a frame, so that many charts at once never hold the page up. */
const waiting: (() => void)[] = []

export function inTurn(draw: () => void): void {
  waiting.push(draw)
  if (waiting.length === 1) requestAnimationFrame(next)
}

function next(): void {
  waiting[0]?.()
  waiting.shift()
  if (waiting.length > 0) requestAnimationFrame(next)
}
