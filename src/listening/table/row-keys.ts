/** The keys of the rows' names, worked out once per name. */
import { artistKey, titleKey } from '../identity/normalise.ts'
import type { TextTable } from '../json/text-table.ts'

export class RowKeys {
  private readonly texts: TextTable
  private readonly artists = new Map<number, string>()
  private readonly titles = new Map<number, string>()

  constructor(texts: TextTable) {
    this.texts = texts
  }

  /** Empty for a text that is empty. */
  artistOf(textId: number): string {
    return remembered(this.artists, textId, () => artistKey(this.texts.textOf(textId)))
  }

  titleOf(textId: number): string {
    return remembered(this.titles, textId, () => titleKey(this.texts.textOf(textId)))
  }
}

function remembered(known: Map<number, string>, id: number, make: () => string): string {
  let key = known.get(id)
  if (key === undefined) {
    key = make()
    known.set(id, key)
  }
  return key
}
