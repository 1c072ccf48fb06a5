import { tell, type Draft, type DraftAccount } from './draft.ts'
import type { Knowledge, KnownClaim } from './known.ts'
import type { Asked } from './questions.ts'
import { append } from './statements.ts'

/**
 * Brings in the claims that answer without a value: those that a question names and that answer it in words, and those
 * that deny another (docs/evaluation.md, C, denials). Takes the points as drafted and adds to them.
 */
export function answerInWords(drafts: Map<string, Draft>, knowledge: Knowledge, asked: readonly Asked[]): void {
  const claims = new Map(knowledge.claims.map((known) => [known.claim.id, known]))
  const possibly = new Set(knowledge.possibly.map(({ claim }) => claim.id))
  const denying = [...knowledge.claims, ...knowledge.possibly].filter(({ claim }) => claim.denies)
  const named = new Set([...denying.flatMap(({ claim }) => [claim.id, ...claim.denies!]), ...asked.flatMap(({ claims: ids }) => [...ids])])
  if (named.size === 0) return
  const told = whereTold(drafts, named)
  for (const each of asked) {
    const draft = drafts.get(each.kind === 'attached' ? each.point : `question/${each.question.id}`)
    if (!draft) continue
    for (const id of each.question.claims) if (possibly.has(id)) draft.possibly.push(id)
    const silent = [...each.claims].filter((id) => !told.get(id)?.has(draft))
    // One that denies a side of the question answers by that, below.
    for (const id of silent)
      if (!claims.get(id)!.claim.denies?.some((denied) => told.get(denied)?.has(draft))) tell(draft, `words ${id}`, claims.get(id)!)
  }
  for (const id of deniedInWords(knowledge, denying, asked)) {
    const known = claims.get(id)!
    const draft: Draft = {
      id: `claim/${id}`,
      subject: known.claim.about,
      excludes: 'none',
      questions: [],
      accounts: new Map(),
      possibly: [],
    }
    drafts.set(draft.id, draft)
    tell(draft, `words ${id}`, known)
  }
  const standing = whereTold(drafts, named)
  for (const known of denying) {
    const { id } = known.claim
    const denies = known.claim.denies!.filter((denied) => claims.has(denied)).sort()
    for (const draft of new Set(denies.flatMap((denied) => [...(standing.get(denied)?.keys() ?? [])]))) {
      if (draft.own && !draft.questions[0]?.claims.includes(id)) continue
      if (possibly.has(id)) draft.possibly.push(id)
      else deny(draft, known, denies, standing)
    }
  }
}

/**
 * The claims that assert nothing and are denied: they stand in no point of a fact, so the denial needs one of its own.
 * A question that names both sides compares them already.
 */
function deniedInWords({ claims }: Knowledge, denying: readonly KnownClaim[], asked: readonly Asked[]): readonly string[] {
  const denied = new Map<string, string[]>()
  for (const { claim } of denying) for (const id of claim.denies!) append(denied, id, claim.id)
  if (denied.size === 0) return []
  const asks = new Map<string, ReadonlySet<string>[]>()
  for (const { question } of asked) {
    const named = new Set(question.claims)
    for (const id of named) append(asks, id, named)
  }
  return claims.flatMap(({ claim: { id, asserts } }) => {
    const by = asserts.length === 0 ? denied.get(id) : undefined
    return by?.some((denier) => !asks.get(id)?.some((named) => named.has(denier))) ? [id] : []
  })
}

type Told = ReadonlyMap<string, ReadonlyMap<Draft, readonly DraftAccount[]>>

function deny(draft: Draft, known: KnownClaim, denies: readonly string[], standing: Told): void {
  const own = standing.get(known.claim.id)?.get(draft) ?? []
  // Who says the same as the one denied does not deny that it is so.
  const toldBy = (id: string): readonly DraftAccount[] => (standing.get(id)?.get(draft) ?? []).filter((account) => !own.includes(account))
  const denied = denies.filter((id) => toldBy(id).length > 0)
  if (denied.length === 0) return
  // Claims that deny the same claims tell one version, here as everywhere, whatever else this point comes to hold.
  for (const account of own.length > 0 ? own : [tell(draft, `denies ${denies.join(' ')}`, known)]) {
    account.denies = new Set([...(account.denies ?? []), ...denied])
    if (known.withdrawn === null) account.against = new Set([...(account.against ?? []), ...denied.flatMap(toldBy).map(({ key }) => key)])
  }
}

/** In which points, and there in which accounts, each of the named claims is told. */
function whereTold(drafts: ReadonlyMap<string, Draft>, named: ReadonlySet<string>): Told {
  const told = new Map<string, Map<Draft, DraftAccount[]>>()
  for (const draft of drafts.values())
    for (const account of draft.accounts.values())
      for (const { claim } of account.claims) {
        const { id } = claim
        if (!named.has(id)) continue
        const at = told.get(id) ?? new Map<Draft, DraftAccount[]>()
        told.set(id, at)
        append(at, draft, account)
      }
  return told
}
