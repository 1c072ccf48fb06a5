import type { PlainEntry } from '../../../cases/index.ts'
import { dayOfInstant, describeDate, formatDay, shorten } from '../../../kit/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  filledWith,
  Form,
  oneOf,
  Options,
  readForm,
  TextArea,
  textOf,
  textsOf,
  tooLong,
  type Errors,
  type FormState,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { caseCrumbs } from './crumbs.ts'
import { pointHref, sameEventHref } from './point-href.ts'
import { questionOf, subjectOf, whoSays } from './point-reading.ts'
import { undecidedEvents, type UndecidedEvents } from './undecided-events.ts'

/** How many dates stand in the form at once. */
const mostShown = 100

/** The form that decides whether different dates are about one event. */
export async function showSameEvent(visit: CaseVisit): Promise<Response> {
  const undecided = undecidedIn(visit)
  if (undecided === undefined) return nothingToSay(visit, 200)
  const ids = undecided.claims.length === 2 ? undecided.claims.map(({ id }) => id) : []
  return page(visit, undecided, await formStateFor(visit, filledWith({ claims: ids })))
}

/**
 * Records whether it is one event: as a question that is open, so that the dates are compared from now on, or as one that is
 * explained. The claims stay as they are.
 */
export async function saySameEvent(visit: CaseVisit): Promise<Response> {
  const undecided = undecidedIn(visit)
  if (undecided === undefined) return nothingToSay(visit, 422)
  const sent = await readForm(visit.c)
  const given = sent.kind === 'sent' ? sent.given : new Map<string, string[]>()
  const claims = textsOf(given, 'claims')
  const errors: Errors = {
    ...(claims.length < 2 && { claims: 'Tick at least two: an event is compared with another.' }),
    ...(claims.some((id) => !undecided.claims.some((claim) => claim.id === id)) && { claims: 'Tick claims of this list.' }),
    ...oneOf(given, 'same', ['yes', 'no'], 'Say whether it is the same event.'),
    ...tooLong(given, 'why'),
  }
  const again = (found: Errors): Response => page(visit, undecided, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  const same = textOf(given, 'same') === 'yes'
  const today = formatDay(dayOfInstant(visit.now))
  const why = textOf(given, 'why') || (same ? '' : 'They are different events.')
  const entry: PlainEntry = {
    question: questionOf({ id: undecided.fact, fact: undecided.fact }, visit.needs),
    claims,
    state: same ? 'open' : 'explained',
    on: today,
    ...(why !== '' && { why }),
    ...(!same && { explained_on: today }),
  }
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'questions', entry }],
      action: 'question.add',
      fields: [{ claims: 'claims', why: 'why' }],
      again,
      location: ([id = '']) => withNotice(pointHref(visit.opened.id, `question/${id}`), same ? 'asked' : 'saved'),
    }),
  )
}

/** On the page of a case: what nobody has said yet of its dates, each with the form that decides. */
export function SameEventAsked({ visit }: { readonly visit: CaseVisit }) {
  const { opened, needs, staff } = visit
  const reading = { document: opened.document, facts: needs.facts }
  const asked = (writers as readonly string[]).includes(staff.role) ? undecidedEvents(reading) : []
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="same-event">
      <h2 id="same-event">Same event, or not? ({asked.length})</h2>
      <ul>
        {asked.slice(0, mostShown).map((one) => (
          <li key={`${one.subject}/${one.fact}`} data-row="">
            <bdi>{subjectOf(one, reading)}</bdi>
            {`: ${questionOf({ id: one.fact, fact: one.fact }, needs)} ${one.claims.length} claims give different days. `}
            <a href={sameEventHref(opened.id, one)} data-open="">
              Same event? Yes or no
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function undecidedIn({ c, opened, needs }: CaseVisit): UndecidedEvents | undefined {
  const [subject, fact] = [c.req.query('subject'), c.req.query('fact')]
  return undecidedEvents({ document: opened.document, facts: needs.facts }).find((one) => one.subject === subject && one.fact === fact)
}

/** Somebody said it meanwhile, or the address names no dates of the case. */
function nothingToSay(visit: CaseVisit, status: 200 | 422): Response {
  const said = (
    <DeskPage visit={visit} title="Same event?" crumbs={caseCrumbs(visit.opened)}>
      <h1>Is it the same event?</h1>
      <p>There is nothing to say here: of these dates it is said already, or there are not two of them.</p>
    </DeskPage>
  )
  return answer(visit, said, status)
}

function page(visit: CaseVisit, undecided: UndecidedEvents, form: FormState): Response {
  const { opened, needs } = visit
  const { document } = opened
  const question = questionOf({ id: undecided.fact, fact: undecided.fact }, needs)
  const options = undecided.claims.slice(0, mostShown).map((claim) => {
    const told = claim.asserts.flatMap(({ fact, value }) =>
      fact === undecided.fact && value.type === 'date' ? [describeDate(value.date, 'en')] : [],
    )
    return { value: claim.id, label: `${told.join(', ')} (${claim.id}, ${whoSays(claim, document)})`, hint: shorten(claim.statement, 160) }
  })
  return answer(
    visit,
    <DeskPage visit={visit} title={`Same event? ${question}`} crumbs={caseCrumbs(opened)}>
      <h1>Is it the same event?</h1>
      <p>
        <bdi>{subjectOf(undecided, { document })}</bdi>
        {`: ${question} Days of one event are compared with each other; days of different events stand side by side.`}
      </p>
      <Form visit={visit} form={form} action={sameEventHref(opened.id, undecided)} submit="Record it" draft>
        <Options form={form} name="claims" type="checkbox" label="These claims" options={options} />
        <Options
          form={form}
          name="same"
          type="radio"
          label="Are they about the same event?"
          options={[
            { value: 'yes', label: 'Yes', hint: 'Then they contradict each other, and the case shows them as contested.' },
            { value: 'no', label: 'No', hint: 'Then they can all be so.' },
          ]}
        />
        <TextArea form={form} name="why" label="How you know (may stay empty)" rows={2} />
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
