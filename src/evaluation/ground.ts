import type { CaseFile, FactDictionary } from '../claims/index.ts'
import type { Day } from '../kit/index.ts'
import type { EvaluationSettings, Point } from './evaluation.ts'
import type { Knowledge } from './known.ts'
import { occurrencesOf, readingsOf, type Occurrence, type Readings } from './occurrences.ts'
import { listed } from './say.ts'
import { append, type Placements, type Statement } from './statements.ts'
import type { Voices } from './voices.ts'

/** What derived facts and checks stand on: the points, and the standing statements behind them. */
export type Ground = {
  readonly file: CaseFile
  readonly facts: FactDictionary
  readonly settings: EvaluationSettings
  readonly knowledge: Knowledge
  readonly voices: Voices
  readonly points: readonly Point[]
  readonly at: Day
  /** The standing statements about a fact, in order of claim. */
  readonly statements: (fact: string) => readonly Statement[]
  readonly statementsOf: (subject: string, fact: string) => readonly Statement[]
  /** Every fact that a standing statement is about, in order. */
  readonly stated: readonly string[]
  /** The points of a subject's fact, in order of id. */
  readonly pointsOf: (subject: string, fact: string) => readonly Point[]
  /** When something happened to a subject, as told: one occurrence for each event. */
  /** Whether a claim's answer to a fact is disputed or was: in a point of that fact, or in a question that spans several. */
  readonly isDisputed: (claim: string, fact: string) => boolean
  readonly occurrences: (subject: string, fact: string) => readonly Occurrence[]
  /** All accounts of when it happened, and whether they have to be told apart. */
  readonly readings: (subject: string, fact: string) => Readings
  /** Who says it, for people: "Prison service", "Infobae and El País", "Infobae, El País and 3 others". */
  readonly speakers: (statement: Pick<Statement, 'known'>) => string
  readonly named: (sources: readonly string[]) => string
  /** The name of a subject, or the text itself when it is not one. */
  readonly nameOf: (subject: string) => string
}

/** Gathers it once for all rules. */
export function groundOf(
  found: Omit<
    Ground,
    'statements' | 'statementsOf' | 'stated' | 'pointsOf' | 'isDisputed' | 'occurrences' | 'readings' | 'speakers' | 'named' | 'nameOf'
  > & {
    placements: Placements
  },
): Ground {
  const { file, facts, points, voices, placements } = found
  const statements = new Map<string, Statement[]>()
  for (const statement of placements.statements)
    if (statement.known.withdrawn === null) append(statements, statement.assertion.fact, statement)
  for (const list of statements.values())
    list.sort((a, b) => (a.known.claim.id < b.known.claim.id ? -1 : a.known.claim.id > b.known.claim.id ? 1 : 0))
  const byFact = new Map<string, Point[]>()
  // What a question of its own compares stands in points of its own already: counted again, it would be another event.
  for (const point of points) if (point.fact !== undefined && !point.own_question) append(byFact, `${point.subject}/${point.fact}`, point)
  const disputed = remembered(() => disputedAnswers(points))
  const sources = new Map(file.sources.map(({ id, name }) => [id, name]))
  const subjects = new Map(
    file.subjects.map(({ id, names }) => [id, (names.find(({ kind }) => kind === 'known_as') ?? names[0])?.text ?? id]),
  )
  const named = (ids: readonly string[]): string => listed(ids.map((id) => sources.get(id) ?? id))
  const pointsOf = (subject: string, fact: string): readonly Point[] => byFact.get(`${subject}/${fact}`) ?? []
  const bySubject = remembered((fact: string) => Map.groupBy(statements.get(fact) ?? [], ({ subject }) => subject))
  const occurrences = remembered((key: string) => (byFact.get(key) ?? []).flatMap((point) => occurrencesOf(point, facts, named)))
  const readings = remembered((key: string) => readingsOf(occurrences(key)))
  return {
    ...found,
    statements: (fact) => statements.get(fact) ?? [],
    statementsOf: (subject, fact) => bySubject(fact).get(subject) ?? [],
    stated: [...statements.keys()].sort(),
    pointsOf,
    isDisputed: (claim, fact) => disputed('').has(`${claim} ${fact}`) || disputed('').has(claim),
    occurrences: (subject, fact) => occurrences(`${subject}/${fact}`),
    readings: (subject, fact) => readings(`${subject}/${fact}`),
    speakers: ({ known }) => named(voices.speakersOf(known).length > 0 ? voices.speakersOf(known) : known.claim.said_by.toSorted()),
    named,
    nameOf: (subject) => subjects.get(subject) ?? subject,
  }
}

/** `claim fact` for each disputed answer; the claim alone where all that it asserts takes part in a disputed question. */
function disputedAnswers(points: readonly Point[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { state, fact: asked, own_question: own, accounts } of points) {
    if (state !== 'contested' && state !== 'explained') continue
    for (const { claims, fact = asked } of accounts) for (const id of claims) found.add(fact === undefined || own ? id : `${id} ${fact}`)
  }
  return found
}

/** A function that works out each answer once. */
function remembered<Answer>(answer: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, Answer>()
  return (key) => {
    const found = answers.get(key) ?? answer(key)
    answers.set(key, found)
    return found
  }
}
