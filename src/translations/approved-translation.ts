import type { Appeal } from '../cases/index.ts'
import type { Transaction } from '../platform/index.ts'
import { inLanguage } from './segment.ts'
import { readTranslation, type InLanguage } from './read-translation.ts'
import { lockTranslations } from './store.ts'

export type ApprovedTranslation =
  | {
      readonly kind: 'approved'
      /** The appeal with its words and its language replaced; all else, also what each sentence cites, is as it was. */
      readonly appeal: Appeal
      /** Whether a machine drafted some of it. A person reviewed all of it. */
      readonly machine: boolean
      /** Whether another than its translator approved each sentence, or one person some of them alone, which the team allows. */
      readonly how: 'second-person' | 'alone'
      /** The staff members who stand behind it, translators and reviewers, in the order of their ids. */
      readonly by: readonly string[]
    }
  /**
   * How the sentences are called of which no translation is approved for exactly what they say; and which of them were, before the language
   * was last taken down.
   */
  | { readonly kind: 'not-approved'; readonly missing: readonly string[]; readonly again?: readonly string[] }

/**
 * An appeal in another language, if every sentence of it is translated and approved for exactly this text, since it was last taken
 * down (`takenDown`; null where it never was). What was
 * approved stays so until the transaction ends.
 */
export async function approvedTranslation(
  tx: Transaction,
  { appeal, lang, takenDown }: Required<InLanguage>,
): Promise<ApprovedTranslation> {
  await lockTranslations(tx, appeal.id, lang)
  const { segments } = (await readTranslation(tx, appeal, lang, { takenDown, former: false })).translation
  const missing = segments.filter(({ state }) => state !== 'approved').map(({ place }) => place)
  const again = segments.filter((segment) => segment.again).map(({ place }) => place)
  if (missing.length > 0) return { kind: 'not-approved', missing, ...(again.length > 0 && { again }) }
  const targets = new Map(segments.map(({ key, target }) => [key, target ?? '']))
  return {
    kind: 'approved',
    appeal: inLanguage(appeal, lang, (key) => targets.get(key)),
    machine: segments.some(({ machine }) => machine),
    how: segments.some(({ by, reviewer }) => by === reviewer) ? 'alone' : 'second-person',
    by: [...new Set(segments.flatMap(({ by, reviewer }) => [by, reviewer].filter((id) => id !== undefined)))].toSorted(),
  }
}
