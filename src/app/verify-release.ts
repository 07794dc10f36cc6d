/** Checks a release as a buyer or anyone else can: from its folder alone, without trusting whoever made it. */
import { manifestSchema, MANIFEST_PATH, type Manifest, type Verification, type VerificationCheck } from '../contract/manifest.ts'
import { canonicalDocument, tally } from '../governance/index.ts'
import { columnsOf, manifestText, papersOf, shapeOf, signedText } from '../release/index.ts'
import { assert } from '../shared/assert.ts'
import { hexOf, parseHex } from '../shared/hex.ts'
import { limits } from '../shared/limits.ts'
import { hashText } from './hash-text.ts'
import type { Hasher } from './ports/hasher.ts'
import type { FolderEntry, ReadFolder } from './ports/release-folders.ts'
import type { SignatureChecker } from './ports/signer.ts'

export interface VerificationEffects {
  readonly hasher: Hasher
  readonly signatures: SignatureChecker
}

export interface VerificationRequest {
  readonly folder: ReadFolder
  /** The collective's public key, where the buyer has it from elsewhere; 64 hexadecimal digits. */
  readonly publicKey: string | undefined
}

/** Every check in the order in which it is made; where the manifest cannot be read, there is nothing to check it against. */
export async function verifyRelease(effects: VerificationEffects, { folder, publicKey }: VerificationRequest): Promise<Verification> {
  const entries = await folder.list()
  if (entries === undefined) return verification(null, [fails('manifest', 'The folder holds more files than any release.')])
  const read = await readManifest(folder, entries)
  if (typeof read === 'string') return verification(null, [fails('manifest', read)])
  const { manifest, text } = read
  return verification(manifest.release, [
    checkSpelling(manifest, text),
    checkSignature(effects, manifest),
    checkSigner(manifest, publicKey),
    checkDocument(effects.hasher, manifest),
    checkVote(manifest),
    checkRecipe(manifest),
    ...checkNames(manifest, entries),
    ...(await checkFiles(effects.hasher, folder, manifest, entries)),
    checkPapers(effects.hasher, manifest),
    checkCounts(manifest),
  ])
}

function verification(release: string | null, checks: VerificationCheck[]): Verification {
  return { release, holds: checks.every(({ holds }) => holds), checks }
}

const holds = (code: string, sentence: string): VerificationCheck => ({ code, holds: true, sentence })
const fails = (code: string, sentence: string): VerificationCheck => ({ code, holds: false, sentence })

async function readManifest(folder: ReadFolder, entries: readonly FolderEntry[]): Promise<{ manifest: Manifest; text: string } | string> {
  const entry = entries.find(({ path }) => path === MANIFEST_PATH)
  if (entry?.isFile !== true) return `There is no ${MANIFEST_PATH} in this folder, so it is no release of Chorus.`
  if (entry.bytes > limits.manifestBytesMax) return `${MANIFEST_PATH} is larger than the manifest of any release.`
  const bytes = await folder.read(MANIFEST_PATH)
  if (bytes === undefined) return `${MANIFEST_PATH} cannot be read.`
  // A mark of byte order would be dropped else, and the manifest would seem to be as it was.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const parsed = manifestSchema.safeParse(parseJson(text))
  return parsed.success ? { manifest: parsed.data, text } : `${MANIFEST_PATH} is not a manifest of Chorus, or it is damaged.`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checkSpelling(manifest: Manifest, text: string): VerificationCheck {
  if (manifestText(manifest) === text) return holds('manifest', 'The manifest is in its one spelling, with nothing added.')
  return fails('manifest', 'The manifest says the same in another spelling than the one it was made in, so it was edited.')
}

function checkSignature({ signatures }: VerificationEffects, manifest: Manifest): VerificationCheck {
  const { signature: _, ...unsigned } = manifest
  const [key, signature] = [parseHex(manifest.signer.publicKey), parseHex(manifest.signature)]
  assert(key && signature, 'the schema asks for hexadecimal digits')
  if (signatures.isSignedBy(key, new TextEncoder().encode(signedText(unsigned)), signature)) {
    return holds('signature', 'The manifest is as it was signed.')
  }
  return fails('signature', 'The signature does not fit the manifest: one of the two was changed.')
}

function checkSigner({ signer }: Manifest, publicKey: string | undefined): VerificationCheck {
  if (publicKey === undefined)
    return holds('signer', `The signature is by the key ${signer.publicKey}; compare it with the one that the collective publishes.`)
  if (signer.publicKey === publicKey) return holds('signer', 'The signature is by the key you named.')
  return fails('signer', `The signature is by another key than the one you named: ${signer.publicKey}.`)
}

function checkDocument(hasher: Hasher, { proposal }: Manifest): VerificationCheck {
  const sha256 = hashText(hasher, canonicalDocument(proposal.document))
  if (sha256 === proposal.documentSha256) return holds('proposal', `The proposal is the one that was voted on: its hash is ${sha256}.`)
  return fails(
    'proposal',
    `The proposal is not the one that was voted on: its hash is ${sha256}, and the vote was on ${proposal.documentSha256}.`,
  )
}

function checkVote({ vote, proposal }: Manifest): VerificationCheck {
  const { roll, yes, no, abstain } = vote
  if (yes + no + abstain > roll) return fails('vote', 'The manifest counts more votes than there are members on the roll.')
  const counts = { roll: BigInt(roll), yes: BigInt(yes), no: BigInt(no), abstain: BigInt(abstain) }
  const said = `${yes} yes, ${no} no and ${abstain} abstentions of ${roll} members`
  if (tally(counts, proposal.document.vote).verdict === 'pass') return holds('vote', `The vote as the manifest counts it passed: ${said}.`)
  return fails('vote', `By the rules of the proposal the vote did not pass: ${said}.`)
}

function checkRecipe(manifest: Manifest): VerificationCheck {
  const columns = columnsOf(manifest.proposal.document.recipe)
  if (columns.join() === manifest.columns.join())
    return holds('recipe', `The columns are those of the recipe that was voted on: ${columns.join(', ')}.`)
  return fails(
    'recipe',
    `The recipe that was voted on gives the columns ${columns.join(', ')}, and the release has ${manifest.columns.join(', ')}.`,
  )
}

function checkNames({ files }: Manifest, entries: readonly FolderEntry[]): VerificationCheck[] {
  const listed = new Set([MANIFEST_PATH, ...files.map(({ path }) => path)])
  const there = new Set(entries.filter(({ isFile }) => isFile).map(({ path }) => path))
  const missing = [...listed].filter((path) => !there.has(path))
  const extra = entries.map(({ path }) => path).filter((path) => !listed.has(path))
  const repeated = listed.size !== files.length + 1
  return [
    missing.length === 0 && !repeated
      ? holds('complete', 'Every file of the manifest is there.')
      : fails('complete', repeated ? 'The manifest names a file twice.' : `Missing: ${missing.join(', ')}.`),
    extra.length === 0
      ? holds('nothingElse', 'Nothing else is in the folder.')
      : fails('nothingElse', `Not in the manifest: ${extra.join(', ')}.`),
  ]
}

async function checkFiles(
  hasher: Hasher,
  folder: ReadFolder,
  manifest: Manifest,
  entries: readonly FolderEntry[],
): Promise<VerificationCheck[]> {
  const sizes = new Map(entries.filter(({ isFile }) => isFile).map(({ path, bytes }) => [path, bytes]))
  const checks: VerificationCheck[] = []
  for (const file of manifest.files) {
    if (sizes.has(file.path)) checks.push(await checkFile(hasher, folder, manifest, { ...file, bytesThere: sizes.get(file.path) ?? 0 }))
  }
  return checks
}

type ListedFile = Manifest['files'][number] & { readonly bytesThere: number }

/** The size is compared first, so that a file is never read to find out that it is too large. */
async function checkFile(hasher: Hasher, folder: ReadFolder, { columns }: Manifest, file: ListedFile): Promise<VerificationCheck> {
  const code = `file:${file.path}`
  if (file.bytesThere !== file.bytes)
    return fails(code, `${file.path} was changed: it has ${file.bytesThere} bytes instead of ${file.bytes}.`)
  const bytes = await folder.read(file.path)
  if (bytes === undefined) return fails(code, `${file.path} cannot be read.`)
  if (hexOf(hasher.sha256(bytes)) !== file.sha256) return fails(code, `${file.path} was changed: its hash is not the one in the manifest.`)
  if (file.rows === null) return holds(code, `${file.path} is as it was signed.`)
  const shape = shapeOf(bytes)
  if (shape === undefined) return fails(code, `${file.path} is not a Parquet file.`)
  if (shape.columns.join() !== columns.join())
    return fails(code, `${file.path} has the columns ${shape.columns.join(', ')}, which are not those of the release.`)
  if (shape.rows !== file.rows) return fails(code, `${file.path} has ${shape.rows} rows instead of ${file.rows}.`)
  return holds(code, `${file.path} is as it was signed: ${file.rows} rows.`)
}

/** Papers follow from the proposal and the counts, so nobody can sign for a licence that was not voted on. */
function checkPapers(hasher: Hasher, manifest: Manifest): VerificationCheck {
  const { release, counts, columns, vote, proposal, files } = manifest
  const papers = papersOf({ release, counts, columns, vote, document: proposal.document })
  const wrong = Object.entries(papers)
    .filter(([path, text]) => files.find((file) => file.path === path)?.sha256 !== hashText(hasher, text))
    .map(([path]) => path)
  if (wrong.length === 0) return holds('papers', 'Licence, card and data dictionary say what was voted on.')
  return fails('papers', `Not what the proposal that was voted on says: ${wrong.join(', ')}.`)
}

function checkCounts({ files, counts }: Manifest): VerificationCheck {
  const rows = files.reduce((sum, file) => sum + (file.rows ?? 0), 0)
  if (rows === counts.rows) return holds('counts', `The data files have ${rows} rows together, as the manifest says.`)
  return fails('counts', `The data files have ${rows} rows together, and the manifest says ${counts.rows}.`)
}
