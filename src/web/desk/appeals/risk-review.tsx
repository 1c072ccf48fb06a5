import { keepReview, namesToLetOut, openQuestions, readReview, riskQuestions, type KeptReview } from '../../../appeals/index.ts'
import { erasureAtBase } from '../../../platform/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { appealCode } from '../appeal-code.ts'
import { change } from '../change.ts'
import { Conflict, formStateFor } from '../drafts/index.ts'
import { emptyForm, Form, frameFields, readForm, rebased, textOf, textsOf, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, judges } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { answerErrors, answersAsForm, answersIn } from './risk-answers.ts'
import { namesOfTranslations, type TranslatedName } from './names-of-translations.ts'
import { letOutField, NamesThatGoOut, shownNames } from './names-that-go-out.tsx'
import { RiskQuestionFields } from './risk-questions.tsx'
import { riskFields, riskWords } from './risk-words.ts'
import { reviewRoutes } from './routes.ts'
import { answerNotTheWhole } from './meanwhile.tsx'
import { textHref } from './may-write.ts'
import { standingOfAppeal, type AppealStanding } from './standing-of-appeal.ts'

/** The field that says which text the answers were made for. */
const textField = 'text'

/** GET /appeals/:appeal/risk-review */
export async function riskReview(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  const standing = await standingOfAppeal(visit, visit.opened)
  const translated = await namesOfTranslations(visit, standing)
  return show(
    visit,
    standing,
    translated,
    await formStateFor(visit, answersAsForm(standing.review.answers, standing.matter, translated)),
    200,
  )
}

export async function riskReviewSent(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  const standing = await standingOfAppeal(visit, visit.opened)
  const translated = await namesOfTranslations(visit, standing)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable')
    return show(
      visit,
      standing,
      translated,
      { ...emptyForm, errors: { '': 'What was sent is no form that can be read. Type it again.' } },
      422,
    )
  const { given } = sent
  if (textOf(given, textField) !== standing.text)
    return show(visit, standing, translated, { given: newText(given, standing.text), errors: { '': textChanged } }, 409)
  const errors = answerErrors(given, standing.matter)
  if (Object.keys(errors).length > 0) return show(visit, standing, translated, { given, errors }, 422)
  const { staff, now, opened } = visit
  const id = opened.whole.id
  const answers = answersIn(given, standing.review.answers, standing.matter, {
    by: staff.id,
    at: now,
    names: shownNames(visit, standing.names()),
    translated: shownNames(visit, translated),
  })
  const isLeft =
    openQuestions(answers, standing.matter).length + namesToLetOut(standing.names(), answers.letOut, standing.takenDown).length > 0
  return change(visit, given, async (tx) => {
    if (!(await keepReview(tx, id, { answers, base: Number(textOf(given, frameFields.base)), by: staff.id, at: now }))) {
      const newest = await readReview(tx, id)
      return { kind: 'refused', response: await showConflict(visit, standing, translated, given, newest) }
    }
    const audit = { at: now, staff: staff.id, action: 'review.answer', entry: await appealCode(tx, opened) } as const
    await recordAudit(tx, {
      ...audit,
      ...(opened.holder && { caseKey: opened.holder.caseKey }),
      detail: {
        answered: riskQuestions.filter((question) => answers[question] !== undefined).length,
        names: answers.letOut?.keys.length ?? 0,
      },
    })
    return {
      kind: 'done',
      location: isLeft
        ? withNotice(textHref(visit, 'risk-review'), 'answered-in-part')
        : withNotice(textHref(visit, 'approval'), 'answered'),
    }
  })
}

const textChanged =
  'Somebody changed the text while you were answering. Nothing of yours is saved yet: look at the sentences below as they stand, then send it again.'

const newText = (given: FormState['given'], text: string): FormState['given'] => new Map([...given, [textField, [text]]])

async function showConflict(
  visit: AppealVisit,
  standing: AppealStanding,
  translated: readonly TranslatedName[],
  given: FormState['given'],
  newest: KeptReview,
): Promise<Response> {
  const erased = await erasureAtBase(visit.needs.db, newest.base)
  const { by, at } = erased ?? newest
  const who = (await whoWrote(visit))(by)
  const labels = {
    ...Object.fromEntries(
      riskQuestions.flatMap((question) => {
        const fields = riskFields(question)
        return [
          [fields.choice, riskWords[question].question],
          [fields.why, riskWords[question].why],
        ]
      }),
    ),
    [letOutField]: 'Names that go out without a consent to it on record',
  }
  const names = new Map(shownNames(visit, [...standing.names(), ...translated]).map(({ key, name }) => [key, name]))
  const inWords = (form: Given): Given =>
    new Map([
      ...form,
      ...riskQuestions.map((question): [string, string[]] => [
        riskFields(question).choice,
        textsOf(form, riskFields(question).choice).map((choice) => riskWords[question].choices[choice] ?? choice),
      ]),
      [letOutField, textsOf(form, letOutField).flatMap((key) => names.get(key) ?? [])],
    ])
  const [yours, theirs] = [inWords(given), inWords(answersAsForm(newest.answers, standing.matter, translated).given)]
  const conflict = (
    <Conflict visit={visit} who={who} at={at ?? visit.now} erased={erased !== null} labels={labels} yours={yours} theirs={theirs} />
  )
  return show(visit, { ...standing, review: newest }, translated, { given: rebased(given, newest.base), errors: {} }, 409, conflict)
}

async function show(
  visit: AppealVisit,
  standing: AppealStanding,
  translated: readonly TranslatedName[],
  form: FormState,
  status: 200 | 409 | 422,
  conflict?: preact.VNode,
): Promise<Response> {
  const { opened, staff } = visit
  const who = await whoWrote(visit)
  const may = (judges as readonly string[]).includes(staff.role)
  const questions = riskQuestions.map((question) => <RiskQuestionFields key={question} {...{ visit, question, standing, form, who }} />)
  return answer(
    visit,
    <DeskPage visit={visit} title={`Risk review of ${opened.appeal.id}`} crumbs={appealCrumbs(opened)}>
      <h1>Risk review</h1>
      <p>
        What could this text do to people? The answers are kept with the text. Change a sentence afterwards, and what has to be looked at
        again is marked here. The team answers; Amparo only lists what the files say.
      </p>
      {conflict}
      {may && Object.keys(standing.review.answers).length > 0 && <Left standing={standing} />}
      {may ? (
        <Form
          visit={visit}
          form={form}
          action={hrefOf(reviewRoutes.riskReviewSent, { appeal: opened.appeal.id })}
          submit="Save the answers"
          base={standing.review.base}
          draft
          beside={<a href={textHref(visit)}>Back to the text</a>}
        >
          <input type="hidden" name={textField} value={textOf(form.given, textField) || standing.text} />
          <NamesThatGoOut {...{ visit, standing, translated }} tick={form} />
          {questions}
        </Form>
      ) : (
        <fieldset disabled class="field">
          <legend class="unseen">The answers as they stand</legend>
          <NamesThatGoOut {...{ visit, standing, translated }} tick={form} />
          {questions}
        </fieldset>
      )}
    </DeskPage>,
    status,
  )
}

/** What is left of a review that was begun: each question leads to its answer. */
function Left({ standing: { review, matter, names, takenDown } }: { readonly standing: AppealStanding }) {
  const questions = openQuestions(review.answers, matter)
  const untold = namesToLetOut(names(), review.answers.letOut, takenDown).length
  if (questions.length + untold === 0) return null
  return (
    <>
      <p class="mark">Left of this review:</p>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <a href={`#question-${question}`}>{riskWords[question].question}</a>{' '}
            {review.answers[question] === undefined
              ? 'Not answered yet.'
              : 'Look at it again: change the answer, or tick “Looked at again” below it.'}
          </li>
        ))}
        {untold > 0 && (
          <li>
            {untold === 1 ? '1 name goes' : `${untold} names go`} out without a consent to it on record. Tick what is published all the
            same, or leave it out of the text.
          </li>
        )}
      </ul>
    </>
  )
}
