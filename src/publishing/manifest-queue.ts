import { enqueueJobs, type Transaction } from '../platform/index.ts'
import type { EditionKey } from './sheets-store.ts'

/** The queue of lists that are to be made. */
export const manifestQueue = 'manifests'

/** Has the forms of editions listed and signed once the transaction commits, where that was not done or something of them is new. */
export async function enqueueManifests(tx: Transaction, editions: readonly EditionKey[]): Promise<void> {
  await enqueueJobs(
    tx,
    manifestQueue,
    editions.map(({ appeal, version, lang }) => ({ appeal, version, lang })),
  )
}
