/** The port to taste cards on a device: checking, packing and signing them. */
import type { CardCompression, CardSignatureChecker, CardSigner } from '../../taste/index.ts'

export interface Cards extends CardSignatureChecker, CardCompression {
  /** Opens the key of this device, or makes one. */
  openSigner(): Promise<CardSigner>
}
