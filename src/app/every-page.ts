/** Reads a list to its end, page by page. */
import { limits } from '../shared/limits.ts'
import type { Page, PageRequest } from './ports/page.ts'

export async function everyPage<Item>(read: (page: PageRequest) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | null = null
  do {
    const page: Page<Item> = await read({ after, limit: limits.pageItemsMax })
    for (const item of page.items) items.push(item)
    after = page.next
  } while (after !== null)
  return items
}
