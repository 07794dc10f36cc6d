/** Lists come in pages that go on after the last item seen, so that a page stays right while the list grows. */

export interface PageRequest {
  /** The `next` of the page before; null for the first page. */
  readonly after: string | null
  /** At most `limits.pageItemsMax`. */
  readonly limit: number
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Null when this is the last page. */
  readonly next: string | null
}
