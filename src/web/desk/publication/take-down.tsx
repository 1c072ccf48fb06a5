import { languageName } from '../../../kit/index.ts'
import { listVersions, takeDownWithin, type PublishedVersion } from '../../../publishing/index.ts'
import { appealCrumbs, textHref } from '../appeals/index.ts'
import { answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  emptyForm,
  Form,
  Options,
  readForm,
  required,
  TextArea,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, judges } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { auditAppeal } from './audit-appeal.ts'
import { publicationRoutes } from './routes.ts'

/** GET /appeals/:appeal/take-down */
export const takeDown = async (visit: AppealVisit): Promise<Response> => show(visit, await formStateFor(visit, emptyForm), 200)

/** POST: stops showing every version that is shown, or one; the reason stands where it was. */
export async function takenDown(visit: AppealVisit): Promise<Response> {
  const { opened, staff, now } = visit
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const shown = await shownVersions(visit)
  const which = textOf(given, 'version')
  const errors = {
    ...tooLong(given, 'reason'),
    ...tooLongIn(translatedIn(visit, shown), given),
    ...required(given, 'reason', 'Say why. The reason is shown to readers where the appeal was.'),
    ...(which === '' || shown.some((each) => valueOf(each) === which)
      ? {}
      : { version: 'Choose which versions: this one is not shown any more.' }),
  }
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    const [version, lang] = which.split(' ')
    const only = which === '' ? {} : { version: Number(version), ...(lang !== undefined && { lang }) }
    const reasons = translatedIn(visit, shown).flatMap((each) => {
      const said = textOf(given, reasonIn(each))
      return said === '' ? [] : [[each, said] as const]
    })
    const why = { reason: textOf(given, 'reason'), reasonLang: opened.whole.lang, reasons: Object.fromEntries(reasons) }
    const outcome = await takeDownWithin(tx, opened.whole.id, { by: staff.id, ...why, clock: () => now, ...only })
    if (outcome.kind === 'refused') return { kind: 'refused', response: () => show(visit, { given, errors: { '': outcome.reason } }, 422) }
    const detail = outcome.lang === undefined ? {} : { lang: outcome.lang }
    for (const taken of outcome.versions) await auditAppeal(tx, visit, 'appeal.take-down', { version: taken, ...detail })
    return { kind: 'done', location: withNotice(textHref(visit, 'publication'), 'taken-down') }
  })
}

/** An original is its whole version, with all translations of it. */
const valueOf = ({ version, original, lang }: PublishedVersion): string => (original ? String(version) : `${version} ${lang}`)

const labelOf = ({ version, original, lang }: PublishedVersion): string =>
  original ? `Only version ${version}, in all languages` : `Only version ${version} in ${languageName(lang)}`

/** The languages beside its own in which something of the appeal is shown: their readers may be told why in their language. */
const translatedIn = ({ opened }: AppealVisit, shown: readonly PublishedVersion[]): readonly string[] =>
  [...new Set(shown.map(({ lang }) => lang))].filter((lang) => lang !== opened.whole.lang).toSorted()

/** The name of the field for the reason in a language. */
const reasonIn = (lang: string): string => `reason_${lang}`

const tooLongIn = (languages: readonly string[], given: Given): Errors =>
  Object.fromEntries(languages.flatMap((lang) => Object.entries(tooLong(given, reasonIn(lang)))))

/** What somebody may take down: also what a procedure keeps from readers meanwhile, so that it does not come back. */
const shownVersions = async ({ needs, opened }: AppealVisit): Promise<PublishedVersion[]> =>
  (await listVersions(needs.db, opened.whole.id)).filter(({ takenDownAt, withheld }) => takenDownAt === undefined || withheld === true)

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const shown = await shownVersions(visit)
  const { appeal } = visit.opened
  const may = (judges as readonly string[]).includes(visit.staff.role)
  return answer(
    visit,
    <DeskPage visit={visit} title={`Take down ${appeal.id}`} crumbs={appealCrumbs(visit.opened)}>
      <h1>Take down</h1>
      {shown.length === 0 ? (
        <p>
          Nothing of {appeal.id} is shown to readers. <a href={textHref(visit, 'publication')}>What was published of it</a>
        </p>
      ) : may ? (
        <TakeDownForm {...{ visit, form, shown }} />
      ) : (
        <p>An administrator, editor or reviewer of its cases takes an appeal down.</p>
      )}
    </DeskPage>,
    status,
  )
}

/** Erasures belong to a case: to each of those that are cited. */
const EraseThem = ({ visit: { opened } }: { readonly visit: AppealVisit }) => {
  const [first, ...others] = opened.cases.keys()
  if (first === undefined) return <>erase them instead</>
  if (others.length === 0) return <a href={erasuresOf(first)}>erase them instead</a>
  return (
    <>
      erase them instead, in{' '}
      {[first, ...others].map((id, index) => (
        <>
          {index > 0 && ' or '}
          <a href={erasuresOf(id)}>
            <bdi>{id}</bdi>
          </a>
        </>
      ))}
    </>
  )
}

const erasuresOf = (id: string): string => `/cases/${encodeURIComponent(id)}/erasures`

/** So do procedures that forbid publicity. */
const RecordIt = ({ visit: { opened } }: { readonly visit: AppealVisit }) => {
  const [first] = opened.cases.keys()
  const query = new URLSearchParams({ appeals: opened.whole.id }).toString()
  return first === undefined ? (
    <>record it in its case</>
  ) : (
    <a href={`/cases/${encodeURIComponent(first)}/procedures?${query}#record`}>record it instead</a>
  )
}

function TakeDownForm({
  visit,
  form,
  shown,
}: {
  readonly visit: AppealVisit
  readonly form: FormState
  readonly shown: readonly PublishedVersion[]
}) {
  const translated = translatedIn(visit, shown)
  const chosen = form.given.has('version') ? form : { ...form, given: new Map([...form.given, ['version', ['']]]) }
  return (
    <>
      <p>
        The page, the text, the data and the PDF stop being shown at once, and the day and your reason stand in their place. What readers
        have downloaded or printed is out of reach. To take out a few words and keep the rest, <EraseThem visit={visit} />. Where a
        procedure asks for confidence for a while, <RecordIt visit={visit} />: the page comes back when that is lifted.
      </p>
      <p>
        What was approved has to be approved again before a next version: the text, whatever is taken down of it, and the sentences of each
        language that is taken down, which wait for their review again.
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(publicationRoutes.takenDown, { appeal: visit.opened.appeal.id })}
        submit="Take it down"
        grave
        draft
        beside={<a href={textHref(visit)}>Back to the text</a>}
      >
        <TextArea
          form={form}
          name="reason"
          label={translated.length === 0 ? 'Why' : `Why, in ${languageName(visit.opened.appeal.lang)}`}
          hint="Readers see these words where the appeal was. Name nobody whom they could harm."
        />
        {translated.map((lang) => (
          <TextArea
            key={lang}
            form={form}
            name={reasonIn(lang)}
            label={`Why, in ${languageName(lang)} (optional)`}
            hint="Readers of this language see these words instead"
          />
        ))}
        {shown.length > 1 && (
          <Options
            form={chosen}
            name="version"
            type="radio"
            label="Which versions"
            options={[
              { value: '', label: 'Every version that is shown, in all languages' },
              ...shown.map((each) => ({ value: valueOf(each), label: labelOf(each) })),
            ]}
          />
        )}
      </Form>
    </>
  )
}
