/** The door of the mood of music: words and artists in, positions with their uncertainty out. */
export { estimateArtists } from './artist-moods.ts'
export { isKnown } from './evidence.ts'
export { loadShippedCatalogue } from './shipped.ts'
export { withMoreArtists } from './catalogue.ts'
export { estimateItems } from './tagged-items.ts'
export type { Tag } from './tagged-items.ts'
export { checkInsAndMusic, moodFindings } from './mood-findings.ts'
export type { Catalogue } from './catalogue.ts'
