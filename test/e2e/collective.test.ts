/** The whole of a collective in browsers: founded, joined, pooled, asked, voted, paid, delivered, divided, paid out, and left. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join as joinPath } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verificationSchema } from '../../src/contract/manifest.ts'
import { PARQUET_TYPE } from '../../src/contract/http/openapi.ts'
import { makeId } from '../../src/shared/ids.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../src/shared/time.ts'
import { axeFindings } from './axe.ts'
import { doubtfulFile } from '../support/contributions.ts'
import { openCollectiveSite, someone, type CollectiveSite, type Someone } from '../support/collective-site.ts'
import { packageOfNames } from './packages.ts'
import { settled } from './settled.ts'
import { choose, hoursShown } from './site.ts'

const NAMES = ['Ada Quill', 'Bram Ode', 'Cleo Tarn', 'Dov Mire', 'Esme Vale', 'Fenn Oake'] as const
const IBAN = 'DE89370400440532013000'

let site: CollectiveSite

beforeAll(async () => {
  site = await openCollectiveSite(Date.now())
}, 120_000)
afterAll(() => site.close())

/** Those that people are shown when they join; nothing where a passkey works it out. */
const votingCodes: string[] = []

async function keepCode({ page }: Someone): Promise<string> {
  const code = (await page.getByTestId('recovery-code').textContent()) ?? ''
  const votingCode = page.getByTestId('voting-code')
  votingCodes.push((await votingCode.count()) === 0 ? '' : ((await votingCode.textContent()) ?? ''))
  await page.getByRole('button', { name: /^I have kept/ }).click()
  return code
}

async function join(who: Someone, name: string, address = '/collective/join'): Promise<string> {
  await who.go(address)
  await who.page.getByLabel('A name to be called by').fill(name)
  await who.page.getByRole('button', { name: 'Join with a passkey' }).click()
  const code = await keepCode(who)
  await who.page.getByRole('heading', { name: `Hello, ${name}` }).waitFor()
  return code
}

async function signIn(who: Someone): Promise<void> {
  await who.go('/collective/sign-in')
  await press(who, 'Sign in with a passkey')
  await who.page.getByRole('heading', { name: /^Hello,/ }).waitFor()
}

async function invite({ page, go }: Someone, role: string): Promise<string> {
  await go('/collective/people')
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = (await page.getByTestId('invitation').textContent()) ?? ''
  return new URL(link).pathname + new URL(link).hash
}

async function press({ page }: Someone, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name, exact: true }).first().click()
}

/** The checks are made anew by a stranger with a phone, who reads each of them in their own language. */
async function expectGermanEvidence(): Promise<void> {
  const page = await site.browser.newPage({ locale: 'de-DE', viewport: { width: 360, height: 800 } })
  await page.goto(`${site.origin}/collective/evidence`)
  await page.getByText(/^Alle \d+ Prüfungen bestehen\.$/).waitFor()
  for (const said of [
    /^Das Protokoll mit \d+ Einträgen ist mit seinem eigenen/,
    /^Die Mitglieder wurden gefragt, ob sie für/,
    /jeder Anteil richtig/,
  ]) {
    await page.getByText(said).waitFor()
  }
  await page.getByRole('heading', { name: 'Wer abstimmen darf' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.close()
}

/** Waits for the proof, and not for the random moment at which the ballot would leave by itself. */
async function vote(member: Someone, choice: string): Promise<void> {
  await press(member, choice)
  const now = member.page.getByRole('button', { name: 'Send it now' })
  const voted = member.page.getByText(`You voted “${choice}”`)
  // It leaves by itself within a random while, which may be over before anybody could press.
  await now.or(voted).first().waitFor({ timeout: 60_000 })
  if (await now.isVisible()) await now.click({ timeout: 5_000 }).catch(() => undefined)
  await voted.waitFor()
}

async function expectSound({ page, complaints }: Someone, where: string): Promise<void> {
  await settled(page)
  expect(await axeFindings(page), where).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), where).toBe(0)
  expect(complaints, where).toEqual([])
}

/** A file that no person's history looks like is refused with a reason, appealed, and pooled after all. */
async function doubtAndAppeal(steward: Someone, member: Someone): Promise<void> {
  const address = `/api/me/contributions/${makeId('contribution', randomBytes(16))}?scope=timedPlays`
  const status = await member.page.evaluate(
    async ({ address: to, bytes, type }) =>
      (await fetch(to, { method: 'PUT', headers: { 'Content-Type': type }, body: new Uint8Array(bytes) })).status,
    { address, bytes: [...doubtfulFile()], type: PARQUET_TYPE },
  )
  expect(status).toBe(200)
  await steward.go('/collective/review')
  await steward.page.getByRole('heading', { name: 'Doubted: Timed plays' }).waitFor()
  await steward.page.getByText('More than half of the listens last exactly as long').waitFor()
  await expectSound(steward, 'review')
  await steward.page.getByText('Refuse', { exact: true }).first().click()
  await steward.page.getByLabel('Why, in words that its member reads').fill('All of one length.')
  await press(steward, 'Refuse', 'Yes, refuse it')
  await steward.page.getByText('Nothing waits for a decision.').waitFor()
  await member.go('/collective/contribute')
  await member.page.getByText('All of one length.').waitFor()
  await member.page.getByText('Appeal', { exact: true }).click()
  await member.page.getByLabel('Why it should be pooled after all').fill('It is a metronome.')
  await expectSound(member, 'appeal')
  await press(member, 'Send the appeal')
  await member.page.getByText('Appealed; waits for a steward.').waitFor()
  await steward.go('/collective/review')
  await steward.page.getByText('It is a metronome.').waitFor()
  await press(steward, 'Accept', 'Yes, pool it')
  await steward.page.getByText('Nothing waits for a decision.').waitFor()
  await member.go('/collective/contribute')
  await member.page.getByText('A steward accepted it after the appeal.').waitFor()
}

/** Nothing of this is refused on the way, but a proof that has run out is asked for again, which the console names. */
function forgetProofs({ complaints }: Someone): void {
  for (let i = complaints.length - 1; i >= 0; i--) if (/status of 40[13]/.test(complaints[i] ?? '')) complaints.splice(i, 1)
}

test('a collective lives through a sale, from the first link to the last farewell', { timeout: 300_000 }, async () => {
  // 1. The link that the server prints founds the collective.
  const founder = await someone(site)
  await founder.go('/collective')
  await founder.page.getByRole('heading', { name: 'There is no collective here yet.' }).waitFor()
  await expectSound(founder, 'not founded')
  await founder.go(`/collective/set-up#${await site.foundingToken()}`)
  await founder.page.getByLabel('Your name, as others see it').fill('First Steward')
  await founder.page.getByLabel('Its name').fill('The Example Listeners')
  await founder.page.getByLabel('Smallest payout').fill('1.00')
  await expectSound(founder, 'founding')
  await press(founder, 'Found it with a passkey')
  await keepCode(founder)
  await founder.page.getByRole('heading', { name: 'Hello, First Steward' }).waitFor()
  expect(new URL(founder.page.url()).hash).toBe('')

  // 2. Others join: by invitation as steward and buyer, freely as members; a second passkey, sessions, a lost passkey.
  const [second, buyer] = [await someone(site), await someone(site)]
  await join(second, 'Second Steward', await invite(founder, 'steward'))
  await join(buyer, 'Example Models', await invite(founder, 'buyer'))
  const members = [await someone(site), await someone(site), await someone(site, { hasPrf: true })] as const
  const codes: string[] = []
  for (const [index, member] of members.entries()) codes.push(await join(member, `Member ${index}`))
  const [ann, ben, cat] = members
  const [annsCode = '', ...others] = votingCodes.slice(-members.length)
  expect([annsCode, ...others].map((code) => code !== '')).toEqual([true, true, false])
  await ann.go('/collective/account')
  await ann.page.getByText('Passkey 1').waitFor()
  await expectSound(ann, 'account')
  await press(ann, 'Sign out everywhere', 'Sign out everywhere')
  await ann.page.getByRole('link', { name: 'Sign in' }).click()
  await ann.page.getByText('I have lost my passkey').click()
  await ann.page.getByLabel('Recovery code').fill(codes[0] ?? '')
  await press(ann, 'Use the code')
  await ann.page.getByText('You are signed in with a recovery code').waitFor()
  await press(ann, 'Sign out here')
  await ann.page.getByRole('link', { name: 'Sign in' }).click()
  await press(ann, 'Sign in with a passkey')
  await ann.page.getByRole('heading', { name: 'Hello, Member 0' }).waitFor()
  forgetProofs(ann)

  // 3. Members read their exports, see the very rows, send them, and say what they allow.
  for (const [index, member] of members.entries()) {
    await member.go('/')
    await choose(member.page, await packageOfNames(NAMES.slice(0, 4 + index)))
    await hoursShown(member.page)
    await member.go('/collective/contribute')
    if (member === ann) {
      await ann.page.getByRole('searchbox', { name: 'Artists to leave out' }).fill('Dov')
      await ann.page.getByRole('button', { name: 'Dov Mire' }).click()
    }
    const left = member === ann ? 3 : 4 + index
    await member.page.getByRole('heading', { name: `${left} rows would leave` }).waitFor()
    expect(await member.page.getByRole('rowheader').allTextContents()).toEqual(NAMES.slice(0, left))
    if (member === ben) await expectSound(ben, 'contribute')
    await press(member, `Send these ${left} rows`, 'Yes, send them')
    await member.page.getByText('They are in the pool.').waitFor()
    await member.page.getByRole('link', { name: 'Choose what you allow' }).click()
    await member.page.getByRole('checkbox', { name: /^Artist preferences/ }).check()
    await member.page.getByRole('checkbox', { name: 'recommending music to people' }).check()
    // The first one wants to be asked for each sale, as the page suggests.
    if (member !== ann) await member.page.getByRole('checkbox', { name: /^Ask me for each sale/ }).uncheck()
    await press(member, 'Allow exactly this')
    await member.page.getByText('Artist preferences, for recommending music to people').waitFor()
    if (member === ann) await expectSound(ann, 'consent')
  }

  await doubtAndAppeal(founder, ben)

  // Ann looks for listeners near her; with three artists in the pool there is nothing to say, and she leaves again.
  await ann.go('/collective/nearby')
  await ann.page.getByRole('heading', { name: 'You do not take part' }).waitFor()
  await press(ann, 'Take part')
  await ann.page.getByText('You pooled fewer than ten artists').waitFor()
  await expectSound(ann, 'nearby')
  await press(ann, 'Leave')
  await ann.page.getByRole('heading', { name: 'You do not take part' }).waitFor()

  // 4. A buyer looks at the catalogue and asks; a steward drafts a proposal from it and opens the vote.
  await buyer.go('/collective/catalogue')
  await expectSound(buyer, 'catalogue')
  await buyer.go('/collective/requests')
  await buyer.page.getByLabel('In short').fill('Artist preferences')
  await buyer.page.getByLabel('In your own words').fill('Who listens to whom, to train a recommender, for 100 euros.')
  await press(buyer, 'Send the request')
  await buyer.page.getByText('A steward has not answered it yet.').waitFor()
  await expectSound(buyer, 'requests')
  await founder.go('/collective/sales')
  await expectSound(founder, 'sales')
  await founder.page.getByRole('link', { name: 'Draft a proposal' }).click()
  await founder.page.getByText('For Example Models.').waitFor()
  await founder.page.getByLabel('What the buyer wants it for, in their words').fill('To train a recommender.')
  await founder.page.getByRole('checkbox', { name: 'recommending music to people' }).check()
  await founder.page.getByLabel('Price in EUR').fill('100')
  await founder.page.getByLabel('An artist needs so many members').fill('2')
  await founder.page.getByLabel('A member needs so many rows').fill('1')
  await expectSound(founder, 'draft')
  await press(founder, 'Save the draft')
  await founder.page.getByText('Next: open the vote.').waitFor()
  const proposal = new URL(founder.page.url()).pathname
  await press(founder, 'Open the vote', 'Yes, open it')
  await founder.page.getByText('Open for votes').waitFor()

  // 5. Members see what of theirs would leave, vote, and change their minds; nobody sees a tally before the close.
  for (const [member, choice] of [
    [ann, 'No'],
    [ben, 'Yes'],
    [cat, 'Yes'],
  ] as const) {
    await member.go(proposal)
    await vote(member, choice)
  }
  // Ann thinks again at another browser, which does not have her code until she types it.
  await ann.page.evaluate(() => indexedDB.deleteDatabase('chorus-votes'))
  await ann.page.reload()
  await press(ann, 'Yes')
  await ann.page.getByLabel('Your voting code').fill(annsCode.toLowerCase())
  await press(ann, 'Keep it in this browser')
  await ann.page.getByText('This browser has your voting code now.').waitFor()
  await vote(ann, 'Yes')
  await press(ann, 'Yes, for this sale')
  await ann.page.getByText('You said yes to this very sale.').waitFor()
  await ann.page.getByText('3 rows of 4 columns').waitFor()
  await ann.page.getByText('the vote is what the log says, and you are in it').click()
  await ann.page.getByText('A ballot of yours stands in the log, unchanged.').first().waitFor()
  await expectSound(ann, 'proposal')
  expect(await founder.page.getByText('Turnout').count()).toBe(0)
  site.clock.nowMs += 7 * MS_PER_DAY + MS_PER_MINUTE
  // Nobody was here for a week, so every session has ended.
  for (const who of [founder, second, buyer, ann, ben]) await signIn(who)
  await founder.go(proposal)
  await press(founder, 'Count it now', 'Count it now')
  await founder.page.getByRole('heading', { name: 'Members said yes' }).waitFor()
  await founder.page.getByText('3 of 3, 100%').waitFor()

  // 6. Two stewards see the money; the release is built from the very words, and the buyer fetches it by an expiring link.
  for (const steward of [founder, second]) {
    await steward.go(proposal)
    await steward.page.getByLabel('Reference on the bank statement').fill('Statement 7, line 3')
    await press(steward, 'The money has arrived')
    await steward.page
      .getByText(steward === founder ? '“Statement 7, line 3”' : 'Paid, to be delivered')
      .first()
      .waitFor()
  }
  await press(second, 'Build and deliver the release', 'Yes, deliver it')
  await second.page.getByText('Delivered, to be divided').waitFor()
  await buyer.go('/collective/releases')
  await press(buyer, 'Make a download link')
  const manifest = buyer.page.getByRole('link', { name: 'manifest.json' })
  await manifest.waitFor()
  const [download] = await Promise.all([buyer.page.waitForEvent('download'), manifest.click()])
  expect(JSON.parse(await textOf(await download.createReadStream()))).toMatchObject({ counts: { members: 3 } })
  expect(await verifyDownload(buyer)).toEqual({ status: 0, failed: [] })
  forgetProofs(buyer)
  await expectSound(buyer, 'releases')

  // 7. The price is divided to the cent; members see what they earned and why, ask for it, and a batch pays them.
  await press(second, 'Divide the price', 'Yes, divide it')
  await second.page.getByText('Settled: everyone has their share').first().waitFor()
  await ann.go(proposal)
  await press(ann, 'Check my share')
  await ann.page.getByText('Your share is €30.00, and that is right to the last cent.').waitFor()
  await ann.page.getByText('Your rows are in the release that the buyer has').waitFor()
  await ann.go('/collective/evidence')
  await ann.page.getByText(/^All \d+ checks hold\.$/).waitFor()
  await expectSound(ann, 'evidence')
  await expectGermanEvidence()
  await ann.go('/collective/earnings')
  await ann.page.getByRole('heading', { name: '€30.00' }).waitFor()
  await ann.page
    .getByRole('listitem')
    .filter({ hasText: /Your share of a sale€30\.00.*Balance: €30\.00/ })
    .waitFor()
  await ann.page.getByLabel('Name of the account holder').fill('Member Null')
  await ann.page.getByLabel('IBAN', { exact: true }).fill(IBAN)
  await press(ann, 'Pay me this way')
  await ann.page.getByText('Bank transfer,').waitFor()
  await press(ann, 'Pay out €30.00')
  await ann.page.getByText('€30.00 is on its way.').waitFor()
  expect(await ann.page.getByRole('button', { name: 'Pay out' }).count()).toBe(0)
  forgetProofs(ann)
  await expectSound(ann, 'earnings')
  await founder.go('/collective/payouts')
  await founder.page.getByLabel('Name of the account holder').fill('The Example Listeners')
  await founder.page.getByLabel('IBAN', { exact: true }).fill('NL91ABNA0417164300')
  await press(founder, 'Use this account')
  await press(founder, 'Gather them in a batch', 'Gather them in a batch')
  await press(founder, 'Approve everything in it')
  await founder.page.getByText('1 steward of the two needed').waitFor()
  await second.go('/collective/payouts')
  await press(second, 'Approve everything in it')
  await press(second, 'Send to the bank', 'Yes, send it')
  const [sepa] = await Promise.all([second.page.waitForEvent('download'), press(second, 'SEPA file (pain.001)')])
  const order = await textOf(await sepa.createReadStream())
  expect(order).toContain(IBAN)
  await second.page.getByLabel('Which report of the bank confirms it?').fill('Report 7')
  await press(second, 'It was paid')
  await second.page.getByText('Confirmed by the bank').waitFor()
  await second.page.getByLabel('Its number in the report of the bank').fill('Report 8')
  await second.page.getByLabel('Which report of the bank says so?').fill('Report 8')
  await press(second, 'It came back')
  await second.page.getByText('This is no number of a payment').waitFor()
  const [, number = ''] = /<EndToEndId>(\w+)<\/EndToEndId>/.exec(order) ?? []
  await second.page.getByLabel('Its number in the report of the bank').fill(number.toUpperCase())
  await press(second, 'It came back')
  await second.page.getByText('€30.00 is owed to its member again.').waitFor()
  forgetProofs(second)
  await expectSound(second, 'payouts')
  await ann.go('/collective/earnings')
  await ann.page.getByText('Your last payout came back from the bank.').waitFor()

  // 8. A member takes everything along and leaves; nothing of them is left, and the books still balance.
  await ben.go('/collective/account')
  const [mine] = await Promise.all([ben.page.waitForEvent('download'), press(ben, 'Download all of it')])
  expect(JSON.parse(await textOf(await mine.createReadStream()))).toMatchObject({ account: { displayName: 'Member 1' } })
  await press(ben, 'Leave and erase everything', 'Yes, erase everything about me')
  await ben.page.getByRole('heading', { name: 'The Example Listeners' }).waitFor()

  // 9. Everything that was done stands in a record that its doers cannot edit.
  await founder.go('/collective/record')
  for (const deed of ['Founded the collective', 'Made an invitation', 'Left, and was erased'])
    await founder.page.getByText(deed).first().waitFor()
  forgetProofs(founder)
  await expectSound(founder, 'record')
  await founder.go('/collective/people')
  await expectSound(founder, 'people')
  const sought = founder.page.getByLabel('Name, or a part of it')
  await sought.fill('second STEW')
  await founder.page.locator('.lines', { hasText: 'Second Steward' }).waitFor()
  await founder.page.locator('.lines', { hasText: 'First Steward' }).waitFor({ state: 'detached' })
  await sought.fill('nobody has this name')
  await expect.poll(() => founder.page.getByText('Nobody with such a name.').count()).toBe(3)
  expect(site.faults).toEqual([])
})

/** Fetches every file behind the link, as a buyer without an account would, and checks the folder with the command line. */
async function verifyDownload({ page }: Someone): Promise<{ readonly status: number | null; readonly failed: readonly string[] }> {
  const folder = mkdtempSync(joinPath(tmpdir(), 'chorus-bought-'))
  const links = await page.locator('a[href^="/api/downloads/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  for (const link of links) {
    const [, , , , ...path] = link.split('/').map(decodeURIComponent)
    const file = joinPath(folder, ...path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, new Uint8Array(await (await fetch(`${site.origin}${link}`)).arrayBuffer()))
  }
  const { status, stdout } = spawnSync(process.execPath, ['bin/chorus.js', 'verify', folder, '--json'], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { status, failed: verificationSchema.parse(JSON.parse(stdout)).checks.flatMap(({ holds, code }) => (holds ? [] : [code])) }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
