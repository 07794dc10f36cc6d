/** What an audit found, in the reader's language; only the page of evidence needs so many sentences. */
import { wordsOf } from '../../messages/languages.ts'

export const auditWords = await wordsOf({
  en: async () => (await import('../../messages/en/audit.ts')).audit,
  de: async () => (await import('../../messages/de/audit.ts')).audit,
  es: async () => (await import('../../messages/es/audit.ts')).audit,
})
