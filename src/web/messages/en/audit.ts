/** English: what an audit found. The sentences are those that the command line prints. */
import type { AuditWords } from '../audit-words.ts'

export const audit = (): AuditWords => ({
  check: ({ sentence }) => sentence,
  title: ({ title }) => title,
  unchecked: ({ unchecked }) => unchecked,
})
