import { lifeOf } from '../appeals/index.ts'
import { lastContact, type CaseDocument } from '../cases/index.ts'
import type { Claim } from '../claims/index.ts'
import type { Evaluation } from '../evaluation/index.ts'
import type { Day } from '../kit/index.ts'
import type { CaseInView } from './case-in-view.ts'
import type { Deadline } from './deadline.ts'
import type { Thresholds } from './thresholds.ts'

type Found = Omit<Deadline, 'codes' | 'of'>

/**
 * When it is time to ask anew, by the team's own thresholds: after the newest word on somebody's health, after the last visit that is
 * told, after anybody of the case was spoken with. Of whom nothing was ever told, nothing grows old. Nothing in a case that is closed,
 * and nothing of health and visits for who died or was released, unless that is denied.
 */
export function silences(file: CaseInView, evaluation: Evaluation, thresholds: Thresholds, today: Day): readonly Found[] {
  const { document } = file
  if (document.case.closed !== undefined) return []
  const claims = Map.groupBy(standing(document), ({ about }) => about)
  const [points, derived] = [Map.groupBy(evaluation.points, subjectOf), Map.groupBy(evaluation.derived, subjectOf)]
  const found = document.subjects.flatMap(({ id, kind }) => {
    if (kind !== 'person') return []
    const own = { ...document, claims: claims.get(id) ?? [] }
    const told = [...health(own, id, thresholds, today), ...visits(derived.get(id) ?? [], id, thresholds, today)]
    // Most persons of a long list are not told of so: whether they died is asked of the others alone.
    return told.length === 0 || isOver(own, points.get(id) ?? [], id, today) ? [] : told
  })
  return [...found, ...contact(file, thresholds)]
}

const subjectOf = ({ subject }: { readonly subject: string }): string => subject

/** Takes the file with the claims that stand about the person. */
function health(document: CaseDocument, subject: string, { health: after }: Thresholds, today: Day): Found[] {
  if (after === null) return []
  const told = document.claims.flatMap((claim) => {
    if (!claim.asserts.some(({ fact }) => fact.startsWith('health.'))) return []
    const day = toldOn(claim, document, today)
    return day === null ? [] : [{ id: claim.id, day }]
  })
  if (told.length === 0) return []
  const newest = Math.max(...told.map(({ day }) => day))
  const claims = told.filter(({ day }) => day === newest).map(({ id }) => id)
  const day = newest + after
  return [{ kind: 'health', day, first: day, from: { kind: 'told', subject, claims, after }, key: `health ${subject} ${newest}` }]
}

/** The evaluation says how many days ago the last visit was, once for each account where that is disputed. */
const visits = (derived: Evaluation['derived'], subject: string, { visit: after }: Thresholds, today: Day): Found[] =>
  derived.flatMap(({ fact, low, high, claims, account }) => {
    if (after === null || fact !== 'contact.days_since_visit' || typeof low !== 'number') return []
    const earliest = typeof high === 'number' && Number.isFinite(high) ? high : low
    const from = { kind: 'told' as const, subject, claims, after, ...(account !== undefined && { account }) }
    const [day, first] = [today - low + after, today - earliest + after]
    return [{ kind: 'visit', day, first, from, key: `visit ${subject} ${first} ${day}` }]
  })

function contact(file: CaseInView, { contact: after }: Thresholds): Found[] {
  const last = lastContact(file)
  if (after === null || last === null || last.entry.at.kind !== 'date' || !Number.isFinite(last.entry.at.latest)) return []
  const { kind: entry, position } = last.entry
  const day = last.entry.at.latest + after
  return [{ kind: 'contact', day, first: day, from: { kind: 'spoken', entry, position, who: last.who, after }, key: `contact ${day}` }]
}

/** The claims that nobody took back or replaced. */
function standing({ claims }: CaseDocument): readonly Claim[] {
  const replaced = new Set(claims.flatMap(({ supersedes }) => supersedes ?? []))
  return claims.filter(({ id, retracted }) => retracted === undefined && !replaced.has(id))
}

/** The last day on which it may have been said, as far as that has come: else the day it was printed, or entered. Null where none is known. */
function toldOn(claim: Claim, { documents }: CaseDocument, today: Day): Day | null {
  const printed = claim.printed_in.flatMap(({ document }) => documents.find(({ id }) => id === document)?.published ?? [])
  const dates = claim.said_on === undefined ? (printed.length > 0 ? printed : [claim.recorded?.on]) : [claim.said_on]
  const days = dates.flatMap((date) => (date?.kind === 'date' && Number.isFinite(date.earliest) ? [Math.min(date.latest, today)] : []))
  return days.length === 0 ? null : Math.max(...days)
}

/** Whether somebody has died or was released and not taken again, as far as nobody says otherwise. */
function isOver(document: CaseDocument, points: Evaluation['points'], subject: string, today: Day): boolean {
  const life = lifeOf(document, subject)
  if (life.died.length > 0 && !life.deathDenied) return true
  const days = (fact: string): readonly Day[] =>
    points
      .filter((point) => point.fact === fact && point.state !== 'contested')
      .flatMap(({ accounts }) =>
        accounts.flatMap(({ value }) => (value?.type === 'date' && value.date.kind === 'date' ? [value.date.latest] : [])),
      )
      .filter((day) => day <= today)
  const released = days('release.date')
  return released.length > 0 && Math.max(...released) >= Math.max(-Infinity, ...days('arrest.date'))
}
