import type { FactDictionary } from '../claims/index.ts'
import type { KnownDate } from '../kit/index.ts'
import { say } from './say.ts'
import type { Point } from './evaluation.ts'
import { highest, lowest, reach, type Span } from './span.ts'

/** One event as told: more than one reading where accounts differ. */
export type Occurrence = {
  readonly point: string
  readonly occasion?: string
  readonly disputed: boolean
  readonly readings: readonly Reading[]
}

/** One account of when it happened. `label` says so with who says it: "born 1935 (El Comercio)"; it is put into words only when asked for. */
export type Reading = { readonly date: KnownDate; readonly span: Span; readonly claims: readonly string[]; readonly label: () => string }

export type Readings = { readonly all: readonly Reading[]; readonly disputed: boolean }

/** The events that a point tells of. Takes the point, the dictionary, and how sources are named; a point without a readable date tells of none. */
export function occurrencesOf(point: Point, facts: FactDictionary, named: (sources: readonly string[]) => string): Occurrence[] {
  const fact = facts.get(point.fact!)
  const readings = point.accounts.flatMap(({ value, claims, speakers }): Reading[] => {
    if (value?.type !== 'date' || value.date.kind === 'unparsed' || claims.length === 0) return []
    const label = (): string =>
      `${verbs[point.fact!] ?? (fact?.label ?? point.fact!).toLowerCase()} ${say(value.date)} (${named(speakers)})`
    return [{ date: value.date, span: reach(value.date), claims, label }]
  })
  if (readings.length === 0) return []
  const several = fact?.cardinality === 'many' && point.occasion === undefined && point.question_id === undefined
  const disputed = point.state === 'contested' || point.state === 'explained'
  const common = { point: point.id, ...(point.occasion !== undefined && { occasion: point.occasion }), disputed }
  return several ? readings.map((reading) => ({ ...common, readings: [reading] })) : [{ ...common, readings }]
}

/** All accounts of several occurrences, and whether they have to be told apart. */
export function readingsOf(occurrences: readonly Occurrence[]): Readings {
  const all = occurrences.flatMap(({ readings }) => readings)
  return { all, disputed: all.length > 1 || occurrences.some(({ disputed }) => disputed) }
}

/** Several readings as one whose range holds them all. */
export const together = (readings: readonly Reading[]): Reading => ({
  ...readings[0]!,
  span: { from: lowest(readings.map(({ span }) => span.from)), to: highest(readings.map(({ span }) => span.to)) },
  claims: readings.flatMap(({ claims }) => claims),
})

const verbs: Readonly<Record<string, string>> = {
  'person.birth_date': 'born',
  'person.death_date': 'died',
  'arrest.date': 'arrested',
  'release.date': 'released',
  'contact.visit_date': 'visited',
  'health.examination_date': 'examined',
  'custody.hospital_transfer_date': 'moved to a hospital',
}
