import type { Transaction } from '../platform/index.ts'
import type { SignOns } from './sign-ons.ts'

/**
 * Has several use cases done in one transaction of the log's writer: all of them, or none where the work throws. Takes what is to be
 * done, with the sign-ons that do it there, and that ask there. It may be called twice, as a change may.
 */
export const together = <Result>(signOns: SignOns, work: (inside: SignOns, tx: Transaction) => Promise<Result>): Promise<Result> =>
  signOns.committer.change((batch) => {
    const committer = { ...signOns.committer, change: <Value>(one: (within: typeof batch) => Promise<Value>) => one(batch) }
    return work({ ...signOns, db: batch.tx, committer }, batch.tx)
  })
