/** A text as a QR code, dark on light in every theme, because cameras expect it so. */
import makeCode from 'qrcode-generator'
import { words } from './words.ts'

/** Light modules around the code, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4

export function QrCode({ text }: { readonly text: string }) {
  const code = codeOf(text)
  if (code === undefined) return <p className="wrong">{words.card.qrTooLong}</p>
  const size = code.size + 2 * QUIET_ZONE
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.card.qrAlt} shapeRendering="crispEdges">
        <rect width={size} height={size} className="qr-light" />
        <path d={code.path} className="qr-dark" />
      </svg>
      <figcaption className="soft">{words.card.qrHint}</figcaption>
    </figure>
  )
}

/** Undefined where the text is longer than the largest code holds. */
function codeOf(text: string): { readonly size: number; readonly path: string } | undefined {
  try {
    const code = makeCode(0, 'L')
    code.addData(text)
    code.make()
    const size = code.getModuleCount()
    const cells: string[] = []
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        if (code.isDark(row, column)) cells.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`)
      }
    }
    return { size, path: cells.join('') }
  } catch {
    return undefined
  }
}
