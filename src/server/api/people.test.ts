/** Founding, joining, signing in and keys over HTTP, with passkeys made in software. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundOverHttp, invited, openTestApi, ORIGIN, Person, RULES, type TestApi } from '../../../test/support/api.ts'
import { Authenticator } from '../../../test/support/authenticator.ts'
import { inviteFounder } from '../../app/people/invite.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/time.ts'

let api: TestApi
let steward: Person

beforeAll(async () => {
  api = await openTestApi()
  const first = new Person(api)
  expect(await first.must('readCollective')).toEqual({ state: 'notSetUp' })
  expect((await first.ask('beginJoin', { body: { token: null, displayName: 'Too Early' } })).code).toBe('notSetUp')
  expect((await first.ask('beginSetUp', { body: { token: 'A'.repeat(43), displayName: 'Guess' } })).code).toBe('invitation')
  steward = await foundOverHttp(api)
}, 60_000)
afterAll(() => api.close())

test('the link that founds the collective works once, and no other is made after', async () => {
  expect(await new Person(api).must('readCollective')).toEqual({ state: 'running', rules: RULES, isDemonstration: false })
  expect(await inviteFounder(api.collective.effects)).toBeUndefined()
  expect((await new Person(api).ask('beginSetUp', { body: { token: 'A'.repeat(43), displayName: 'Second' } })).code).toBe('alreadySetUp')
})

test('a session cookie is for this site alone and out of the reach of scripts', async () => {
  const person = await new Person(api).join('Ada')
  const begun = await person.must('beginSignIn')
  const response = await person.send('signIn', {
    body: { challenge: begun.challenge, credential: person.authenticator.show(begun.options) },
  })
  expect(response.headers.get('set-cookie')).toMatch(
    /^chorus-session=session_[a-z0-9]{26}\.[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
})

describe('a passkey', () => {
  test.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['without the person being verified', { isUserVerified: false }],
    ['for another challenge', { challenge: 'c29tZXRoaW5nIGVsc2U' }],
  ])('%s lets nobody join or sign in', async (_, faults) => {
    const person = new Person(api)
    const joining = await person.must('beginJoin', { body: { token: null, displayName: 'Bo' } })
    const forged = person.authenticator.register(joining.options, faults)
    expect(
      (await person.ask('join', { body: { challenge: joining.challenge, token: null, credential: forged, votingKey: null } })).code,
    ).toBe('passkeyRefused')
    await person.join('Bo')
    const begun = await person.must('beginSignIn')
    const credential = person.authenticator.show(begun.options, faults)
    expect((await person.ask('signIn', { body: { challenge: begun.challenge, credential } })).status).toBe(401)
  })

  test('answers each challenge once, in time, and for what it was made for', async () => {
    const person = await new Person(api).join('Cy')
    const begun = await person.must('beginSignIn')
    const body = { challenge: begun.challenge, credential: person.authenticator.show(begun.options) }
    await person.must('signIn', { body })
    expect((await person.ask('signIn', { body })).code).toBe('ceremonyOver')
    const late = await person.must('beginSignIn')
    api.clock.nowMs += 6 * MS_PER_MINUTE
    expect(
      (await person.ask('signIn', { body: { challenge: late.challenge, credential: person.authenticator.show(late.options) } })).code,
    ).toBe('ceremonyOver')
    const other = await person.must('beginSignIn')
    expect(
      (await person.ask('prove', { body: { challenge: other.challenge, credential: person.authenticator.show(other.options) } })).code,
    ).toBe('ceremonyOver')
  })

  test('whose counter runs backwards is a copy and is refused', async () => {
    const person = await new Person(api).join('Di')
    await person.signIn()
    const begun = await person.must('beginSignIn')
    const credential = person.authenticator.show(begun.options, { counter: 1 })
    expect((await person.ask('signIn', { body: { challenge: begun.challenge, credential } })).code).toBe('passkeyRefused')
  })

  test("of somebody else proves nothing in a person's session", async () => {
    const person = await new Person(api).join('Ed')
    const other = await new Person(api).join('Flo')
    const begun = await person.must('beginProof')
    expect(
      (await person.ask('prove', { body: { challenge: begun.challenge, credential: other.authenticator.show(begun.options) } })).code,
    ).toBe('passkeyRefused')
  })

  test('can have a second one beside it, and the last one stays', async () => {
    const person = await new Person(api).join('Gil')
    const [first] = (await person.must('listPasskeys')).items
    const second = new Authenticator(ORIGIN)
    const begun = await person.must('beginPasskey')
    const added = await person.must('addPasskey', { body: { challenge: begun.challenge, credential: second.register(begun.options) } })
    expect((await person.must('listPasskeys')).items).toHaveLength(2)
    await person.must('removePasskey', { params: { passkey: first?.id ?? '' } })
    expect((await person.ask('removePasskey', { params: { passkey: added.id } })).code).toBe('lastPasskey')
    const again = await person.must('beginSignIn')
    expect(
      (await person.ask('signIn', { body: { challenge: again.challenge, credential: person.authenticator.show(again.options) } })).code,
    ).toBe('passkeyRefused')
    await person.must('signIn', { body: await answerOf(person, second) })
  })
})

async function answerOf(person: Person, authenticator: Authenticator) {
  const begun = await person.must('beginSignIn')
  return { challenge: begun.challenge, credential: authenticator.show(begun.options) }
}

test('a recovery code signs in once, for a new passkey only', async () => {
  const person = await new Person(api).join('Hal')
  expect(person.recoveryCode).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
  const again = new Person(api)
  const typed = person.recoveryCode.toLowerCase().replaceAll('-', ' ')
  await again.must('recover', { body: { recoveryCode: typed } })
  expect((await again.ask('listSessions')).code).toBe('enrolFirst')
  expect((await again.ask('readConsent')).code).toBe('enrolFirst')
  const begun = await again.must('beginPasskey')
  await again.must('addPasskey', { body: { challenge: begun.challenge, credential: again.authenticator.register(begun.options) } })
  expect(await again.id()).toBe(await person.id())
  await again.must('listSessions')
  expect((await new Person(api).ask('recover', { body: { recoveryCode: person.recoveryCode } })).code).toBe('noSuchCode')
  const fresh = await again.must('newRecoveryCode')
  expect(fresh.recoveryCode).not.toBe(person.recoveryCode)
})

test('sessions are listed, ended one by one and all at once, and end by themselves', async () => {
  const laptop = await new Person(api).join('Ida')
  const before = laptop.cookie
  await laptop.signIn()
  const { items } = await laptop.must('listSessions')
  expect(items.map(({ isThis }) => isThis)).toEqual(expect.arrayContaining([false, true]))
  const other = items.find(({ isThis }) => !isThis)
  await laptop.must('endSession', { params: { session: other?.id ?? '' } })
  const old = new Person(api)
  old.cookie = before
  expect((await old.ask('listSessions')).status).toBe(401)
  const cookie = laptop.cookie
  await laptop.must('endSessions')
  expect(laptop.cookie).toBeNull()
  laptop.cookie = cookie
  expect((await laptop.ask('listSessions')).code).toBe('notSignedIn')
  laptop.cookie = null
  await laptop.signIn()
  api.clock.nowMs += 8 * MS_PER_DAY
  expect((await laptop.ask('listSessions')).code).toBe('notSignedIn')
})

test('nobody ends the session of another', async () => {
  const one = await new Person(api).join('Jo')
  const other = await new Person(api).join('Kim')
  const [session] = (await one.must('listSessions')).items
  expect((await other.ask('endSession', { params: { session: session?.id ?? '' } })).status).toBe(404)
})

test('an invitation lets one person in, for a while, with its role, and joining can be closed', async () => {
  steward.cookie = null
  await steward.signIn()
  const { token } = await steward.must('invite', { body: { role: 'buyer' } })
  const buyer = await new Person(api).join('Example Models', token)
  const me = await buyer.must('readMe')
  expect(me.signedIn && me.account.roles).toEqual(['buyer'])
  expect((await new Person(api).ask('beginJoin', { body: { token, displayName: 'Late' } })).code).toBe('invitation')
  await steward.must('changeJoining', { body: { joining: 'invitation' } })
  expect((await new Person(api).ask('beginJoin', { body: { token: null, displayName: 'Lee' } })).code).toBe('byInvitation')
  await invited(api, steward, 'member', 'Mo')
  const old = await steward.must('invite', { body: { role: 'member' } })
  api.clock.nowMs += 15 * MS_PER_DAY
  expect((await new Person(api).ask('beginJoin', { body: { token: old.token, displayName: 'Slow' } })).code).toBe('invitation')
  await steward.signIn()
  await steward.must('changeJoining', { body: { joining: 'open' } })
})

test('an invitation that two people hold lets in one of them', async () => {
  const { token } = await steward.must('invite', { body: { role: 'member' } })
  const people = [new Person(api), new Person(api)]
  const begun = await Promise.all(people.map((each) => each.must('beginJoin', { body: { token, displayName: 'Race' } })))
  const outcomes = await Promise.all(
    people.map((each, index) => {
      const one = begun[index]
      return each.ask('join', {
        body: { challenge: one?.challenge ?? '', token, credential: each.authenticator.register(one?.options), votingKey: null },
      })
    }),
  )
  expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
})

test('money, membership and keys ask for the passkey once more after five minutes', async () => {
  const person = await new Person(api).join('Nan')
  await person.must('newRecoveryCode')
  api.clock.nowMs += 6 * MS_PER_MINUTE
  expect((await person.ask('newRecoveryCode')).code).toBe('proofNeeded')
  await person.prove()
  await person.must('newRecoveryCode')
})
