import { readAttention, readTitles, type CaseTitle, type CountedCase } from '../../../cases/index.ts'
import { fold } from '../../../kit/index.ts'
import type { Database } from '../../../platform/index.ts'

/** A case in the list: what it is called, and what it asks for. */
export type ListedCase = CountedCase & { readonly title: CaseTitle; readonly words: string }

/**
 * The cases with these keys, as far as they can still be read. Titles are decrypted once for each state of a case and then
 * remembered, as the shelf remembers whole cases.
 */
export async function readListedCases(db: Database, keys: readonly number[]): Promise<readonly ListedCase[]> {
  const titles = remembered.get(db) ?? new Map<number, Remembered>()
  remembered.set(db, titles)
  const counted = await readAttention(db, keys)
  const unknown = counted.filter(({ key, revision }) => titles.get(key)?.revision !== revision)
  const read = await readTitles(
    db,
    unknown.map(({ key }) => key),
  )
  for (const { key, revision } of unknown) {
    const title = read.get(key)
    if (title === undefined) titles.delete(key)
    else titles.set(key, { revision, title, words: fold(`${title.title} ${title.id} ${title.country}`) })
  }
  return counted.flatMap((one) => {
    const known = titles.get(one.key)
    return known === undefined ? [] : [{ ...one, title: known.title, words: known.words }]
  })
}

type Remembered = { readonly revision: number; readonly title: CaseTitle; readonly words: string }
const remembered = new WeakMap<Database, Map<number, Remembered>>()
