import type { Ruling } from '../claims/index.ts'
import { answerInWords } from './denials.ts'
import { draftPoints, type Draft, type DraftAccount } from './draft.ts'
import type { Account, Point, PointRuling } from './evaluation.ts'
import type { Knowledge } from './known.ts'
import { askQuestions } from './questions.ts'
import { lastRulings } from './rulings.ts'
import { dayText } from './say.ts'
import type { Span } from './span.ts'
import { stateOf, stands } from './states.ts'
import type { Placements } from './statements.ts'
import { compareValues, inOrder } from './values.ts'
import type { Voices } from './voices.ts'

/** All points in order of their ids. Takes what was known, who speaks, and where each statement belongs. */
export function pointsOf(knowledge: Knowledge, voices: Voices, placements: Placements): Point[] {
  const claims = new Map(knowledge.claims.map((known) => [known.claim.id, known]))
  const asked = askQuestions(knowledge, placements)
  const drafts = draftPoints(placements, asked, claims)
  answerInWords(drafts, knowledge, asked)
  const explained = knowledge.questions.filter(({ state }) => state === 'explained')
  const named = [...drafts.values()]
    .filter(({ accounts }) => accounts.size > 0)
    .map(nameOf)
    .sort((a, b) => inOrder(a.id, b.id))
  const rulings = lastRulings(knowledge.rulings, named)
  return named.map((name) => {
    const { draft, id, question_id, also_asked, covers, formerly } = name
    const { state, why } = stateOf(draft, explained)
    const ruling = rulings.get(id)
    const accounts = [...draft.accounts.values()].sort(compareAccounts).map((account) => accountOf(account, voices, ruling))
    const [question] = draft.questions
    return {
      id,
      subject: draft.subject,
      ...(draft.fact !== undefined && { fact: draft.fact }),
      ...(question && question_id !== undefined && { question: question.question, question_id }),
      ...(also_asked && { also_asked }),
      ...(draft.own && { own_question: true as const }),
      ...(formerly && { formerly }),
      ...(draft.occasion !== undefined && { occasion: draft.occasion }),
      ...(covers && { covers }),
      state,
      standing: ruling?.standing ?? computedStanding(state, draft),
      ...(why !== undefined && { why }),
      voices: accounts.length === 1 ? accounts[0]!.voices : new Set(accounts.flatMap(({ speakers }) => speakers)).size,
      ...(ruling && { ruling: rulingOf(ruling, accounts) }),
      accounts,
      possibly_known: draft.possibly.length > 0 ? sortedOnce(draft.possibly) : [],
    }
  })
}

type Named = Pick<Point, 'id' | 'question_id' | 'also_asked' | 'covers' | 'formerly'> & { readonly draft: Draft }

function nameOf(draft: Draft): Named {
  const [first, ...others] = draft.questions
  const covers = {
    ...(draft.covers && { covers: coverOf(draft.covers) }),
    ...(draft.formerly && draft.formerly.length > 0 && { formerly: draft.formerly.toSorted(inOrder) }),
  }
  if (!first) return { draft, id: draft.id, ...covers }
  const also = others.length > 0 ? { also_asked: others.map(({ id, question }) => ({ id, question })) } : {}
  return { draft, id: draft.id, question_id: first.id, ...also, ...covers }
}

const coverOf = ({ from, to }: Span): NonNullable<Point['covers']> => ({
  from: Number.isFinite(from) ? dayText(from) : null,
  to: Number.isFinite(to) ? dayText(to) : null,
})

/** Without a ruling a standing goes no further than alleged or disputed; where nobody says it any more, it says so. */
function computedStanding(state: Point['state'], { accounts }: Draft): Point['standing'] {
  if (state === 'contested') return 'disputed'
  if ([...accounts.values()].some(stands)) return 'alleged'
  const left = [...accounts.values()].flatMap(({ claims }) => claims)
  return left.every(({ withdrawn }) => withdrawn === 'retracted by the source') ? 'retracted' : 'unassessed'
}

function accountOf(account: DraftAccount, voices: Voices, ruling: Ruling | undefined): Account {
  const all = account.claims
  const live = all.every(({ withdrawn }) => withdrawn === null) ? all : all.filter(({ withdrawn }) => withdrawn === null)
  const ruled = ruling && ruledAs(account, ruling)
  return {
    ...(account.value && { value: account.value }),
    ...(account.fact !== undefined && { fact: account.fact }),
    claims: sortedOnce(live.map(({ claim }) => claim.id)),
    withdrawn: live === all ? [] : sortedOnce(account.claims.filter(({ withdrawn }) => withdrawn !== null).map(({ claim }) => claim.id)),
    denies: account.denies ? [...account.denies].sort() : [],
    ...voices.of(live),
    ...(ruled && { ruled }),
  }
}

const sortedOnce = (ids: readonly string[]): string[] => (ids.length > 1 ? [...new Set(ids)].sort() : [...ids])

function ruledAs({ claims }: DraftAccount, { prefer, deprecate }: Ruling): Account['ruled'] {
  const preferred = prefer.some((id) => claims.some(({ claim }) => claim.id === id))
  const deprecated = deprecate.some((id) => claims.some(({ claim }) => claim.id === id))
  // A ruling that takes both sides of one account says nothing about it as a whole.
  return preferred === deprecated ? undefined : preferred ? 'preferred' : 'deprecated'
}

function rulingOf(ruling: Ruling, accounts: readonly Account[]): PointRuling {
  const seen = new Set(ruling.seen)
  return {
    standing: ruling.standing,
    reason: ruling.reason,
    by: ruling.by,
    on: ruling.on.text,
    prefer: ruling.prefer,
    deprecate: ruling.deprecate,
    ruled_before: sortedOnce(accounts.flatMap(({ claims }) => claims)).filter((id) => !seen.has(id)),
  }
}

function compareAccounts(a: DraftAccount, b: DraftAccount): number {
  if (a.value && b.value) return inOrder(a.fact ?? '', b.fact ?? '') || compareValues(a.value, b.value) || inOrder(a.key, b.key)
  return a.value ? -1 : b.value ? 1 : inOrder(a.key, b.key)
}
