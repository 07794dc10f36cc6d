/** The door of the taste domain: who likes what in, how near two people are and why out. */
export { closeness } from './compare.ts'
export type { Closeness } from './compare.ts'
export { PlayTableBuilder, TagTableBuilder } from './play-table.ts'
export type { PlayTable, TagTable } from './play-table.ts'
export { learnPopulation } from './population.ts'
export type { Population } from './population.ts'
