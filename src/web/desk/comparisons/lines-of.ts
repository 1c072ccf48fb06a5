import { outcomes, type Entry } from '../../../comparisons/index.ts'
import type { FactDictionary } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import { accountInWords, questionOf, whoSays } from '../points/index.ts'
import { claimsOf, onCourtRecord, words } from '../points/point-reading.ts'
import type { PersonOfCase } from './persons.ts'

/** One thing that a field of the table says: who says it, and what; several lines where accounts differ. */
export type Said = {
  /** What it answers. */
  readonly lead: string
  readonly lines: readonly Line[]
  /** Contested, or explained by the team: all sides stand here. */
  readonly state?: Point['state']
  /** How it stands, in words; what courts alone say is on their record. Of what is contested only where it was ruled on. */
  readonly standing?: string
  /** Why the team says that accounts differ. */
  readonly why?: string
  readonly point?: Point
  readonly claims: readonly string[]
  /** What an appeal would cite for it. */
  readonly cites: readonly string[]
}

export type Line = { readonly text: string; readonly who: string; readonly claims: readonly string[]; readonly ruled?: string }

/** An entry of the table as it is read; as text only, so that the page and the file say the same. */
export function saidBy(entry: Entry, person: PersonOfCase, facts: FactDictionary): Said {
  const { opened } = person
  const cite = (id: string): string => `${opened.id}#${id}`
  switch (entry.kind) {
    case 'point':
      return { ...ofPoint(entry.point, person, facts), cites: [cite(entry.point.id)] }
    case 'worked-out':
      return {
        lead: entry.disputed ? 'Worked out, by one account' : 'Worked out',
        lines: [{ text: entry.text, who: 'counted by Amparo', claims: entry.claims }],
        claims: entry.claims,
        cites: entry.claims.map(cite),
      }
    case 'claim': {
      const { id, statement } = entry.claim
      const points = person.evaluation.points.filter(({ accounts }) => accounts.some(({ claims }) => claims.includes(id)))
      const state = points.some((point) => point.state === 'contested') ? 'contested' : undefined
      return {
        lead: '',
        lines: [{ text: statement, who: whoSays(entry.claim, opened.document), claims: [id] }],
        ...(state && { state }),
        claims: [id],
        cites: [cite(id)],
      }
    }
    case 'asked':
    case 'addressed':
      return {
        lead: `Appeal ${entry.appeal.id}`,
        lines: entry.lines.map((text) => ({ text, who: entry.kind === 'asked' ? 'the team' : '', claims: [] })),
        claims: [],
        cites: [],
      }
    case 'recorded': {
      const label = outcomes.find(({ code }) => code === entry.outcome)?.label ?? entry.outcome.replaceAll('_', ' ')
      return { lead: 'Outcome', lines: [{ text: label, who: 'recorded by the team', claims: [] }], claims: [], cites: [] }
    }
    default:
      return entry satisfies never
  }
}

function ofPoint(point: Point, { opened }: PersonOfCase, facts: FactDictionary): Omit<Said, 'cites'> {
  const reading = { document: opened.document, facts }
  const fact = point.fact === undefined || point.question !== undefined ? undefined : facts.get(point.fact)
  const told = point.accounts.filter(({ claims }) => claims.length > 0)
  const claims = told.flatMap((account) => account.claims)
  const standing =
    point.ruling !== undefined
      ? words.standings[point.ruling.standing]
      : point.state === 'contested'
        ? undefined
        : point.standing === 'alleged' && onCourtRecord(claimsOf(claims, opened.document), opened.document)
          ? words.notes.courtRecord
          : words.standings[point.standing]
  return {
    lead: fact?.label ?? questionOf(point, { facts }),
    lines: told.map((account) => ({
      text: accountInWords(account, point, reading),
      who: [...new Set(claimsOf(account.claims, opened.document).map((claim) => whoSays(claim, opened.document)))].join('; '),
      claims: account.claims,
      ...(account.ruled !== undefined && { ruled: account.ruled }),
    })),
    state: point.state,
    ...(standing !== undefined && { standing }),
    ...(point.why !== undefined && { why: point.why }),
    point,
    claims,
  }
}
