/** Names of artists and songs that are one: what a person decided about them, and what the page shows. */

/** A name as a source writes it. For an artist `name` and `artist` are the same. */
export interface EntityName {
  readonly kind: 'artist' | 'track'
  readonly name: string
  readonly artist: string
}

/** `to` null: this name stays what it is, whatever the rule says. */
export interface NameDecision {
  readonly from: EntityName
  readonly to: EntityName | null
}

export interface NameDecisions {
  /** Names that are alike by the stated rule are joined; null leaves that to whether sources meet at all. */
  readonly joinAlike: boolean | null
  readonly decided: readonly NameDecision[]
}

export interface NameGroup {
  /** The name under which the joined ones are shown. */
  readonly shownAs: EntityName
  readonly members: readonly {
    readonly entity: EntityName
    readonly listens: number
    readonly msPlayed: number
    readonly isJoined: boolean
    /** Decided by a person; otherwise by the rule. */
    readonly isByHand: boolean
  }[]
}
