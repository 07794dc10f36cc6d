/** When two names mean the same: services write them in other cases, widths and spaces. */
import { artistKey } from '../mood/index.ts'

export { artistKey }

export function titleKey(title: string, artist: string): string {
  return `${artistKey(artist)}\n${title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()}`
}
