/** Values as programs that open an SVG understand them. */

let pad: CanvasRenderingContext2D | null | undefined
const known = new Map<string, string>()

/** A colour of the page as hexadecimal digits, because few programs that open an SVG know `oklch`; eight of them where it is translucent. */
export function plainColour(colour: string): string {
  const found = known.get(colour)
  if (found !== undefined) return found
  pad ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (pad === null) return colour
  pad.clearRect(0, 0, 1, 1)
  pad.fillStyle = colour
  pad.fillRect(0, 0, 1, 1)
  const parts = [...pad.getImageData(0, 0, 1, 1).data]
  const plain = `#${(parts[3] === 255 ? parts.slice(0, 3) : parts).map((part) => part.toString(16).padStart(2, '0')).join('')}`
  known.set(colour, plain)
  return plain
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
