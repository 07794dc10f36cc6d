/** The port to folders that one process has for itself. */

/** `inUse`: another process has it, or another part of this one. */
export type HeldFolder = { readonly kind: 'held'; readonly letGo: () => void } | { readonly kind: 'inUse'; readonly processId: number }
