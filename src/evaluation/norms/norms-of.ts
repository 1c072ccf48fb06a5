import type { NormResult } from '../../norms/index.ts'
import type { NormsAsked } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import { answersOf, stateOf } from './answers.ts'
import { custodyParts } from './custody-end.ts'
import { frameOf } from './frame.ts'
import { custodyOf, holdsOver } from './holds.ts'
import { prepared } from './prepared.ts'
import { proposalsFor } from './proposals.ts'
import { weakestOf } from './weakest.ts'

/**
 * What each norm comes to for each person of whom the file says anything that norms ask (docs/norms.md), by person and in the
 * order of the catalogue. A norm whose time or hold on the State changes within what is told has several results. Takes
 * the ground of an evaluation and the norms asked for; manual norms are never proposed.
 */
export function normsOf(ground: Ground, asked: NormsAsked): readonly NormResult[] {
  const norms = prepared(asked)
  const weakest = weakestOf(ground)
  return personsHeld(ground, norms.facts).flatMap((subject) => {
    const { state, claims: stateClaims } = stateOf(ground, subject)
    const frame = frameOf(ground, subject)
    const found = answersOf(ground, subject, frame, state)
    const person = {
      ground,
      subject,
      frame,
      stateClaims,
      answers: (fact: string) => found(fact).points,
      left: (fact: string) => found(fact).left,
      unanswered: (fact: string) => found(fact).unanswered,
      weakest,
      stretches: norms.stretchesFor(state),
      isElsewhere: norms.isElsewhere(state),
      holds: holdsOver(frame, ground.at),
      undated: custodyParts(frame, custodyOf(frame), ground.at),
      silent: norms.silentIn(state),
    }
    return norms.all.flatMap((norm) => proposalsFor(person, norm))
  })
}

/** The persons about whom something is said that a norm asks about. */
function personsHeld(ground: Ground, facts: ReadonlySet<string>): readonly string[] {
  const persons = new Set(ground.file.subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id))
  const held = new Set<string>()
  for (const fact of ground.stated)
    if (facts.has(fact)) for (const { subject } of ground.statements(fact)) if (persons.has(subject)) held.add(subject)
  return [...held].sort()
}
