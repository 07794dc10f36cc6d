/** A file of a site, or why there is none. */

export type FetchedFile =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** Nobody answered, or not with a file. */
  | { readonly kind: 'unreachable' }
