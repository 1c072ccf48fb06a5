import { aboutTheSameTime } from '../../norms/index.ts'
import type { Account, Point } from '../evaluation.ts'
import type { Ground } from '../ground.ts'
import type { Span } from '../span.ts'

/** What is told of days further apart than what is taken as of the same time is told of two times: nobody says that it lasted. */
export function apartInTime<Told extends { readonly span: Span }>(told: readonly Told[]): readonly (readonly Told[])[] {
  const groups: { last: number; readonly all: Told[] }[] = []
  for (const each of told.toSorted((a, b) => a.span.from - b.span.from)) {
    const group = groups.at(-1)
    if (group === undefined || each.span.from > group.last + aboutTheSameTime) groups.push({ last: each.span.to, all: [each] })
    else {
      group.all.push(each)
      group.last = Math.max(group.last, each.span.to)
    }
  }
  return groups.map(({ all }) => all)
}

/** A point as far as these claims tell it, and who denies any of them: what is told of one of its times. */
export function toldThen(ground: Ground, point: Point, by: ReadonlySet<string>): Point {
  const voiced = point.accounts.flatMap((account) => {
    const claims = account.value === undefined ? deniersOf(account, point, by) : account.claims.filter((id) => by.has(id))
    return claims.length > 0 ? [{ ...account, claims, speakers: speakersOf(ground, point, account, claims) }] : []
  })
  return { ...point, accounts: voiced }
}

/** Who denies what was told of another time says nothing of this one. */
function deniersOf({ claims, denies }: Account, { accounts }: Point, by: ReadonlySet<string>): readonly string[] {
  const told = new Set(accounts.flatMap((account) => (account.value === undefined ? [] : account.claims)))
  const denied = denies.filter((id) => told.has(id))
  return denied.length === 0 || denied.some((id) => by.has(id)) ? claims : []
}

function speakersOf(
  { statementsOf, voices }: Ground,
  { subject, fact }: Point,
  account: Account,
  ids: readonly string[],
): readonly string[] {
  if (ids.length === account.claims.length || fact === undefined) return account.speakers
  const then = new Set(statementsOf(subject, fact).flatMap(({ known }) => (ids.includes(known.claim.id) ? voices.speakersOf(known) : [])))
  return account.speakers.filter((speaker) => then.has(speaker))
}
