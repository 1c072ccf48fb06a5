import type { PrintedName } from '../../../appeals/index.ts'
import { lastTakeDowns } from '../../../publishing/index.ts'
import { inLanguage, languagesBegun, readTranslation } from '../../../translations/index.ts'
import type { AppealVisit } from '../visit.ts'
import type { AppealStanding } from './standing-of-appeal.ts'

/** A name that translations print as they stand and the original does not. */
export type TranslatedName = PrintedName & {
  /** Tags of the languages. */
  readonly langs: readonly string[]
  /** When one of these, or the whole version, was last taken down: a tick from before that does not count. */
  readonly takenDown: Date | null
}

/** The names that only translations of an appeal print, as far as they are written, whatever is approved of them. */
export async function namesOfTranslations(
  { needs: { db }, opened: { whole } }: AppealVisit,
  standing: Pick<AppealStanding, 'namesOnlyIn'>,
): Promise<readonly TranslatedName[]> {
  const found = new Map<string, TranslatedName>()
  for (const lang of await languagesBegun(db, whole.id)) {
    if (lang === whole.lang) continue
    const { segments } = (await readTranslation(db, whole, lang, { former: false })).translation
    const targets = new Map(segments.flatMap(({ key, target }) => (target === null ? [] : [[key, target] as const])))
    if (targets.size === 0) continue
    const takenDown = (await lastTakeDowns(db, [whole.id], lang)).get(whole.id) ?? null
    for (const name of standing.namesOnlyIn(inLanguage(whole, lang, (key) => targets.get(key)))) {
      const before = found.get(name.key)
      found.set(name.key, {
        ...name,
        langs: [...(before?.langs ?? []), lang],
        takenDown: later(before?.takenDown ?? null, takenDown),
      })
    }
  }
  return [...found.values()]
}

const later = (one: Date | null, other: Date | null): Date | null => (one === null || (other !== null && other > one) ? other : one)
