import type { CaseDocument } from '../../../cases/index.ts'
import type { Claim } from '../../../claims/index.ts'
import type { Check, Evaluation, Point } from '../../../evaluation/index.ts'
import { ClaimLinks, PointActions, PointBox, questionOf, sameEventHref, undecidedEvents, whoSays } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'
import { answerAsRead } from './read-answer.ts'

type MeetsProperties = {
  readonly visit: CaseVisit
  /** The case with the claim in it, saved or not. */
  readonly document: CaseDocument
  readonly evaluation: Evaluation
  readonly claim: Claim
  /** What cannot be so and is to be shown with it. */
  readonly checks: readonly Check[]
  /** The call of which claims are being made. */
  readonly call?: string
  /** The claim is not saved: nothing can be done about its points yet. */
  readonly unsaved?: true
}

/** What a claim contradicts or joins: its points, what is contested first, what cannot be so, and answers that stand apart. */
export function WhatItMeets({ visit, document, evaluation, claim, checks, call, unsaved }: MeetsProperties) {
  const { opened, needs } = visit
  const points = pointsOf(evaluation, claim.id)
  const undecided = new Set(
    undecidedEvents({ document, facts: needs.facts }).flatMap(({ subject, fact }) => (subject === claim.about ? [fact] : [])),
  )
  const apart = standingApart(claim, document, visit)
  const place = { id: opened.id, document, ...(unsaved && { unsaved: claim.id }) }
  return (
    <section aria-labelledby="meets" class="meets">
      <h2 id="meets">{unsaved ? 'What it would meet, if you save it' : 'What it meets'}</h2>
      <p role="status">{`${summary(claim, points, checks)}${unsaved ? ` It would be ${claim.id}.` : ''}`}</p>
      {checks.map((check) => (
        <p key={check.message} class="check">
          <strong>{severityInWords[check.severity]}</strong> <span dir="auto">{check.message}</span>{' '}
          <ClaimLinks ids={check.claims} opened={place} />
        </p>
      ))}
      {points.slice(0, mostPoints).map((point) => (
        <PointBox
          key={point.id}
          opened={place}
          facts={needs.facts}
          point={point}
          {...(unsaved
            ? { href: '#meets' }
            : {
                actions: (
                  <PointActions
                    visit={visit}
                    point={point}
                    {...(call !== undefined && { call })}
                    {...(isToBeRuled(point, claim) && { ruledAbove: true as const })}
                  />
                ),
              })}
        />
      ))}
      {points.length > mostPoints && <p class="hint">{`and ${points.length - mostPoints} more questions`}</p>}
      {apart.map(({ fact, question, others }) => (
        <div key={question} class="apart">
          <p>
            {'Not compared with it, because no event or another one is named: '}
            <strong>{question}</strong>
          </p>
          <ul>
            {others.map(({ id, said }) => (
              <li key={id} dir="auto">
                {said}
              </li>
            ))}
          </ul>
          {unsaved ? (
            <p class="hint">If it is the same event, choose that event below.</p>
          ) : undecided.has(fact) ? (
            <p>
              <a href={sameEventHref(opened.id, { subject: claim.about, fact })}>Same event? Yes or no</a>
            </p>
          ) : (
            <p class="hint">If it is the same event, replace this claim by one that names it.</p>
          )}
        </div>
      ))}
    </section>
  )
}

const mostPoints = 20

/** Whether a claim stands against others in a point on which nobody has ruled with the claim in sight. */
export const isToBeRuled = ({ state, ruling }: Point, { id, retracted }: Claim): boolean =>
  state === 'contested' && retracted === undefined && (ruling === undefined || ruling.ruled_before.includes(id))

const severityInWords: Readonly<Record<Check['severity'], string>> = {
  impossible: 'This cannot be so.',
  unlikely: 'This is hardly so.',
  rounding: 'This is a matter of rounding.',
}

/** The points that a claim takes part in, those first in which it stands against others. */
export function pointsOf({ points }: Pick<Evaluation, 'points'>, claim: string): readonly Point[] {
  const own = points.filter(({ accounts }) => accounts.some(({ claims, withdrawn }) => claims.includes(claim) || withdrawn.includes(claim)))
  return own.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

const order: readonly Point['state'][] = ['contested', 'explained', 'refining', 'agreeing', 'single']

function summary({ id, asserts, retracted }: Claim, points: readonly Point[], checks: readonly Check[]): string {
  if (retracted !== undefined) return 'It is retracted and counts for nothing; what it had met is below.'
  const explained = points.filter(({ state }) => state === 'explained').length
  const contested = points.filter(({ state }) => state === 'contested').length
  const joined = points.filter(({ state }) => state === 'agreeing' || state === 'refining').length
  const said = [
    ...(contested > 0 ? [`It takes part in ${contested} contested ${contested === 1 ? 'question' : 'questions'}.`] : []),
    ...(explained > 0
      ? [`It takes part in ${explained} ${explained === 1 ? 'difference' : 'differences'} that the team has explained.`]
      : []),
    ...(joined > 0 ? [`It stands with others in ${joined} ${joined === 1 ? 'question' : 'questions'}.`] : []),
    ...(checks.length > 0 ? [`${checks.length} ${checks.length === 1 ? 'thing does' : 'things do'} not fit together.`] : []),
  ]
  if (said.length > 0) return said.join(' ')
  return asserts.length === 0 && !points.some(({ accounts }) => accounts.some(({ claims }) => claims.includes(id)))
    ? 'It answers no question, so it is compared with nothing.'
    : 'It contradicts nothing in this file as it is entered.'
}

/** Answers to the same questions about other events, or about none: perhaps it is the same event, which only a person knows. */
function standingApart(claim: Claim, document: CaseDocument, { needs: { facts } }: CaseVisit) {
  return claim.asserts.flatMap(({ fact, occasion }) => {
    if (facts.get(fact)?.type !== 'date' || facts.get(fact)?.cardinality !== 'many') return []
    // An event that others name, too, was chosen by somebody: then the others are other events.
    const others = document.claims.filter(
      (other) =>
        other.id !== claim.id &&
        other.about === claim.about &&
        other.retracted === undefined &&
        other.asserts.some((one) => one.fact === fact),
    )
    const shared = occasion !== undefined && others.some(({ asserts }) => asserts.some((one) => one.occasion === occasion))
    if (shared) return []
    if (others.length === 0) return []
    return [
      {
        fact,
        question: questionOf({ id: fact, fact }, { facts }),
        others: others.slice(-5).map((other) => ({ id: other.id, said: inALine(other, fact, document) })),
      },
    ]
  })
}

function inALine(other: Claim, fact: string, document: CaseDocument): string {
  const found = other.asserts.find((assertion) => assertion.fact === fact)
  if (found === undefined) return other.id
  return `${other.id}: ${answerAsRead(found.value)}, says ${whoSays(other, document)} (${found.occasion === undefined ? 'no event named' : found.occasion})`
}
