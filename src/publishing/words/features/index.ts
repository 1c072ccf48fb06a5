import { farsi } from './fa.ts'
import { french } from './fr.ts'
import { portuguese } from './pt.ts'
import { quechua } from './qu.ts'
import { russian } from './ru.ts'
import { turkish } from './tr.ts'
import type { FeatureWords } from './words.ts'

/** The words of one feature in the languages that its own file has not. Nobody who speaks them has reviewed them yet. */
export const furtherWords = <const Name extends keyof FeatureWords>(
  name: Name,
): Readonly<Record<'fr' | 'pt' | 'fa' | 'ru' | 'tr' | 'qu', FeatureWords[Name]>> => ({
  fr: french[name],
  pt: portuguese[name],
  fa: farsi[name],
  ru: russian[name],
  tr: turkish[name],
  qu: quechua[name],
})
