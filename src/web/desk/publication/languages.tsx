import { namesToLetOut } from '../../../appeals/index.ts'
import { languageName } from '../../../kit/index.ts'
import { routes } from '../../routes.ts'
import { textHref, type AppealStanding, type TranslatedName } from '../appeals/index.ts'
import { Form, Options, type FormState } from '../forms/index.ts'
import { OwnWordsUnread } from '../languages/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { isReady, type LanguageStanding } from './languages-of.ts'
import { publicationRoutes } from './routes.ts'

/** Which languages a form publishes. */
export const languageField = 'language'

type Properties = {
  readonly visit: AppealVisit
  readonly form: FormState
  readonly languages: readonly LanguageStanding[]
  readonly standing: AppealStanding
  /** The names that only translations print. */
  readonly translated: readonly TranslatedName[]
  /** The newest version, if it is shown and says what the text says now: then translations of it can come out. */
  readonly current: number | null
}

/** The translations of an appeal: which are ready, what the others lack, and how far those are that were asked for. */
export function Languages({ visit, form, languages, standing, translated, current }: Properties) {
  if (languages.length === 0) return null
  const { letOut } = standing.review.answers
  const namesLeft = (lang: string): number =>
    translated.filter((one) => one.langs.includes(lang) && namesToLetOut([one], letOut, one.takenDown).length > 0).length
  const ready = languages.filter(isReady)
  const asked = languages.filter((each) => each.asked !== undefined)
  const out = asked.filter(({ edition }) => edition !== undefined)
  const offers = current !== null && ready.length > 0 && (writers as readonly string[]).includes(visit.staff.role)
  return (
    <section aria-labelledby="languages">
      <h2 id="languages">Languages</h2>
      {!offers && form.errors[languageField] !== undefined && (
        <p class="error" role="alert">
          {form.errors[languageField]}
        </p>
      )}
      {asked.some((each) => each.asked === 'waiting') && (
        <p role="status">
          {out.length} of {asked.length} languages are out. They come out one by one, also if this page is closed.{' '}
          <a href={hrefOf(publicationRoutes.publication, { appeal: visit.opened.appeal.id })}>Look again</a>
        </p>
      )}
      <div class="scrolls">
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">Language</th>
              <th scope="col">Translation</th>
              <th scope="col">Newest version</th>
            </tr>
          </thead>
          <tbody>
            {languages.map((each) => (
              <tr key={each.lang}>
                <th scope="row">
                  <a href={translationHref(visit, each.lang)} lang={each.lang} dir="auto">
                    {languageName(each.lang)}
                  </a>{' '}
                  <OwnWordsUnread lang={each.lang} />
                </th>
                <td>{readiness(each)}</td>
                <td>
                  <OfVersion visit={visit} standing={each} names={namesLeft(each.lang)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {offers && (
        <Form
          visit={visit}
          form={withReady(form, ready)}
          action={hrefOf(publicationRoutes.publishLanguages, { appeal: visit.opened.appeal.id })}
          submit={`Publish these languages of version ${current}`}
        >
          <LanguageOptions form={form} ready={ready} label="Which languages" />
        </Form>
      )}
    </section>
  )
}

/** The languages that are ready, all ticked to begin with. */
export const LanguageOptions = ({
  form,
  ready,
  label,
}: {
  readonly form: FormState
  readonly ready: readonly LanguageStanding[]
  readonly label: string
}) =>
  ready.length === 0 ? null : (
    <Options
      form={withReady(form, ready)}
      name={languageField}
      type="checkbox"
      label={label}
      options={ready.map(({ lang }) => ({ value: lang, label: languageName(lang) }))}
    />
  )

const withReady = (form: FormState, ready: readonly LanguageStanding[]): FormState =>
  form.given.has(languageField) || form.errors[languageField] !== undefined
    ? form
    : { ...form, given: new Map([...form.given, [languageField, ready.map(({ lang }) => lang)]]) }

const translationHref = ({ opened }: AppealVisit, lang: string): string =>
  `/appeals/${encodeURIComponent(opened.appeal.id)}/translations/${encodeURIComponent(lang)}`

function readiness({ missing, again, sentences }: LanguageStanding): string {
  if (missing.length === 0) return 'Approved for exactly this text'
  const never = missing.filter((place) => !again.includes(place))
  return [
    `${sentences - missing.length} of ${sentences} approved`,
    ...(never.length > 0 ? [`missing: ${named(never)}`] : []),
    ...(again.length > 0 ? [`to be approved again, since it was taken down: ${named(again)}`] : []),
  ].join('; ')
}

const named = (places: readonly string[]): string =>
  places.length > 6 ? `${places.slice(0, 6).join(', ')} and ${places.length - 6} more` : places.join(', ')

function OfVersion({
  visit,
  standing: { lang, edition, asked, missing, late },
  names,
}: {
  readonly visit: AppealVisit
  readonly standing: LanguageStanding
  /** How many names it alone prints that nobody let out. */
  readonly names: number
}) {
  if (edition === undefined) {
    if (names > 0)
      return (
        <>
          Not published: it prints {names === 1 ? 'a name' : `${names} names`} that the original does not and that nobody let out.{' '}
          <a href={`${textHref(visit, 'risk-review')}#names`}>Answer the risk review</a>
        </>
      )
    if (asked === 'waiting') return <>Waiting{late && '. That takes long: ask for it again.'}</>
    if (asked === 'refused') return <>Not published: something stood in its way. {missing.length === 0 && 'Ask for it again.'}</>
    return <>Not published</>
  }
  const address = visit.needs.publicOrigin + routes.appeal(`${visit.opened.appeal.id}/${lang}`)
  return (
    <>
      <a href={address}>Published</a>
      {edition.printed ? ', with its sheet' : ', its sheet is being printed'}
      {edition.mended && '. The translation was mended since: it comes out with a new version.'}
    </>
  )
}
