/** What a page has no answer to, so that silence is not taken for one. */

/** A section, or nothing where there is too little for it, with the name of what it tells; none where nothing is amiss without it. */
export type Named<Section> = readonly [about: string | null, section: Section]

/** One sentence about all that are missing; undefined where none is. */
export function unanswered<Section>(sections: readonly Named<Section>[], isTold: (section: Section) => boolean): string | undefined {
  const missing = sections.flatMap(([about, section]) => (about === null || isTold(section) ? [] : [about]))
  if (missing.length === 0) return undefined
  return `Too little listening, or too little known, to tell of: ${missing.join(', ')}.`
}
