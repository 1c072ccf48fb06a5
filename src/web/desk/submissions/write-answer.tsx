import {
  answerProblems,
  askFor,
  changeAnswer,
  fieldsOf,
  formAdds,
  formWords,
  isOfConsent,
  type FormField,
  type SubmissionMatter,
} from '../../../submissions/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  emptyForm,
  filledWith,
  Form,
  frameFields,
  Options,
  readForm,
  rebased,
  TextArea,
  textOf,
  tooLong,
  unreadableForm,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { notFound } from '../what-goes-wrong.tsx'
import { ConsentFields, nothingToChoose, consentKey, readConsent, type Asked, type Read } from './consent-answer.tsx'
import { submissionRoutes } from './routes.ts'
import { answersUnread, auditSubmission, matterOf, submissionCrumbs, submissionHref, theSubmission } from './the-submission.ts'

/** GET …/answers/:answer */
export async function answerForm(visit: CaseVisit): Promise<Response> {
  const asked = await theAnswer(visit)
  if (asked instanceof Response) return asked
  return page(visit, asked, await formStateFor(visit, asStands(asked)), 200)
}

/** POST: writes what stands under this question; an empty answer leaves it open. */
export async function answerSent(visit: CaseVisit): Promise<Response> {
  const asked = await theAnswer(visit)
  if (asked instanceof Response) return asked
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, asked, unreadableForm, 422)
  const { given } = sent
  const { found, field, matter } = asked
  const read = isOfConsent(field) ? readConsent(given, asked, visit) : readAnswer(given, field, matter)
  if (read.kind === 'wrong') return page(visit, asked, { given, errors: read.errors }, 422)
  const { staff, now } = visit
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base) || '0')
    const { id } = found.submission
    const outcome = await changeAnswer(tx, id, { key: field.key, answered: read.answered, base }, { by: staff.id, at: now })
    if (outcome.kind === 'frozen')
      return {
        kind: 'refused',
        response: () => page(visit, asked, { given, errors: { '': 'It was approved meanwhile; nothing of it changes any more.' } }, 409),
      }
    if (outcome.kind === 'conflict') {
      const standing = { ...asked, found: { ...found, submission: outcome.submission } }
      const again = { given: rebased(given, outcome.submission.base), errors: { '': meanwhile } }
      return { kind: 'refused', response: () => page(visit, standing, again, 409) }
    }
    await auditSubmission(tx, visit, 'submission.change', id)
    const href = submissionHref(visit, submissionRoutes.submission, found.submission)
    return { kind: 'done', location: `${withNotice(href, 'saved')}#${field.key.replace('.', '-')}` }
  })
}

const meanwhile =
  'Somebody answered this after you opened the form. What stands now is below; what you typed is here. Send it again to put it in the place of that.'

/** The question in the address, of a submission that can still be written; or the way to that, and where there is no such question the page that says so. */
async function theAnswer(visit: CaseVisit): Promise<Asked | Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const { submission, form } = found
  const field = fieldsOf(form).find(({ key }) => key === visit.c.req.param('answer'))
  if (field === undefined) return notFound(visit)
  if (submission.frozen !== null || submission.text === null || (await answersUnread(visit, submission.text)).has(field.key))
    return visit.c.redirect(submissionHref(visit, submissionRoutes.submission, submission), 303)
  return { found, field, matter: await matterOf(visit, { ...submission, subject: submission.text.subject }) }
}

function asStands({ found, field }: Asked): FormState {
  const { answers, consents } = found.submission.text!
  const [given, consent] = [answers[field.key], consents[field.key]]
  return filledWith({
    answer: given?.text,
    ...(given?.ours === true && { ours: 'yes' }),
    ...(consent !== undefined && {
      consent: consent.kind === 'absent' ? 'absent' : consentKey(consent),
      because: consent.because,
    }),
  })
}

function readAnswer(given: Given, field: FormField, matter: SubmissionMatter): Read {
  const text = textOf(given, 'answer').trim()
  if (text === '') return { kind: 'read', answered: {} }
  const written = { text, ...((textOf(given, 'ours') === 'yes' || field.choices !== undefined) && { ours: true as const }) }
  const [problem] = answerProblems(field, written, matter)
  const errors: Errors = { ...tooLong(given, 'answer', 60_000), ...(problem !== undefined && { answer: problem }) }
  return Object.keys(errors).length > 0 ? { kind: 'wrong', errors } : { kind: 'read', answered: { answer: written } }
}

function page(visit: CaseVisit, asked: Asked, form: FormState, status: 200 | 409 | 422): Response {
  const { found, field, matter } = asked
  const words = formWords('en')
  const label = words.field(found.form, field)
  const standing = found.submission.text?.answers[field.key]
  return answer(
    visit,
    <DeskPage visit={visit} title={label} crumbs={submissionCrumbs(visit, found)}>
      <h1>{label}</h1>
      <p>
        {isOfConsent(field)
          ? `On which consent on record does it rest?${field.hint === undefined ? '' : ` ${formAdds(field.hint, words)}`}`
          : askFor(field, words, matter.facts)}
      </p>
      {field.restricted === true && <p class="notice">For the body only. It is never drafted, and stands in what goes there.</p>}
      {isOfConsent(field) && status === 200 && nothingToChoose(asked, visit) ? (
        <ConsentFields visit={visit} asked={asked} form={emptyForm} />
      ) : (
        <Form
          visit={visit}
          form={form}
          action={submissionHref(visit, submissionRoutes.answerSent, found.submission, { answer: field.key })}
          submit="Save the answer"
          base={found.submission.base}
          draft
        >
          {isOfConsent(field) ? <ConsentFields visit={visit} asked={asked} form={form} /> : <AnswerFields field={field} form={form} />}
        </Form>
      )}
      {status === 409 && standing !== undefined && (
        <section aria-labelledby="now">
          <h2 id="now">As it stands now</h2>
          <p class="text" dir="auto">
            {standing.text}
          </p>
        </section>
      )}
    </DeskPage>,
    status,
  )
}

function AnswerFields({ field, form }: { readonly field: FormField; readonly form: FormState }) {
  const words = formWords('en')
  if (field.choices !== undefined)
    return (
      <Options
        form={form}
        name="answer"
        type="radio"
        label="Answer"
        options={field.choices.map((value) => ({ value, label: words.choice(value) }))}
      />
    )
  const { characters, words: mostWords, items } = field.limits
  const room = [
    ...(mostWords === undefined ? [] : [`${mostWords} words`]),
    ...(characters === undefined ? [] : [`${characters} letters and signs`]),
    ...(items === undefined ? [] : [`${items} items`]),
  ]
  return (
    <>
      <TextArea
        form={form}
        name="answer"
        label="Answer"
        hint={`An empty line between paragraphs. Each paragraph names in braces the claims it rests on: {C5}, or {C5, C8}; a document as {document D2}.${room.length === 0 ? '' : ` Room for ${room.join(', ')}.`}`}
        rows={16}
      />
      <Options
        form={form}
        name="ours"
        type="checkbox"
        label="Whose words"
        options={[
          { value: 'yes', label: 'Paragraphs that name no claim are stated by us', hint: 'They are marked so in what goes to the body.' },
        ]}
      />
    </>
  )
}
