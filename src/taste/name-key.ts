/** When two names mean the same: services write them in other cases, widths and spaces. */

export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

export function titleKey(title: string, artist: string): string {
  return `${nameKey(artist)}\n${nameKey(title)}`
}
