/** The languages that the pages speak, which of them a reader gets, and how the words of one are loaded. */
import { preferences } from '../history/preferences.ts'
import { makeFormat, type Format } from './format.ts'

/** In their own words, because whoever looks for theirs may read no other. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español' } as const
export type Language = keyof typeof LANGUAGES

/** Those whose every page is translated: only these are offered. */
export const OFFERED: readonly Language[] = ['en', 'de', 'es']

/** Where a language is chosen that the browser does not name, numbers and dates are written as in most of the world. */
const USUAL_LOCALE = { en: 'en-GB', de: 'de-DE', es: 'es-ES' } as const satisfies Record<Language, string>

export function chooseLanguage(wanted: string | null, languages: readonly string[]): Language {
  const asked = wanted === null ? languages : [wanted, ...languages]
  for (const tag of asked) {
    const found = OFFERED.find((offered) => isOf(offered, tag))
    if (found) return found
  }
  return 'en'
}

/** The reader's own region of the language, where the browser names it. */
export function localeFor(language: Language, languages: readonly string[]): string {
  return languages.find((tag) => isOf(language, tag)) ?? USUAL_LOCALE[language]
}

function isOf(language: Language, tag: string): boolean {
  return tag === language || tag.startsWith(`${language}-`)
}

/** Chosen once a visit: another choice loads the page again, so no text has to change while it is read. */
export const language = chooseLanguage(preferences().language, navigator.languages)
export const format = makeFormat(localeFor(language, navigator.languages))

/** Loads the words of one part of the app in the reader's language alone; pages that are loaded on demand bring theirs with them. */
export async function wordsOf<Words>(catalogues: Readonly<Record<Language, () => Promise<(format: Format) => Words>>>): Promise<Words> {
  return (await catalogues[language]())(format)
}
