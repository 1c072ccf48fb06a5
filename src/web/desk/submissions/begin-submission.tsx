import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { checkInWords, listBodies, offered, withdrawnInWords, type ListedBody } from '../../../delivery/index.ts'
import { dayOfInstant, formatDay, languageName, mayBeSentAgain } from '../../../kit/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import {
  addSubmission,
  againstBody,
  confirmationInWords,
  draftSubmission,
  findForm,
  formWords,
  personsOf,
  submissionForms,
  submissionLanguages,
  submissionsOf,
  type Submission,
  type SubmissionForm,
} from '../../../submissions/index.ts'
import { MayBeTooLate } from '../appeals/may-be-too-late.tsx'
import { change } from '../change.ts'
import { ChooseBody } from '../deliveries/choose-body.tsx'
import { Choice, filledWith, Form, oneOf, readForm, textOf, Tick, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { auditSubmission, matterOf, submissionCrumbs, submissionHref } from './the-submission.ts'

/** GET /cases/:case/submissions/new */
export async function newSubmission(visit: CaseVisit): Promise<Response> {
  const { c, opened } = visit
  const persons = personsOf(opened.document)
  return page(visit, filledWith({ form: c.req.query('form'), body: c.req.query('body'), about: persons[0] }), 200)
}

/** POST: drafts the answers from the case as it stands; people go on from there. */
export async function beginSubmission(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, unreadableForm, 422)
  const { given } = sent
  const { needs, opened, staff, now } = visit
  const form = findForm(textOf(given, 'form'))
  const asked = textOf(given, 'body') || form?.bodies[0]
  const bodies = await listBodies(needs.db)
  const listed = bodies.find(({ id }) => id === asked)
  const withdrawn = listed === undefined ? null : withdrawnInWords(listed)
  const body = withdrawn === null ? listed : undefined
  const subject = textOf(given, 'about')
  const errors = {
    ...oneOf(
      given,
      'form',
      submissionForms().map(({ id }) => id),
      'Choose what is submitted.',
    ),
    ...(body === undefined && { body: withdrawn ?? 'Choose to whom it goes.' }),
    ...oneOf(
      given,
      'about',
      personsOf(opened.document),
      'Choose the person it is about. A case without a person has nothing to submit yet.',
    ),
    ...oneOf(given, 'lang', ['', ...submissionLanguages], 'Choose one of the languages.', false),
  }
  if (form === undefined || body === undefined || Object.keys(errors).length > 0) return page(visit, { given, errors }, 422)
  const lang = textOf(given, 'lang') || languageFor(body)
  const matter = await matterOf(visit, { subject, lang, body: body.id })
  const against = againstBody({ form, body, bodies, catalogue: visit.needs.catalogue }, matter)
  if (against.length > 0 && textOf(given, 'anyway') !== 'yes')
    return page(
      visit,
      { given, errors: { body: `${against.join(' ')} Choose another, or say below that it is meant so.` } },
      422,
      'against',
    )
  const text = draftSubmission(form, matter)
  const id = randomUUID()
  return change(visit, given, async (tx) => {
    await openedAnew(tx, visit)
    const before = (await submissionsOf(tx, [opened.key])).find((one) =>
      isBegunBefore(one, { form: form.id, body: body.id, lang, text }, visit),
    )
    if (before !== undefined)
      return { kind: 'done', location: withNotice(submissionHref(visit, submissionRoutes.submission, { id: before.id }), 'begun-before') }
    await addSubmission(tx, { id, caseKey: opened.key, form: form.id, body: body.id, lang, text }, { by: staff.id, at: now })
    await auditSubmission(tx, visit, 'submission.begin', id, { form: form.id, body: body.id })
    return { kind: 'done', location: withNotice(submissionHref(visit, submissionRoutes.submission, { id }), 'added') }
  })
}

/** Whether whoever asks has begun just this since yesterday, and nobody has written in it: they went back in the browser and sent it again. */
const isBegunBefore = (
  one: Submission,
  { form, body, lang, text }: Pick<Submission, 'form' | 'body' | 'lang' | 'text'>,
  { staff, now }: CaseVisit,
): boolean =>
  mayBeSentAgain({ by: one.madeBy, at: one.madeAt }, { by: staff.id, at: now }) &&
  one.form === form &&
  one.body === body &&
  one.lang === lang &&
  one.frozen === null &&
  isDeepStrictEqual(one.text, text)

/** The first language that the body reads and that there are headings in, else English. */
const languageFor = ({ languages }: ListedBody): string => languages.find((lang) => submissionLanguages.some((one) => one === lang)) ?? 'en'

/** `against`: something speaks against the body that was chosen, and whoever begins can say that it is meant so. */
async function page(visit: CaseVisit, form: FormState, status: 200 | 422, against?: 'against'): Promise<Response> {
  const { needs, opened, now } = visit
  const words = formWords('en')
  const bodies = await listBodies(needs.db)
  const today = formatDay(dayOfInstant(now))
  const persons = personsOf(opened.document)
  return answer(
    visit,
    <DeskPage visit={visit} title="Begin a submission" crumbs={submissionCrumbs(visit)}>
      <h1>Begin a submission</h1>
      <MayBeTooLate visit={visit} />
      <p>
        The answers are drafted from the claims that are public or for the team. Nothing privileged or sealed is taken, no consent is filled
        in, and nothing leaves before somebody else has approved it.
      </p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(submissionRoutes.beginSubmission, { case: opened.id })}
        submit="Draft it from the case"
      >
        <Choice
          form={form}
          name="form"
          label="What is submitted"
          empty="Choose a structure"
          options={submissionForms().map((one) => ({ value: one.id, label: `${words.title(one)} (${bodiesOf(one, bodies)})` }))}
        />
        <ChooseBody
          form={form}
          bodies={offered(bodies)}
          empty="the body that the structure is of"
          said={(body) => checkInWords(body, today)}
        />
        {(against !== undefined || form.given.has('anyway')) && (
          <Tick form={form} name="anyway" label="It is meant so: draft it all the same" />
        )}
        <Choice
          form={form}
          name="about"
          label="About whom"
          empty="Choose a person"
          options={persons.map((id) => {
            const person = opened.document.subjects.find((one) => one.id === id)
            return { value: id, label: person === undefined ? id : nameOf(person, 'en') }
          })}
        />
        <Choice
          form={form}
          name="lang"
          label="Language of the headings"
          empty="what the body reads first, of these"
          options={submissionLanguages.map((lang) => ({ value: lang, label: languageName(lang) }))}
          hint="The answers are in the words of the claims; translate what has to be"
        />
      </Form>
      <details>
        <summary>How far each structure is known</summary>
        <dl>
          {submissionForms().map((one) => (
            <div key={one.id}>
              <dt>{words.title(one)}</dt>
              <dd>{confirmationInWords[one.basis.confirmed]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </DeskPage>,
    status,
  )
}

const bodiesOf = ({ bodies }: SubmissionForm, all: readonly ListedBody[]): string =>
  bodies.length === 0 ? 'for whoever campaigns' : bodies.map((id) => all.find((one) => one.id === id)?.name ?? id).join('; ')
