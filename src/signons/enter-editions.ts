import { editionsToEnter } from '../publishing/index.ts'
import { entryOf } from './editions.ts'
import type { SignOns } from './sign-ons.ts'

/** How many are entered in one transaction. */
const most = 100

/**
 * Enters the published editions into the log that are not in it yet, so that whoever has the fingerprint of one can see that everybody was
 * shown the same. Called twice, also at once with somebody who signs, it enters each once. Gives how many. To be called about once a
 * second: it looks only at what waits.
 */
export async function enterEditions({ db, committer }: Pick<SignOns, 'db' | 'committer'>): Promise<number> {
  for (let all = 0; ;) {
    // Nobody waits for the writer of the log where there is nothing to write.
    if ((await editionsToEnter(db, 1)).length === 0) return all
    const entered = await committer.change(async (batch) => {
      const waiting = await editionsToEnter(batch.tx, most)
      for (const edition of waiting) await entryOf(batch, edition)
      return waiting.length
    })
    all += entered
    if (entered < most) return all
  }
}
