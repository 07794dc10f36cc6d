/** The fields of a taste card by name and size, for pages that show one without checking one. */

/** What can be left out of a card, in the order in which it is offered. */
export const CARD_FIELDS = ['name', 'period', 'artists', 'tracks', 'obsessions', 'tags', 'mood', 'clock'] as const
export type CardField = (typeof CARD_FIELDS)[number]

/** Cells of the mood map, a square of valence (columns, from dark to bright) and arousal (rows, from calm to intense). */
export const MOOD_CELLS_PER_SIDE = 5
export const HOURS_OF_WEEK = 168

export const PLAYLIST_FORMATS = ['text', 'm3u', 'jspf'] as const
export type PlaylistFormat = (typeof PLAYLIST_FORMATS)[number]
