import { recordEntries, type PlainEntry } from '../../../cases/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import type { Errors } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { problemsByField } from './problems-by-field.ts'
import type { TypedClaim } from './read-claim-form.ts'

export type KeptClaim = { readonly kind: 'kept'; readonly id: string } | { readonly kind: 'refused'; readonly errors: Errors }

const actions = { sources: 'source.add', documents: 'document.add', claims: 'claim.add' } as const

/**
 * Writes a claim, and before it the source and the document that come with it, with their audit entries. What the case as a
 * whole refuses comes back by the fields of the form.
 */
export async function keepClaim(tx: Transaction, visit: CaseVisit, typed: TypedClaim): Promise<KeptClaim> {
  const said_by = [...(typed.entry['said_by'] as readonly string[])]
  if (typed.newSource !== null) {
    const source = await record(
      tx,
      visit,
      'sources',
      typed.newSource,
      (path) => `new_source.${path === 'relays' || path === 'kind' ? path : 'name'}`,
    )
    if (source.kind === 'refused') return source
    said_by.push(source.id)
  }
  const printed_in = [...((typed.entry['printed_in'] ?? []) as readonly PlainEntry[])]
  if (typed.newDocument !== null) {
    const { entry, passage } = typed.newDocument
    const document = await record(tx, visit, 'documents', entry, (path) => `new_document.${path === '' ? 'title' : path}`)
    if (document.kind === 'refused') return document
    printed_in.push({ document: document.id, ...(passage !== null && { passage }) })
  }
  const entry = { ...typed.entry, said_by, ...(printed_in.length > 0 && { printed_in }) }
  return record(tx, visit, 'claims', entry, typed.fieldOf)
}

async function record(
  tx: Transaction,
  { needs, opened, staff, now }: CaseVisit,
  list: 'sources' | 'documents' | 'claims',
  entry: PlainEntry,
  fieldOf: (path: string) => string | undefined,
): Promise<KeptClaim> {
  const outcome = await recordEntries(tx, opened.id, [{ kind: 'add', list, entry }], { by: staff.id, at: now, facts: needs.facts })
  switch (outcome.kind) {
    case 'recorded': {
      const id = outcome.ids[0] ?? ''
      await recordAudit(tx, { at: now, staff: staff.id, action: actions[list], caseKey: opened.key, list, entry: id })
      return { kind: 'kept', id }
    }
    case 'invalid':
      return { kind: 'refused', errors: problemsByField(outcome.problems, fieldOf) }
    case 'none':
      return { kind: 'refused', errors: { '': 'This case is not here any more. Keep what you wrote and ask who erased it.' } }
    case 'conflict':
      throw new Error('A new entry was taken for a change of an old one')
    default:
      return outcome satisfies never
  }
}
