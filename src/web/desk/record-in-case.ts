import { recordEntries, type EntryChange, type EntryList, type RecordOutcome } from '../../cases/index.ts'
import type { Transaction } from '../../platform/index.ts'
import { recordAudit, type AuditAction } from '../../staff/index.ts'
import type { Changed } from './change.ts'
import { entryErrors, type Errors } from './forms/index.ts'
import type { OpenedCase } from './opened-case.ts'
import type { CaseVisit } from './visit.ts'

type Conflict = Extract<RecordOutcome, { kind: 'conflict' }>

/** What a form writes into the case in its address, and where it goes from there. */
export type CaseWriting = {
  readonly changes: readonly EntryChange[]
  /** What is recorded of each change; the id of its entry goes with it. */
  readonly action: AuditAction
  /** Which field of the form each field of an entry came from, by the number of the change. */
  readonly fields: readonly Readonly<Record<string, string>>[]
  /** The form again, with what is wrong. */
  readonly again: (errors: Errors) => Response
  /** The form again, after somebody else has changed the same. */
  readonly meanwhile?: (conflict: Conflict) => Response | Promise<Response>
  /** Where to go on to; `ids` as recordEntries gives them. */
  readonly location: (ids: readonly string[]) => string
}

/** Writes into a case with its audit entries, in the transaction of `change`. What the case refuses stands beside its field. */
export async function recordInCase(tx: Transaction, visit: CaseVisit, writing: CaseWriting): Promise<Changed> {
  const { staff, now, needs, opened } = visit
  const { changes, action, fields, again, meanwhile, location } = writing
  const outcome = await recordEntries(tx, opened.id, changes, { by: staff.id, at: now, facts: needs.facts })
  switch (outcome.kind) {
    case 'recorded':
      for (const [index, { list }] of changes.entries())
        await recordAudit(tx, {
          at: now,
          staff: staff.id,
          action,
          caseKey: opened.key,
          list,
          entry: codeOf(opened, list, outcome.ids[index] ?? ''),
        })
      return { kind: 'done', location: location(outcome.ids) }
    case 'invalid':
      return { kind: 'refused', response: again(entryErrors(outcome.problems, fields)) }
    case 'conflict':
      if (meanwhile === undefined) throw new Error(`An entry of ${outcome.list} was revised that is never revised`)
      return { kind: 'refused', response: () => meanwhile(outcome) }
    case 'none':
      return { kind: 'refused', response: again({ '': 'This is not in the case any more. Go back to the case and look again.' }) }
    default:
      return outcome satisfies never
  }
}

/**
 * How the audit names an entry: by the id that the desk gave it, or by its place in the list. An id of an imported file
 * may be made of a name, and the audit holds no words that somebody may have to be erased from.
 */
export const codeOf = ({ entries }: OpenedCase, list: EntryList, id: string): string =>
  /^[A-Z]?\d{1,9}$/.test(id) ? id : `number ${(entries.get(`${list}/${id}`)?.position ?? 0) + 1}`
