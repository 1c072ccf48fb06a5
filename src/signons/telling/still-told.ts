import type { Transaction } from '../../platform/index.ts'
import { listVersions } from '../../publishing/index.ts'
import type { Telling } from './telling.ts'

/** Whether anything of an appeal is shown to readers: not where it was never published, nor where all of it was taken down. */
export const appealIsShown = async (tx: Transaction, appeal: string): Promise<boolean> =>
  (await listVersions(tx, appeal)).some(({ takenDownAt }) => takenDownAt === undefined)

/**
 * Whether a message may go to anybody now. Words that were erased since it was approved leave a text that nobody approved; and of an appeal
 * that was taken down nobody is told.
 */
export const stillTold = async (tx: Transaction, { texts, base, revision, appeal }: Telling): Promise<boolean> =>
  texts !== null && base === revision && (await appealIsShown(tx, appeal))
