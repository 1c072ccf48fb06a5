import type { CaseDocument } from '../../../cases/index.ts'
import type { FactDictionary } from '../../../claims/index.ts'
import { textOf, type Given } from '../forms/index.ts'
import { byId } from '../points/by-id.ts'
import { questionsOfEvent, whoSays } from '../points/index.ts'
import { answerAsRead } from './read-answer.ts'

/** What stands in the field of an event where it is none of the file's: one that no claim names yet, or none that is known. */
export const eventOfItsOwn = '+'
export const noEvent = '-'
/** Before the id of a claim that names no event, or of the question that says of several that they are about one. */
export const [eventOfClaim, eventOfQuestion] = ['=', '?'] as const

/** An event about which the same has been answered: what stands in the field, and who said what of it. */
export type OfferedEvent = { readonly value: string; readonly said: string }

type Asked = {
  readonly about: string
  readonly fact: string
  readonly facts: FactDictionary
  /** A claim that is being replaced does not count. */ readonly without?: string
}

/**
 * The events of which the file answers this question already, each once: those that claims name, those that a question of
 * the team makes one of several claims, and each claim that names none. What is taken back or replaced is left out.
 */
export function eventsOffered(document: CaseDocument, { about, fact, facts, without }: Asked): readonly OfferedEvent[] {
  const { replacements } = byId(document)
  const telling = document.claims.filter(
    (claim) =>
      claim.about === about &&
      claim.id !== without &&
      claim.retracted === undefined &&
      !replacements.has(claim.id) &&
      claim.asserts.some((one) => one.fact === fact),
  )
  const found = new Map<string, string[]>()
  for (const claim of telling)
    for (const { fact: asked, occasion, value } of claim.asserts) {
      if (asked !== fact) continue
      const event = occasion ?? eventNow(`${eventOfClaim}${claim.id}`, { fact, facts }, document)
      found.set(event, [...(found.get(event) ?? []), `${answerAsRead(value)} (${whoSays(claim, document)})`])
    }
  return [...found].map(([value, answers]) => ({ value, said: inALine([...new Set(answers)]) }))
}

/** An event by the name under which it is offered now: since a form was shown, a question may have made one event of several. */
export function eventNow(event: string, { fact, facts }: Pick<Asked, 'fact' | 'facts'>, document: CaseDocument): string {
  const id = event.slice(1)
  const { claims } = byId(document)
  const holding = event.startsWith(eventOfClaim)
    ? claims.get(id)
    : event.startsWith(eventOfQuestion)
      ? document.questions.find((one) => one.id === id)
      : undefined
  const [asking] = holding === undefined ? [] : questionsOfEvent({ holding, fact }, document, facts)
  return asking === undefined ? event : `${eventOfQuestion}${asking.id}`
}

const inALine = (answers: readonly string[]): string =>
  `${answers.slice(0, 3).join(', ')}${answers.length > 3 ? `, and ${answers.length - 3} more` : ''}`

/** What happens again and again, as a rule: another date of it is rather another event. */
const repeating: ReadonlySet<string> = new Set(['contact.visit_date', 'health.examination_date'])

/**
 * What a form has chosen of the event while nobody has said anything: one of its own where there is none, and the only one
 * there is. Nothing where only a person can tell: where there are several, where the same question is answered in another
 * row, and where one more is as likely.
 */
export function eventAtFirst(
  offered: readonly OfferedEvent[],
  { fact, isAlone }: { readonly fact: string; readonly isAlone: boolean },
): string {
  const [only, another] = offered
  if (only === undefined) return eventOfItsOwn
  return another === undefined && isAlone && !repeating.has(fact) ? only.value : ''
}

/** The field that says for which question the events of a row were offered. */
export const offeredFor = (row: number): string => `asserts.${row}.occasion_of`

/** The event that was chosen in a row; none where it was offered for another question than the row asks now. */
export function eventChosen(given: Given, row: number): string {
  const [asked, fact] = [textOf(given, offeredFor(row)), textOf(given, `asserts.${row}.fact`)]
  return asked !== '' && asked !== fact ? '' : textOf(given, `asserts.${row}.occasion`)
}
