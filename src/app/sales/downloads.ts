/** How a buyer fetches a release: by links that expire, of which only a hash is kept, with a log of every file that was sent. */
import { manifestSchema, MANIFEST_PATH, type Manifest } from '../../contract/manifest.ts'
import { assert } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { MS_PER_DAY } from '../../shared/time.ts'
import { change, type Effects } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import { hashSecret, makeToken } from '../people/secrets.ts'
import type { DownloadLink } from '../ports/buyers.ts'
import type { Random } from '../ports/random.ts'
import type { ReleaseFiles } from '../ports/release-files.ts'

const LINK_MS_MAX = 7 * MS_PER_DAY

export const noRelease = refused('noRelease', 'Nothing was delivered to you under this id.')
export const linkOver = refused('linkOver', 'This link is not known, was taken back or is too old; the buyer can make a new one.')

export function makeDownloadLink(
  effects: Effects & { readonly random: Random },
  buyer: Id<'buyer'>,
  release: Id<'release'>,
): Promise<Outcome<{ readonly token: string; readonly link: DownloadLink }, 'noRelease'>> {
  const token = makeToken(effects.random)
  return change(effects, async ({ tx, hasher, atMs, record }) => {
    if ((await tx.buyers.releaseOf(buyer, release)) === undefined) return noRelease
    const tokenHash = hashSecret(hasher, token)
    const link: DownloadLink = { tokenHash, release, buyer, createdAtMs: atMs, expiresAtMs: atMs + LINK_MS_MAX, revokedAtMs: null }
    await tx.buyers.addLink(link)
    await record({ actor: buyer, action: 'makeDownloadLink', subject: release, detail: {} })
    return done({ token, link })
  })
}

export function revokeDownloadLink(
  effects: Effects,
  buyer: Id<'buyer'>,
  { release, tokenHash }: { readonly release: Id<'release'>; readonly tokenHash: Uint8Array },
): Promise<Outcome<null, 'noRelease'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    const link = await tx.buyers.link(tokenHash)
    if (link?.buyer !== buyer || link.release !== release) return noRelease
    await tx.buyers.revokeLink(tokenHash, atMs)
    await record({ actor: buyer, action: 'revokeDownloadLink', subject: release, detail: {} })
    return done(null)
  })
}

export interface OpenedLink {
  readonly link: DownloadLink
  readonly files: Manifest['files']
}

type DownloadEffects = Effects & { readonly releaseFiles: ReleaseFiles }

/** The files behind a link are those that the manifest names, and the manifest itself. */
export async function openLink(
  { store, clock, hasher, releaseFiles }: DownloadEffects,
  token: string,
): Promise<Outcome<OpenedLink, 'linkOver'>> {
  const link = await store.read((view) => view.buyers.link(hashSecret(hasher, token)))
  if (link === undefined || link.revokedAtMs !== null || clock.now() >= link.expiresAtMs) return linkOver
  const text = await releaseFiles.read(link.release, MANIFEST_PATH)
  assert(text !== undefined, 'a delivered release has its manifest')
  return done({ link, files: manifestSchema.parse(JSON.parse(new TextDecoder().decode(text))).files })
}

/** Notes that a file was asked for, before its first byte is sent. */
export function logDownload({ store, clock }: Effects, { tokenHash }: DownloadLink, path: string, bytes: bigint): Promise<void> {
  const atMs = clock.now()
  return store.transact((tx) => tx.buyers.addDownload({ tokenHash, atMs, path, bytes }))
}
