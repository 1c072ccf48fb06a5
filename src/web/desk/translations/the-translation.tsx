import { isLanguage, languageName } from '../../../kit/index.ts'
import { lastTakeDowns } from '../../../publishing/index.ts'
import { isLanguageTag, readTranslation, type ReadTranslation, type TranslatedSegment } from '../../../translations/index.ts'
import { appealCrumbs } from '../appeals/appeal-crumbs.ts'
import { mayWrite } from '../appeals/may-write.ts'
import { NotTheWholePage } from '../appeals/not-the-whole.tsx'
import { answer } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { translationRoutes } from './routes.ts'

/** A translation as somebody works on it. */
export type TranslationVisit = AppealVisit & { readonly lang: string; readonly read: ReadTranslation; readonly takenDown: Date | null }

/**
 * Opens the translation in the address, for whoever reads all of the appeal; gives the answer where it does not: an appeal
 * is not translated into its own language, nor into what is no language.
 */
export async function withTranslation(
  visit: AppealVisit,
  page: (visit: TranslationVisit) => Response | Promise<Response>,
): Promise<Response> {
  const lang = visit.c.req.param('lang') ?? ''
  const { opened, needs } = visit
  if (opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  if (!isLanguageTag(lang) || lang === opened.whole.lang) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const takenDown = (await lastTakeDowns(needs.db, [opened.whole.id], lang)).get(opened.whole.id) ?? null
  return page({ ...visit, lang, takenDown, read: await readTranslation(needs.db, opened.whole, lang, { takenDown }) })
}

export const canTranslate = (visit: AppealVisit): boolean => mayWrite(visit)

export const partsOf = ({
  opened,
  lang,
}: Pick<TranslationVisit, 'opened' | 'lang'>): { readonly appeal: string; readonly lang: string } => ({
  appeal: opened.appeal.id,
  lang,
})

export const translationHref = (visit: Pick<TranslationVisit, 'opened' | 'lang'>, query: Readonly<Record<string, string>> = {}): string =>
  hrefOf(translationRoutes.translation, partsOf(visit), query)

export const sentenceHref = (visit: Pick<TranslationVisit, 'opened' | 'lang'>, { key }: Pick<TranslatedSegment, 'key'>): string =>
  hrefOf(translationRoutes.sentence, { ...partsOf(visit), segment: key })

/** The way to a page of a translation. */
export const translationCrumbs = (visit: TranslationVisit, { self = true } = {}) => [
  ...appealCrumbs(visit.opened),
  { href: hrefOf(translationRoutes.languages, { appeal: visit.opened.appeal.id }), label: 'Translations' },
  ...(self ? [{ href: translationHref(visit), label: languageInWords(visit.lang) }] : []),
]

const english = new Intl.DisplayNames(['en'], { type: 'language' })

/** A language in English, as the desk speaks, and in its own words. */
export function languageInWords(lang: string): string {
  const own = languageName(lang)
  const name = isLanguage(lang) ? (english.of(lang) ?? lang) : lang
  return own === name ? name : `${name} · ${own}`
}
