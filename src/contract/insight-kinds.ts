/** Kinds that deeper insights tell apart. They stand beside their schemas, because whoever works insights out needs no parser. */

export const START_KINDS = ['chosen', 'followed', 'skippedTo', 'other'] as const
export type StartKind = (typeof START_KINDS)[number]

export const CHAPTER_TIMES = ['night', 'morning', 'day', 'evening', 'weekend'] as const

/** What a listen can be of. */
export const HEARD_KINDS = ['music', 'podcast', 'audiobook', 'video', 'unidentified'] as const
export type HeardKind = (typeof HEARD_KINDS)[number]

/** The parts of the music that a number can be of: plays, skips, listens with a pause in them, the very first listens of artists or tracks, or the first plays of tracks. */
export const LISTEN_PARTS = ['plays', 'skips', 'interrupted', 'newArtists', 'newTracks', 'firstPlays'] as const
export type ListenPart = (typeof LISTEN_PARTS)[number]

/** What a mood rests on, from the person's own word to no more than a hint. */
export const MOOD_LEVELS = ['own', 'track', 'sound', 'artist', 'neighbour', 'genre'] as const
