/** The width in pixels that a chart may fill, so that its type is the same size on a phone and on a wall. */
import { startTransition, useEffect, useRef, useState, type RefObject } from 'react'

/** Zero until the element is laid out. Charts are redrawn in turns that leave the page free to answer in between. */
export function useWidth<Element extends HTMLElement>(): readonly [RefObject<Element | null>, number] {
  const element = useRef<Element>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const { current } = element
    if (!current) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) startTransition(() => setWidth(Math.floor(entry.contentRect.width)))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}
