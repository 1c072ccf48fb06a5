import { randomUUID } from 'node:crypto'
import type { FactDictionary } from '../claims/index.ts'
import { enqueueJobs, type Clock, type Database, type FileStore, type JobHandler, type Transaction } from '../platform/index.ts'
import { checkInstallation } from './check-installation.ts'
import { addCheck, dropLostCheck, keepResult, lastChecks } from './kept-checks.ts'

const queue = 'installation-checks'
const day = 24 * 60 * 60 * 1000

/** What the check of the installation has to do in the background, by queue. */
export const checkJobs = (
  db: Database,
  { files, facts, clock }: { readonly files: FileStore; readonly facts: FactDictionary; readonly clock: Clock },
): Readonly<Record<string, JobHandler>> => ({
  async [queue]({ id }) {
    const asked = (await lastChecks(db, 5)).find((one) => one.id === id)
    if (asked === undefined || asked.result !== null) return
    const checked = await checkInstallation(db, files, facts)
    await keepResult(db, asked.id, { checked, at: clock() })
  },
})

/**
 * Has the installation checked once the transaction commits; one that waits already is not asked for twice, unless it was lost. Takes the
 * staff member who asks, null for Amparo itself. False where one waits.
 */
export async function askForCheck(tx: Transaction, { by, at }: { readonly by: string | null; readonly at: Date }): Promise<boolean> {
  await dropLostCheck(tx, new Date(at.getTime() - day))
  const id = randomUUID()
  const added = await addCheck(tx, { id, by, at })
  if (added) await enqueueJobs(tx, queue, [{ id }])
  return added
}

/** Has it checked where the last check was asked for a week ago or longer. To be asked for now and then. */
export async function askForWeeklyCheck(db: Database, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const [last] = await lastChecks(tx, 1)
    if (last === undefined || at.getTime() - last.askedAt.getTime() >= 7 * day) await askForCheck(tx, { by: null, at })
  })
}
