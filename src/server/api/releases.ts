/** Releases over HTTP: what was delivered to a buyer, links to it, and the files behind them. */
import { linkOver, logDownload, makeDownloadLink, noRelease, openLink, revokeDownloadLink } from '../../app/sales/downloads.ts'
import { storedDocument } from '../../app/sales/stored-document.ts'
import { refused } from '../../app/outcome.ts'
import type { DownloadLink } from '../../app/ports/buyers.ts'
import { MANIFEST_PATH } from '../../contract/manifest.ts'
import { assert } from '../../shared/assert.ts'
import { hexOf, parseHex } from '../../shared/hex.ts'
import { formatInstant } from '../../shared/time.ts'
import { buyerOf, pageOf, type Handlers } from './call.ts'
import { answer } from './reply.ts'

function linkJson({ tokenHash, release, createdAtMs, expiresAtMs, revokedAtMs }: DownloadLink) {
  return {
    id: hexOf(tokenHash),
    release,
    createdAt: formatInstant(createdAtMs),
    expiresAt: formatInstant(expiresAtMs),
    revokedAt: revokedAtMs === null ? null : formatInstant(revokedAtMs),
  }
}

export const releaseHandlers = {
  async listMyReleases(call) {
    const { store, hasher } = call.effects
    return await store.read(async (view) => {
      const page = await view.buyers.releasesOf(buyerOf(call), pageOf(call.query))
      const items = []
      for (const { id, proposal, manifestSha256, builtAtMs } of page.items) {
        const sale = await view.proposals.proposal(proposal)
        assert(sale !== undefined, 'a release has its proposal')
        items.push({ id, proposal, title: storedDocument(hasher, sale).title, manifestSha256, deliveredAt: formatInstant(builtAtMs) })
      }
      return answer({ items, next: page.next })
    })
  },
  async makeDownloadLink(call) {
    const outcome = await makeDownloadLink(call.effects, buyerOf(call), call.params.release)
    return outcome.kind === 'refused' ? outcome : answer({ token: outcome.value.token, link: linkJson(outcome.value.link) })
  },
  async listDownloadLinks(call) {
    return await call.effects.store.read(async (view) => {
      if ((await view.buyers.releaseOf(buyerOf(call), call.params.release)) === undefined) return noRelease
      const page = await view.buyers.linksTo(call.params.release, pageOf(call.query))
      return answer({ items: page.items.map(linkJson), next: page.next })
    })
  },
  async revokeDownloadLink(call) {
    const tokenHash = parseHex(call.params.link)
    assert(tokenHash !== undefined, 'the schema lets digits through only')
    const outcome = await revokeDownloadLink(call.effects, buyerOf(call), { release: call.params.release, tokenHash })
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async listDownloads(call) {
    return await call.effects.store.read(async (view) => {
      if ((await view.buyers.releaseOf(buyerOf(call), call.params.release)) === undefined) return noRelease
      const page = await view.buyers.downloadsOf(call.params.release, pageOf(call.query))
      const items = page.items.map(({ tokenHash, atMs, path, bytes }) => ({
        link: hexOf(tokenHash),
        path,
        bytes: Number(bytes),
        at: formatInstant(atMs),
      }))
      return answer({ items, next: page.next })
    })
  },
  async listReleaseFiles({ effects, params }) {
    const opened = await openLink(effects, params.token)
    if (opened.kind === 'refused') return opened
    const { link, files } = opened.value
    const manifest = await effects.releaseFiles.read(link.release, MANIFEST_PATH)
    const own = { path: MANIFEST_PATH, bytes: manifest?.length ?? 0, sha256: null }
    const listed = files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
    return answer({ release: link.release, expiresAt: formatInstant(link.expiresAtMs), files: [own, ...listed] })
  },
  async downloadFile({ effects, params }) {
    const opened = await openLink(effects, params.token)
    if (opened.kind === 'refused') return linkOver
    const { link, files } = opened.value
    const nothingHere = refused('nothingHere', 'There is no such file in this release.')
    if (params.path !== MANIFEST_PATH && !files.some(({ path }) => path === params.path)) return nothingHere
    const file = await effects.releaseFiles.open(link.release, params.path)
    if (file === undefined) return nothingHere
    await logDownload(effects, link, params.path, BigInt(file.bytes))
    const name = params.path.slice(params.path.lastIndexOf('/') + 1)
    return { kind: 'file', type: 'application/octet-stream', name, ...file }
  },
} satisfies Partial<Handlers>
