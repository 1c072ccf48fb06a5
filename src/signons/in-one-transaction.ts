import type { Database, Transaction } from '../platform/index.ts'

/**
 * Does work in one transaction: a new one, or the one that the use case was given in the place of the database. There it shares the
 * fate of what its caller does beside it, and asks for no second connection while that one holds its locks.
 */
export const inOneTransaction = <Result>(db: Database | Transaction, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  db.isTransaction ? work(db as Transaction) : db.transaction().execute(work)
