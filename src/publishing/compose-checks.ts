import { isNamedFor } from '../cases/index.ts'
import type { Origin } from './compose-statement.ts'
import type { EditionCheck, EditionNote } from './edition.ts'

/**
 * What the rules found impossible or unlikely of the statements that a note shows. Left out is what rests on a claim that
 * is not public, because its message may tell what that claim says; what names a document that is not; and what only sets the sides of a contested point
 * of the same note against each other, which stand there already.
 */
export function checksOn({ claim, points }: Pick<EditionNote, 'claim' | 'points'>, { file, evaluation }: Origin): EditionCheck[] {
  const shown = new Set([...(claim === undefined ? [] : [claim.claim]), ...points.flatMap(idsOf)])
  const sides = points.filter(({ state }) => state === 'contested').map((point) => new Set(idsOf(point)))
  const open = new Set(file.claims.filter(({ sensitivity }) => sensitivity === 'public').map(({ id }) => id))
  const closed = file.documents.filter((document) => !isNamedFor(document, 'public'))
  return evaluation.checks.flatMap(({ severity, message, claims }) =>
    severity !== 'rounding' &&
    claims.some((id) => shown.has(id)) &&
    claims.every((id) => open.has(id)) &&
    !closed.some(({ title }) => message.includes(title)) &&
    !sides.some((side) => claims.every((id) => side.has(id)))
      ? [{ severity, message }]
      : [],
  )
}

/** The gravest among these checks; undefined where there is none. */
export function gravest(checks: readonly EditionCheck[]): EditionCheck['severity'] | undefined {
  return (checks.find(({ severity }) => severity === 'impossible') ?? checks[0])?.severity
}

const idsOf = ({ accounts }: EditionNote['points'][number]): string[] =>
  accounts.flatMap(({ statements }) => statements.map(({ claim }) => claim))
