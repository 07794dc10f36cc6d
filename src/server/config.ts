/** The server's settings: raw environment in, typed values out. */

export interface ServerConfig {
  /** The address to listen on; a loopback address unless the operator opens the server to others. */
  readonly host: string
  /** 0 lets the system choose a free one. */
  readonly port: number
  /** How many proxies of the operator's own stand in front, each of which adds to `X-Forwarded-For`. */
  readonly proxies: number
}

export type ParsedConfig =
  | { readonly kind: 'config'; readonly config: ServerConfig }
  | { readonly kind: 'wrong'; readonly message: string; readonly hint: string }

const PORT_DEFAULT = 3333
const PORT_MAX = 65_535
const HOST_DEFAULT = '127.0.0.1'
/** One ends TLS, another may spread the load; nobody has a chain of more. */
const PROXIES_MAX = 9

/** Reads `PORT`, `HOST` and `CHORUS_PROXIES`; an empty value counts as not set. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const portText = env['PORT']?.trim() ?? ''
  const port = portText === '' ? PORT_DEFAULT : /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN
  if (!(port <= PORT_MAX))
    return wrong('PORT is not the number of a port.', `Set it to a number from 0 to ${PORT_MAX}, for example PORT=8080.`)
  const host = env['HOST']?.trim() ?? ''
  if (/[\s/]/.test(host)) return wrong('HOST is not an address.', 'Set it to a name or an IP address, for example HOST=0.0.0.0.')
  const proxiesText = env['CHORUS_PROXIES']?.trim() ?? ''
  if (!/^\d?$/.test(proxiesText))
    return wrong('CHORUS_PROXIES is not a number of proxies.', `Set it to how many of your own stand in front, from 0 to ${PROXIES_MAX}.`)
  return { kind: 'config', config: { host: host === '' ? HOST_DEFAULT : host, port, proxies: Number(proxiesText) } }
}

function wrong(message: string, hint: string): ParsedConfig {
  return { kind: 'wrong', message, hint }
}

/** The address to open in a browser; loopback addresses are called by the name that people know. */
export function urlOf(host: string, port: number): string {
  const isLocal = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  const name = isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
