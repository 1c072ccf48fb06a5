import type { CaseDocument } from '../../../cases/index.ts'
import type { Claim, FactDictionary, Question } from '../../../claims/index.ts'
import { byId } from './by-id.ts'
import { isOfEvents, questionsAbout } from './event-questions.ts'
import type { PointReading } from './point-reading.ts'

/** Different dates of what may be one event: nobody has said whether it is. */
export type UndecidedEvents = { readonly subject: string; readonly fact: string; readonly claims: readonly Claim[] }

/**
 * Where claims give different dates of what may happen many times, one of them names no event, and no question of the team
 * about just these dates holds both: such dates are never compared, and whoever reads them side by side may take that for agreement.
 */
export function undecidedEvents({ document, facts }: PointReading): readonly UndecidedEvents[] {
  const before = found.get(document)
  if (before !== undefined) return before
  const groups = new Map<string, Told[]>()
  for (const told of datesTold(document, facts)) {
    const key = `${told.claim.about}/${told.fact}`
    groups.set(key, [...(groups.get(key) ?? []), told])
  }
  const made = [...groups.values()].flatMap((group): UndecidedEvents[] => {
    const [first] = group
    if (first === undefined) return []
    const questions = byClaim(questionsAbout(first.fact, document, facts))
    const claims = new Set(undecidedIn(group, questions).map(({ claim }) => claim))
    return claims.size < 2 ? [] : [{ subject: first.claim.about, fact: first.fact, claims: [...claims] }]
  })
  found.set(document, made)
  return made
}

const found = new WeakMap<CaseDocument, readonly UndecidedEvents[]>()

type Told = { readonly claim: Claim; readonly fact: string; readonly date: string; readonly occasion: string | undefined }
type Questions = ReadonlyMap<string, ReadonlySet<string>>

function datesTold(document: CaseDocument, facts: FactDictionary): readonly Told[] {
  const { replacements } = byId(document)
  return document.claims.flatMap((claim) =>
    claim.retracted !== undefined || replacements.has(claim.id)
      ? []
      : claim.asserts.flatMap(({ fact, value, occasion }): Told[] =>
          value.type === 'date' && isOfEvents(facts.get(fact)) ? [{ claim, fact, date: value.date.text, occasion }] : [],
        ),
  )
}

/** Those of a group that stand apart; one that no question was put to stands apart from all of them. */
function undecidedIn(group: readonly Told[], questions: Questions): readonly Told[] {
  const loose = group.filter(({ occasion }) => occasion === undefined)
  if (loose.length === 0 || new Set(group.map(({ date }) => date)).size < 2) return []
  if (loose.some(({ claim }) => !questions.has(claim.id))) return group
  const apart = new Set<Told>()
  for (const one of loose)
    for (const other of group) if (one.date !== other.date && !together(one, other, questions)) apart.add(one).add(other)
  return [...apart]
}

const together = (one: Told, other: Told, questions: Questions): boolean =>
  [...(questions.get(one.claim.id) ?? [])].some((id) => questions.get(other.claim.id)?.has(id) === true)

function byClaim(questions: readonly Question[]): Questions {
  const made = new Map<string, Set<string>>()
  for (const { id, claims } of questions) for (const claim of claims) made.set(claim, (made.get(claim) ?? new Set()).add(id))
  return made
}
