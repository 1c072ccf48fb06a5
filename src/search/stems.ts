import { languageOf } from '../kit/index.ts'

/** The languages whose stems the database knows here (db/migrations/0028_search.sql). */
export const stemmed = ['en', 'es', 'fr', 'pt', 'ru', 'ar'] as const

/** Which stems a text is found by: those of its language; of an unknown one, those of its letters; empty where there are none. */
export function stemsOf(lang: string | null, text: string): string {
  const language = lang === null ? '' : languageOf(lang)
  if ((stemmed as readonly string[]).includes(language)) return language
  if (language !== '' && language !== 'und') return ''
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru'
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  return /\p{Script=Latin}/u.test(text) ? 'latin' : ''
}
