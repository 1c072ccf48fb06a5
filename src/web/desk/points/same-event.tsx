import type { PlainEntry } from '../../../cases/index.ts'
import type { Claim, Question } from '../../../claims/index.ts'
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
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { caseCrumbs } from './crumbs.ts'
import { isOfEvents, questionsAbout } from './event-questions.ts'
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
  const seen = questionsIn(visit, undecided.fact).map(({ id }) => id)
  return page(visit, undecided, await formStateFor(visit, filledWith({ claims: ids, seen: seen.join(' ') })))
}

/**
 * Records whether it is one event: as a question that is open, so that the dates are compared from now on, or as one that is
 * explained. The claims stay as they are. What somebody else has said of them since the form was shown is told, with what
 * was typed: two answers would stand side by side, and nobody would know.
 */
export async function saySameEvent(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  const given = sent.kind === 'sent' ? sent.given : new Map<string, string[]>()
  const claims = textsOf(given, 'claims')
  const before = undecidedIn(visit) ?? saidIn(visit, claims)
  if (before === undefined) return nothingToSay(visit, 422)
  const errors: Errors = {
    ...(claims.length < 2 && { claims: 'Tick at least two: an event is compared with another.' }),
    ...(claims.some((id) => !before.claims.some((claim) => claim.id === id)) && { claims: 'Tick claims of this list.' }),
    ...oneOf(given, 'same', ['yes', 'no'], 'Say whether it is the same event.'),
    ...tooLong(given, 'why'),
  }
  const again = (found: Errors): Response => page(visit, before, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  const entry = entryOf(given, before.fact, visit)
  return change(visit, given, async (tx) => {
    const anew = await openedAnew(tx, visit)
    const now = undecidedIn(anew)
    const said = saidMeanwhile(anew, before.fact, given)
    if (said.length > 0 || !claims.every((id) => now?.claims.some((claim) => claim.id === id) === true))
      return { kind: 'refused', response: alreadySaid(anew, now ?? before, { given, said }) }
    return recordInCase(tx, anew, {
      changes: [{ kind: 'add', list: 'questions', entry }],
      action: 'question.add',
      fields: [{ claims: 'claims', why: 'why' }],
      again,
      location: ([id = '']) =>
        withNotice(pointHref(visit.opened.id, `question/${id}`), textOf(given, 'same') === 'yes' ? 'asked' : 'saved'),
    })
  })
}

function entryOf(given: Given, fact: string, { needs, now }: CaseVisit): PlainEntry {
  const same = textOf(given, 'same') === 'yes'
  const today = formatDay(dayOfInstant(now))
  const why = textOf(given, 'why') || (same ? '' : 'They are different events.')
  return {
    question: questionOf({ id: fact, fact }, needs),
    claims: textsOf(given, 'claims'),
    state: same ? 'open' : 'explained',
    on: today,
    ...(why !== '' && { why }),
    ...(!same && { explained_on: today }),
  }
}

function undecidedIn({ c, opened, needs }: CaseVisit): UndecidedEvents | undefined {
  const [subject, fact] = [c.req.query('subject'), c.req.query('fact')]
  return undecidedEvents({ document: opened.document, facts: needs.facts }).find((one) => one.subject === subject && one.fact === fact)
}

/** The dates of claims that somebody had before their eyes, where of these it is said already. */
function saidIn({ c, opened: { document }, needs: { facts } }: CaseVisit, ids: readonly string[]): UndecidedEvents | undefined {
  const [subject = '', fact = ''] = [c.req.query('subject'), c.req.query('fact')]
  const tells = (claim: Claim): boolean => claim.about === subject && claim.asserts.some((told) => told.fact === fact)
  const claims = document.claims.filter((claim) => ids.includes(claim.id) && tells(claim))
  return isOfEvents(facts.get(fact)) && claims.length > 1 ? { subject, fact, claims } : undefined
}

const questionsIn = ({ opened, needs }: CaseVisit, fact: string): readonly Question[] => questionsAbout(fact, opened.document, needs.facts)

/** What has been said of any two of these claims since the form was shown, or of all of them at any time. */
function saidMeanwhile(visit: CaseVisit, fact: string, given: Given): readonly Question[] {
  const [chosen, seen] = [textsOf(given, 'claims'), textOf(given, 'seen').split(' ')]
  return questionsIn(visit, fact).filter(({ id, claims }) => {
    const many = chosen.filter((claim) => claims.includes(claim)).length
    return many === chosen.length || (many > 1 && !seen.includes(id))
  })
}

type Meanwhile = { readonly given: Given; readonly said: readonly Question[] }

/** The form again, with what was typed and what somebody else has said; whoever sends it once more has seen that. */
function alreadySaid(visit: CaseVisit, undecided: UndecidedEvents, { given, said }: Meanwhile): Response {
  const seen = questionsIn(visit, undecided.fact).map(({ id }) => id)
  const what = said.length > 0 ? 'Somebody has said of these whether they are the same event.' : 'Somebody has changed one of these claims.'
  const errors = { '': `${what} Nothing of yours is saved yet.` }
  return page(visit, undecided, { given: new Map([...given, ['seen', [seen.join(' ')]]]), errors }, said)
}

/** The address names no dates of the case, or of these it is said. */
function nothingToSay(visit: CaseVisit, status: 200 | 422): Response {
  const said = (
    <DeskPage visit={visit} title="Same event?" crumbs={caseCrumbs(visit.opened)}>
      <h1>Is it the same event?</h1>
      <p>There is nothing to say here: of these dates it is said already, or there are not two of them.</p>
    </DeskPage>
  )
  return answer(visit, said, status)
}

function page(visit: CaseVisit, undecided: UndecidedEvents, form: FormState, said?: readonly Question[]): Response {
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
        {said?.map(({ id, claims, state, why }) => (
          <p key={id}>
            <a href={pointHref(opened.id, `question/${id}`)}>{id}</a>
            {` says of ${claims.join(', ')}: ${state === 'open' ? 'the same event, so they are compared.' : 'explained.'} `}
            {why !== undefined && <bdi>{why}</bdi>}
          </p>
        ))}
        <input type="hidden" name="seen" value={textOf(form.given, 'seen')} />
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
    said !== undefined ? 409 : Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
