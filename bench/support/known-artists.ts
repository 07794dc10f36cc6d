/** Who is known of the invented artists: nobody else knows them, so that without such a table there would be no mood to work out. */
import { GENRES, type Catalogue } from '../../test/support/catalogue.ts'

/** Three of four artists, in the form of the tables that a person can add. */
export function knownArtists({ artists }: Catalogue): string {
  const rows = artists.filter((_, index) => index % 4 !== 3).map(({ name, genre }) => `${name}\t${GENRES[genre]!.name}\t1990s`)
  return `name\twords\tdecades\n${rows.join('\n')}\n`
}
