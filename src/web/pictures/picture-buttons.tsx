/** The ways to keep a card as a picture, or to hand it to a friend; each is made on the device. */
import { useMemo } from 'react'
import { text } from '../messages/text.ts'
import { saveFile } from '../save-file.ts'
import { layCard, SHAPES, type CardWords, type Shape } from './card-layout.ts'
import { coloursOf, measureWith, pngOf, sketchPad, svgOf } from './card-picture.ts'

const PNG = 'image/png'

export function PictureButtons({ card, name }: { readonly card: CardWords; readonly name: string }) {
  const shares = useMemo(sharesPictures, [])
  const photograph = async (shape: Shape, suffix: string): Promise<File | null> => {
    const blob = await pngOf(card, shape, coloursOf(document.body))
    return blob && new File([blob], `${name}-${suffix}.png`, { type: PNG })
  }
  const png = async (shape: Shape, suffix: string): Promise<void> => {
    const file = await photograph(shape, suffix)
    if (file) saveFile(file.name, file)
  }
  const share = async (): Promise<void> => {
    const file = await photograph(SHAPES.tall, 'story')
    if (file) await handOver(file)
  }
  const svg = (shape: Shape, suffix: string): void => {
    const pad = sketchPad()
    if (pad === null) return
    const drawing = svgOf(layCard(card, shape, measureWith(pad)), shape, coloursOf(document.body))
    saveFile(`${name}-${suffix}.svg`, new Blob([drawing], { type: 'image/svg+xml' }))
  }
  return (
    <div className="choosers">
      {shares && (
        <button type="button" className="button" onClick={() => void share()}>
          {text.pictures.share}
        </button>
      )}
      <button type="button" className="button" onClick={() => void png(SHAPES.tall, 'story')}>
        {text.pictures.tall}
      </button>
      <button type="button" className="button" onClick={() => void png(SHAPES.square, 'square')}>
        {text.pictures.square}
      </button>
      <button type="button" className="button" onClick={() => svg(SHAPES.tall, 'story')}>
        {text.pictures.vector}
      </button>
      <button type="button" className="button" onClick={() => svg(SHAPES.square, 'square')}>
        {text.pictures.squareVector}
      </button>
    </div>
  )
}

/** Phones hand a picture straight to a message; most desks only save it. */
function sharesPictures(): boolean {
  return 'canShare' in navigator && navigator.canShare({ files: [new File([], 'card.png', { type: PNG })] })
}

/** The device asks to whom, and whoever thinks better of it keeps the picture to themselves; any other refusal leaves it to be sent by hand. */
async function handOver(file: File): Promise<void> {
  try {
    await navigator.share({ files: [file] })
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) saveFile(file.name, file)
  }
}
