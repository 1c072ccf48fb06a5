import type { Assertion, CaseFile, Claim, FactDictionary, FactValue, Independence, Question, Ruling, Subject } from '../claims/index.ts'
import { parseDate, type SourceDate } from '../kit/index.ts'

/** A case as tests tell it: dates as text, and everything left out that does not matter to the test. */
export type Told = {
  readonly subjects?: readonly Subject[]
  readonly relays?: Readonly<Record<string, readonly string[]>>
  /** Documents by id with the date on which they were published; null for none. */
  readonly documents?: Readonly<Record<string, string | null>>
  readonly claims: readonly ToldClaim[]
  readonly questions?: readonly ToldQuestion[]
  readonly independence?: readonly { readonly sources: readonly string[]; readonly on: string; readonly independent?: false }[]
  readonly rulings?: readonly (Partial<Omit<Ruling, 'on'>> & { readonly point: string; readonly on: string })[]
}

/** A question may leave out its words. */
export type ToldQuestion = Pick<Question, 'id' | 'claims' | 'state' | 'why'> & {
  readonly question?: string
  readonly on?: string
  readonly explained_on?: string
}

export type ToldClaim = {
  readonly id: string
  readonly about?: string
  readonly said_by?: readonly string[]
  readonly said_on?: string
  readonly printed_in?: readonly string[]
  readonly asserts?: readonly {
    readonly fact: string
    readonly value: string | number | boolean
    readonly when?: string
    readonly occasion?: string
  }[]
  readonly denies?: readonly string[]
  readonly supersedes?: string
  readonly retracted?: { readonly by: 'source' | 'team'; readonly on: string }
  readonly recorded?: string
}

/** Makes a case file of it. Sources and subjects (persons) are those that are named; values get the type of their fact. */
export function caseOf(told: Told, facts: FactDictionary): CaseFile {
  const claims = told.claims.map((claim) => claimOf(claim, facts))
  const declared = new Map((told.subjects ?? []).map((subject) => [subject.id, subject]))
  const subject = (id: string): Subject => declared.get(id) ?? { id, kind: 'person', names: [{ text: id, kind: 'legal' }] }
  const sources = new Set([...claims.flatMap(({ said_by }) => said_by), ...Object.entries(told.relays ?? {}).flat(2), 'printer'])
  return {
    case: { id: 'told', title: 'A case told for a test', country: 'PE', summary: 'Told for a test.', opened: parseDate('2021') },
    subjects: [...new Set([...claims.map(({ about }) => about), ...declared.keys()])].map(subject),
    sources: [...sources].map((id) => ({ id, name: id, kind: 'press', ...(told.relays?.[id] && { relays: told.relays[id] }) })),
    documents: Object.entries(told.documents ?? {}).map(([id, published]) => ({
      id,
      title: id,
      by: 'printer',
      ...(published !== null && { published: parseDate(published) }),
    })),
    claims,
    questions: (told.questions ?? []).map(({ on, explained_on: explainedOn, ...question }) => ({
      question: 'Which?',
      ...question,
      ...(on !== undefined && { on: parseDate(on) }),
      ...(explainedOn !== undefined && { explained_on: parseDate(explainedOn) }),
    })),
    independence: (told.independence ?? []).map(({ on, ...said }): Independence => ({
      ...said,
      on: parseDate(on),
      why: 'asked',
      by: 'Rosa',
    })),
    rulings: (told.rulings ?? []).map(({ on, ...ruling }) => ({ ...silence, ...ruling, on: parseDate(on) })),
  }
}

const silence = { prefer: [], deprecate: [], standing: 'verified', reason: 'heard both', by: 'Rosa', seen: [] } as const

function claimOf(
  { about = 'ana', said_by = ['press'], printed_in = [], asserts = [], said_on, retracted, recorded, ...claim }: ToldClaim,
  facts: FactDictionary,
): Claim {
  return {
    statement: `${claim.id} in words`,
    ...claim,
    about,
    said_by,
    printed_in: printed_in.map((document) => ({ document })),
    ...(said_on !== undefined && { said_on: parseDate(said_on) }),
    ...(retracted && { retracted: { by: retracted.by, on: parseDate(retracted.on), why: 'mistaken' } }),
    ...(recorded !== undefined && { recorded: { on: parseDate(recorded), by: 'Rosa' } }),
    asserts: asserts.map(({ when, value, ...assertion }): Assertion => ({
      ...assertion,
      value: valueOf(value, facts.get(assertion.fact)?.type),
      ...(when !== undefined && { when: parseDate(when) }),
    })),
  }
}

function valueOf(value: string | number | boolean, type = 'text'): FactValue {
  if (typeof value === 'number' && type === 'number') return { type: 'number', number: value }
  if (typeof value === 'boolean') return { type: 'bool', bool: value }
  if (type === 'date') return { type: 'date', date: parseDate(String(value)) satisfies SourceDate }
  return { type: type === 'number' || type === 'bool' || type === 'date' ? 'text' : (type as 'text'), text: String(value) }
}
