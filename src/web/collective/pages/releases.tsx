/** What was delivered to a buyer: expiring links, the files, who fetched them, and how to check them. */
import { useState } from 'react'
import { format } from '../../messages/text.ts'
import { call } from '../api.ts'
import { ForRole } from '../frame.tsx'
import { useDeed, useList, useRead, useSend, type ItemOf } from '../queries.ts'
import { DeedButton } from '../ui/forms.tsx'
import { Facts, Head, Listing, More, Part, Shown } from '../ui/shown.tsx'
import { Waiting } from '../../ui/states.tsx'
import { words } from '../words.ts'

export function Releases() {
  return (
    <ForRole role="buyer">
      {() => (
        <>
          <Head title={words.releases.title} lede={words.releases.lede} />
          <AllReleases />
          <Part title={words.releases.verify} hint={words.releases.verifyHint}>
            <pre className="paper">npx chorus verify RELEASE/</pre>
          </Part>
        </>
      )}
    </ForRole>
  )
}

function AllReleases() {
  const list = useList('listMyReleases')
  if (list.items === undefined) return <Waiting />
  if (list.items.length === 0) return <p className="soft">{words.releases.none}</p>
  return (
    <>
      {list.items.map((release) => (
        <ReleasePart key={release.id} release={release} />
      ))}
      <More list={list} />
    </>
  )
}

function ReleasePart({ release: { id, title, manifestSha256, deliveredAt } }: { readonly release: ItemOf<'listMyReleases'> }) {
  const [token, setToken] = useState<string | null>(null)
  const make = useDeed(async () => setToken((await call('makeDownloadLink', { params: { release: id } })).token))
  const revoke = useSend('revokeDownloadLink')
  const links = useList('listDownloadLinks', { params: { release: id } })
  const downloads = useList('listDownloads', { params: { release: id } })
  return (
    <Part title={title} hint={words.releases.delivered(format.instant(deliveredAt))}>
      <Facts facts={[[words.terms.manifest, <code key="hash">{manifestSha256}</code>]]} />
      <DeedButton deed={make} input={undefined} label={words.releases.makeLink} kind="primary" />
      {token !== null && <Files token={token} />}
      {links.items !== undefined && links.items.length > 0 && (
        <ul className="lines" aria-label={words.releases.links}>
          {links.items.map(({ id: link, expiresAt, revokedAt }) => (
            <li key={link}>
              <span>
                {words.releases.link(link.slice(0, 8))}
                <small className="soft">
                  {revokedAt === null
                    ? words.releases.expires(format.instant(expiresAt))
                    : words.releases.revoked(format.instant(revokedAt))}
                </small>
              </span>
              {revokedAt === null && <DeedButton deed={revoke} input={{ params: { release: id, link } }} label={words.releases.revoke} />}
            </li>
          ))}
        </ul>
      )}
      <details className="how">
        <summary>{words.releases.log}</summary>
        <Listing
          list={downloads}
          caption={words.releases.log}
          empty={words.releases.noDownloads}
          columns={[{ label: words.earnings.when }, { label: words.releases.file }, { label: words.releases.bytes, numeric: true }]}
          row={({ link, path, bytes, at }) => ({
            key: `${link} ${path} ${at}`,
            cells: [format.instant(at), <bdi key="path">{path}</bdi>, format.bytes(bytes)],
          })}
        />
      </details>
    </Part>
  )
}

/** Whoever has the token can download, so it is shown this once. */
function Files({ token }: { readonly token: string }) {
  const files = useRead('listReleaseFiles', { params: { token } })
  return (
    <Shown read={files}>
      {({ files: all, expiresAt }) => (
        <>
          <p role="status">{words.releases.ready(all.length, format.instant(expiresAt))}</p>
          <p className="paper">{`${location.origin}/api/downloads/${token}`}</p>
          <ul className="lines">
            {all.map(({ path, bytes }) => (
              <li key={path}>
                <a href={`/api/downloads/${token}/${path.split('/').map(encodeURIComponent).join('/')}`} download>
                  <bdi>{path}</bdi>
                </a>
                <span className="soft tabular">{format.bytes(bytes)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Shown>
  )
}
