import { claimsOf } from '../../appeals/index.ts'
import type { LoadedCase } from '../../cases/index.ts'
import type { Claim } from '../../claims/index.ts'
import { resolvePoint, type Evaluation, type Point } from '../../evaluation/index.ts'
import { formatDay } from '../../kit/index.ts'
import type { Edition, EditionNote } from '../edition.ts'

/** Where in a case an id stands: in which list at which position; of a point, at which of the claim's assertions. */
export type Place = readonly ['claims' | 'questions', number] | readonly ['claims', number, number]

/** The places of the ids in the notes of an edition, by their pointers in it. Numbers only, so an erasure leaves them alone. */
export type Places = Readonly<Record<string, Place>>

/** Whose entries are found by their positions: those that places name, and the persons of norms. */
type Placed = Place[0] | 'subjects'

/** Finds the position of an entry by its id, and its id by the position. */
export type Positions = {
  readonly of: (list: Placed, id: string) => number | undefined
  readonly idAt: (list: Placed, position: number) => string | undefined
}

export function positionsIn({ document, entries }: Pick<LoadedCase, 'document' | 'entries'>): Positions {
  const ids = new Map<string, string>()
  for (const list of ['claims', 'questions', 'subjects'] as const)
    for (const { id } of document[list]) ids.set(`${list}/${entries.get(`${list}/${id}`)?.position}`, id)
  return {
    of: (list, id) => entries.get(`${list}/${id}`)?.position,
    idAt: (list, position) => ids.get(`${list}/${position}`),
  }
}

type Ground = { readonly claims: readonly Claim[]; readonly evaluation: Evaluation; readonly positions: Positions }

/** Where everything stands that an edition names of a case. To be asked when the edition is published. */
export function placesIn({ notes }: Edition, caseId: string, ground: Ground): Places {
  const places = notes.flatMap((note, index) => {
    if (note.case.id !== caseId) return []
    const named: (readonly [string, Place | undefined])[] = []
    withIds(note, `/notes/${index}`, {
      claim: (id, at) => named.push([at, placeOfClaim(id, ground)]),
      point: (id, at) => named.push([at, placeOfPoint(id, ground)]),
    })
    return named
  })
  return Object.fromEntries(places.filter((each): each is readonly [string, Place] => each[1] !== undefined))
}

/**
 * The notes of an edition that are from a case, with the ids that everything they name has in it today. What is not in the
 * case any more keeps the id that the edition has.
 */
export function notesWithIdsOfToday({ notes }: Edition, caseId: string, places: Places | null, ground: Ground): EditionNote[] {
  if (places === null) return notes.filter(({ cites }) => cites.startsWith(`${caseId}#`))
  return notes.flatMap((note, index) => {
    const start = `/notes/${index}`
    if (places[`${start}/cites`] === undefined) return []
    const idAt = (at: string): string | undefined => {
      const place = places[at]
      return place && ground.positions.idAt(place[0], place[1])
    }
    const today = withIds(note, start, {
      claim: (id, at) => idAt(at) ?? id,
      point: (id, at) => resolvePoint(ground.evaluation, id)?.id ?? pointAt(places[at], ground)?.id ?? id,
    })
    return [{ ...today, case: { ...today.case, id: caseId }, cites: `${caseId}#${targetOf(today.cites)}` }]
  })
}

const targetOf = (cites: string): string => cites.slice(cites.indexOf('#') + 1)

type Replacing = {
  readonly claim: (id: string, at: string) => unknown
  readonly point: (id: string, at: string) => unknown
}

/** A note with each id in it replaced by what is given for it; of what it cites only what follows the case. */
function withIds(note: EditionNote, start: string, { claim, point }: Replacing): EditionNote {
  const cited = targetOf(note.cites)
  const cites = note.claim === undefined ? point(cited, `${start}/cites`) : claim(cited, `${start}/cites`)
  return {
    ...note,
    cites: String(cites),
    ...(note.claim && { claim: { ...note.claim, claim: String(claim(note.claim.claim, `${start}/claim/claim`)) } }),
    points: note.points.map((each, index) => ({
      ...each,
      id: String(point(each.id, `${start}/points/${index}/id`)),
      accounts: each.accounts.map((account, number) => ({
        ...account,
        statements: account.statements.map((statement, nth) => ({
          ...statement,
          claim: String(claim(statement.claim, `${start}/points/${index}/accounts/${number}/statements/${nth}/claim`)),
        })),
      })),
    })),
  }
}

function placeOfClaim(id: string, { positions }: Ground): Place | undefined {
  const position = positions.of('claims', id)
  return position === undefined ? undefined : ['claims', position]
}

/** A point is found again by the question that made it, by the claim that is denied, or by an assertion that stands in it. */
function placeOfPoint(id: string, ground: Ground): Place | undefined {
  const point = resolvePoint(ground.evaluation, id)
  if (point === undefined) return undefined
  const [kind = '', name = ''] = point.id.split('/', 2)
  if (point.fact === undefined && kind === 'claim') return placeOfClaim(name, ground)
  if (point.fact === undefined || kind === 'question') {
    const position = ground.positions.of('questions', point.question_id ?? name)
    return position === undefined ? undefined : ['questions', position]
  }
  const members = new Set(claimsOf(point))
  const places = ground.claims.flatMap(({ id: claim, asserts }) => {
    const position = members.has(claim) ? ground.positions.of('claims', claim) : undefined
    if (position === undefined) return []
    const told = asserts.map((assertion, nth) => ({ assertion, place: ['claims', position, nth] as const }))
    return told.filter(({ assertion }) => isAsked(assertion, point))
  })
  return (places.find(({ assertion }) => assertion.occasion === point.occasion) ?? places[0])?.place
}

/** The point that stands at a place today. */
function pointAt(place: Place | undefined, { claims, evaluation, positions }: Ground): Point | undefined {
  if (place === undefined) return undefined
  const [list, position, nth] = place
  const id = positions.idAt(list, position)
  if (id === undefined) return undefined
  if (nth === undefined) return resolvePoint(evaluation, `${list === 'claims' ? 'claim' : 'question'}/${id}`)
  const assertion = claims.find((claim) => claim.id === id)?.asserts[nth]
  if (assertion === undefined) return undefined
  const points = evaluation.points.filter((point) => isAsked(assertion, point) && claimsOf(point).includes(id))
  return points.find(({ occasion }) => occasion === assertion.occasion) ?? points[0]
}

/** Whether an assertion answers what a point asks: the same fact and occasion; of a state, at a time that the point covers. */
function isAsked({ fact, occasion, when }: Claim['asserts'][number], point: Point): boolean {
  if (fact !== point.fact || (point.occasion !== undefined && occasion !== point.occasion)) return false
  if (point.covers === undefined || when === undefined || when.kind === 'unparsed') return true
  const { from, to } = point.covers
  const begins = to === null || !Number.isFinite(when.earliest) || formatDay(when.earliest) <= to
  return begins && (from === null || !Number.isFinite(when.latest) || from <= formatDay(when.latest))
}
