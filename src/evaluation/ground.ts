import type { CaseFile, FactDictionary } from '../claims/index.ts'
import { describeDate, formatDay, parseDate, type Day, type KnownDate } from '../kit/index.ts'
import type { EvaluationSettings, Point } from './evaluation.ts'
import type { Knowledge } from './known.ts'
import { reach, type Span } from './span.ts'
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
  readonly occurrences: (subject: string, fact: string) => readonly Occurrence[]
  /** Who says it, for people: "Prison service", "Infobae and El País", "Infobae, El País and 3 others". */
  readonly speakers: (statement: Pick<Statement, 'known'>) => string
  readonly named: (sources: readonly string[]) => string
  /** The name of a subject, or the text itself when it is not one. */
  readonly nameOf: (subject: string) => string
}

/** One event as told: more than one reading where accounts differ. */
export type Occurrence = {
  readonly point: string
  readonly occasion?: string
  readonly disputed: boolean
  readonly readings: readonly Reading[]
}

/** One account of when it happened. `label` says so with who says it: "born 1935 (El Comercio)". */
export type Reading = { readonly date: KnownDate; readonly span: Span; readonly claims: readonly string[]; readonly label: string }

/** Gathers it once for all rules. */
export function groundOf(
  found: Omit<Ground, 'statements' | 'statementsOf' | 'stated' | 'pointsOf' | 'occurrences' | 'speakers' | 'named' | 'nameOf'> & {
    placements: Placements
  },
): Ground {
  const { file, facts, points, voices, placements } = found
  const statements = new Map<string, Statement[]>()
  for (const { statement } of placements.placed)
    if (statement.known.withdrawn === null) append(statements, statement.assertion.fact, statement)
  for (const list of statements.values())
    list.sort((a, b) => (a.known.claim.id < b.known.claim.id ? -1 : a.known.claim.id > b.known.claim.id ? 1 : 0))
  const bySubject = new Map<string, Statement[]>()
  for (const [fact, list] of statements) for (const statement of list) append(bySubject, `${statement.subject}/${fact}`, statement)
  const byFact = new Map<string, Point[]>()
  for (const point of points) if (point.fact !== undefined) append(byFact, `${point.subject}/${point.fact}`, point)
  const sources = new Map(file.sources.map(({ id, name }) => [id, name]))
  const subjects = new Map(
    file.subjects.map(({ id, names }) => [id, (names.find(({ kind }) => kind === 'known_as') ?? names[0])?.text ?? id]),
  )
  const named = (ids: readonly string[]): string => listed(ids.map((id) => sources.get(id) ?? id))
  const pointsOf = (subject: string, fact: string): readonly Point[] => byFact.get(`${subject}/${fact}`) ?? []
  return {
    ...found,
    statements: (fact) => statements.get(fact) ?? [],
    statementsOf: (subject, fact) => bySubject.get(`${subject}/${fact}`) ?? [],
    stated: [...statements.keys()].sort(),
    pointsOf,
    occurrences: (subject, fact) => pointsOf(subject, fact).flatMap((point) => occurrencesOf(point, facts, named)),
    speakers: ({ known }) => named(voices.speakersOf(known).length > 0 ? voices.speakersOf(known) : known.claim.said_by.toSorted()),
    named,
    nameOf: (subject) => subjects.get(subject) ?? subject,
  }
}

/** A day in words: "25 July 2021". */
export const sayDay = (day: Day): string => describeDate(parseDate(formatDay(day)), 'en')

/** Names as a sentence carries them, at most three of them. */
export function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'nobody named')
}

function occurrencesOf(point: Point, facts: FactDictionary, named: (sources: readonly string[]) => string): Occurrence[] {
  const fact = facts.get(point.fact!)
  const readings = point.accounts.flatMap(({ value, claims, speakers }): Reading[] => {
    if (value?.type !== 'date' || value.date.kind === 'unparsed' || claims.length === 0) return []
    const label = `${verbs[point.fact!] ?? (fact?.label ?? point.fact!).toLowerCase()} ${describeDate(value.date, 'en')} (${named(speakers)})`
    return [{ date: value.date, span: reach(value.date), claims, label }]
  })
  if (readings.length === 0) return []
  const several = fact?.cardinality === 'many' && point.occasion === undefined && point.question_id === undefined
  const disputed = point.state === 'contested' || point.state === 'explained'
  const common = { point: point.id, ...(point.occasion !== undefined && { occasion: point.occasion }), disputed }
  return several ? readings.map((reading) => ({ ...common, readings: [reading] })) : [{ ...common, readings }]
}

const verbs: Readonly<Record<string, string>> = {
  'person.birth_date': 'born',
  'person.death_date': 'died',
  'arrest.date': 'arrested',
  'release.date': 'released',
  'contact.visit_date': 'visited',
  'health.examination_date': 'examined',
  'custody.hospital_transfer_date': 'moved to a hospital',
}
