/** The secret of a link stands behind the `#`, which browsers send to nobody. */
import { paths } from '../routes.ts'

const TOKEN = /^#([A-Za-z0-9_-]{43})$/

/** Reads it once and takes it out of the address, so that it stays in no history of the browser. */
export function tokenOfAddress(): string | null {
  const token = TOKEN.exec(location.hash)?.[1] ?? null
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return token
}

export function invitationLink(token: string): string {
  return `${location.origin}${paths.join}#${token}`
}
