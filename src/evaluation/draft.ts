import type { FactValue, Question } from '../claims/index.ts'
import type { KnownClaim } from './known.ts'
import type { Asked } from './questions.ts'
import { append, type Place, type Placements, type Statement } from './statements.ts'
import { inOrder } from './values.ts'

/** One side of a point while it is being made. */
export type DraftAccount = {
  readonly key: string
  /** Set when the account gives exactly one typed answer. */
  readonly value?: FactValue
  readonly fact?: string
  /** A claim that gives the same answer for two times stands here twice. */
  readonly claims: KnownClaim[]
  /** The claims it denies, and the keys of the accounts that tell them; each once, absent while there are none. */
  denies?: Set<string>
  against?: Set<string>
}

/** A point while it is being made. */
export type Draft = {
  readonly id: string
  readonly subject: string
  readonly fact?: string
  readonly occasion?: string
  readonly covers?: Place['covers']
  readonly formerly?: Place['formerly']
  /** `single`: different answers exclude each other. `all`: the team says that its accounts do. `none`: several may be true. */
  readonly excludes: 'single' | 'all' | 'none'
  /** The questions put to it: what explains it speaks first, then in order of id. */
  readonly questions: readonly Question[]
  /** A question of its own compares the claims it names and nothing else; their statements keep their own points. */
  readonly own?: true
  readonly accounts: Map<string, DraftAccount>
  /** Claims that were only possibly known; one may stand here twice. */
  readonly possibly: string[]
}

/** Every point with its accounts, before denials and states. Takes the places and the questions as they were settled. */
export function draftPoints(
  { statements: all, placed, possibly }: Placements,
  asked: readonly Asked[],
  claims: ReadonlyMap<string, KnownClaim>,
): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  const questions = new Map<string, Question[]>()
  for (const each of asked.toSorted(explainedFirst)) if (each.kind === 'attached') append(questions, each.point, each.question)
  const carved = asked.filter((each) => each.kind === 'carved')
  const carvedFor = new Map<string, Asked[]>()
  for (const each of carved) for (const id of each.question.claims) append(carvedFor, `${id} ${each.subject}/${each.fact}`, each)
  for (const { statement, place } of placed) {
    const out =
      place.single || carvedFor.size === 0 ? undefined : carvedFor.get(`${statement.known.claim.id} ${place.subject}/${place.fact}`)
    if (!out)
      tell(
        drafts.get(place.id) ?? begin(drafts, draftOf(place, questions.get(place.id) ?? [])),
        statement.value,
        statement.known,
        statement.assertion.value,
      )
    for (const each of out ?? []) tell(ownDraft(drafts, each), statement.value, statement.known, statement.assertion.value)
  }
  const own = asked.filter((each) => each.kind === 'own')
  const compared = new Set(own.flatMap((each) => [...each.claims]))
  const statements = new Map<string, Statement[]>()
  for (const statement of own.length > 0 ? all : [])
    if (compared.has(statement.known.claim.id)) append(statements, statement.known.claim.id, statement)
  for (const each of own) answerInSets(ownDraft(drafts, each), each, statements, claims)
  for (const { statement, place } of possibly) {
    const id = statement.known.claim.id
    const out = place.single ? undefined : carvedFor.get(`${id} ${place.subject}/${place.fact}`)
    for (const target of out?.map(({ question }) => `question/${question.id}`) ?? [place.id]) drafts.get(target)?.possibly.push(id)
  }
  return drafts
}

/** Adds a claim to the account that gives this answer, which is opened when nobody has given it yet. */
export function tell(draft: Draft, key: string, known: KnownClaim, value?: FactValue, fact?: string): DraftAccount {
  const found = draft.accounts.get(key)
  if (found && found.claims.at(-1) !== known) found.claims.push(known)
  if (found) return found
  const account = { key, ...(value && { value }), ...(fact !== undefined && { fact }), claims: [known] }
  draft.accounts.set(key, account)
  return account
}

// In a question of its own, an answer is all that a claim asserts: claims that assert the same things tell one version.
function answerInSets(
  draft: Draft,
  { claims: asked }: Asked,
  statements: ReadonlyMap<string, readonly Statement[]>,
  claims: ReadonlyMap<string, KnownClaim>,
): void {
  for (const id of [...asked].sort()) {
    const answers = (statements.get(id) ?? []).toSorted((a, b) => inOrder(a.assertion.fact, b.assertion.fact) || inOrder(a.value, b.value))
    if (answers.length === 0) continue
    const [only] = answers
    const key = answers.map(({ assertion, value }) => `${assertion.fact} ${value}`).join('\n')
    if (answers.length === 1 && only) tell(draft, key, claims.get(id)!, only.assertion.value, only.assertion.fact)
    else tell(draft, key, claims.get(id)!)
  }
}

// One object for each point, made in one piece: a large file has thousands.
const draftOf = (place: Place, questions: readonly Question[]): Draft => ({
  ...place,
  questions,
  excludes: place.single ? 'single' : 'none',
  accounts: new Map(),
  possibly: [],
})

function ownDraft(drafts: Map<string, Draft>, { question, ...asked }: Asked): Draft {
  const id = `question/${question.id}`
  const found = drafts.get(id)
  if (found) return found
  if (asked.kind === 'attached') throw new Error(`${id} is asked of ${asked.point}`)
  const kind = asked.kind === 'own' ? ({ own: true } as const) : {}
  return begin(drafts, {
    id,
    subject: asked.subject,
    ...(asked.fact !== undefined && { fact: asked.fact }),
    questions: [question],
    ...kind,
    excludes: 'all',
    accounts: new Map(),
    possibly: [],
  })
}

const explainedFirst = (a: Asked, b: Asked): number => Number(b.question.state === 'explained') - Number(a.question.state === 'explained')

function begin(drafts: Map<string, Draft>, draft: Draft): Draft {
  drafts.set(draft.id, draft)
  return draft
}
