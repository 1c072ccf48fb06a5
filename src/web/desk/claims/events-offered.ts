import type { CaseDocument } from '../../../cases/index.ts'
import type { Claim, Fact } from '../../../claims/index.ts'
import { byId } from '../points/by-id.ts'
import { whoSays } from '../points/index.ts'
import { answerAsRead } from './read-answer.ts'

/** What stands in the field of an event where it is none of the file's: one that no claim names yet, or none that is known. */
export const eventOfItsOwn = '+'
export const noEvent = '-'
/** Before the id of a claim that names no event, or of the question that says of several that they are about one. */
export const [eventOfClaim, eventOfQuestion] = ['=', '?'] as const

/** An event about which the same has been answered: what stands in the field, and who said what of it. */
export type OfferedEvent = { readonly value: string; readonly said: string }

/** Whether answers are compared only where they are known to be about one event: dates of which there may be many. */
export const isOfEvents = (fact: Fact | undefined): boolean => fact?.type === 'date' && fact.cardinality === 'many'

type Asked = {
  readonly about: string
  readonly fact: string
  /** A claim that is being replaced does not count. */ readonly without?: string
}

/**
 * The events of which the file answers this question already, each once: those that claims name, those that a question of
 * the team makes one of several claims, and each claim that names none. What is taken back or replaced is left out.
 */
export function eventsOffered(document: CaseDocument, { about, fact, without }: Asked): readonly OfferedEvent[] {
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
      const event = occasion ?? togetherIn(claim, fact, document) ?? `${eventOfClaim}${claim.id}`
      found.set(event, [...(found.get(event) ?? []), `${answerAsRead(value)} (${whoSays(claim, document)})`])
    }
  return [...found].map(([value, answers]) => ({ value, said: inALine([...new Set(answers)]) }))
}

/** The open question that makes one event of a claim which names none and of others that answer the same. */
function togetherIn({ id }: Claim, fact: string, document: CaseDocument): string | undefined {
  const { claims: all } = byId(document)
  const answers = (claim: string): boolean => all.get(claim)?.asserts.some((one) => one.fact === fact) === true
  const asked = document.questions.find(({ state, claims }) => state === 'open' && claims.includes(id) && claims.every(answers))
  return asked && `${eventOfQuestion}${asked.id}`
}

const inALine = (answers: readonly string[]): string =>
  `${answers.slice(0, 3).join(', ')}${answers.length > 3 ? `, and ${answers.length - 3} more` : ''}`

/**
 * What a form has chosen of the event while nobody has said anything: the only one there is, one of its own where there is
 * none, and nothing where there are several, which only a person can tell apart.
 */
export function eventAtFirst(offered: readonly OfferedEvent[]): string {
  const [only, another] = offered
  return only === undefined ? eventOfItsOwn : another === undefined ? only.value : ''
}
