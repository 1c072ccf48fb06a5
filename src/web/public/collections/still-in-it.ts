import { consentsOf, mayBeCounted } from '../../../appeals/index.ts'
import { copyFor, loadCase, projectCatalogue, readNormSettings, readTitles } from '../../../cases/index.ts'
import type { FactDictionary } from '../../../claims/index.ts'
import type { CollectionText } from '../../../collections/index.ts'
import { defaultSettings, evaluate } from '../../../evaluation/index.ts'
import type { Day } from '../../../kit/index.ts'
import { facetsOf, matching, parseQuery } from '../../../patterns/index.ts'
import type { Database } from '../../../platform/index.ts'

type Asking = { readonly facts: FactDictionary; readonly today: Day }

/**
 * Of some cases, those in which the question of a release still finds somebody today, as far as everybody may read them now: what was
 * closed, covered by a confidential procedure or refused since must not be told by a list either. Takes the question with what was left
 * out of it, and the keys of the cases.
 */
export async function stillInIt(
  db: Database,
  asked: string,
  keys: readonly number[],
  { facts, today }: Asking,
): Promise<ReadonlySet<number>> {
  const { query } = JSON.parse(asked) as Pick<CollectionText, 'query'>
  const read = parseQuery(new URLSearchParams(query))
  if (read.kind === 'invalid' || keys.length === 0) return new Set()
  const [catalogue, { settings }] = [projectCatalogue(), await readNormSettings(db)]
  const found = new Set<number>()
  for (const [key, { id }] of await readTitles(db, keys)) {
    const whole = await loadCase(db, id)
    if (whole === null) continue
    const document = copyFor(whole, 'public')
    const evaluation = evaluate(document, facts, defaultSettings, { at: today, known: null, norms: { catalogue, settings } })
    const persons = facetsOf({ key, document, evaluation, norms: evaluation.norms ?? [], catalogue, positionOf: () => 0 })
    const counted = persons.filter(({ subject }) => mayBeCounted(consentsOf(whole, subject, today)))
    if (matching(counted, read.query).some(({ doubtful }) => doubtful !== true)) found.add(key)
  }
  return found
}
