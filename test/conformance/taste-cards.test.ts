/** Tests taste cards through the door: what they hold, that they hide what was left out, and what opens them. */
import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listensOf, type HeardListen } from '../support/listens-of.ts'
import { inventCatalogue } from '../support/invented-catalogue.ts'
import { nodeCardEffects } from '../../src/adapters/card-effects.ts'
import { CARD_FIELDS, type CardField } from '../../src/contract/card-fields.ts'
import { cardFileSchema, type TasteCard } from '../../src/contract/taste-card.ts'
import { FLAG, type Listens } from '../../src/listening/index.ts'
import { canonicalJson } from '../../src/shared/canonical-json.ts'
import { limits } from '../../src/shared/limits.ts'
import { cardFragment, makeCard, openCard, openCardLink, sealCard, type CardChoice, type CardSigner } from '../../src/taste/index.ts'

const DAY_MS = 86_400_000
const BEGIN_MS = Date.UTC(2021, 0, 1)

const everything: CardChoice = { fields: CARD_FIELDS, name: 'Ada', withoutArtists: [], withIncognito: false, period: null, size: 'full' }
const facts = new Map(inventCatalogue().map((artist) => [artist.name, artist]))
const factsOf = (name: string) => facts.get(name)

async function makeSigner(): Promise<CardSigner> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  return {
    algorithm: 'ECDSA-P256-SHA256',
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes)),
  }
}
const signer = await makeSigner()

/** A year of one song a day by one of twelve artists, with one song that comes twelve times in March. */
function yearOfListens(): HeardListen[] {
  return Array.from({ length: 365 }, (_, day) => {
    const artist = day < 59 || day > 89 ? day % 12 : 3
    return {
      start: BEGIN_MS + day * DAY_MS + (day % 24) * 3_600_000,
      seconds: 200,
      artist: `Invented Artist ${artist}`,
      title: `Song ${artist}.${day % 2}`,
    }
  })
}

function told(heard: readonly HeardListen[], change: Partial<CardChoice> = {}): TasteCard {
  return makeCard(listensOf(heard), { ...everything, ...change }, factsOf)
}

function without(...fields: readonly CardField[]): Partial<CardChoice> {
  return { fields: CARD_FIELDS.filter((field) => !fields.includes(field)) }
}

describe('a card', () => {
  test('tells what was chosen and nothing else', () => {
    const card = told(yearOfListens())
    expect(Object.keys(card)).toEqual(['kind', 'version', ...CARD_FIELDS])
    expect(card).toMatchObject({ name: 'Ada', period: { from: '2021-01', to: '2021-12' } })
    expect(card.artists?.[0]).toEqual(['Invented Artist 3', 1_000])
    expect(card.artists).toHaveLength(12)
    expect(card.obsessions?.map(([title, , month]) => `${title} ${month}`)).toEqual(['Song 3.0 2021-03', 'Song 3.1 2021-03'])
    expect(Object.keys(told(yearOfListens(), { fields: [] }))).toEqual(['kind', 'version'])
  })

  test('rounds weights, so that amounts cannot be counted back', () => {
    const weights = told(yearOfListens()).artists?.map(([, weight]) => weight) ?? []
    expect(weights.every((weight) => weight === Number(weight.toPrecision(2)))).toBe(true)
    const twice = yearOfListens().flatMap((heard) => [heard, { ...heard, start: Number(heard.start) + 600_000 }])
    expect(told(twice, without('clock', 'obsessions'))).toEqual(told(yearOfListens(), without('clock', 'obsessions')))
  })

  test('leaves out artists by name together with all that would tell of them', () => {
    const card = told(yearOfListens(), { withoutArtists: ['invented  ARTIST 3'] })
    expect(JSON.stringify(card)).not.toContain('Artist 3"')
    expect(JSON.stringify(card)).not.toContain('Song 3.')
  })
})

/** Two histories that differ in one thing alone give one card, once the fields that tell of that thing are left out. */
describe('whoever reads a card learns nothing of a field that was left out', () => {
  const changes: readonly { what: string; fields: readonly CardField[]; change: (heard: HeardListen, index: number) => HeardListen }[] = [
    {
      what: 'the hour',
      fields: ['clock'],
      change: (heard, index) => ({ ...heard, start: BEGIN_MS + index * DAY_MS + ((index * 5) % 24) * 3_600_000 }),
    },
    { what: 'titles', fields: ['tracks', 'obsessions'], change: (heard) => ({ ...heard, title: `Other ${heard.title ?? ''}` }) },
    {
      what: 'artists, where what names or follows from them is left out too',
      fields: ['artists', 'tracks', 'obsessions', 'tags', 'mood'],
      change: (heard) => ({ ...heard, artist: (heard.artist ?? '').replace(/\d+/, (digits) => String(Number(digits) + 20)) }),
    },
    {
      what: 'the months',
      fields: ['period', 'obsessions', 'clock'],
      change: (heard, index) => ({ ...heard, start: BEGIN_MS + ((index * 31) % 365) * DAY_MS * 2 }),
    },
  ]

  test.each(changes)('$what', ({ fields, change }) => {
    const one = yearOfListens()
    const other = one.map(change)
    expect(told(other, without(...fields))).toEqual(told(one, without(...fields)))
    expect(told(other)).not.toEqual(told(one))
  })

  test('the name', () => {
    expect(told(yearOfListens(), { ...without('name'), name: 'Somebody' })).toEqual(told(yearOfListens(), without('name')))
  })

  test('incognito listens, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: fc.nat(700), artist: fc.nat(30), seconds: fc.integer({ min: 1, max: 900 }) }), { maxLength: 60 }),
        (extra) => {
          const hidden = extra.map(({ day, artist, seconds }) => ({
            start: BEGIN_MS + 5_000 + (day - 200) * DAY_MS,
            seconds,
            artist: `Hidden ${artist}`,
            title: 'Secret',
          }))
          const listens = listensOf([...yearOfListens(), ...hidden])
          const marked: Listens = {
            ...listens,
            flags: listens.flags.map((flags, row) => (isHidden(listens, row) ? flags | FLAG.incognito : flags)),
          }
          expect(makeCard(marked, everything, factsOf)).toEqual(told(yearOfListens()))
          if (hidden.some(({ seconds }) => seconds >= 30)) {
            expect(makeCard(marked, { ...everything, withIncognito: true }, factsOf)).not.toEqual(told(yearOfListens()))
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  test('the sealed text and the link hold no letter of it', async () => {
    const text = await sealCard(told(yearOfListens(), without('tracks', 'obsessions', 'name')), signer)
    expect(text).not.toMatch(/Song|Ada|tracks|obsessions|"name"/)
    const opened = await openCardLink(`https://chorus.example/friends#${await cardFragment(text, nodeCardEffects)}`, nodeCardEffects)
    expect(opened.kind === 'card' && Object.keys(opened.card)).not.toContain('tracks')
  })
})

function isHidden(listens: Listens, row: number): boolean {
  return listens.artists[listens.tracks.artist[listens.items.track[listens.item[row]!]!]!]!.startsWith('Hidden')
}

describe('a sealed card', () => {
  test('opens again as it was, from its text and from a link', async () => {
    const card = told(yearOfListens())
    const text = await sealCard(card, signer)
    expect(await openCard(text, nodeCardEffects)).toMatchObject({ kind: 'card', card })
    const fragment = await cardFragment(text, nodeCardEffects)
    expect(fragment.length).toBeLessThan(text.length)
    for (const link of [fragment, `#${fragment}`, `https://chorus.example/friends/open#${fragment}`]) {
      expect(await openCardLink(link, nodeCardEffects)).toMatchObject({ kind: 'card', card })
    }
  })

  test('stays below its limit whatever the names are', async () => {
    const wide = Array.from({ length: 400 }, (_, index) => ({
      start: BEGIN_MS + index * 3_600_000,
      seconds: 200,
      artist: `${'静'.repeat(200)}${index}`,
      title: `${'\u{1f3b5}'.repeat(90)}${index}`,
    }))
    const text = await sealCard(makeCard(listensOf(wide), { ...everything, name: '\ud800'.repeat(5) + '海'.repeat(300) }), signer)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limits.cardBytesMax)
    expect((await openCard(text, nodeCardEffects)).kind).toBe('card')
  })

  test('is told from one that somebody changed, fields that nobody knows included', async () => {
    const text = await sealCard(told(yearOfListens()), signer)
    const { card, signature } = cardFileSchema.parse(JSON.parse(text))
    const changed = canonicalJson({ card: { ...card, name: 'Eve' }, signature: { ...signature } })
    expect(await openCard(changed, nodeCardEffects)).toEqual({ kind: 'refused', reason: 'altered' })
    const added = canonicalJson({ card: { ...card, later: 1 }, signature: { ...signature } })
    expect(await openCard(added, nodeCardEffects)).toEqual({ kind: 'refused', reason: 'altered' })
  })

  test('of any version so far opens, and one of a later version says so', async () => {
    const names = readdirSync('test/golden/cards')
    expect(names).not.toEqual([])
    for (const name of names) {
      const opened = await openCard(readFileSync(`test/golden/cards/${name}`, 'utf8').trim(), nodeCardEffects)
      expect(opened, name).toMatchObject({ kind: 'card', card: { name: 'Ada' } })
    }
    const later = JSON.stringify({ card: { kind: 'chorusTasteCard', version: 99 }, signature: {} })
    expect(await openCard(later, nodeCardEffects)).toEqual({ kind: 'refused', reason: 'newerVersion' })
  })
})

describe('what a stranger wrote', () => {
  const hostile: readonly (readonly [what: string, text: string, reason: string])[] = [
    ['nothing', '', 'noCard'],
    ['other JSON', '{"card":{"kind":"other","version":1}}', 'noCard'],
    ['an export', '[{"ts":"2021-01-01T00:00:00Z"}]', 'noCard'],
    ['deep JSON', '['.repeat(30_000), 'noCard'],
    ['too much', `{"card":"${'a'.repeat(40_000)}"}`, 'tooLarge'],
    ['half a character', '{"card":{"kind":"chorusTasteCard","version":1,"name":"\\ud800"},"signature":{}}', 'noCard'],
    ['no signature', '{"card":{"kind":"chorusTasteCard","version":1}}', 'damaged'],
    ['controls in a name', '{"card":{"kind":"chorusTasteCard","version":1,"name":"a\\u001b[2J"},"signature":{}}', 'damaged'],
    ['a prototype', '{"card":{"kind":"chorusTasteCard","version":1,"__proto__":{"name":"x"}},"signature":{}}', 'damaged'],
  ]

  test.each(hostile)('%s is refused with its reason', async (_, text, reason) => {
    expect(await openCard(text, nodeCardEffects)).toEqual({ kind: 'refused', reason })
  })

  test('never stops the program', async () => {
    const card = told(yearOfListens())
    const text = await sealCard(card, signer)
    const fragment = await cardFragment(text, nodeCardEffects)
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 4 }), async (at, inserted) => {
        const mutated = text.slice(0, at) + inserted + text.slice(at + 1)
        const opened = await openCard(mutated, nodeCardEffects)
        // White space between values is no change.
        if (opened.kind === 'card') expect(opened.card).toEqual(card)
        const cut = fragment.slice(0, at % fragment.length) + inserted
        expect((await openCardLink(cut, nodeCardEffects)).kind).toBe('refused')
      }),
      { numRuns: 150 },
    )
  })

  test('that unpacks to gigabytes is stopped', async () => {
    const bomb = await nodeCardEffects.compress(new Uint8Array(20_000_000))
    const link = `#card1.${Buffer.from(bomb).toString('base64url')}`
    expect(await openCardLink(link, nodeCardEffects)).toEqual({ kind: 'refused', reason: 'damaged' })
  })
})
