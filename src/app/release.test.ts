/** Tests that a release is built from what was voted on and from nothing else, and that every alteration of it is named. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { recipeOf } from '../../test/support/recipe.ts'
import { bytes16, document, openReleaseWorkshop, orderOf, releaseId, sha256Of, type ReleaseWorkshop } from '../../test/support/release.ts'
import { nodeHasher } from '../adapters/node-effects.ts'
import { openReadFolder } from '../adapters/release-folders.ts'
import { nodeSignatureChecker } from '../adapters/signing.ts'
import { manifestSchema, type Manifest, type Verification } from '../contract/manifest.ts'
import type { ProposalDocument } from '../contract/proposal.ts'
import { canonicalDocument } from '../governance/index.ts'
import { manifestText, signedText } from '../release/index.ts'
import { makeId, type Id } from '../shared/ids.ts'
import { buildRelease, type BuiltRelease, type ReleaseOrder } from './build-release.ts'
import { verifyRelease } from './verify-release.ts'

let root: string
let workshop: ReleaseWorkshop

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'chorus-release-'))
  workshop = await openReleaseWorkshop(root)
})
afterAll(async () => {
  await workshop.effects.pool.close()
  await rm(root, { recursive: true, force: true })
})

const built = (order?: ReleaseOrder): Promise<BuiltRelease> => workshop.build(order)

async function verify(path: string, publicKey?: string): Promise<Verification> {
  const folder = await openReadFolder(path)
  if (folder === undefined) throw new Error('no folder')
  return verifyRelease({ hasher: nodeHasher, signatures: nodeSignatureChecker }, { folder, publicKey })
}

const failed = ({ checks }: Verification): string[] => checks.filter(({ holds }) => !holds).map(({ code }) => code)
const sentences = ({ checks }: Verification): string =>
  checks
    .filter(({ holds }) => !holds)
    .map(({ sentence }) => sentence)
    .join(' ')

describe('a release', () => {
  test('holds the members with rows, is signed, and every check of it holds', async () => {
    const { manifest, manifestSha256, members } = await built()
    expect(manifest.counts).toEqual({ members: 3, rows: 6, listens: 12 })
    expect(new Set(members.map(({ weight }) => weight))).toEqual(new Set([3n, 4n, 5n]))
    const path = join(workshop.releases, releaseId)
    expect(sha256Of(await readFile(join(path, 'manifest.json')))).toBe(manifestSha256)
    const verification = await verify(path, manifest.signer.publicKey)
    expect(sentences(verification)).toBe('')
    expect(verification.holds).toBe(true)
    expect((await readdir(path)).toSorted()).toEqual([
      'LICENSE.md',
      'data',
      'data-dictionary.json',
      'dataset-card.md',
      'licence.odrl.json',
      'manifest.json',
    ])
    expect(await readdir(workshop.releases)).toEqual([releaseId])
  })

  test('is the same to the byte when it is built again, and its names are others in another sale', async () => {
    const first = await built()
    expect((await built()).manifest).toEqual(first.manifest)
    const other = await built(orderOf(document, { pseudonymKey: randomBytes(32) }))
    const names = new Set(first.members.map(({ pseudonym }) => pseudonym))
    expect(other.members.some(({ pseudonym }) => names.has(pseudonym))).toBe(false)
    expect(other.members.map(({ member }) => member).toSorted()).toEqual(first.members.map(({ member }) => member).toSorted())
  })

  test("holds nobody's account id", async () => {
    const { manifest } = await built()
    const path = join(workshop.releases, releaseId)
    for (const { path: file } of [...manifest.files, { path: 'manifest.json' }]) {
      const text = (await readFile(join(path, file))).toString('latin1')
      for (const number of [1, 2, 3]) {
        expect(text).not.toContain(makeId('member', bytes16(number)))
        expect(text).not.toContain(makeId('pseudonym', bytes16(number)))
      }
    }
  })

  test('has a card whose texts of others cannot break it', async () => {
    await built()
    const card = await readFile(join(workshop.releases, releaseId, 'dataset-card.md'), 'utf8')
    expect(card).toMatch(/^---\npretty_name: "Artist preferences, June"\n/)
    expect(card).toContain('| Buyer | Aural \\| Labs \\[x\\](y) |')
  })
})

describe('is not built', () => {
  const reasonOf = async (order: ReleaseOrder): Promise<string> => {
    const outcome = await buildRelease(workshop.effects, order)
    return outcome.kind === 'refused' ? outcome.reason : 'built'
  }

  test('from another document than the one that was voted on', async () => {
    const order = orderOf(document)
    const wider = canonicalDocument({ ...document, recipe: recipeOf('timedPlays') })
    expect(await reasonOf({ ...order, proposal: { ...order.proposal, document: wider } })).toBe('documentChanged')
    const loose = `${order.proposal.document} `
    expect(await reasonOf({ ...order, proposal: { ...order.proposal, document: loose, documentSha256: sha256Of(loose) } })).toBe(
      'documentUnreadable',
    )
  })

  test('when the vote did not pass or nobody is left, and no folder is left either', async () => {
    expect(await reasonOf(orderOf(document, { counts: { roll: 10n, yes: 1n, no: 8n, abstain: 0n } }))).toBe('voteNotPassed')
    const stranger: Id<'release'> = makeId('release', bytes16(11))
    expect(await reasonOf(orderOf(document, { release: stranger, members: [] }))).toBe('nobodyLeft')
    expect(await readdir(workshop.releases)).toEqual([releaseId])
  })
})

describe('an alteration is named', () => {
  async function copy(): Promise<string> {
    await built()
    const path = await mkdtemp(join(tmpdir(), 'chorus-altered-'))
    onTestFinished(() => rm(path, { recursive: true, force: true }))
    await cp(join(workshop.releases, releaseId), path, { recursive: true })
    return path
  }

  async function rewrite(path: string, change: (manifest: Manifest) => Manifest, privateKey?: Parameters<typeof sign>[2]): Promise<void> {
    const manifest = change(manifestSchema.parse(JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'))))
    const { signature, ...unsigned } = manifest
    const signed = privateKey ? sign(null, Buffer.from(signedText(unsigned)), privateKey).toString('hex') : signature
    await writeFile(join(path, 'manifest.json'), manifestText({ ...unsigned, signature: signed }))
  }

  const part = join('data', 'part-0001.parquet')

  test('a changed byte in a data file', async () => {
    const path = await copy()
    const bytes = await readFile(join(path, part))
    bytes[40] = (bytes[40] ?? 0) ^ 1
    await writeFile(join(path, part), bytes)
    expect(failed(await verify(path))).toEqual(['file:data/part-0001.parquet'])
  })

  test('a file that became longer, is missing, was added, or became a link', async () => {
    const path = await copy()
    await writeFile(join(path, 'LICENSE.md'), `${await readFile(join(path, 'LICENSE.md'), 'utf8')}Everything is allowed.`)
    await rm(join(path, 'data-dictionary.json'))
    await writeFile(join(path, 'data', 'part-0002.parquet'), 'x')
    const altered = await verify(path)
    expect(failed(altered)).toEqual(['complete', 'nothingElse', 'file:LICENSE.md'])
    expect(sentences(altered)).toContain('Missing: data-dictionary.json.')
    expect(sentences(altered)).toContain('Not in the manifest: data/part-0002.parquet.')
    const linked = await copy()
    await rm(join(linked, part))
    await symlink(join(workshop.releases, releaseId, part), join(linked, part))
    expect(failed(await verify(linked))).toEqual(['complete'])
  })

  test('a changed manifest, even by a space or a mark of byte order', async () => {
    const path = await copy()
    await rewrite(path, (manifest) => ({ ...manifest, counts: { ...manifest.counts, members: 10_000 } }))
    expect(failed(await verify(path))).toEqual(['signature', 'papers'])
    const spaced = await copy()
    await writeFile(join(spaced, 'manifest.json'), `${await readFile(join(spaced, 'manifest.json'), 'utf8')} `)
    expect(failed(await verify(spaced))).toEqual(['manifest'])
    const marked = await copy()
    await writeFile(join(marked, 'manifest.json'), `\uFEFF${await readFile(join(marked, 'manifest.json'), 'utf8')}`)
    expect(failed(await verify(marked))).toEqual(['manifest'])
  })

  test('a signature by somebody else, where the right key is known', async () => {
    const path = await copy()
    const { publicKey: right } = (await built()).manifest.signer
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const own = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
    await rewrite(path, (manifest) => ({ ...manifest, signer: { ...manifest.signer, publicKey: own } }), privateKey)
    expect(failed(await verify(path))).toEqual([])
    expect(failed(await verify(path, right))).toEqual(['signer'])
    await rewrite(path, (manifest) => ({ ...manifest, signer: { ...manifest.signer, publicKey: right } }))
    expect(failed(await verify(path, right))).toEqual(['signature'])
  })

  test('another recipe, licence or vote than the ones that were voted on, signed anew by whoever holds the key', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const signer = {
      algorithm: 'Ed25519',
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    } as const
    const withDocument = async (changes: Partial<ProposalDocument>, isRehashed: boolean): Promise<string[]> => {
      const path = await copy()
      const changed = { ...document, ...changes }
      const documentSha256 = isRehashed ? sha256Of(canonicalDocument(changed)) : undefined
      await rewrite(
        path,
        (manifest) => ({
          ...manifest,
          signer,
          proposal: { ...manifest.proposal, document: changed, documentSha256: documentSha256 ?? manifest.proposal.documentSha256 },
        }),
        privateKey,
      )
      return failed(await verify(path))
    }
    const recipe = recipeOf('artistPreferences', { columns: ['artist', 'plays'], thresholds: { artistMembersMin: 2, memberRowsMin: 1 } })
    expect(await withDocument({ recipe }, false)).toEqual(['proposal', 'recipe', 'papers'])
    expect(await withDocument({ recipe }, true)).toEqual(['recipe', 'papers'])
    expect(await withDocument({ licence: { ...document.licence, text: 'Everything is allowed.' } }, true)).toEqual(['papers'])
    expect(await withDocument({ vote: { ...document.vote, quorumBps: 9_500 } }, true)).toEqual(['vote'])
  })

  test('data of other columns or rows, signed anew', async () => {
    const path = await copy()
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const signer = {
      algorithm: 'Ed25519',
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    } as const
    await rewrite(
      path,
      (manifest) => ({ ...manifest, signer, files: manifest.files.map((file) => (file.rows === null ? file : { ...file, rows: 7 })) }),
      privateKey,
    )
    expect(failed(await verify(path))).toEqual(['file:data/part-0001.parquet', 'counts'])
  })

  test('no manifest, a broken one, and a folder of something else', async () => {
    const path = await copy()
    await writeFile(join(path, 'manifest.json'), '{"format":"chorus-release-1"}')
    expect(failed(await verify(path))).toEqual(['manifest'])
    await rm(join(path, 'manifest.json'))
    expect(sentences(await verify(path))).toContain('no release of Chorus')
  })
})
