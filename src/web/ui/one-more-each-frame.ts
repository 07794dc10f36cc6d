/** Draws a long page piece by piece, because all of it at once would hold up whoever wants to press something. */
import { startTransition, useEffect, useRef, useState } from 'react'

/** How many of `count` pieces to draw now: `first` of them at once, then one more each frame. */
export function useOneMoreEachFrame(count: number, first = 0): number {
  const [shown, setShown] = useState(first)
  useEffect(() => {
    if (shown >= count) return undefined
    const frame = requestAnimationFrame(() => startTransition(() => setShown(shown + 1)))
    return () => cancelAnimationFrame(frame)
  }, [shown, count])
  useAnchorOnce(shown >= count)
  return shown
}

/** An address that names a piece of the page leads there once it is drawn: the browser looked for it too early. */
function useAnchorOnce(isThere: boolean): void {
  const isSought = useRef(true)
  useEffect(() => {
    if (!isThere || !isSought.current) return
    isSought.current = false
    const anchor = location.hash.slice(1)
    if (anchor !== '') document.getElementById(anchor)?.scrollIntoView()
  }, [isThere])
}
