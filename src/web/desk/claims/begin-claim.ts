import type { CaseDocument } from '../../../cases/index.ts'
import { sensitivities, type Claim, type Sensitivity } from '../../../claims/index.ts'
import { resolvePoint, type Point } from '../../../evaluation/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { Passage, Suggestion } from '../../../sources/index.ts'
import { filledWith, type FormState } from '../forms/index.ts'
import { callForClaim } from '../calls/index.ts'
import type { CaseVisit } from '../visit.ts'
import { isOfEvents } from '../points/index.ts'
import type { PassageAsked } from './passage-asked.ts'
import { eventOfQuestion, noEvent } from './events-offered.ts'
import { typedAnswer } from './read-answer.ts'

/**
 * The form of a new claim with what its address already says: which claims it denies or replaces, which point or
 * fact it is about, the call or the document it is made of, the words in it, and who says them where the document is the answer of a body. What the address names and is not in the file is left out.
 */
export function beginClaim(visit: CaseVisit, asked: PassageAsked | null, speaker: string | null): FormState {
  const { c, opened } = visit
  const { document } = opened
  const named = (id: string | undefined): Claim | undefined => document.claims.find((claim) => claim.id === id)
  const replaced = named(c.req.query('supersedes'))
  const denied = (c.req.queries('denies') ?? []).flatMap((ids) => ids.split(',')).flatMap((id) => named(id) ?? [])
  const printed = document.documents.find(({ id }) => id === c.req.query('document'))
  return filledWith({
    sensitivity: '',
    about: personInCustody(visit),
    ...(denied[0] !== undefined && { ...questionsOf(denied[0]), denies: denied.map(({ id }) => id) }),
    ...questionOfPoint(visit),
    ...factAsked(visit),
    // Only a call or a document says when: a day that is made up would be the time of what it tells.
    ...(printed !== undefined && { 'printed.0.document': printed.id, said_on: printed.published?.text }),
    ...(printed !== undefined && document.sources.some(({ id }) => id === speaker) && { said_by: speaker! }),
    ...(printed !== undefined && asked !== null && { ...wordsOfPassage(asked.passage, 0), ...answerIn(asked.suggestion) }),
    ...(replaced !== undefined && { ...fieldsOf(replaced), supersedes: replaced.id }),
    ...wordsOfCall(visit),
  })
}

type Fields = Record<string, string | readonly string[] | undefined>

/** Whom a claim is about where nothing else is said: the one person of the file, or the one in custody. */
function personInCustody({ opened: { document } }: CaseVisit): string | undefined {
  const persons = document.subjects.filter(({ kind }) => kind === 'person')
  const inCustody = persons.filter(({ role }) => role?.toLowerCase() === 'person in custody')
  const [one] = [persons, inCustody, document.subjects].find((found) => found.length === 1) ?? []
  return one?.id
}

/** Whoever denies a claim is asked the same questions, and may leave them open. */
function questionsOf({ about, asserts }: Claim): Fields {
  const rows = asserts.flatMap(({ fact, occasion }, row): [string, string | undefined][] => [
    [`asserts.${row}.fact`, fact],
    [`asserts.${row}.occasion`, occasion],
  ])
  return { about, ...Object.fromEntries(rows) }
}

function questionOfPoint({ c, opened, now, needs: { facts } }: CaseVisit): Fields {
  const id = c.req.query('point') ?? ''
  const point = id === '' ? undefined : resolvePoint(opened.evaluate(dayOfInstant(now)), id)
  if (point === undefined) return {}
  const { subject, fact, covers } = point
  const asked = questionNamed(id, opened.document)
  const occasion = point.occasion ?? (asked !== undefined && isOfEvents(facts.get(fact ?? '')) ? `${eventOfQuestion}${asked}` : undefined)
  const day = covers?.from !== null && covers?.from === covers?.to ? covers?.from : undefined
  return {
    about: subject,
    'asserts.0.fact': fact,
    'asserts.0.occasion': occasion,
    'asserts.0.when': day,
    put_to: asked,
    sensitivity: strictestOf(point, opened.document),
  }
}

/** A question of the dictionary that somebody wants answered of a subject. */
function factAsked({ c, opened, needs: { facts } }: CaseVisit): Fields {
  const [fact, about] = [c.req.query('fact') ?? '', c.req.query('about') ?? '']
  if (!facts.has(fact)) return {}
  return { 'asserts.0.fact': fact, ...(opened.document.subjects.some(({ id }) => id === about) && { about }) }
}

/** The mark of the claims that a claim joins: the strictest of them, where one without a mark is for the team. */
function strictestOf({ accounts }: Point, { claims }: CaseDocument): Sensitivity | '' {
  const joined = new Set(accounts.flatMap(({ claims: ids }) => ids))
  const marks = claims.filter(({ id }) => joined.has(id)).map(({ sensitivity }) => sensitivity ?? '')
  const order = ['public', '', ...sensitivities.slice(1)] as const
  return carried(order.findLast((mark) => marks.includes(mark)))
}

/** A mark that goes from one claim to the next. That one may be published says nothing of another: somebody decides that each time. */
const carried = (mark: Sensitivity | '' | undefined): Sensitivity | '' => (mark === undefined || mark === 'public' ? '' : mark)

/** The question in the id of a point that the team made of one. */
function questionNamed(point: string, { questions }: CaseDocument): string | undefined {
  return questions.find(({ id }) => point === `question/${id}`)?.id
}

/** A claim that replaces another one begins with all that the other says. */
function fieldsOf(claim: Claim): Fields {
  const answers = claim.asserts.flatMap(({ fact, value, when, occasion }, row): [string, string | undefined][] => [
    [`asserts.${row}.fact`, fact],
    [`asserts.${row}.value`, typedAnswer(value)],
    [`asserts.${row}.when`, when?.text],
    [`asserts.${row}.occasion`, occasion ?? noEvent],
    [`asserts.${row}.as_said`, value.type === 'date' && value.date.kind === 'unparsed' ? 'yes' : undefined],
  ])
  const printed = claim.printed_in.flatMap(({ document, passage }, row): [string, string | undefined][] => [
    [`printed.${row}.document`, document],
    ...(passage === undefined ? [] : Object.entries(wordsOfPassage(passage, row))),
  ])
  return {
    about: claim.about,
    said_by: claim.said_by,
    said_on: claim.said_on?.text,
    statement: claim.statement,
    denies: claim.denies,
    sensitivity: carried(claim.sensitivity),
    ...Object.fromEntries([...answers, ...printed]),
  }
}

/** What was found in the words, as the answer to a question; which one, where the words do not tell, is for whoever enters it. */
function answerIn(found: Suggestion | undefined): Fields {
  if (found === undefined || found.understood === null) return {}
  if (found.kind === 'name') return { about: found.known }
  const fact = found.fact ?? (found.kind === 'age' ? 'person.age' : undefined)
  return fact === undefined && found.kind !== 'date' ? {} : { 'asserts.0.fact': fact, 'asserts.0.value': found.understood }
}

const wordsOfPassage = ({ exact, prefix, suffix, page }: Passage, row: number): Record<string, string | undefined> => ({
  [`printed.${row}.exact`]: exact,
  [`printed.${row}.prefix`]: prefix,
  [`printed.${row}.suffix`]: suffix,
  [`printed.${row}.page`]: page === undefined ? undefined : String(page),
})

function wordsOfCall(visit: CaseVisit): Fields {
  const call = visit.c.req.query('call') ?? ''
  const found = call === '' ? null : callForClaim(visit, call)
  if (found === null) return {}
  const { said_by, name, said_on, sensitivity } = found
  // What is for the team is so without a mark, and may still get any.
  const marked = sensitivity === 'team' ? {} : { sensitivity: carried(sensitivity) }
  // Who calls may tell what somebody else says: who that is, and when they said it, is for whoever types to say.
  if (visit.c.req.query('point') !== undefined) return { call, of_call: call, ...marked }
  return { call, ...marked, ...(said_by.length > 0 && { said_by }), 'new_source.name': name, said_on }
}
