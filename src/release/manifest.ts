/** The manifest's one spelling, and the part of it that is signed. */
import type { Manifest } from '../contract/manifest.ts'
import { canonicalJson } from '../shared/canonical-json.ts'

export type UnsignedManifest = Omit<Manifest, 'signature'>

/** The bytes that the signature is over: all but the signature. */
export function signedText(manifest: UnsignedManifest): string {
  return canonicalJson({ ...manifest, signature: null })
}

/** The text of the file. */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest)
}
