import { fold, type Day, type KnownDate, type SourceDate } from '../kit/index.ts'
import type { CaseDocument } from './case-document.ts'
import { caseLog, type Handover, type LoggedCall, type LoggedContact, type StoredLog } from './case-log.ts'

/** What is read of a case to say whom it waits for. */
export type LogOfCase = StoredLog & { readonly document: Pick<CaseDocument, 'sources'> }

/** Something that is still to be done: somebody to be tried again, or a promise that is due. */
export type NextAttempt = {
  readonly entry: LoggedCall | LoggedContact
  /** The name of whom it is about. */
  readonly who: string
  readonly next: KnownDate
}

/**
 * What is to be tried next and has not been tried since, the earliest first. An attempt is over when a later call or
 * contact with the same person is logged; who that is goes by the source, or by the name without regard to its case.
 */
export function nextAttempts(kept: LogOfCase): readonly NextAttempt[] {
  const party = partiesOf(kept)
  const lastOf = new Map<string, LoggedCall | LoggedContact>()
  for (const entry of inOrderOfTime(kept)) lastOf.set(party(entry), entry)
  return [...lastOf.values()]
    .flatMap((entry) => (entry.next?.kind === 'date' ? [{ entry, who: whoIsIt(entry, kept), next: entry.next }] : []))
    .toSorted((a, b) => a.next.latest - b.next.latest || a.entry.meta.recorded_at.getTime() - b.entry.meta.recorded_at.getTime())
}

/** Those of them whose day is over on the day given. */
export const overdue = (kept: LogOfCase, today: Day): readonly NextAttempt[] => nextAttempts(kept).filter(({ next }) => next.latest < today)

/** The last time that somebody was spoken with: a call, or an attempt that reached them. Null where nobody ever was. */
export function lastContact(kept: LogOfCase): { readonly entry: LoggedCall | LoggedContact; readonly who: string } | null {
  const spoken = inOrderOfTime(kept).filter((entry) => entry.kind === 'call' || entry.outcome === 'reached' || entry.outcome === 'promised')
  const last = spoken.at(-1)
  return last === undefined ? null : { entry: last, who: whoIsIt(last, kept) }
}

/** How many days ago that was on the day given: 0 for today. Null where nobody was spoken with, or on a day that cannot be told. */
export function daysSinceContact(kept: LogOfCase, today: Day): number | null {
  const last = lastContact(kept)?.entry.at
  return last?.kind === 'date' && Number.isFinite(last.latest) ? Math.max(0, today - last.latest) : null
}

/** The note that the last shift left; null where there is none. */
export const newestHandover = (kept: StoredLog): Handover | null => caseLog(kept).handovers.at(-1) ?? null

/** Calls and contacts by when they were, then by when they were logged: the oldest first. */
export function inOrderOfTime(kept: StoredLog): readonly (LoggedCall | LoggedContact)[] {
  const { calls, contacts } = caseLog(kept)
  return [...calls, ...contacts].toSorted(
    (a, b) => compareMoments(a.at, b.at) || a.meta.recorded_at.getTime() - b.meta.recorded_at.getTime() || a.position - b.position,
  )
}

/** The name of whom an entry is about, as far as the sources may be read. */
export function whoIsIt({ source, name }: Pick<LoggedCall, 'source' | 'name'>, { document }: Pick<LogOfCase, 'document'>): string {
  const found = document.sources.find(({ id }) => id === source)
  return found?.name ?? name ?? 'a source that you may not read'
}

function partiesOf({ document }: LogOfCase): (entry: LoggedCall | LoggedContact) => string {
  const named = new Map(document.sources.map(({ id, name }) => [fold(name), id]))
  return ({ source, name = '' }) => {
    const id = source ?? named.get(fold(name))
    return id === undefined ? `name ${fold(name)}` : `source ${id}`
  }
}

function compareMoments(a: SourceDate, b: SourceDate): number {
  const [one, other] = [a, b].map((date) => (date.kind === 'date' ? date.latest : -Infinity)) as [number, number]
  if (one !== other) return one < other ? -1 : 1
  // Of one day: those with a time in the order of their times, those without after them, as they were logged.
  const [first, second] = [a, b].map((date) =>
    date.kind === 'date' && date.precision === 'minute' ? Date.parse(inUtc(date.text)) : Infinity,
  ) as [number, number]
  return first === second ? 0 : first < second ? -1 : 1
}

const inUtc = (text: string): string => (/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
