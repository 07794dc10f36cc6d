/** The ways to keep a card as a picture; each is made on the device. */
import { text } from '../messages/text.ts'
import { saveFile } from '../save-file.ts'
import { layCard, SHAPES, type CardWords, type Shape } from './card-layout.ts'
import { coloursOf, measureWith, pngOf, sketchPad, svgOf } from './card-picture.ts'

export function PictureButtons({ card, name }: { readonly card: CardWords; readonly name: string }) {
  const png = async (shape: Shape, suffix: string): Promise<void> => {
    const blob = await pngOf(card, shape, coloursOf(document.body))
    if (blob) saveFile(`${name}-${suffix}.png`, blob)
  }
  const svg = (shape: Shape, suffix: string): void => {
    const pad = sketchPad()
    if (pad === null) return
    const drawing = svgOf(layCard(card, shape, measureWith(pad)), shape, coloursOf(document.body))
    saveFile(`${name}-${suffix}.svg`, new Blob([drawing], { type: 'image/svg+xml' }))
  }
  return (
    <div className="choosers">
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
