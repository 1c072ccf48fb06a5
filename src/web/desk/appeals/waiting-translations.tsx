import { onePersonMayPublish } from '../../../appeals/index.ts'
import type { Appeal } from '../../../cases/index.ts'
import { languageName } from '../../../kit/index.ts'
import { lastTakeDowns, languagesPublished, saysWhatIsPublished, type Edition } from '../../../publishing/index.ts'
import { languagesBegunOf, readEntriesOf, translationOf } from '../../../translations/index.ts'
import type { AppealVisit, Visit } from '../visit.ts'
import { textHref } from './may-write.ts'

/** What a translation of an appeal waits for: for a translator, for a reviewer, to be published. How many sentences; none of it is zero. */
export type WaitingTranslation = {
  readonly lang: string
  readonly toTranslate: number
  readonly sentBack: number
  readonly inReview: number
  /** It is whole and approved, and its version, which stands as the text does, was never published in it. */
  readonly ready: boolean
}

/** What the translations of some appeals wait for, by the id of the appeal; a language that waits for nothing is not there. Each appeal is whole. */
export async function waitingTranslations(
  { needs: { db } }: Visit,
  appeals: readonly { readonly appeal: Appeal; readonly published: Edition | undefined }[],
): Promise<ReadonlyMap<string, readonly WaitingTranslation[]>> {
  const ids = appeals.map(({ appeal }) => appeal.id)
  const begun = await languagesBegunOf(db, ids)
  const [onePerson, out] = [await onePersonMayPublish(db), await languagesPublished(db, ids)]
  const found = new Map<string, readonly WaitingTranslation[]>()
  for (const lang of [...new Set([...begun.values()].flat())].toSorted()) {
    const those = appeals.filter(({ appeal }) => appeal.lang !== lang && begun.get(appeal.id)?.includes(lang) === true)
    const [entries, takenDown] = [await readEntriesOf(db, ids, lang), await lastTakeDowns(db, ids, lang)]
    for (const { appeal, published } of those) {
      const rules = { onePerson, takenDown: takenDown.get(appeal.id) ?? null, former: false }
      const { segments, counts } = translationOf(appeal, entries.get(appeal.id) ?? [], lang, rules)
      const sentBack = segments.filter(({ remark }) => remark !== undefined).length
      const whole = counts.approved === segments.length
      const one = {
        lang,
        toTranslate: counts.missing + counts.stale + counts.draft - sentBack,
        sentBack,
        inReview: counts['in-review'],
        ready:
          whole &&
          published !== undefined &&
          saysWhatIsPublished(appeal, published) &&
          !out.some((each) => each.appeal === appeal.id && each.version === published.version && each.lang === lang),
      }
      if (!whole || one.ready) found.set(appeal.id, [...(found.get(appeal.id) ?? []), one])
    }
  }
  return found
}

/** The same of one appeal, each language with the way to where it is done. */
export const TranslationsWait = ({
  opened,
  waiting,
}: Pick<AppealVisit, 'opened'> & { readonly waiting: readonly WaitingTranslation[] }) => (
  <>
    {waiting.map((one) => (
      <li key={one.lang}>
        <a href={one.ready ? `${textHref({ opened }, 'publication')}#languages` : textHref({ opened }, `translations/${one.lang}`)}>
          <bdi lang={one.lang}>{languageName(one.lang)}</bdi>: {one.ready ? 'approved, to be published' : inWords(one)}
        </a>
      </li>
    ))}
  </>
)

function inWords({ toTranslate, sentBack, inReview }: WaitingTranslation): string {
  return [
    ...(inReview > 0 ? [`${sentences(inReview)} ${inReview === 1 ? 'waits' : 'wait'} for review`] : []),
    ...(sentBack > 0 ? [`${sentences(sentBack)} sent back to the translator`] : []),
    ...(toTranslate > 0 ? [`${sentences(toTranslate)} to be translated`] : []),
  ].join(', ')
}

const sentences = (count: number): string => (count === 1 ? '1 sentence' : `${count} sentences`)
