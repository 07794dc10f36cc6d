/**
 * Search over all names, as a dialog of the platform: it keeps the focus inside, closes on Escape, and needs no style
 * element, which the content security policy forbids.
 */
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { SearchHit } from '../../contract/worker.ts'
import { useAnswer } from '../history/services.ts'
import { format, text } from '../messages/text.ts'
import { keepView, subjectPaths, subjectSearch } from '../routes.ts'

const RESULTS = 12

export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const sought = useDeferredValue(typed.trim())
  const { data: hits = [] } = useAnswer('search', { text: sought, limit: RESULTS })
  const navigate = useNavigate()
  useEffect(() => dialog.current?.showModal(), [])

  const open = (hit: SearchHit): void => {
    onClose()
    const subject = { kind: hit.kind, name: hit.title, artist: hit.artist }
    void navigate({
      to: subjectPaths[hit.kind],
      search: (previous: Record<string, unknown>) => ({ ...keepView(previous), artist: hit.artist, ...subjectSearch(subject) }),
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setChosen((before) => (before + step + hits.length) % hits.length)
    }
    const hit = hits[chosen]
    if (event.key === 'Enter' && hit) {
      event.preventDefault()
      open(hit)
    }
  }
  return (
    <dialog ref={dialog} className="search-dialog" aria-label={text.search.title} onClose={onClose} closedby="any">
      <div className="search-field">
        <input
          type="search"
          role="combobox"
          aria-label={text.search.label}
          aria-expanded={hits.length > 0}
          aria-controls="search-results"
          aria-activedescendant={hits.length > 0 ? `search-hit-${chosen}` : undefined}
          placeholder={text.search.label}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="quiet" onClick={onClose}>
          {text.app.close}
        </button>
      </div>
      <p className="search-said" role="status">
        {sought === '' ? text.search.hint : hits.length === 0 ? text.search.none(sought) : text.search.results(hits.length)}
      </p>
      <Results hits={hits} chosen={chosen} onPoint={setChosen} onOpen={open} />
    </dialog>
  )
}

interface ResultsProps {
  readonly hits: readonly SearchHit[]
  readonly chosen: number
  readonly onPoint: (index: number) => void
  readonly onOpen: (hit: SearchHit) => void
}

/** The keyboard stays in the field, which says which of these is chosen. */
function Results({ hits, chosen, onPoint, onOpen }: ResultsProps) {
  return (
    <div id="search-results" role="listbox" aria-label={text.search.title} className="search-results">
      {hits.map((hit, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter in the field opens the chosen one
        <div
          key={`${hit.kind} ${hit.title} ${hit.artist}`}
          id={`search-hit-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onClick={() => onOpen(hit)}
          onPointerMove={() => onPoint(index)}
        >
          <span className="eyebrow">{text.search.kinds[hit.kind]}</span>
          <span className="hit-name">
            <bdi>{hit.title}</bdi>
            {hit.kind !== 'artist' && <bdi className="soft"> {hit.artist}</bdi>}
          </span>
          <span className="tabular soft">{format.duration(hit.msPlayed)}</span>
        </div>
      ))}
    </div>
  )
}
