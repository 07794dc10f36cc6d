/** The catalogue that comes with the program; its texts are loaded when mood is first asked for, and not before. */
import { parseCatalogue, type Catalogue } from './catalogue.ts'

export async function loadShippedCatalogue(): Promise<Catalogue> {
  const { shippedTexts } = await import('./shipped-texts.ts')
  return parseCatalogue(shippedTexts)
}
