import { openCase, recordEntries, type EntryChange } from '../../../cases/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit, setMembership, type AuditAction } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { entryErrors, type Errors, type FormState, type Given } from '../forms/index.ts'
import type { Visit } from '../visit.ts'
import { beginningErrors, fieldsOfBeginning, readBeginning } from './beginning.ts'
import { caseCode } from './case-code.ts'

/** A way to begin a case: its form, and what comes into the case besides whom it is about. */
export type WayToBegin = {
  readonly page: (visit: Visit, form: FormState) => Response
  /** What is wrong in the part of the form that only this way has. */
  readonly errors?: (visit: Visit, given: Given) => Errors
  /** What is added besides, with the field of the form that each field of an entry came from. */
  readonly added?: (given: Given) => readonly Added[]
  /** Where to go on to; `code` is that of the case. */
  readonly location: (code: string) => string
}

export type Added = { readonly change: Extract<EntryChange, { kind: 'add' }>; readonly fields: Readonly<Record<string, string>> }

/** Opens a case with the person it is about and what its beginning brings; whoever opens it becomes its member. */
export async function openNewCase(visit: Visit, given: Given, way: WayToBegin): Promise<Response> {
  const { page } = way
  const errors: Errors = { ...beginningErrors(given), ...way.errors?.(visit, given) }
  if (Object.keys(errors).length > 0) return page(visit, { given, errors })
  return change(visit, given, async (tx) => {
    const { staff, now, needs } = visit
    const { code, key, refused } = await open(visit, tx, given)
    if (refused !== undefined) return { kind: 'refused', response: page(visit, { given, errors: refused }) }
    const { subject } = readBeginning(given, code, now)
    const added = way.added?.(given) ?? []
    const changes: Added['change'][] = [{ kind: 'add', list: 'subjects', entry: subject }, ...added.map((one) => one.change)]
    const recorded = await recordEntries(tx, code, changes, { by: staff.id, at: now, facts: needs.facts })
    if (recorded.kind === 'invalid') {
      const fields = [fieldsOfBeginning, ...added.map((one) => one.fields)]
      return { kind: 'refused', response: page(visit, { given, errors: entryErrors(recorded.problems, fields) }) }
    }
    if (recorded.kind !== 'recorded') throw new Error(`The new case could not be written: ${recorded.kind}`)
    await setMembership(tx, { staff: staff.id, caseKey: key, clearance: 'sealed' }, { by: staff.id, at: now })
    const recording = { at: now, staff: staff.id, caseKey: key }
    await recordAudit(tx, { ...recording, action: 'case.open' })
    for (const [index, { list }] of changes.entries()) {
      const entry = recorded.ids[index]
      await recordAudit(tx, { ...recording, action: actions[list] ?? 'case.change', list, ...(entry !== undefined && { entry }) })
    }
    return { kind: 'done', location: way.location(code) }
  })
}

const actions: Readonly<Record<string, AuditAction>> = {
  subjects: 'subject.add',
  sources: 'source.add',
  documents: 'document.add',
  calls: 'call.add',
}

/** How often another code is tried where one is taken: a million of each country and year are there to be had. */
const attempts = 5

async function open(
  visit: Visit,
  tx: Transaction,
  given: Given,
): Promise<{ readonly code: string; readonly key: number; readonly refused?: Errors }> {
  const { staff, now, needs } = visit
  for (let attempt = 0; attempt < attempts; attempt++) {
    const code = caseCode(given.get('country')![0]!.trim(), now, needs.random)
    const opened = await openCase(tx, readBeginning(given, code, now).head, { by: staff.id, at: now, facts: needs.facts })
    if (opened.kind === 'opened') return { code, key: opened.key }
    if (opened.kind === 'invalid')
      return { code, key: 0, refused: entryErrors(opened.problems, [{ title: 'title', country: 'country', summary: 'summary' }]) }
  }
  throw new Error('No free code was found for a new case')
}
