import { readDigests, type Database, type Transaction } from '../../platform/index.ts'
import type { OpenedAppeal } from './visit.ts'

/**
 * How the audit names an appeal: by the code that the desk gave it, or by its number in the case that holds it, or, where it
 * stands alone, by a digest. An id of an imported file may be made of a name, and the audit holds no words that somebody
 * may have to be erased from. What was published is named by its id by those who record that: it is its public address.
 */
export async function appealCode(
  db: Database | Transaction,
  { whole: { id }, holder }: Pick<OpenedAppeal, 'holder'> & Named,
): Promise<string> {
  if (ownForm.test(id)) return id
  if (holder !== null) return `number ${holder.position + 1} of case ${holder.caseKey}`
  return `alone ${(await readDigests(db))('appeal in the audit', id).toString('hex').slice(0, 12)}`
}

type Named = { readonly whole: { readonly id: string } }

/** As the desk proposes them: PER-001-0721, and before PE-2026-K7Q4. */
const ownForm = /^(?:[A-Z]{3}-\d{3,6}-\d{4}|[A-Z]{2}-\d{4}-[2-9A-HJ-NP-Z]{4})$/
