/** Lets files be dropped anywhere on the window, and says so while they hover. */
import { useEffect, useState } from 'react'
import { fromDrop } from '../history/dropped-files.ts'
import { useServices } from '../history/services.ts'
import { text } from '../messages/text.ts'

export function DropVeil() {
  const { imports } = useServices()
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const on = (name: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void): void =>
      window.addEventListener(name, listener, { signal: stop.signal })
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      imports.expectFiles()
      // A part of the page that takes files of its own has said so already.
      if (event.defaultPrevented) return setHovering(false)
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setHovering(true)
    })
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setHovering(false)
    })
    on('drop', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      setHovering(false)
      if (event.defaultPrevented) return
      event.preventDefault()
      void fromDrop(event.dataTransfer).then(imports.importFiles, () => imports.importFiles([]))
    })
    return () => stop.abort()
  }, [imports])
  return hovering ? (
    <div className="drop-veil" aria-hidden="true">
      <p>{text.app.dropHere}</p>
    </div>
  ) : null
}
