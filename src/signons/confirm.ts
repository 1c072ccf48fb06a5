import type { ConfirmOutcome } from './outcomes.ts'
import { readBytes } from './secrets.ts'
import type { SignOns } from './sign-ons.ts'

/**
 * Confirms what waits under the token of a mailed link, together with whatever else is confirmed at that moment. Resolves
 * once it is committed. Asked twice, in two tabs or after a connection was lost, it gives the same. Rejects when the database is away: ask again.
 */
export const confirm = ({ committer }: Pick<SignOns, 'committer'>, token: string): Promise<ConfirmOutcome> => {
  const bytes = readBytes(token, 32)
  return bytes === undefined ? Promise.resolve({ kind: 'gone' }) : committer.confirm(bytes)
}
