/** Makes pictures of a card on the device: as pixels through a canvas, as a drawing in SVG. */
import { escaped, plainColour } from '../charts/svg-values.ts'
import { FACES, layCard, type CardWords, type Measure, type Shape, type TypeLine } from './card-layout.ts'

export interface CardColours {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly accent: string
}

/** Measures with the type of the page. */
export function measureWith(context: CanvasRenderingContext2D): Measure {
  return (text, size, weight, face) => {
    context.font = fontOf({ size, weight, face })
    return context.measureText(text).width
  }
}

export function sketchPad(): CanvasRenderingContext2D | null {
  return document.createElement('canvas').getContext('2d')
}

/** The colours that the reader sees. */
export function coloursOf(element: Element): CardColours {
  const plain = (name: string): string => {
    const probe = document.createElement('span')
    probe.style.color = `var(${name})`
    element.append(probe)
    const colour = plainColour(getComputedStyle(probe).color)
    probe.remove()
    return colour
  }
  return { paper: plain('--paper'), ink: plain('--ink'), soft: plain('--soft'), accent: plain('--accent') }
}

export async function pngOf(card: CardWords, shape: Shape, colours: CardColours): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = shape.width
  canvas.height = shape.height
  const context = canvas.getContext('2d')
  if (!context) return null
  const lines = layCard(card, shape, measureWith(context))
  await Promise.all(lines.map((line) => document.fonts.load(fontOf(line), line.text)))
  context.fillStyle = colours.paper
  context.fillRect(0, 0, shape.width, shape.height)
  for (const line of lines) {
    context.font = fontOf(line)
    context.fillStyle = colours[line.colour]
    context.fillText(line.text, line.x, line.y)
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

export function svgOf(lines: readonly TypeLine[], { width, height }: Shape, colours: CardColours): string {
  const texts = lines.map(
    ({ text, x, y, size, weight, face, colour }) =>
      `<text x="${x}" y="${Math.round(y)}" font-family="${escaped(FACES[face])}" font-size="${size}" font-weight="${weight}" fill="${colours[colour]}">${escaped(text)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colours.paper}"/>${texts.join('')}</svg>`
}

function fontOf({ size, weight, face }: Pick<TypeLine, 'size' | 'weight' | 'face'>): string {
  return `${weight} ${size}px ${FACES[face]}`
}
