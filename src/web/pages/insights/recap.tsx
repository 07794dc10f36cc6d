/** The recap as a story: one claim a card, turned by keys, touch or time, each to be kept as a picture. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Recap as Found } from '../../../contract/deep-insights.ts'
import { format, text } from '../../messages/text.ts'
import { RowsLink } from '../../ui/rows-link.tsx'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer, usePeriodWords, useView } from '../../use-view.ts'
import { layCard, SHAPES, type CardWords } from '../../pictures/card-layout.ts'
import { measureWith, sketchPad } from '../../pictures/card-picture.ts'
import { PictureButtons } from '../../pictures/picture-buttons.tsx'
import { InsightPage, TooLittle } from './parts.tsx'
import { words } from './words.ts'

/** Long enough to read the longest card aloud. */
const CARD_MS = 7_000
const SWIPE_PIXELS = 40
const said = words.recap

export function Recap() {
  const view = useView()
  const { data, isPlaceholderData } = usePageAnswer('recap')
  const period = format.capital(usePeriodWords())
  if (!data) return <Waiting />
  if (data.cards.length === 0) {
    return (
      <InsightPage title={said.title} lead={period} busy={isPlaceholderData}>
        <TooLittle />
      </InsightPage>
    )
  }
  return <Story key={JSON.stringify(view)} cards={data.cards} period={period} />
}

function Story({ cards, period }: { readonly cards: Found['cards']; readonly period: string }) {
  const [at, setAt] = useState(0)
  const [playing, setPlaying] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches)
  const told = useMemo(() => cards.map((card) => said.card(card, period)), [cards, period])
  const card = told[at] ?? told[0]
  const turn = (by: number): void => setAt((now) => Math.max(0, Math.min(cards.length - 1, now + by)))
  useEffect(() => {
    if (!playing || at >= cards.length - 1) return undefined
    const timer = setTimeout(() => setAt(at + 1), CARD_MS)
    return () => clearTimeout(timer)
  }, [playing, at, cards.length])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLButtonElement && event.key === ' ') return
    if (event.key === 'ArrowRight') turn(1)
    else if (event.key === 'ArrowLeft') turn(-1)
    else if (event.key === 'Home') setAt(0)
    else if (event.key === 'End') setAt(cards.length - 1)
    else if (event.key === ' ') setPlaying(!playing)
    else return
    event.preventDefault()
  }
  if (!card) return null
  return (
    <div className="page recap">
      <h1 className="hidden">{said.title}</h1>
      <section className="story" aria-label={said.story} aria-roledescription="carousel" tabIndex={0} onKeyDown={onKeyDown}>
        <Progress at={at} of={cards.length} playing={playing} />
        <Card card={card} onTurn={turn} label={said.position(at + 1, cards.length)} />
      </section>
      <div className="story-side">
        <div className="choosers">
          <button type="button" className="button" disabled={at === 0} onClick={() => turn(-1)}>
            {said.previous}
          </button>
          <button type="button" className="button" onClick={() => setPlaying(!playing)}>
            {playing ? said.pause : said.play}
          </button>
          <button type="button" className="button primary" disabled={at === cards.length - 1} onClick={() => turn(1)}>
            {said.next}
          </button>
        </div>
        <p className="soft tabular">{said.position(at + 1, cards.length)}</p>
        <PictureButtons card={card} name={`chorus-${cards[at]?.kind ?? 'card'}`} />
        <p className="soft">{said.hint}</p>
        <p>
          <RowsLink rows={{ kind: 'music' }}>{text.chart.rows}</RowsLink>
        </p>
      </div>
    </div>
  )
}

function Progress({ at, of, playing }: { readonly at: number; readonly of: number; readonly playing: boolean }) {
  return (
    <div className="story-progress" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={`bar ${index + 1}`} data-state={index < at ? 'done' : index > at ? 'open' : playing ? 'runs' : 'here'} />
      ))}
    </div>
  )
}

interface CardProps {
  readonly card: CardWords
  readonly label: string
  readonly onTurn: (by: number) => void
}

/** The picture itself is drawn; a screen reader gets its sentences. */
function Card({ card, label, onTurn }: CardProps) {
  const from = useRef<number | null>(null)
  const [fonts, setFonts] = useState(0)
  useEffect(() => {
    let gone = false
    void document.fonts.ready.then(() => gone || setFonts(1))
    return () => {
      gone = true
    }
  }, [])
  const lines = useMemo(() => {
    const pad = sketchPad()
    // Laid out again when the type of the page has arrived, which has other widths.
    return pad === null || fonts < 0 ? [] : layCard(card, SHAPES.tall, measureWith(pad))
  }, [card, fonts])
  const onPointerUp = (event: PointerEvent): void => {
    const start = from.current
    from.current = null
    if (start === null) return
    const moved = event.clientX - start
    if (Math.abs(moved) >= SWIPE_PIXELS) return onTurn(moved < 0 ? 1 : -1)
    const box = event.currentTarget.getBoundingClientRect()
    onTurn(event.clientX < box.left + box.width / 3 ? -1 : 1)
  }
  const { width, height } = SHAPES.tall
  return (
    <div
      className="story-card"
      role="group"
      aria-roledescription="slide"
      aria-label={label}
      onPointerDown={(event) => (from.current = event.clientX)}
      onPointerUp={onPointerUp}
    >
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {lines.map(({ text: line, x, y, size, weight, face, colour }) => (
          <text key={`${y} ${line}`} x={x} y={y} fontSize={size} fontWeight={weight} data-face={face} data-colour={colour}>
            {line}
          </text>
        ))}
      </svg>
      <p className="hidden" aria-live="polite">
        {card.large} {card.sentence}. {card.note}
      </p>
    </div>
  )
}
