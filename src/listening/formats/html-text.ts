/** Text of a web page as it is read on screen, without a document to hold it. */

/** The named characters that such pages write; all others come as numbers. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
])

/** Without tags, with its characters decoded once, and with blanks as one. */
export function textOfHtml(html: string): string {
  return decodedHtml(html.replaceAll(/<[^<>]{0,2000}>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What is no character stays as it is written. */
export function decodedHtml(html: string): string {
  return html.replaceAll(/&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([a-z]{2,6}));/g, (written, decimal?: string, hex?: string, name = '') => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined
    if (code === undefined) return NAMED.get(String(name)) ?? written
    return code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : written
  })
}
