/** Names that are one, or could be: what the page for joining and splitting shows. */
import type { EntityName, NameDecisions, NameGroup } from '../../contract/names.ts'
import { at } from '../../shared/assert.ts'
import { type Listens, MUSIC } from '../listens.ts'
import { isSameName } from './decisions.ts'
import { joinsOf } from './joined-names.ts'
import { artistKey, titleKey } from './normalise.ts'

/** Groups of two names or more that are alike by the rule or joined by hand, the most heard first. */
export function nameGroups(listens: Listens, decisions: NameDecisions, kind: EntityName['kind']): NameGroup[] {
  const joins = joinsOf(listens, decisions)
  const shownAs = kind === 'artist' ? joins.artists : joins.tracks
  const heard = countHeard(listens, kind)
  const entityOf = (entry: number): EntityName => {
    if (kind === 'artist') return { kind, name: at(listens.artists, entry), artist: at(listens.artists, entry) }
    return { kind, name: at(listens.tracks.title, entry), artist: at(listens.artists, at(listens.tracks.artist, entry)) }
  }
  const groups = new Map<string | number, Set<number>>()
  const keyOf = (entry: number): string =>
    kind === 'artist'
      ? artistKey(at(listens.artists, entry))
      : `${at(joins.artists, at(listens.tracks.artist, entry))}\n${titleKey(at(listens.tracks.title, entry))}`
  for (let entry = 0; entry < shownAs.length; entry++) {
    if (heard.listens[entry] === 0 || entityOf(entry).name === '') continue
    const key = keyOf(at(shownAs, entry))
    for (const of of [key, keyOf(entry)]) groups.set(of, (groups.get(of) ?? new Set()).add(entry))
  }
  return [...groups.values()]
    .filter(({ size }) => size > 1)
    .map((entries) => {
      const members = [...entries].toSorted((a, b) => at(heard.msPlayed, b) - at(heard.msPlayed, a) || a - b)
      const head = at(shownAs, at(members, 0))
      return {
        shownAs: entityOf(head),
        members: members.map((entry) => ({
          entity: entityOf(entry),
          listens: at(heard.listens, entry),
          msPlayed: at(heard.msPlayed, entry),
          isJoined: at(shownAs, entry) === head,
          isByHand: decisions.decided.some(({ from }) => isSameName(from, entityOf(entry))),
        })),
      }
    })
    .toSorted((a, b) => msOf(b) - msOf(a))
}

function msOf({ members }: NameGroup): number {
  return members.reduce((sum, { msPlayed }) => sum + msPlayed, 0)
}

function countHeard(listens: Listens, kind: EntityName['kind']) {
  const size = kind === 'artist' ? listens.artists.length : listens.tracks.title.length
  const heard = { listens: new Uint32Array(size), msPlayed: new Float64Array(size) }
  for (let row = 0; row < listens.count; row++) {
    if (listens.kind[row] !== MUSIC) continue
    const track = listens.items.track[listens.item[row] ?? 0] ?? 0
    const entry = kind === 'artist' ? (listens.tracks.artist[track] ?? 0) : track
    heard.listens[entry] = (heard.listens[entry] ?? 0) + 1
    heard.msPlayed[entry] = (heard.msPlayed[entry] ?? 0) + (listens.msPlayed[row] ?? 0)
  }
  return heard
}
