import { recordEntries, type EntryChange, type PlainEntry } from '../../../cases/index.ts'
import { sensitivities, type Claim, type Question } from '../../../claims/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { codeOf } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { eventOfClaim, eventOfQuestion } from './events-offered.ts'
import type { Together } from './read-asserts.ts'

/**
 * Puts a claim that was just kept to the questions it was entered for, in the same transaction: those that are named
 * (`?Q1`), and a new one with each claim that names no event and is about the same (`=C4`). A question that was explained is open again: what explained it had not seen this claim.
 */
export async function putTogether(tx: Transaction, before: CaseVisit, claim: string, together: readonly Together[]): Promise<void> {
  if (together.length === 0) return
  const { opened, staff, now, needs } = await openedAnew(tx, before)
  const on = formatDay(dayOfInstant(now))
  const changes = onceEach(together).flatMap(({ named, question }): EntryChange[] => {
    const id = named.slice(1)
    if (named.startsWith(eventOfClaim))
      return [{ kind: 'add', list: 'questions', entry: { question, claims: [id, claim], state: 'open', on } }]
    const asked = opened.document.questions.find((one) => named.startsWith(eventOfQuestion) && one.id === id)
    if (asked === undefined || asked.claims.includes(claim)) return []
    // A question is read by whoever reads all its claims: one that fewer may read gets a question of its own beside it.
    if (isReadByFewer(claim, asked, opened.document.claims)) {
      const { id: _, ...entry } = withClaim(asked, claim)
      return [{ kind: 'add', list: 'questions', entry: { ...entry, on } }]
    }
    const base = opened.entries.get(`questions/${id}`)?.base ?? 1
    return [{ kind: 'revise', list: 'questions', id, base, entry: withClaim(asked, claim) }]
  })
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

const onceEach = (together: readonly Together[]): readonly Together[] => [...new Map(together.map((one) => [one.named, one])).values()]

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
