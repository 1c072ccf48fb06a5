import type { EditionNote, EditionSpeaker } from '../edition.ts'
import type { GoneAccount, GoneKind } from './change.ts'
import { stands, tellsStill } from './new-accounts.ts'

type Finding = {
  /** The id under which a point is found now. */
  readonly idNow: (point: string) => string
  /** How a claim came not to stand any more; undefined where it does, and of what may not be told. */
  readonly endOf: (claim: string) => GoneKind | undefined
}

/** That what a note shows beside what it cites is told no longer: how, where it stands in the note, and whose account remains. */
export type Gone = { readonly note: number; readonly kind: GoneKind; readonly gone: GoneAccount }

/** The statements of several accounts of one question that a note shows and nobody stands by now, each by itself. */
export function goneAccounts(before: EditionNote, after: EditionNote, { idNow, endOf }: Finding): Gone[] {
  const is = new Map(after.points.map((point) => [point.id, point]))
  return before.points.flatMap(({ id, accounts }, point) => {
    if (accounts.filter(tellsStill).length < 2) return []
    const left = (is.get(idNow(id))?.accounts ?? accounts)
      .flatMap(({ statements }) => statements)
      .filter((statement) => stands(statement) && endOf(statement.claim) === undefined)
      .flatMap(({ said_by }): readonly EditionSpeaker[] => said_by)
    return accounts.flatMap(({ statements }, account) =>
      statements.flatMap((statement, nth): Gone[] => {
        const kind = stands(statement) ? endOf(statement.claim) : undefined
        return kind === undefined ? [] : [{ note: before.number, kind, gone: { at: [point, account, nth], left } }]
      }),
    )
  })
}
