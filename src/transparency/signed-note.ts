/** Text with signatures below it: C2SP signed-note, version 1.0.0. */
import { decodeBase64, encodeBase64 } from './base64.ts'

export interface NoteSignature {
  readonly name: string
  /** Four bytes. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends with a new line. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** More than any log has witnesses; a longer list only costs time. */
const SIGNATURES_MAX = 64
const NOTE_CHARS_MAX = 64 * 1024
const KEY_ID_BYTES = 4
const LINE = /^— (\S+) (\S+)$/

/** Undefined for what is no signed note. Signatures are read, not checked. */
export function parseNote(note: string): Note | undefined {
  const split = note.lastIndexOf('\n\n')
  if (note.length > NOTE_CHARS_MAX || split <= 0 || !note.endsWith('\n') || hasControls(note)) return undefined
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > SIGNATURES_MAX) return undefined
  const signatures = lines.map(signatureOf)
  if (!signatures.every((each) => each !== undefined)) return undefined
  return { text: note.slice(0, split + 1), signatures }
}

function signatureOf(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? []
  const bytes = decodeBase64(encoded)
  if (name === '' || name.includes('+') || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
}

function hasControls(text: string): boolean {
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if ((code < 0x20 && letter !== '\n') || code === 0x7f || (code >= 0xd800 && code <= 0xdfff)) return true
  }
  return false
}

export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${encodeBase64(new Uint8Array([...keyId, ...signature]))}\n`
}
