import type { PlainEntry } from '../../../cases/index.ts'
import { plainValue, type Claim } from '../../../claims/index.ts'
import { fold, mayBeSentAgain } from '../../../kit/index.ts'
import type { CaseVisit } from '../visit.ts'
import type { TypedClaim } from './read-claim-form.ts'

/**
 * The claim that whoever types has saved of the same words and answers, of the same speakers and about the same, since yesterday. Whoever
 * goes back in the browser gets a new form, which that one fills in with what was typed: sent again, it would be a second
 * claim. One that corrects another says its words once more, and is none.
 */
export function savedBefore({ opened, staff, now }: CaseVisit, { entry, newSource }: TypedClaim): Claim | undefined {
  if (newSource !== null || entry['supersedes'] !== undefined) return undefined
  const said_by = entry['said_by'] as readonly string[]
  return opened.document.claims.findLast((claim) => {
    const meta = opened.entries.get(`claims/${claim.id}`)
    return (
      meta !== undefined &&
      mayBeSentAgain({ by: meta.recorded_by, at: meta.recorded_at }, { by: staff.id, at: now }) &&
      claim.retracted === undefined &&
      claim.about === entry['about'] &&
      fold(claim.statement) === fold(entry['statement'] as string) &&
      claim.said_by.length === said_by.length &&
      claim.said_by.every((id) => said_by.includes(id)) &&
      answersTheSame(claim, (entry['asserts'] ?? []) as readonly PlainEntry[])
    )
  })
}

const answersTheSame = ({ asserts }: Claim, typed: readonly PlainEntry[]): boolean =>
  asserts.length === typed.length &&
  typed.every(({ fact, value }, row) => {
    const kept = asserts[row]
    // A value that is no plain text or number was kept as something of its own.
    return kept?.fact === fact && (typeof value === 'object' || String(plainValue(kept!.value)) === String(value))
  })
