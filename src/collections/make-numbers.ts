import { canonicalJson } from '../kit/index.ts'
import { crossTable, leastInPublic, matching, parseQuery, publicCounts, queryFields, type Axis, type Facets } from '../patterns/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { CollectionText, ReleaseContent } from './collection.ts'
import { nearTo, type Near } from './near-to.ts'
import { everAsked, oneReleaseAtATime } from './release-store.ts'
import { isStillTold } from './still-told.ts'

export type MadeNumbers =
  | { readonly kind: 'made'; readonly content: ReleaseContent }
  /** Why not, in a sentence for whoever asked. */
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * The numbers of a collection as they may be told to everybody on a day (YYYY-MM-DD). Takes the persons of cases as far as everybody may
 * read them, without those of whom it is on record that they are not to be published. Held against all whose release was
 * ever asked for, since the team reads these too: two together tell no more than one (docs/decisions/0043-public-numbers.md). To be kept in
 * the same transaction, in which the caller has locked the collection: until it ends nobody else counts, or releases.
 */
export async function makeNumbers(
  tx: Transaction,
  { collection, text }: { readonly collection: number; readonly text: CollectionText },
  { facets, day, effort }: { readonly facets: readonly Facets[]; readonly day: string; readonly effort?: number },
): Promise<MadeNumbers> {
  const read = parseQuery(new URLSearchParams(text.query))
  if (read.kind === 'invalid') return { kind: 'refused', reason: 'The query can no longer be asked so. Change it, and ask again.' }
  const found = matching(facets, read.query)
  await oneReleaseAtATime(tx)
  const earlier = await everAsked(tx)
  const fields = queryFields(read.query)
  const asked = canonicalJson({ query: fields, rows: text.rows, columns: text.columns })
  const own = earlier.filter((one) => one.collection === collection && one.content?.asked === asked)
  const before = own[0]?.content?.before
  const told = publicCounts(crossTable(found, axesOf(text)), { least: leastInPublic, day, ...(before !== undefined && { before }) })
  const { without, ...query } = fields
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
  const shown = own.find((one) => one.decision?.decision === 'released')?.content ?? undefined
  if (!isStillTold(content, shown, new Set(facets.map(({ person }) => person)))) return { kind: 'refused', reason: countsOthers }
  const near = await nearTo({ collection, ...content }, earlier, effort)
  return near === null ? { kind: 'made', content } : { kind: 'refused', reason: reasonOf(near) }
}

/** What was asked for and never shown stands still for the team, and must not be shown with somebody in it who may not be counted. */
const countsOthers = `Numbers of this query that were asked for before, and not released, count somebody who may no longer be counted, or whose case you do not read, and they do not move for fewer than ${leastInPublic} persons. Ask again when ${leastInPublic} came or went, or ask a query that differs by as many.`

/** Why numbers are not released beside others that were. */
export function reasonOf(near: Near): string {
  if (near.kind === 'gave-up')
    return `These numbers could not be held against all that were asked for before: so many of them overlap that it could not be found out in time whether together they tell of fewer than ${leastInPublic} persons. Count by something else, or ask a query of other persons.`
  const { collection, number } = near.release
  return `Beside release ${number} of collection ${collection} whoever reads both, and others that were asked for, could tell of fewer than ${leastInPublic} persons that they are counted in one and not in the other. Ask a query that differs from that one by more persons, or count by something else.`
}

/** What a table counts by. The form has held it to the axes there are. */
const axesOf = ({ rows, columns }: CollectionText) => ({ rows: rows as Axis, columns: columns === '' ? null : (columns as Axis) })
