/** The port to encryption at rest of small secrets, under the collective's own key. */

export interface Sealer {
  /** What is sealed for one purpose cannot be passed off as another's. */
  seal(purpose: readonly string[], plaintext: Uint8Array): Uint8Array
  /** Undefined where the key, the purpose or a single bit differs. */
  unseal(purpose: readonly string[], sealed: Uint8Array): Uint8Array | undefined
}
