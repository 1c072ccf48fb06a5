import { onePersonMayPublish } from '../appeals/index.ts'
import type { Appeal } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { TranslationEntry } from './entry.ts'
import { readEntries } from './store.ts'
import { translationOf, type Translation, type TranslationRules } from './translation.ts'

export type ReadTranslation = {
  readonly translation: Translation
  readonly entries: readonly TranslationEntry[]
  /** Whether the team lets one person translate and approve alone. */
  readonly onePerson: boolean
}

/** An appeal as it stands, and the language into which it is translated. */
export type InLanguage = { readonly appeal: Appeal; readonly lang: string } & Pick<TranslationRules, 'takenDown'>

/** How far an appeal is translated into a language, as the team's setting has it. Takes the appeal as it stands. */
export async function readTranslation(
  db: Database | Transaction,
  appeal: Appeal,
  lang: string,
  rules: Pick<TranslationRules, 'takenDown' | 'former'> = {},
): Promise<ReadTranslation> {
  const [entries, onePerson] = [await readEntries(db, appeal.id, lang), await onePersonMayPublish(db)]
  return { translation: translationOf(appeal, entries, lang, { ...rules, onePerson }), entries, onePerson }
}
