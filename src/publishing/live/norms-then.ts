import { readableBy, type CaseDocument } from '../../cases/index.ts'
import { defaultSettings, evaluate, type NormsAsked } from '../../evaluation/index.ts'
import type { NormOutcome, NormResult } from '../../norms/index.ts'
import type { Edition } from '../edition.ts'
import type { WholeCase } from './changes-by-clearance.ts'

/** Who may know what a norm comes to: it is a proposal for staff, and readers are told nothing of it. */
export const staffLevels = ['team', 'privileged', 'sealed'] as const
export type StaffLevel = (typeof staffLevels)[number]

/** What a norm came to for one person, by position in the case, and on which claims, by position. Several outcomes where its time is split; none where it was not asked. */
export type CameTo = { readonly person: number; readonly outcomes: readonly NormOutcome[]; readonly claims: readonly number[] }

/** What the norms that an edition cites came to in a case, by their numbers in the edition, for whoever reads so far. */
export type NormsThen = Readonly<Record<string, Readonly<Record<StaffLevel, readonly CameTo[]>>>>

/** For how many persons of one case a norm that is cited is held, at most: each is worked out for whoever reads each part, whenever the case changes. */
export const mostPersonsHeld = 20

/** Persons of a case by the number of the norm that is said of them. */
export type PersonsOfNorms = ReadonlyMap<number, readonly string[]>

/** Of whom in a case each norm is said that an edition cites, as far as they are held. Nothing where no norm is cited for this case. */
export const personsOfNorms = (edition: Edition, document: CaseDocument): PersonsOfNorms =>
  new Map([...everyPersonOfNorms(edition, document)].map(([number, persons]) => [number, persons.slice(0, mostPersonsHeld)]))

/** The same of all of them. */
export function everyPersonOfNorms(edition: Edition, { case: { id: caseId }, subjects, claims }: CaseDocument): PersonsOfNorms {
  const { norms = [], notes, sections, asks } = edition
  const persons = new Set(subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id))
  const caseOf = new Map(notes.map((note) => [note.number, note.case.id]))
  const cited = new Map(notes.flatMap(({ number, cites }) => (cites.startsWith(`${caseId}#`) ? [[number, aboutOf(cites)]] : [])))
  const sentences = [...sections.flatMap((section) => section.sentences), ...asks]
  return new Map(
    norms.flatMap(({ number }): (readonly [number, readonly string[]])[] => {
      const beside = sentences.filter((one) => one.notes.includes(number)).flatMap((one) => one.notes)
      const cases = new Set(beside.flatMap((note) => caseOf.get(note) ?? []))
      // A sentence that cites no case speaks of all that the text is about.
      if (cases.size > 0 && !cases.has(caseId)) return []
      const own = [beside, [...cited.keys()]].map((of) => [...new Set(of.flatMap((note) => cited.get(note) ?? []))])
      const those = own.find((of) => of.length > 0) ?? [...persons]
      return [[number, those]]
    }),
  )

  /** The person whom a claim or a point is about. */
  function aboutOf(cites: string): readonly string[] {
    const target = cites.slice(caseId.length + 1)
    const about = claims.find(({ id }) => id === target)?.about ?? target.split('/', 1)[0] ?? ''
    return persons.has(about) ? [about] : []
  }
}

/** What norms come to for persons of a case, for whoever reads each part of it: as it is proposed to them. */
export type NormsHeld = (persons: readonly string[]) => Readonly<Record<StaffLevel, readonly NormResult[]>>

/** The same once for each person, however many editions speak of them. */
export function normsHeld({ document, facts, at }: WholeCase, norms: NormsAsked): NormsHeld {
  const parts = staffLevels.map((level) => (level === 'sealed' ? document : readableBy(document, level)))
  const known = new Map<string, readonly (readonly NormResult[])[]>()
  return (persons) => {
    const results = persons.map((person) => {
      const found = known.get(person) ?? workOut(person)
      known.set(person, found)
      return found
    })
    const [team = [], privileged = [], sealed = []] = staffLevels.map((_, level) => results.flatMap((found) => found[level] ?? []))
    return { team, privileged, sealed }
  }

  function workOut(person: string): readonly (readonly NormResult[])[] {
    // Of a case that keeps nothing from a level the part is the case itself, and worked out once for all of them.
    const results = new Map(
      [...new Set(parts)].map((part) => {
        // What is said of others changes nothing for a person.
        const claims = part.claims.filter(({ about }) => about === person)
        return [part, evaluate({ ...part, claims }, facts, defaultSettings, { at, known: null, norms }).norms ?? []]
      }),
    )
    return parts.map((part) => results.get(part) ?? [])
  }
}

/** What the norms that an edition cites come to in a case, for these persons: to be kept when it is published, and held against that later. */
export function normsNow(edition: Edition, persons: PersonsOfNorms, { positions }: WholeCase, held: NormsHeld): NormsThen {
  const norms = new Map((edition.norms ?? []).map(({ number, norm }) => [number, norm]))
  return Object.fromEntries(
    [...persons].map(([number, subjects]) => {
      const results = held(subjects)
      const at = (level: StaffLevel): readonly CameTo[] =>
        subjects.flatMap((subject): CameTo[] => {
          const person = positions.of('subjects', subject)
          const found = results[level].filter((result) => result.norm === norms.get(number) && result.subject === subject)
          const claims = [...new Set(found.flatMap((result) => result.claims))].flatMap((id) => positions.of('claims', id) ?? [])
          return person === undefined ? [] : [{ person, outcomes: found.map(({ result }) => result), claims }]
        })
      return [String(number), { team: at('team'), privileged: at('privileged'), sealed: at('sealed') }]
    }),
  )
}

/** Of whom the norms were held then, by the ids of today. Who was erased is not among them. */
export const personsThen = (then: NormsThen, { positions }: WholeCase): PersonsOfNorms =>
  new Map(
    Object.entries(then).map(([number, { sealed }]) => [
      Number(number),
      sealed.flatMap(({ person }) => positions.idAt('subjects', person) ?? []),
    ]),
  )
