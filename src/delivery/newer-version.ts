import type { Database, Transaction } from '../platform/index.ts'
import { listVersions, type PublishedVersion } from '../publishing/index.ts'
import type { Dossier } from './dossier.ts'

/** The newest version that readers are shown in the place of that of a dossier, a closing one, too; null where there is none. */
export const newerVersion = async (
  db: Database | Transaction,
  { appeal, version }: Pick<Dossier, 'appeal' | 'version'>,
): Promise<PublishedVersion | null> =>
  (await listVersions(db, appeal)).find((one) => one.original && one.takenDownAt === undefined && one.version > version) ?? null
