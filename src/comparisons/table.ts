import type { Appeal } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import type { Point } from '../evaluation/index.ts'
import { agesOf, type Estimate } from './age.ts'
import { heldOf } from './held.ts'
import type { Compared } from './person.ts'
import { factsOf, pointsTelling } from './telling.ts'
import { waitedOf } from './waited.ts'

/** One thing that a cell says, and what it rests on. */
export type Entry =
  /** What claims answer, every account of it; a contested one has to be shown with all of them. */
  | { readonly kind: 'point'; readonly point: Point }
  /** What was worked out from claims, in words. */
  | { readonly kind: 'worked-out'; readonly text: string; readonly claims: readonly string[]; readonly disputed: boolean }
  /** A claim in words, such as what those say who were harmed. */
  | { readonly kind: 'claim'; readonly claim: Claim }
  /** What the team itself asked: the asks of an appeal of the case, or whom it is addressed to. */
  | { readonly kind: 'asked' | 'addressed'; readonly appeal: Appeal; readonly lines: readonly string[] }
  /** What the team recorded of the case: a code of the vocabulary, or its own words. */
  | { readonly kind: 'recorded'; readonly outcome: string }

/** What one person's case says to one question of the table; nothing at all is said as *unknown*. */
export type Cell = { readonly entries: readonly Entry[]; readonly unknown: string }

export type Row = { readonly key: string; readonly label: string; readonly cells: readonly Cell[] }

type Question = {
  readonly key: string
  readonly label: string
  readonly unknown: string
  /** The facts whose points answer it. */
  readonly facts?: readonly string[]
  /** What else answers it; comes first. */
  readonly also?: (compared: Compared) => readonly Entry[]
}

const questions: readonly Question[] = [
  {
    key: 'held-for',
    label: 'Convicted or held for what',
    unknown: 'No claim says for what.',
    facts: [
      'conviction.offence',
      'conviction.date',
      'sentence.years',
      'sentence.life',
      'trial.sentence',
      'conviction.final',
      'conviction.annulled_date',
      'acquittal.offence',
      'acquittal.date',
      'charge.offence',
      'charge.made',
      'charge.dismissed_date',
    ],
  },
  {
    key: 'age',
    label: 'Age when custody ended',
    unknown: 'No claim gives a day of birth, or an age with its day.',
    also: (compared) => agesOf(compared).map(asWorkedOut),
  },
  {
    key: 'held',
    label: 'Time in custody',
    unknown: 'No claim tells the arrest, or how long. A sentence is not the time that was served.',
    also: (compared) => heldOf(compared).map(asWorkedOut),
  },
  {
    key: 'health',
    label: 'Health, as it is told',
    unknown: 'No claim speaks of health.',
    facts: ['health.diagnosis', 'health.condition', 'health.serious_illness', 'health.outpatient_possible', 'health.fit_to_travel'],
  },
  {
    key: 'asked',
    label: 'What was asked',
    unknown: 'No claim tells of a request, and the case has no appeal.',
    facts: ['pardon.request_date', 'petition.date', 'mechanism.request_date', 'health.treatment_wish'],
    also: ({ file }) =>
      file.appeals
        .filter(({ asks }) => asks.length > 0)
        .map((appeal) => ({ kind: 'asked', appeal, lines: appeal.asks.map(({ text }) => text) })),
  },
  {
    key: 'of-whom',
    label: 'Of which body',
    unknown: 'No appeal of the case is addressed to anybody. Which body a request went to is no typed answer: read the claims.',
    also: ({ file }) =>
      file.appeals
        .filter(({ to }) => to.length > 0)
        .map((appeal) => ({
          kind: 'addressed',
          appeal,
          lines: appeal.to.map(({ name, title, body }) => [...new Set([name, title, body].filter(Boolean))].join(', ')),
        })),
  },
  {
    key: 'waited',
    label: 'How long it took',
    unknown: 'No request and answer are on file as one event, so nothing can be counted.',
    also: (compared) => waitedOf(compared).map(({ text, claims, disputed }) => ({ kind: 'worked-out', text, claims, disputed })),
  },
  {
    key: 'happened',
    label: 'What happened',
    unknown: 'No claim tells of a decision, a release or a death.',
    facts: [
      'pardon.granted_date',
      'pardon.motive',
      'pardon.annulled_date',
      'pardon.annulment_reason',
      'pardon.annulment_confirmed',
      'pardon.restored_date',
      'measure.granted_date',
      'measure.content',
      'mechanism.decision_date',
      'mechanism.finding',
      'petition.decision_date',
      'order.date',
      'release.decision',
      'release.ordered_date',
      'release.date',
      'release.basis',
      'parole.initiative',
      'parole.condition',
      'custody.status',
      'custody.hospital_transfer_date',
      'person.death_date',
      'person.death_cause',
      'death.occurred',
    ],
    also: ({ file }) => (file.case.outcome === undefined ? [] : [{ kind: 'recorded', outcome: file.case.outcome }]),
  },
  {
    key: 'harmed',
    label: 'What those say who were harmed, or their lawyers',
    unknown: 'The file has no claim of theirs. That is a gap of the file, and says nothing of them.',
    also: ({ file }) => {
      const victims = new Set(file.sources.filter(({ kind }) => kind === 'victim').map(({ id }) => id))
      return file.claims
        .filter(({ said_by, retracted }) => retracted === undefined && said_by.some((id) => victims.has(id)))
        .map((claim) => ({ kind: 'claim', claim }))
    },
  },
]

/** What the table has to say of itself: that cases differ, and what it does not show. */
export const limitsOfComparing = [
  'No two cases are alike. Law, court, charge, health and time differ, and so does how much each file holds.',
  'That one thing followed another does not show that it followed from it. The table gives no chances and no averages.',
  'What stands here was said by somebody. It is not weighed across cases: a ruling holds in its own case only.',
  'An empty field means that this file has nothing on it that you may read, not that nothing happened.',
  'These cases were entered for reasons of their own. They are no sample of all cases.',
] as const

/**
 * Two to six persons side by side: for each question what the files say, and last what else is contested about each.
 * A point stands in the first row that it answers, and in no other.
 */
export function compare(persons: readonly Compared[]): readonly Row[] {
  const shown = new Set<Point>()
  const rows = questions.map(({ key, label, unknown, facts = [], also }) => ({
    key,
    label,
    cells: persons.map((compared): Cell => {
      const points = pointsTelling(
        compared,
        facts.map((fact) => ({ fact })),
      ).filter((point) => !shown.has(point))
      for (const point of points) shown.add(point)
      return { entries: [...(also?.(compared) ?? []), ...inOrderOf(facts, points)], unknown }
    }),
  }))
  const contested = persons.map(({ evaluation, subject }): Cell => {
    const left = evaluation.points.filter((point) => point.state === 'contested' && point.subject === subject && !shown.has(point))
    return { entries: left.map((point) => ({ kind: 'point', point })), unknown: 'Nothing else about this person is contested on file.' }
  })
  return [...rows, { key: 'contested', label: 'What else is contested', cells: contested }]
}

/** Several estimates of one number come of accounts that differ. */
const asWorkedOut = ({ text, claims }: Estimate, _: number, all: readonly Estimate[]): Entry => ({
  kind: 'worked-out',
  text,
  claims,
  disputed: all.length > 1,
})

/** In the order of the facts; a question of the team, which may be about several, where its first fact stands. */
const inOrderOf = (facts: readonly string[], points: readonly Point[]): readonly Entry[] =>
  points.toSorted((a, b) => placeOf(facts, a) - placeOf(facts, b)).map((point) => ({ kind: 'point', point }))

function placeOf(facts: readonly string[], point: Point): number {
  const places = factsOf(point)
    .map((fact) => facts.indexOf(fact))
    .filter((place) => place >= 0)
  return places.length === 0 ? facts.length : Math.min(...places)
}
