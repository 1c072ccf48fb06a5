import { canonicalJson } from '../kit/index.ts'
import { crossTable, leastInPublic, matching, parseQuery, publicCounts, type Axis, type Facets } from '../patterns/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import type { CollectionText, Release, ReleaseContent } from './collection.ts'
import { nearTo } from './near-to.ts'
import { everReleased } from './release-store.ts'

export type MadeNumbers =
  | { readonly kind: 'made'; readonly content: ReleaseContent }
  /** Why not, in a sentence for whoever asked. */
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * The numbers of a collection as they may be told to everybody on a day (YYYY-MM-DD). Takes the persons of cases as far as everybody may
 * read them, without those of whom it is on record that they are not to be published. Held against all that was
 * released before, so that two releases together tell no more than one (docs/decisions/0043-public-numbers.md).
 */
export async function makeNumbers(
  db: Database | Transaction,
  { collection, text }: { readonly collection: number; readonly text: CollectionText },
  { facets, day }: { readonly facets: readonly Facets[]; readonly day: string },
): Promise<MadeNumbers> {
  const read = parseQuery(new URLSearchParams(text.query))
  if (read.kind === 'invalid') return { kind: 'refused', reason: 'The question can no longer be asked so. Change it, and ask again.' }
  const found = matching(facets, read.query)
  const released = await everReleased(db)
  const asked = askedBy(text)
  const before = released.find((one) => one.collection === collection && one.content?.asked === asked)?.content?.before
  const told = publicCounts(crossTable(found, axesOf(text)), { least: leastInPublic, day, ...(before !== undefined && { before }) })
  const { without, ...query } = text.query
  const { title, introduction, lang, rows, columns } = text
  const content: ReleaseContent = {
    shown: {
      format: 'amparo-collection/1',
      title,
      introduction,
      lang,
      query,
      rows,
      columns,
      others: without !== undefined,
      counted: day,
      table: told.table,
    },
    asked,
    cases: [...new Set(found.filter(({ doubtful }) => doubtful !== true).map(({ caseKey }) => caseKey))].toSorted((a, b) => a - b),
    before: told.before,
  }
  const near = nearTo({ collection, ...content }, released)
  return near === null ? { kind: 'made', content } : { kind: 'refused', reason: reasonOf(near) }
}

/** Why numbers are not released beside others that were. */
export const reasonOf = ({ collection, number }: Pick<Release, 'collection' | 'number'>): string =>
  `Beside release ${number} of collection ${collection} a reader could tell of fewer than ${leastInPublic} persons that they are counted in one and not in the other. Ask a question that differs from that one by more persons, or count by something else.`

/** What is asked, word by word: numbers of one question go on from each other, those of another do not. */
const askedBy = ({ query, rows, columns }: CollectionText): string => canonicalJson({ query, rows, columns })

/** What a table counts by. The form has held it to the axes there are. */
const axesOf = ({ rows, columns }: CollectionText) => ({ rows: rows as Axis, columns: columns === '' ? null : (columns as Axis) })
