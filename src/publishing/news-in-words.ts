import type { Edition } from './edition.ts'
import { versionsWords, type VersionsWords } from './words/versions.ts'

/** What a version is among those of its appeal, in a word or two. */
export function whatItIs({ version, change, update }: Pick<Edition, 'version' | 'change' | 'update'>, words: VersionsWords): string {
  if (version === 1) return words.first
  switch (change) {
    case 'update':
      return words.update(update ?? 1)
    case 'correction':
      return words.correction
    case 'closing':
      return words.closing
    case undefined:
      return words.version
    default:
      return change satisfies never
  }
}

/** What is new in a version, with what it is: "What is new (update 1): …". */
export function newsInWords(edition: Pick<Edition, 'lang' | 'version' | 'change' | 'update' | 'news'>): string {
  const { words } = versionsWords(edition.lang)
  return `${words.news} (${whatItIs(edition, words)}): ${edition.news ?? ''}`
}
