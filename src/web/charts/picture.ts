/** A picture of any part of the page as it stands there, as a drawing (SVG) or as pixels (PNG), made on the device. */
import { escaped, plainColour } from './svg-values.ts'

interface TextMark {
  readonly kind: 'text'
  readonly text: string
  readonly x: number
  readonly baseline: number
  /** Where the page cuts a name, the picture does. */
  readonly widthMax: number
  readonly font: {
    readonly style: string
    readonly weight: string
    readonly sizePx: number
    readonly family: string
    readonly spacing: string
  }
  readonly fill: string
}

interface ShapeMark {
  readonly kind: 'shape'
  /** As in the `d` of a path. */
  readonly path: string
  readonly matrix: readonly [number, number, number, number, number, number]
  readonly fill: string | null
  readonly stroke: string | null
  readonly strokeWidth: number
  readonly opacity: number
}

export interface Picture {
  readonly width: number
  readonly height: number
  readonly paper: string
  readonly marks: readonly (TextMark | ShapeMark)[]
}

const MARGIN = 24
/** As sharp as the screens of phones. */
const PIXELS_PER_PIXEL = 2
/** Nobody needs a switch on paper. */
const LEFT_OUT = 'button, details, select, input, .hidden, [hidden]'

export function pictureOf(part: Element): Picture {
  const box = part.getBoundingClientRect()
  const [left, top] = [box.left - MARGIN, box.top - MARGIN]
  const marks: Picture['marks'][number][] = []
  const visit = (node: Node): void => {
    if (node instanceof Text) return void marks.push(...textMarks(node, left, top))
    if (!(node instanceof Element) || node.matches(LEFT_OUT)) return
    const style = getComputedStyle(node)
    if (style.display === 'none' || style.visibility === 'hidden') return
    if (node instanceof SVGGeometryElement) return void marks.push(...shapeMarks(node, style, left, top))
    if (node instanceof HTMLElement) marks.push(...boxMarks(node, style, left, top))
    for (const child of node.childNodes) visit(child)
  }
  visit(part)
  return {
    width: Math.ceil(box.width) + 2 * MARGIN,
    height: Math.ceil(box.height) + 2 * MARGIN,
    paper: plainColour(getComputedStyle(document.body).backgroundColor),
    marks,
  }
}

function textMarks(node: Text, left: number, top: number): TextMark[] {
  const parent = node.parentElement
  if (parent === null || node.data.trim() === '') return []
  const style = getComputedStyle(parent)
  const ascent = ascentOf(style)
  const clip = style.overflowX === 'hidden' ? parent : parent.closest('.name, .track-artist')
  const edge = clip === null ? Infinity : clip.getBoundingClientRect().right
  return linesOf(node).map(({ text, box }) => ({
    kind: 'text',
    text: style.textTransform === 'uppercase' ? text.toLocaleUpperCase() : text,
    x: box.left - left,
    baseline: box.top - top + ascent,
    widthMax: edge - box.left,
    font: {
      style: style.fontStyle,
      weight: style.fontWeight,
      sizePx: Number.parseFloat(style.fontSize),
      family: style.fontFamily,
      spacing: style.letterSpacing === 'normal' ? '0px' : style.letterSpacing,
    },
    fill: plainColour(parent instanceof SVGElement ? style.fill : style.color),
  }))
}

/** The words of a text by the lines on which they stand. */
function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = []
  const range = document.createRange()
  for (const { 0: word, index } of node.data.matchAll(/\S+\s?/g)) {
    range.setStart(node, index)
    range.setEnd(node, index + word.trimEnd().length)
    const box = range.getBoundingClientRect()
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.box.top - box.top) < 2) last.text += word
    else lines.push({ text: word, box })
  }
  return lines.map(({ text, box }) => ({ text: text.trimEnd(), box }))
}

let measuring: CanvasRenderingContext2D | null | undefined

function ascentOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
  measuring ??= document.createElement('canvas').getContext('2d')
  if (measuring === null) return Number.parseFloat(fontSize)
  measuring.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  return measuring.measureText('x').fontBoundingBoxAscent
}

function boxMarks(element: HTMLElement, style: CSSStyleDeclaration, left: number, top: number): ShapeMark[] {
  const box = element.getBoundingClientRect()
  const at = { left: box.left - left, top: box.top - top }
  const rule = Number.parseFloat(style.borderBottomWidth)
  return [
    ...filled(rectPath(at.left, at.top, box.width, box.height), plainColour(style.backgroundColor)),
    ...(rule > 0 ? filled(rectPath(at.left, at.top + box.height - rule, box.width, rule), plainColour(style.borderBottomColor)) : []),
  ]
}

function filled(path: string, fill: string): ShapeMark[] {
  if (fill.endsWith('00') && fill.length === 9) return []
  return [{ kind: 'shape', path, matrix: [1, 0, 0, 1, 0, 0], fill, stroke: null, strokeWidth: 0, opacity: 1 }]
}

const paintOf = (value: string): string | null => (value === 'none' ? null : plainColour(value))

function shapeMarks(shape: SVGGeometryElement, style: CSSStyleDeclaration, left: number, top: number): ShapeMark[] {
  const matrix = shape.getScreenCTM()
  const path = pathOf(shape)
  if (matrix === null || path === '') return []
  return [
    {
      kind: 'shape',
      path,
      matrix: [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e - left, matrix.f - top],
      fill: shape instanceof SVGLineElement ? null : paintOf(style.fill),
      stroke: paintOf(style.stroke),
      strokeWidth: Number.parseFloat(style.strokeWidth),
      opacity: Number(style.opacity) * Number(style.fillOpacity),
    },
  ]
}

function pathOf(shape: SVGGeometryElement): string {
  if (shape instanceof SVGPathElement) return shape.getAttribute('d') ?? ''
  if (shape instanceof SVGRectElement) {
    const { x, y, width, height } = shape
    return rectPath(x.baseVal.value, y.baseVal.value, width.baseVal.value, height.baseVal.value)
  }
  if (shape instanceof SVGCircleElement) {
    const [cx, cy, r] = [shape.cx.baseVal.value, shape.cy.baseVal.value, shape.r.baseVal.value]
    return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  }
  if (shape instanceof SVGLineElement) {
    const { x1, y1, x2, y2 } = shape
    return `M${x1.baseVal.value} ${y1.baseVal.value}L${x2.baseVal.value} ${y2.baseVal.value}`
  }
  if (shape instanceof SVGPolylineElement || shape instanceof SVGPolygonElement) {
    const points = Array.from(shape.points, ({ x, y }) => `${x} ${y}`)
    if (points.length === 0) return ''
    return `M${points.join('L')}${shape instanceof SVGPolygonElement ? 'z' : ''}`
  }
  return ''
}

function rectPath(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}

export function svgOf({ width, height, paper, marks }: Picture): Blob {
  const drawn = marks.map((mark) => (mark.kind === 'text' ? svgText(mark) : svgShape(mark)))
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/>${drawn.join('')}</svg>`
  return new Blob([drawing], { type: 'image/svg+xml' })
}

function svgText({ text, x, baseline, font, fill, widthMax }: TextMark): string {
  const said = `font-family="${escaped(font.family)}" font-size="${font.sizePx}" font-weight="${font.weight}" font-style="${font.style}" letter-spacing="${font.spacing}" fill="${fill}"`
  const drawn = (at: number, base: number): string => `<text x="${at}" y="${base}" ${said}>${escaped(text)}</text>`
  if (!Number.isFinite(widthMax)) return drawn(x, baseline)
  return `<svg x="${x}" y="${baseline - 2 * font.sizePx}" width="${Math.max(0, widthMax)}" height="${3 * font.sizePx}">${drawn(0, 2 * font.sizePx)}</svg>`
}

function svgShape({ path, matrix, fill, stroke, strokeWidth, opacity }: ShapeMark): string {
  return `<path d="${escaped(path)}" transform="matrix(${matrix.join(' ')})" fill="${fill ?? 'none'}" stroke="${stroke ?? 'none'}" stroke-width="${strokeWidth}" opacity="${opacity}"/>`
}

/** Null where the browser draws no pixels. */
export async function pngOf({ width, height, paper, marks }: Picture): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width * PIXELS_PER_PIXEL
  canvas.height = height * PIXELS_PER_PIXEL
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.scale(PIXELS_PER_PIXEL, PIXELS_PER_PIXEL)
  context.fillStyle = paper
  context.fillRect(0, 0, width, height)
  for (const mark of marks) {
    context.save()
    if (mark.kind === 'text') drawText(context, mark)
    else drawShape(context, mark)
    context.restore()
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function drawText(context: CanvasRenderingContext2D, { text, x, baseline, widthMax, font, fill }: TextMark): void {
  if (Number.isFinite(widthMax)) {
    context.beginPath()
    context.rect(x, baseline - 2 * font.sizePx, Math.max(0, widthMax), 3 * font.sizePx)
    context.clip()
  }
  context.font = `${font.style} ${font.weight} ${font.sizePx}px ${font.family}`
  context.letterSpacing = font.spacing
  context.fillStyle = fill
  context.fillText(text, x, baseline)
}

function drawShape(context: CanvasRenderingContext2D, { path, matrix, fill, stroke, strokeWidth, opacity }: ShapeMark): void {
  context.transform(...matrix)
  context.globalAlpha = opacity
  const outline = new Path2D(path)
  if (fill !== null) {
    context.fillStyle = fill
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
    context.fill(outline)
  }
  if (stroke !== null && strokeWidth > 0) {
    context.strokeStyle = stroke
    context.lineWidth = strokeWidth
    context.stroke(outline)
  }
}
