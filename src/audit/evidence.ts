/** The documents that entries name by their hashes. */
import { canonicalJson, type CanonicalValue } from '../shared/canonical-json.ts'
import { hexOf } from '../shared/hex.ts'
import { LOG_PATHS, type ReadLogFile, type Sha256 } from '../transparency/index.ts'

interface Schema<Value> {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: Value | undefined }
}

export interface EvidenceSource {
  readonly sha256: Sha256
  readonly read: ReadLogFile
}

/** Undefined where the document is missing or another. */
export async function evidenceOf({ sha256, read }: EvidenceSource, hash: string): Promise<string | undefined> {
  const bytes = await read(`${LOG_PATHS.evidence}${hash}`)
  return bytes !== undefined && hexOf(sha256(bytes)) === hash ? new TextDecoder().decode(bytes) : undefined
}

/** A document in its one spelling, canonical JSON: what a program could read in two ways is no evidence. */
export async function parsedEvidence<Value extends CanonicalValue>(
  source: EvidenceSource,
  hash: string,
  schema: Schema<Value>,
): Promise<Value | undefined> {
  const text = await evidenceOf(source, hash)
  return text === undefined ? undefined : parsedAs(text, schema, canonicalJson)
}

/** Undefined for a text that is no JSON, not of this form, or in another spelling than the one that is written. */
export function parsedAs<Value>(text: string, schema: Schema<Value>, spell: (value: Value) => string): Value | undefined {
  try {
    const { data } = schema.safeParse(JSON.parse(text))
    return data !== undefined && spell(data) === text ? data : undefined
  } catch {
    return undefined
  }
}
