import type { CaseDocument } from '../cases/index.ts'
import type { Fact, FactValue } from '../claims/index.ts'
import type { Account, Point } from '../evaluation/index.ts'

/**
 * Where a move led: the one place in which an undisputed stay begins at the time that the accounts of the move give.
 * Absent for other events, where no stay or more than one begins then, and where the accounts lead to different places.
 */
export function destinationOf(
  accounts: readonly Account[],
  fact: Fact,
  points: readonly Point[],
  file: CaseDocument,
): FactValue | undefined {
  if (!moves.has(fact.key)) return undefined
  const begun = beginnings(points, file)
  const places = accounts.flatMap(({ value }) => {
    if (value?.type !== 'date' || value.date.kind === 'unparsed') return []
    const { earliest, latest } = value.date
    const found = new Map(
      begun.filter((stay) => stay.earliest <= latest && stay.latest >= earliest).map(({ place }) => [nameIn(place), place]),
    )
    return found.size === 1 ? [...found.values()] : []
  })
  return new Set(places.map(nameIn)).size === 1 ? places[0] : undefined
}

const moves: ReadonlySet<string> = new Set(['custody.transfer_date', 'custody.hospital_transfer_date'])

type Beginning = { readonly place: FactValue; readonly earliest: number; readonly latest: number }

/** When each stay begins that somebody tells from its beginning and nobody contests. */
function beginnings(points: readonly Point[], file: CaseDocument): Beginning[] {
  const claims = new Map(file.claims.map((claim) => [claim.id, claim]))
  return points
    .filter((point) => point.fact === 'custody.place' && point.state !== 'contested')
    .flatMap((point) => point.accounts.flatMap((account) => account.claims))
    .flatMap((id) => claims.get(id)?.asserts ?? [])
    .flatMap(({ fact, value, when }) => {
      const from = fact === 'custody.place' && when !== undefined && when.kind !== 'unparsed' ? when.ends?.from : undefined
      return from === undefined || from === null ? [] : [{ place: value, earliest: from.earliest, latest: from.latest }]
    })
}

const nameIn = (place: FactValue): string => ('text' in place ? place.text : '')
