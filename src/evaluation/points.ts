import type { Ruling } from '../claims/index.ts'
import { formatDay } from '../kit/index.ts'
import { answerInWords } from './denials.ts'
import { draftPoints, type Draft, type DraftAccount } from './draft.ts'
import type { Account, Point, PointRuling } from './evaluation.ts'
import type { Knowledge, KnownClaim } from './known.ts'
import { askQuestions } from './questions.ts'
import { lastRulings } from './rulings.ts'
import type { Span } from './span.ts'
import { standing, stateOf, stands, type Settled } from './states.ts'
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
    .map((draft) => ({ draft, ...nameOf(draft) }))
    .sort((a, b) => inOrder(a.id, b.id))
  const rulings = lastRulings(knowledge.rulings, named)
  return named.map(({ draft, ...name }) => {
    const settled = stateOf(draft, explained)
    const ruling = rulings.get(draft.id)
    const accounts = [...draft.accounts.values()].sort(compareAccounts)
    const live = accounts.flatMap((account) => account.claims).filter(({ withdrawn }) => withdrawn === null)
    const [question] = draft.questions
    return {
      ...name,
      subject: draft.subject,
      ...(draft.fact !== undefined && { fact: draft.fact }),
      ...(question && { question: question.question }),
      ...(draft.occasion !== undefined && { occasion: draft.occasion }),
      state: settled.state,
      standing: ruling?.standing ?? computedStanding(settled, draft),
      ...(settled.why !== undefined && { why: settled.why }),
      voices: voices.of(live).voices,
      ...(ruling && { ruling: rulingOf(ruling, live) }),
      accounts: accounts.map((account) => accountOf(account, voices, ruling)),
      possibly_known: [...draft.possibly].sort(),
    }
  })
}

const nameOf = (draft: Draft): Pick<Point, 'id' | 'question_id' | 'also_asked' | 'covers'> => ({
  id: draft.id,
  ...(draft.questions[0] && { question_id: draft.questions[0].id }),
  ...(draft.questions.length > 1 && { also_asked: draft.questions.slice(1).map(({ id, question }) => ({ id, question })) }),
  ...(draft.covers && { covers: coverOf(draft.covers) }),
})

const coverOf = ({ from, to }: Span): NonNullable<Point['covers']> => ({
  from: Number.isFinite(from) ? formatDay(from) : null,
  to: Number.isFinite(to) ? formatDay(to) : null,
})

/** Without a ruling a standing goes no further than alleged or disputed; where nobody says it any more, it says so. */
function computedStanding({ state }: Settled, { accounts }: Draft): Point['standing'] {
  if (state === 'contested') return 'disputed'
  if ([...accounts.values()].some(stands)) return 'alleged'
  const left = [...accounts.values()].flatMap(({ claims }) => claims)
  return left.every(({ withdrawn }) => withdrawn === 'retracted by the source') ? 'retracted' : 'unassessed'
}

function accountOf(account: DraftAccount, voices: Voices, ruling: Ruling | undefined): Account {
  const live = account.claims.filter(({ withdrawn }) => withdrawn === null)
  const ruled = ruling && ruledAs(account, ruling)
  return {
    ...(account.value && { value: account.value }),
    ...(account.fact !== undefined && { fact: account.fact }),
    claims: sortedOnce(standing(account)),
    withdrawn: sortedOnce(account.claims.flatMap(({ claim, withdrawn }) => (withdrawn === null ? [] : [claim.id]))),
    denies: [...(account.denies ?? [])].sort(),
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

function rulingOf(ruling: Ruling, live: readonly KnownClaim[]): PointRuling {
  const seen = new Set(ruling.seen)
  return {
    standing: ruling.standing,
    reason: ruling.reason,
    by: ruling.by,
    on: ruling.on.text,
    prefer: ruling.prefer,
    deprecate: ruling.deprecate,
    ruled_before: [...new Set(live.map(({ claim }) => claim.id))].filter((id) => !seen.has(id)).sort(),
  }
}

function compareAccounts(a: DraftAccount, b: DraftAccount): number {
  if (a.value && b.value) return inOrder(a.fact ?? '', b.fact ?? '') || compareValues(a.value, b.value) || inOrder(a.key, b.key)
  return a.value ? -1 : b.value ? 1 : inOrder(a.key, b.key)
}
