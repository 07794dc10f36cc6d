/** The address that a request comes from, also where proxies of the operator's own hand it on. */
import { isIP } from 'node:net'

interface Arrival {
  /** Of the connection: a caller's own, or that of the last proxy. */
  readonly remote: string | undefined
  /** `X-Forwarded-For`, to which each proxy appends the address that it was asked from. */
  readonly forwardedFor: string | undefined
}

/**
 * With `proxies` of the operator's own in front, the address is so many places from the end: what stands before it was written by
 * the caller, who can write anything. A list that is too short or holds no address there tells nothing.
 */
export function callerAddress({ remote = 'unknown', forwardedFor = '' }: Arrival, proxies: number): string {
  if (proxies === 0) return remote
  const address = forwardedFor.split(',').at(-proxies)?.trim() ?? ''
  return isIP(address) === 0 ? remote : address
}
