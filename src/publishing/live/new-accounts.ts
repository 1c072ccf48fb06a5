import type { EditionAccount, EditionNote, EditionPoint, EditionStatement } from '../edition.ts'
import type { NewAccount } from './change.ts'

/** The accounts of a point as it stands today of which a note has no statement, as long as somebody tells them. */
export function newAccounts(before: EditionNote, point: EditionPoint, fact: string | undefined): readonly NewAccount[] {
  const known = new Set(statementsOf(before).map(({ claim }) => claim))
  return point.accounts
    .filter((account) => tellsStill(account) && account.statements.every(({ claim }) => !known.has(claim)))
    .map(({ statements }) => statements.filter(stands))
    .map((statements) => ({
      question: point.question,
      ...(fact !== undefined && { fact }),
      ofStatement: point.id.startsWith('claim/'),
      claims: statements.map(({ claim }) => claim),
      said_by: statements.flatMap(({ said_by }) => said_by),
    }))
}

/** Whether an account has a statement that was neither taken back nor replaced. */
export const tellsStill = ({ statements }: EditionAccount): boolean => statements.some(stands)

/** Whether a statement was neither taken back nor replaced when it was composed. */
export const stands = ({ withdrawn }: EditionStatement): boolean => withdrawn === undefined

const statementsOf = ({ claim, points }: EditionNote): readonly EditionStatement[] => [
  ...(claim === undefined ? [] : [claim]),
  ...points.flatMap(({ accounts }) => accounts.flatMap(({ statements }) => statements)),
]
