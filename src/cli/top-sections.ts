/** Whom and what was heard most, on the terminal and in the file of HTML: by time, by plays, or by days. */
import type { AllFindings } from '../contract/deep-insights.ts'
import { type BarRow, type Page, type Section, barTable, note } from './page.ts'
import { plural, shortDurationOf } from './words.ts'

export const TOP_ORDERS = ['time', 'plays', 'days'] as const
export type TopOrder = (typeof TOP_ORDERS)[number]

type Top = Pick<AllFindings, 'top' | 'topBy'>
type Kind = 'artists' | 'tracks' | 'albums'

export interface TopItem {
  readonly name: string
  /** Empty for an artist. */
  readonly of: string
  readonly msPlayed: number
  readonly plays: number
  /** Where the order asks for them. */
  readonly days?: number
}

export function topItems({ top, topBy }: Top, kind: Kind, by: TopOrder): readonly TopItem[] {
  const lists = by === 'time' ? top : topBy[by]
  return lists[kind].map((item) => ('title' in item ? { ...item, name: item.title, of: item.artist } : { ...item, of: '' }))
}

/** The figure that the order goes by. */
export function rankedBy({ msPlayed, plays, days = 0 }: TopItem, by: TopOrder): number {
  return { time: msPlayed, plays, days }[by]
}

export function figuresOf({ msPlayed, plays, days = 0 }: TopItem, by: TopOrder): readonly string[] {
  return by === 'days' ? [plural(days, 'day'), plural(plays, 'play')] : [shortDurationOf(msPlayed), plural(plays, 'play')]
}

const ARTIST_TITLES = {
  time: ({ name }: TopItem) => `You gave the most time to ${name}.`,
  plays: ({ name, plays }: TopItem) => `You played ${name} most: ${plural(plays, 'play')}.`,
  days: ({ name, days = 0 }: TopItem) => `${name} was with you on ${plural(days, 'day')}.`,
} as const satisfies Record<TopOrder, (first: TopItem) => string>

const BY_DAYS = ({ name, of, days = 0 }: TopItem): string => `You heard “${name}” by ${of} on ${plural(days, 'day')}.`
const SONG = ({ name, of, plays }: TopItem): string => `Your song is “${name}” by ${of}: ${plural(plays, 'play')}.`
const ALBUM = ({ name, of }: TopItem): string => `Your album is “${name}” by ${of}.`

export const TOP_TITLES: Record<Kind, Record<TopOrder, (first: TopItem) => string>> = {
  artists: ARTIST_TITLES,
  tracks: { time: SONG, plays: SONG, days: BY_DAYS },
  albums: { time: ALBUM, plays: ALBUM, days: BY_DAYS },
}

const SHOWN = { artists: 10, tracks: 5, albums: 5 } as const satisfies Record<Kind, number>

function sectionOf(kind: Kind) {
  return (found: Top, page: Page, by: TopOrder): Section | undefined => {
    const items = topItems(found, kind, by)
    const [first] = items
    if (first === undefined) return undefined
    const rows = items.slice(0, SHOWN[kind]).map((item, index): BarRow => ({
      label: `${String(index + 1).padStart(2)}  ${nameOf(item)}`,
      value: rankedBy(item, by),
      figures: figuresOf(item, by),
    }))
    return { title: TOP_TITLES[kind][by](first), lines: [...barTable(rows, page), ...note(otherOrders(found, kind, by), page)] }
  }
}

function nameOf({ name, of }: TopItem): string {
  return of === '' ? name : `${name} · ${of}`
}

/** Who would come first in the orders that are not shown. */
export function otherOrders(found: Top, kind: Kind, by: TopOrder): string {
  const others = TOP_ORDERS.filter((order) => order !== by)
  return `First by ${others.map((order) => `${order}: ${topItems(found, kind, order).slice(0, 1).map(nameOf).join('')}`).join('; by ')}.`
}

export const topSections = { artists: sectionOf('artists'), tracks: sectionOf('tracks'), albums: sectionOf('albums') } as const
