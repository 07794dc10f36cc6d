/** Answers the page's questions about taste cards. Everything is worked out here; nothing goes over a network. */
import type { CardAsk, FriendCard, FriendComparison, FriendGroup, MadeCard, OpenedFriend } from '../contract/friends.ts'
import { CARD_FIELDS } from '../contract/card-fields.ts'
import type { TasteCard } from '../contract/taste-card.ts'
import type { Answer, ToWorker } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { unreachable } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import {
  cardFragment,
  compareCards,
  compareGroup,
  loadKnownArtists,
  loadReference,
  makeCard,
  openCard,
  openCardLink,
  PLAYLIST_FILES,
  playlist,
  sealCard,
} from '../taste/index.ts'
import { browserCardEffects, openSigner } from './card-effects.ts'
import { dropCard, dropGiven, givenCards, keepCard, keptCards, noteGiven } from './friends-store.ts'

type FriendsQuestionName =
  | 'makeCard'
  | 'openCard'
  | 'friends'
  | 'keepFriend'
  | 'dropFriend'
  | 'givenCards'
  | 'noteGiven'
  | 'dropGiven'
  | 'compareFriend'
  | 'compareFriends'
  | 'playlistFile'
type FriendsQuestion = Extract<ToWorker, { name: FriendsQuestionName }>

export class FriendsDesk {
  private readonly listens: () => Promise<Listens>

  constructor(listens: () => Promise<Listens>) {
    this.listens = listens
  }

  async answer(question: FriendsQuestion): Promise<Answer<FriendsQuestionName>> {
    switch (question.name) {
      case 'makeCard':
        return this.makeCard(question.ask)
      case 'openCard':
        return openFriend(question.ask.text)
      case 'friends':
        return friends()
      case 'keepFriend':
        return keepFriend(question.ask.text)
      case 'dropFriend':
        await dropCard(question.ask.id)
        return friends()
      case 'givenCards':
        return givenInOrder()
      case 'noteGiven':
        await noteGiven({ ...question.ask, id: crypto.randomUUID(), givenAtMs: Date.now() })
        return givenInOrder()
      case 'dropGiven':
        await dropGiven(question.ask.id)
        return givenInOrder()
      case 'compareFriend':
        return this.compareFriend(question.ask.id)
      case 'compareFriends':
        return this.compareFriends(question.ask.ids)
      case 'playlistFile':
        return { ...PLAYLIST_FILES[question.ask.format], content: playlist(question.ask.format, question.ask.name, question.ask.songs) }
      default:
        return unreachable(question)
    }
  }

  private async makeCard(ask: CardAsk): Promise<MadeCard> {
    const listens = await this.listens()
    const signer = await openSigner()
    const { factsOf } = await loadKnownArtists()
    const made = (size: 'full' | 'small'): TasteCard => makeCard(listens, { ...ask, period: null, size }, factsOf)
    const card = made('full')
    const file = await sealCard(card, signer)
    return {
      card,
      file,
      fragment: await cardFragment(file, browserCardEffects),
      smallFragment: await cardFragment(await sealCard(made('small'), signer), browserCardEffects),
    }
  }

  /** Everything that this browser knows of its own listener, for comparisons that stay in it. */
  private async ownCard(): Promise<TasteCard> {
    const choice = { fields: CARD_FIELDS.filter((field) => field !== 'name'), name: '', withoutArtists: [], withIncognito: false } as const
    return makeCard(await this.listens(), { ...choice, period: null, size: 'full' }, (await loadKnownArtists()).factsOf)
  }

  private async compareFriend(id: string): Promise<FriendComparison | null> {
    const friend = (await friends()).find((kept) => kept.id === id)
    if (friend === undefined) return null
    const mine = await this.ownCard()
    return { comparison: compareCards(mine, friend.card, await loadReference()), mine, theirs: friend.card }
  }

  private async compareFriends(ids: readonly string[]): Promise<FriendGroup> {
    const chosen = (await friends()).filter(({ id }) => ids.includes(id)).slice(0, limits.groupCardsMax - 1)
    return { group: compareGroup([await this.ownCard(), ...chosen.map(({ card }) => card)], await loadReference()) }
  }
}

async function openFriend(text: string): Promise<OpenedFriend> {
  const trimmed = text.trim()
  const opened = trimmed.startsWith('{') ? await openCard(trimmed, browserCardEffects) : await openCardLink(trimmed, browserCardEffects)
  if (opened.kind === 'refused') return { kind: 'refused', fault: opened.reason }
  const { card, signature } = opened
  const friend = { id: signature.publicKey, algorithm: signature.algorithm, card, keptAtMs: Date.now() }
  return { kind: 'card', friend, text: trimmed }
}

/** A later card of the same device takes the place of the earlier one. */
async function keepFriend(text: string): Promise<readonly FriendCard[]> {
  const opened = await openFriend(text)
  if (opened.kind === 'card') await keepCard({ id: opened.friend.id, text: opened.text, keptAtMs: opened.friend.keptAtMs })
  return friends()
}

/** Latest first; opened anew each time, so that nothing shows that its signature does not cover. */
async function friends(): Promise<readonly FriendCard[]> {
  const opened = await Promise.all((await keptCards()).map(async ({ text, keptAtMs }) => ({ keptAtMs, opened: await openFriend(text) })))
  return opened
    .flatMap(({ keptAtMs, opened: found }) => (found.kind === 'card' ? [{ ...found.friend, keptAtMs }] : []))
    .toSorted((one, other) => other.keptAtMs - one.keptAtMs)
}

async function givenInOrder() {
  return (await givenCards()).toSorted((one, other) => other.givenAtMs - one.givenAtMs)
}
