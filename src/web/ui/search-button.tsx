/** Opens the search with a click, with Ctrl K or with Cmd K; the dialog itself is loaded then. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { text } from '../messages/text.ts'

const SearchDialog = lazy(() => import('./search-dialog.tsx').then((module) => ({ default: module.SearchDialog })))

export function SearchButton() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
        event.preventDefault()
        setOpen(true)
      },
      { signal: stop.signal },
    )
    return () => stop.abort()
  }, [])
  return (
    <>
      <button
        type="button"
        className="search-button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false">
          <path d="M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5L17 17" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        <span>{text.search.open}</span>
        <kbd>{text.search.shortcut}</kbd>
      </button>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
