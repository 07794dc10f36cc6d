/** Kinds that deeper insights tell apart. They stand beside their schemas, because whoever works insights out needs no parser. */

export const START_KINDS = ['chosen', 'followed', 'skippedTo', 'other'] as const
export type StartKind = (typeof START_KINDS)[number]

export const CHAPTER_TIMES = ['night', 'morning', 'day', 'evening', 'weekend'] as const
