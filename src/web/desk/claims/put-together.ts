import { recordEntries, type CaseDocument, type EntryChange, type PlainEntry } from '../../../cases/index.ts'
import { sensitivities, type Claim, type FactDictionary, type Question } from '../../../claims/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { questionsOfEvent } from '../points/index.ts'
import { codeOf } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { eventOfClaim } from './events-offered.ts'
import type { Together } from './read-asserts.ts'

/**
 * Puts a claim that was just kept to the questions it was entered for, in the same transaction: those that are named
 * (`?Q1`), with all that are about the same event, and for a claim that names no event (`=C4`) a new one, unless somebody
 * has made one of it meanwhile. A question that was explained is open again: what explained it had not seen this claim.
 */
export async function putTogether(tx: Transaction, before: CaseVisit, claim: string, together: readonly Together[]): Promise<void> {
  if (together.length === 0) return
  const { opened, staff, now, needs } = await openedAnew(tx, before)
  const { document } = opened
  const on = formatDay(dayOfInstant(now))
  const asked = together.map((one) => ({ ...one, questions: questionsFor(one, document, needs.facts) }))
  const events = uniqueBy(asked, ({ named, fact, questions: [first] }) => first?.id ?? `${named} ${fact?.key}`)
  const begun = events.flatMap(({ named, fact, questions }): EntryChange[] => {
    if (questions.length > 0 || fact === undefined || !named.startsWith(eventOfClaim)) return []
    return [{ kind: 'add', list: 'questions', entry: { question: fact.question, claims: [named.slice(1), claim], state: 'open', on } }]
  })
  const joined = putToQuestions(
    claim,
    events.map(({ questions }) => questions),
    { opened, on },
  )
  const changes = [...joined, ...begun]
  if (changes.length === 0) return
  const outcome = await recordEntries(tx, opened.id, changes, { by: staff.id, at: now, facts: needs.facts })
  if (outcome.kind !== 'recorded') throw new Error(`A claim could not be put to its question: ${outcome.kind}`)
  for (const [index, { kind }] of changes.entries())
    await recordAudit(tx, {
      at: now,
      staff: staff.id,
      action: kind === 'add' ? 'question.add' : 'question.change',
      caseKey: opened.key,
      list: 'questions',
      entry: codeOf(opened, 'questions', outcome.ids[index] ?? ''),
    })
}

/** The questions that hold the event already, the one that was named first; none where it is still a claim by itself. */
function questionsFor({ named, fact }: Together, document: CaseDocument, facts: FactDictionary): readonly Question[] {
  const id = named.slice(1)
  const holding = (named.startsWith(eventOfClaim) ? document.claims : document.questions).find((one) => one.id === id)
  if (holding === undefined) return []
  const all = fact === undefined ? [] : questionsOfEvent({ holding, fact: fact.key }, document, facts)
  return 'claims' in holding ? [holding, ...all.filter((one) => one !== holding)] : all
}

type Writing = { readonly opened: CaseVisit['opened']; readonly on: string }

/** Each event is one or several questions. One that fewer may read than before gets a question of its own beside them. */
function putToQuestions(claim: string, events: readonly (readonly Question[])[], { opened, on }: Writing): readonly EntryChange[] {
  const revised = new Map<string, EntryChange>()
  const added: EntryChange[] = []
  for (const questions of events) {
    const [first] = questions
    if (first === undefined || questions.some(({ claims }) => claims.includes(claim))) continue
    // A question is read by whoever reads all its claims.
    const open = questions.filter((one) => !isReadByFewer(claim, one, opened.document.claims))
    for (const one of open) {
      const base = opened.entries.get(`questions/${one.id}`)?.base ?? 1
      revised.set(one.id, { kind: 'revise', list: 'questions', id: one.id, base, entry: withClaim(one, claim) })
    }
    const { id: _, ...entry } = withClaim(first, claim)
    if (open.length === 0) added.push({ kind: 'add', list: 'questions', entry: { ...entry, on } })
  }
  return [...revised.values(), ...added]
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}

function isReadByFewer(claim: string, { claims }: Question, all: readonly Claim[]): boolean {
  const level = (id: string): number => sensitivities.indexOf(all.find((one) => one.id === id)?.sensitivity ?? 'team')
  return level(claim) > Math.max(sensitivities.indexOf('team'), ...claims.map(level))
}

const withClaim = ({ id, question, claims, why, on }: Question, claim: string): PlainEntry => ({
  id,
  question,
  claims: [...claims, claim],
  state: 'open',
  ...(why !== undefined && { why }),
  ...(on !== undefined && { on: on.text }),
})
