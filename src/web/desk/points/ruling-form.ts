import { createHash } from 'node:crypto'
import type { PlainEntry } from '../../../cases/index.ts'
import { standings, type Standing } from '../../../claims/index.ts'
import type { Account, Point } from '../../../evaluation/index.ts'
import { canonicalJson } from '../../../kit/index.ts'
import { oneOf, required, textOf, tooLong, type Errors, type Given } from '../forms/index.ts'
import { claimsOf, inReadingOrder, type PointReading } from './point-reading.ts'

/** How many claims of an account a ruling is made over at most; what is beyond them was not seen. */
export const mostSeen = 1000

/** An account that a ruling may take a side on, with the name of its field. */
export type Side = { readonly field: string; readonly account: Account }
const views = ['prefer', 'deprecate', 'neither'] as const

/** The accounts that still stand. A field is named by the first claim of its account, so that a choice finds it again. */
export function sidesOf(point: Point): readonly Side[] {
  const taken = new Set<string>()
  return inReadingOrder(point).flatMap((account) => {
    const [first] = account.claims
    if (first === undefined) return []
    let field = `view.${first}`
    while (taken.has(field)) field += '-'
    taken.add(field)
    return [{ field, account }]
  })
}

/**
 * What stands where nobody chooses how it stands: disputed as long as no account is preferred, else the preferred one is
 * alleged. No further does it go without somebody who says so (src/evaluation/points.ts).
 */
export const asTold = 'as-told'

/**
 * What is chosen when the form is opened: no side on any account, and of accounts that contradict each other that they stand
 * as they are told. It fits whatever is preferred then. Nothing else is chosen for anybody.
 */
export const takingNoSide = (point: Point): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(sidesOf(point).map(({ field }) => [field, 'neither'])),
  ...(point.state === 'contested' && { standing: asTold }),
})

/** The claims that the form shows: what a ruling made on it has seen. */
export function seenIn(point: Point, { document }: Pick<PointReading, 'document'>): string[] {
  const shown = point.accounts.flatMap(({ claims, withdrawn }) => [...claims.slice(0, mostSeen), ...withdrawn.slice(0, mostSeen)])
  return claimsOf([...new Set(shown)].toSorted(), document).map(({ id }) => id)
}

/** Stands for all that a form shows of a point; another one means that the point is not what was looked at. */
export function whatIsShown({ id, state, accounts, ruling, why }: Point): string {
  const sides = accounts.map(({ claims, withdrawn, denies, ruled }) => ({ claims, withdrawn, denies, ruled: ruled ?? null }))
  const said = canonicalJson({ id, state, sides, why: why ?? null, ruling: ruling ? [ruling.on, ruling.by, ruling.reason] : null })
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
}

export type RulingToWrite = { readonly errors: Errors; readonly entry: PlainEntry }

/** Takes the form, the point and who rules when; gives the entry, which counts only where nothing is wrong. */
export function readRuling(
  given: Given,
  point: Point,
  reading: PointReading,
  ruler: { readonly name: string; readonly now: Date },
): RulingToWrite {
  const sides = sidesOf(point)
  const chosen = (view: (typeof views)[number]): string[] => [
    ...new Set(sides.filter(({ field }) => textOf(given, field) === view).flatMap(({ account }) => account.claims)),
  ]
  const [prefer, deprecate] = [chosen('prefer'), chosen('deprecate')]
  const said = textOf(given, 'standing')
  const standing = said !== asTold || point.state !== 'contested' ? said : prefer.length > 0 ? 'alleged' : 'disputed'
  return {
    errors: {
      ...Object.assign({}, ...sides.map(({ field }) => oneOf(given, field, views, 'Choose what the team thinks of this account.'))),
      ...oneOf(new Map([['standing', [standing]]]), 'standing', standings, 'Choose how it stands.'),
      ...unsupported(standing as Standing, prefer, sides),
      ...preferredAndDisputed(standing as Standing, prefer),
      ...alone(given, sides),
      ...bothSides(prefer, deprecate, sides),
      ...required(given, 'reason', 'Say why: whoever reads this later was not there.'),
      ...tooLong(given, 'reason'),
    },
    entry: {
      point: point.id,
      prefer,
      deprecate,
      standing,
      reason: textOf(given, 'reason'),
      by: ruler.name,
      // To the second: of two rulings on one day the later counts.
      on: `${ruler.now.toISOString().slice(0, 19)}Z`,
      seen: seenIn(point, reading),
    },
  }
}

/** What is corroborated or verified is always one account; of the others nothing is said. */
function unsupported(standing: Standing, prefer: readonly string[], sides: readonly Side[]): Errors {
  if ((standing !== 'corroborated' && standing !== 'verified') || prefer.length > 0 || sides.length === 0) return {}
  return { [sides[0]!.field]: `Say which account is ${standing}: mark it as preferred.` }
}

/** Whoever prefers an account does not leave it open. */
const preferredAndDisputed = (standing: Standing, prefer: readonly string[]): Errors =>
  standing === 'disputed' && prefer.length > 0
    ? {
        standing:
          'You prefer an account, and disputed says that the team prefers none. Choose another standing, or leave it as it is told.',
      }
    : {}

/** The field with which somebody says that they mean it, after they were told that one voice is not several. */
export const allTheSame = 'all_the_same'

/** Whether one voice alone would be called corroborated while another account stands against it. */
export function isOneAgainstAnother(given: Given, sides: readonly Side[]): boolean {
  if (textOf(given, 'standing') !== 'corroborated') return false
  const preferred = sides.filter(({ field }) => textOf(given, field) === 'prefer')
  const speakers = new Set(preferred.flatMap(({ account }) => account.speakers))
  return preferred.length > 0 && preferred.length < sides.length && speakers.size < 2
}

function alone(given: Given, sides: readonly Side[]): Errors {
  if (!isOneAgainstAnother(given, sides) || textOf(given, allTheSame) === 'yes') return {}
  return {
    standing:
      'One voice tells the account that you prefer, and another account stands against it. Corroborated means that several independent voices say so. Choose another standing, or tick below that you mean it.',
  }
}

function bothSides(prefer: readonly string[], deprecate: readonly string[], sides: readonly Side[]): Errors {
  const torn = prefer.find((id) => deprecate.includes(id))
  if (torn === undefined) return {}
  const { field } = sides.find(({ account }) => account.claims.includes(torn))!
  return { [field]: `Claim ${torn} stands in two of these accounts. Take the same view of both.` }
}
