/** What there is to license: figures about the pool, none of which speaks of few people. */
import { Link } from '@tanstack/react-router'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { useRead } from '../queries.ts'
import { Head, Part, Shown } from '../ui/shown.tsx'
import { words } from '../words.ts'

export function Catalogue() {
  const catalogue = useRead('readCatalogue')
  const { data: me } = useRead('readMe')
  return (
    <div className="page collective">
      <Head title={words.catalogue.title} lede={words.catalogue.lede} />
      <Shown read={catalogue}>
        {({ membersMin, scopes, artists }) => (
          <>
            <Part title={words.catalogue.scopes} hint={words.catalogue.threshold(membersMin)}>
              {scopes.length === 0 ? (
                <p className="soft">{words.catalogue.none(membersMin)}</p>
              ) : (
                <DataTable
                  caption={words.catalogue.scopes}
                  columns={[
                    { label: words.catalogue.scope },
                    { label: words.catalogue.members, numeric: true },
                    { label: words.catalogue.rows, numeric: true },
                    { label: words.catalogue.artists, numeric: true },
                    { label: words.catalogue.listens, numeric: true },
                  ]}
                  rows={scopes.map(({ scope, members, rows, artists: names, listens }) => ({
                    key: scope,
                    cells: [words.scopes[scope].name, ...[members, rows, names, listens].map((count) => format.number(count))],
                  }))}
                />
              )}
            </Part>
            {artists.length > 0 && (
              <Part title={words.catalogue.mostHeard} hint={words.catalogue.mostHeardHint}>
                <DataTable
                  caption={words.catalogue.mostHeard}
                  columns={[{ label: words.columns.artist }, { label: words.catalogue.members, numeric: true }]}
                  rows={artists.map(({ artist, members }) => ({
                    key: artist,
                    cells: [<bdi key="artist">{artist}</bdi>, format.number(members)],
                  }))}
                />
              </Part>
            )}
          </>
        )}
      </Shown>
      <Part title={words.catalogue.buy} hint={words.catalogue.buyHint}>
        {me?.signedIn === true && me.account.roles.includes('buyer') ? (
          <Link to={paths.requests} className="button primary">
            {words.requests.ask}
          </Link>
        ) : (
          <p className="soft">{words.catalogue.buyerBy}</p>
        )}
      </Part>
    </div>
  )
}
