import type { FactDictionary } from '../../claims/index.ts'
import type { Database } from '../../platform/index.ts'
import type { Edition } from '../edition.ts'
import { publicChanges, type NoticedChange } from './changes-store.ts'
import { accountInWords, goneInWords, type FurtherAccount, type ToldGone } from './further-accounts.ts'

/** A change as readers are told it: with whose further account it is, or which is gone, where it is about one. */
export type ToldChange = NoticedChange & { readonly further?: FurtherAccount; readonly whose?: ToldGone }

/** What readers of an edition are told of what has changed since, each as it was noted, with whose further account it is. */
export async function toldChanges(db: Database, edition: Edition, facts: FactDictionary): Promise<readonly ToldChange[]> {
  return (await publicChanges(db, edition)).map(({ parts, gone, ...change }) => {
    if (gone !== null) return { ...change, whose: goneInWords(gone, edition) }
    const further = parts === null ? null : accountInWords(parts, edition, facts)
    return further === null ? change : { ...change, further }
  })
}
