/** Seals small secrets by the keys of the collective. */
import type { Sealer } from '../../app/ports/sealer.ts'
import { keyIdOf, seal, unseal } from './envelope.ts'
import type { KeyRing } from './key-ring.ts'

export function ringSealer(ring: KeyRing): Sealer {
  return {
    seal: (purpose, plaintext) => seal(ring.current, purpose, plaintext),
    unseal(purpose, sealed) {
      const key = ring.byId(keyIdOf(sealed) ?? new Uint8Array(0))
      return key && unseal(key, purpose, sealed)
    },
  }
}
