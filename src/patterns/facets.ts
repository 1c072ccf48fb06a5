import type { CaseDocument } from '../cases/index.ts'
import { statesTold, type Evaluation, type Point } from '../evaluation/index.ts'
import { fold, type Day } from '../kit/index.ts'
import type { Catalogue, NormResult } from '../norms/index.ts'
import { custodyAsTold, type CustodyEver, type CustodyToday } from './custody-as-told.ts'
import { dayIn, daysIn, type Days, type Period } from './days.ts'

/** Where somebody was held, or who held them, as claims tell it. */
export type Told = {
  /** As it is shown: the name of the subject of the file, or the words. */
  readonly name: string
  /** As it is counted: names that read the same are one. */
  readonly key: string
  /** All its names in the file, folded, for whoever looks for words of one of them. */
  readonly names: readonly string[]
  /** Whether others say otherwise. */
  readonly contested: boolean
  /** The days of which it may be told; null where no day is. */
  readonly days: Days | null
}

/** A norm that the facts on file may engage, for one person. */
export type Engaged = {
  readonly norm: string
  readonly instrument: string
  readonly citation: string
  readonly result: 'engaged' | 'if_accepted'
  /** Whether a claim that it rests on is disputed, or it holds under some accounts only. */
  readonly contested: boolean
  /** The days of which it speaks; null where nothing says when. */
  readonly days: Days | null
}

/** By what one person of one case can be found and counted, as far as whoever counts may read the case. */
export type Facets = {
  readonly caseKey: number
  readonly subject: string
  /** Names the person among all: two facets with the same one are counted once. A case and a place in it, and no name. */
  readonly person: string
  /** ISO 3166-1 codes of the States in whose hands they are by any account; null for an account that names none. */
  readonly countries: readonly (string | null)[]
  readonly places: readonly Told[]
  readonly authorities: readonly Told[]
  /** The stretches of custody, as far as days are told. */
  readonly periods: readonly Period[]
  readonly held: CustodyToday
  readonly ever: CustodyEver
  readonly engaged: readonly Engaged[]
  /** Set by `matching` where accounts differ on whether the person is one of those asked for: counted apart everywhere. */
  readonly doubtful?: true
}

/** A case as far as it may be read, with what it says on the day asked about, norms among it. */
export type CaseToCount = {
  readonly key: number
  readonly document: CaseDocument
  /** Whether the document is the case whole: of a copy that leaves something out, the first person may be anybody. */
  readonly isWhole?: boolean
  readonly evaluation: Evaluation
  /** What norms come to, where that was not asked together with the evaluation. */
  readonly norms?: readonly NormResult[]
  readonly catalogue: Pick<Catalogue, 'norms'>
  /** The entries of the case by kind and id: the place of a subject among all that the case has outlasts an erasure. */
  readonly entries: { readonly get: (entry: string) => { readonly position: number } | undefined }
}

/**
 * What each person of a case can be found by: those of whom a claim tells custody, or a norm is engaged; where that is nobody,
 * the first person of the file, if it is read whole. Pure.
 */
export function facetsOf({ key, document, isWhole = false, evaluation, norms, catalogue, entries }: CaseToCount): readonly Facets[] {
  const engaged = Map.groupBy((norms ?? evaluation.norms ?? []).filter(isEngaged), ({ subject }) => subject)
  const at = dayIn(evaluation.at)
  const told = Map.groupBy(evaluation.points, ({ subject }) => subject)
  const persons = personsToCount(document, engaged)
  return (persons.length > 0 || !isWhole ? persons : firstOf(document)).map((subject): Facets => {
    const points = told.get(subject) ?? []
    return {
      caseKey: key,
      subject,
      person: personKey(key, entries.get(`subjects/${subject}`)?.position ?? -1),
      countries: [...new Set(statesTold({ points }, subject, document.case.country).map(({ state }) => state))],
      places: toldOf(points, 'custody.place', document, at),
      authorities: toldOf(points, 'arrest.by', document, at),
      ...custodyAsTold(points, at),
      engaged: (engaged.get(subject) ?? []).flatMap((result) =>
        (result.periods ?? [result.period]).map((period) => ({
          norm: result.norm,
          instrument: catalogue.norms.get(result.norm)?.instrument ?? '',
          citation: result.citation,
          result: result.result as Engaged['result'],
          contested: result.result === 'if_accepted' || result.standing === 'disputed',
          days: daysIn(period, at),
        })),
      ),
    }
  })
}

export const personKey = (caseKey: number, position: number): string => `${caseKey}/${position}`

const isEngaged = ({ result }: NormResult): boolean => result === 'engaged' || result === 'if_accepted'

/** What only somebody in custody is told of. */
const ofCustody = /^(?:arrest|charge|custody|conviction|sentence|trial|isolation|parole|pardon|release|acquittal)\./

function personsToCount({ subjects, claims }: CaseDocument, engaged: ReadonlyMap<string, unknown>): readonly string[] {
  const told = new Set(claims.filter(({ asserts }) => asserts.some(({ fact }) => ofCustody.test(fact))).map(({ about }) => about))
  return subjects.filter(({ kind, id }) => kind === 'person' && (told.has(id) || engaged.has(id))).map(({ id }) => id)
}

const firstOf = ({ subjects }: CaseDocument): readonly string[] =>
  subjects
    .filter(({ kind }) => kind === 'person')
    .slice(0, 1)
    .map(({ id }) => id)

/** Every account of a fact that names somebody or something; what is refuted tells of nothing. */
function toldOf(points: readonly Point[], fact: string, document: CaseDocument, at: Day): readonly Told[] {
  const found = points
    .filter((point) => point.fact === fact && point.own_question === undefined && point.standing !== 'refuted')
    .flatMap((point) =>
      point.accounts.flatMap(({ value, claims }): Told[] => {
        if ((value?.type !== 'place' && value?.type !== 'text') || claims.length === 0) return []
        const names = document.subjects.find(({ id }) => id === value.text)?.names ?? []
        const name = (names.find(({ lang, kind }) => lang === 'en' && kind !== 'spelling') ?? names[0])?.text ?? value.text
        const folded = [...new Set([name, ...names.map(({ text }) => text)].map(fold))]
        return [{ name, key: fold(name), names: folded, contested: point.state === 'contested', days: daysIn(point.covers, at) }]
      }),
    )
  return [...new Map(found.map((told) => [`${told.key} ${told.contested} ${told.days?.from} ${told.days?.to}`, told])).values()]
}
