/** Messages between the page and the worker about taste cards: one's own, and those of friends that this browser keeps. */
import type { Comparison, Group } from './taste.ts'
import type { CardField, PlaylistFormat } from './card-fields.ts'
import type { SignatureAlgorithm, TasteCard } from './taste-card.ts'

/** What a person chose to put on a card. */
export interface CardAsk {
  readonly fields: readonly CardField[]
  readonly name: string
  readonly withoutArtists: readonly string[]
  readonly withIncognito: boolean
}

/** The card as it would be given away: nothing else leaves the device. */
export interface MadeCard {
  readonly card: TasteCard
  /** The text of the file, byte for byte. */
  readonly file: string
  /** What stands behind the "#" of a link. */
  readonly fragment: string
  /** The same with short lists, for a QR code. */
  readonly smallFragment: string
}

export type CardFault = 'tooLarge' | 'noCard' | 'newerVersion' | 'damaged' | 'altered'

/** Somebody's card on this device. */
export interface FriendCard {
  /** Names the signing key, and so the device that made the card. */
  readonly id: string
  readonly algorithm: SignatureAlgorithm
  readonly card: TasteCard
  /** Local milliseconds. */
  readonly keptAtMs: number
}

export type OpenedFriend =
  | { readonly kind: 'card'; readonly friend: FriendCard; readonly text: string }
  | { readonly kind: 'refused'; readonly fault: CardFault }

/** A note to oneself of what was given to whom; it stays on the device. */
export interface GivenCard {
  readonly id: string
  readonly to: string
  readonly fields: readonly CardField[]
  readonly givenAtMs: number
}

export interface FriendComparison {
  readonly comparison: Comparison
  readonly mine: TasteCard
  readonly theirs: TasteCard
}

export interface FriendGroup {
  /** The first is whoever uses this browser. */
  readonly group: Group
}

export interface PlaylistAsk {
  readonly format: PlaylistFormat
  readonly name: string
  readonly songs: readonly { readonly title: string; readonly artist: string }[]
}

export interface PlaylistFile {
  /** Without the dot. */
  readonly extension: string
  readonly type: string
  readonly content: string
}
