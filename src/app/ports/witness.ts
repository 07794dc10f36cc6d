/** The ports to what a witness keeps: a key of its own, and how far it has seen each log. */
import type { NoteKey } from '../../transparency/index.ts'

export interface WitnessKey {
  readonly key: NoteKey
  /** Ed25519 of RFC 8032. */
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

interface Refusal {
  readonly kind: 'refused'
  readonly sentence: string
  readonly hint: string
}

/** Files by their names, each there as a whole, and safe from the moment on at which it was written. */
export interface WitnessMemory {
  /** Undefined where there is none. */
  read(name: string): Promise<string | undefined>
  /** Takes the place of what is there. */
  write(name: string, text: string): Promise<void>
  /** Lets others in again. */
  close(): void
}

export interface WitnessTools {
  /** Makes a key that only its owner can read; never over a file that is there. */
  readonly makeKey: (path: string, name: string) => Promise<({ readonly kind: 'open' } & WitnessKey) | Refusal>
  readonly openKey: (path: string) => Promise<({ readonly kind: 'open' } & WitnessKey) | Refusal>
  /** For one program at a time: two that remember and sign at once could undo what the other has seen. */
  readonly openMemory: (folder: string) => Promise<{ readonly kind: 'open'; readonly memory: WitnessMemory } | Refusal>
}
