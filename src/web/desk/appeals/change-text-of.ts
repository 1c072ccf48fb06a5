import { changeDraft, type AppealProblem, type ChangedDraft, type TextChange } from '../../../appeals/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { appealCode } from '../appeal-code.ts'
import type { Changed } from '../change.ts'
import type { Errors } from '../forms/index.ts'
import type { AppealVisit } from '../visit.ts'

/** Where a form leads when it worked, and how it is shown again when it did not. */
export type TextWriting = {
  readonly change: TextChange
  /** Takes the part that was changed or added, and whether anything was. */
  readonly location: (part: number, outcome: 'changed' | 'unchanged') => string
  readonly refused: (outcome: Exclude<ChangedDraft, { kind: 'changed' | 'unchanged' }>) => Response | Promise<Response>
}

/** Changes the text of an appeal with its audit entry, in the transaction of `change`. */
export async function changeTextOf(tx: Transaction, visit: AppealVisit, { change, location, refused }: TextWriting): Promise<Changed> {
  const { staff, now, needs, opened } = visit
  const { id } = opened.whole
  const outcome = await changeDraft(tx, id, change, { by: staff.id, at: now, facts: needs.facts })
  switch (outcome.kind) {
    case 'changed': {
      const audit = { at: now, staff: staff.id, action: 'appeal.change', list: 'appeals', entry: await appealCode(tx, opened) } as const
      const caseKey = opened.holder?.caseKey
      await recordAudit(tx, { ...audit, ...(caseKey !== undefined && { caseKey }), detail: { what: change.kind, part: outcome.part } })
      return { kind: 'done', location: location(outcome.part, 'changed') }
    }
    case 'unchanged':
      return { kind: 'done', location: location(outcome.part, 'unchanged') }
    case 'changed-meanwhile':
    case 'gone':
    case 'not-empty':
    case 'invalid':
    case 'none':
      return { kind: 'refused', response: () => refused(outcome) }
    default:
      return outcome satisfies never
  }
}

/** What the format finds wrong, beside the field that the last name of its path stands for; else at the top. */
export function problemErrors(problems: readonly AppealProblem[], fields: readonly string[]): Errors {
  return Object.fromEntries(
    problems.map(({ path, message }): [string, string] => {
      const name = path.match(/[a-z_]+(?=(?:\[\d+\])?$)/)?.[0] ?? ''
      return [fields.includes(name) ? name : '', `${message.charAt(0).toUpperCase()}${message.slice(1)}.`]
    }),
  )
}
