/** The deeper insights: all at once for a program, and in the groups that the pages ask for. */
import type { Chapters } from '../contract/chapters.ts'
import type { AllFindings, Eras, HabitFindings, Recap, TasteFindings, TimeFindings } from '../contract/deep-insights.ts'
import type { Findings } from '../contract/insights.ts'
import type { View } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { attention } from './attention.ts'
import { byHeart } from './by-heart.ts'
import { chapters } from './chapters.ts'
import { chartHistory } from './chart-history.ts'
import { comparison } from './comparison.ts'
import { deepSittings } from './deep-sittings.ts'
import { depthOf, type Depth } from './depth.ts'
import { eras, NOTHING_KNOWN, type Known } from './eras.ts'
import { exploring } from './exploring.ts'
import { findingsOf } from './findings.ts'
import type { Genres } from './genres.ts'
import { loyalty } from './loyalty.ts'
import { milestones } from './milestones.ts'
import { recap } from './recap.ts'
import { repeats } from './repeats.ts'
import { rhythm } from './rhythm.ts'
import { sessions } from './sessions.ts'
import { topBy } from './top-by.ts'

/** Of a look that two pages ask the same of, what it found is kept as long as the look is. */
function oncePerLook<Found>(work: (depth: Depth) => Found): (depth: Depth) => Found {
  const kept = new WeakMap<Depth, { readonly found: Found }>()
  return (depth) => {
    const known = kept.get(depth) ?? { found: work(depth) }
    kept.set(depth, known)
    return known.found
  }
}

/** What the recap tells again. */
const attentionOf = oncePerLook(attention)
const repeatsOf = oncePerLook(repeats)
const milestonesOf = oncePerLook(milestones)
const comparisonOf = oncePerLook(comparison)

/** Everything at once, with the history looked at and counted once. Empty selections give zeros, nulls and empty lists. */
export function allFindings(listens: Listens, rows: Findings['rows'], view: View, known: Known = NOTHING_KNOWN): AllFindings {
  const depth = depthOf(listens, view)
  const sources = {
    attention: attentionOf(depth),
    repeats: repeatsOf(depth),
    milestones: milestonesOf(depth),
    comparison: comparisonOf(depth),
  }
  return {
    ...findingsOf(depth, rows),
    ...sources,
    topBy: topBy(depth),
    sittings: deepSittings(depth),
    loyalty: loyalty(depth),
    rhythm: rhythm(depth),
    chartHistory: chartHistory(depth),
    exploring: exploring(depth),
    byHeart: byHeart(depth),
    eras: eras(depth, known),
    chapters: chapters(depth, known.genres),
    recap: recap(depth, sources),
  }
}

/** `gapMsMax` ends a session. */
export function habitFindings(listens: Listens, view: View, gapMsMax: number): HabitFindings {
  const depth = depthOf(listens, view)
  return {
    attention: attentionOf(depth),
    sessions: sessions(depth.selection.heard, gapMsMax),
    sittings: deepSittings(depth, gapMsMax),
    repeats: repeatsOf(depth),
    byHeart: byHeart(depth),
  }
}

export function timeFindings(listens: Listens, view: View): TimeFindings {
  const depth = depthOf(listens, view)
  return {
    comparison: comparisonOf(depth),
    rhythm: rhythm(depth),
    milestones: milestonesOf(depth),
    chartHistory: chartHistory(depth),
  }
}

export function tasteFindings(listens: Listens, view: View): TasteFindings {
  const depth = depthOf(listens, view)
  return { exploring: exploring(depth), loyalty: loyalty(depth) }
}

/** `known` is what only the catalogue of artists and the person themselves can tell. */
export function eraFindings(listens: Listens, view: View, known: Omit<Known, 'genres'>): Eras {
  return eras(depthOf(listens, view), known)
}

/** Without genres, chapters are told by their artists alone. */
export function chapterFindings(listens: Listens, view: View, genres?: Genres): Chapters {
  return chapters(depthOf(listens, view), genres)
}

export function recapFindings(listens: Listens, view: View): Recap {
  const depth = depthOf(listens, view)
  return recap(depth, {
    attention: attentionOf(depth),
    repeats: repeatsOf(depth),
    milestones: milestonesOf(depth),
    comparison: comparisonOf(depth),
  })
}
