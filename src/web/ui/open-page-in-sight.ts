/** On a narrow screen a row of pages scrolls, and the page that is open must not be out of sight in it. */
import { useEffect, useRef, type RefObject } from 'react'

/** Give it to the row; its entry of the open page carries the class `active`. */
export function useOpenPageInSight<Row extends HTMLElement>(pathname: string): RefObject<Row | null> {
  const row = useRef<Row>(null)
  useEffect(() => {
    // Where things are is known without a layout of its own once a frame is due.
    const frame = requestAnimationFrame(() => row.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' }))
    return () => cancelAnimationFrame(frame)
  }, [pathname])
  return row
}
