import { lastTakeDowns } from '../../../publishing/index.ts'
import { isLanguageTag, languagesBegun, readTranslation, type Translation } from '../../../translations/index.ts'
import { appealCrumbs } from '../appeals/appeal-crumbs.ts'
import { NotTheWholePage } from '../appeals/not-the-whole.tsx'
import { languages as known, tagOfLanguage } from '../cases/languages.ts'
import { emptyForm, ErrorSummary, filledWith, TextField, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { glossaryRoutes, translationRoutes } from './routes.ts'
import { canTranslate, languageInWords } from './the-translation.tsx'
import { progressInWords } from './words.ts'

/** GET /appeals/:appeal/translations?lang=: into which languages it is translated and how far; leads to the one that is asked for. */
export async function showLanguages(visit: AppealVisit): Promise<Response> {
  const { opened, needs, c } = visit
  if (opened.hidden > 0) return answer(visit, <NotTheWholePage visit={visit} />, 403)
  const typed = c.req.query('lang')
  const asked = typed === undefined ? undefined : tagOfLanguage(typed)
  const wrong = asked === undefined ? undefined : problemWith(asked, opened.whole.lang)
  if (asked !== undefined && wrong === undefined)
    return c.redirect(hrefOf(translationRoutes.translation, { appeal: opened.appeal.id, lang: asked }), 303)
  const begun: Translation[] = []
  for (const lang of await languagesBegun(needs.db, opened.whole.id))
    if (lang !== opened.whole.lang) {
      const takenDown = (await lastTakeDowns(needs.db, [opened.whole.id], lang)).get(opened.whole.id) ?? null
      begun.push((await readTranslation(needs.db, opened.whole, lang, { takenDown })).translation)
    }
  const form: FormState = wrong === undefined ? emptyForm : { ...filledWith({ lang: typed }), errors: { lang: wrong } }
  return answer(visit, <LanguagesPage {...{ visit, begun, form }} />, wrong === undefined ? 200 : 422)
}

function problemWith(lang: string, original: string): string | undefined {
  if (lang === '') return 'Type into which language: its name, or its tag.'
  if (!isLanguageTag(lang))
    return 'No language is known by this name. Choose one of the list, or type its name in English or in the language itself, or its tag: es, zh-Hans.'
  return lang === original ? 'The appeal is written in this language. Choose another.' : undefined
}

type LanguagesProperties = { readonly visit: AppealVisit; readonly begun: readonly Translation[]; readonly form: FormState }

function LanguagesPage({ visit, begun, form }: LanguagesProperties) {
  const { appeal } = visit.opened
  const wide = known.filter(({ value }) => value !== appeal.lang)
  return (
    <DeskPage visit={visit} title={`Translations of ${appeal.id}`} crumbs={appealCrumbs(visit.opened)}>
      <h1>Translations</h1>
      <p>
        <q dir="auto" lang={appeal.lang}>
          {appeal.title}
        </q>{' '}
        is written in {languageInWords(appeal.lang)}. Each sentence is translated by itself and approved by another person than its
        translator. A sentence that is changed makes its own translations stale, and no others.
      </p>
      {begun.length === 0 ? (
        <p>Nothing is translated yet. Choose a language below, or send a file to translators: XLIFF 2.0 and PO stand on its page.</p>
      ) : (
        <ul class="plain rows">
          {begun.map((translation) => (
            <li key={translation.lang} data-row="">
              <a href={hrefOf(translationRoutes.translation, { appeal: appeal.id, lang: translation.lang })} data-open="">
                <bdi>{languageInWords(translation.lang)}</bdi>
              </a>{' '}
              <span class="hint">{progressInWords(translation)}</span>
            </li>
          ))}
        </ul>
      )}
      {canTranslate(visit) && (
        <form method="get" action={hrefOf(translationRoutes.languages, { appeal: appeal.id })}>
          <ErrorSummary errors={form.errors} />
          <TextField
            form={form}
            name="lang"
            label="Into another language"
            hint="Its name or its tag: Spanish, español, es"
            attributes={{ list: 'known-languages', autoComplete: 'off', maxLength: 35 }}
          />
          <datalist id="known-languages">
            {wide.map(({ value, label }) => (
              <option key={value} value={value} label={label} />
            ))}
          </datalist>
          <p class="buttons">
            <button type="submit">Open</button>
            <a href={hrefOf(glossaryRoutes.glossary, { appeal: appeal.id })}>Glossary</a>
          </p>
        </form>
      )}
    </DeskPage>
  )
}
