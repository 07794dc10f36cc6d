/** A file of a site, or why there is none. */

export type FetchedFile =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** Nobody answered, or not with a file. */
  | { readonly kind: 'unreachable' }

/** What a site says to something that was sent. */
export type SiteAnswer = { readonly kind: 'answered'; readonly isDone: boolean; readonly json: unknown } | { readonly kind: 'unreachable' }
