import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import { Client, Pool, types, type ClientBase, type ClientConfig, type CustomTypesConfig } from 'pg'

/** The database, before a module names its tables: `db.withTables<CaseTables>()`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- no table is known here; each module brings its own
export type Database = Kysely<{}>

/** A transaction of that database; what a use case hands to everything that must happen together with it. */
// oxlint-disable-next-line typescript/no-empty-object-type -- as above
export type Transaction = KyselyTransaction<{}>

/** Where a PostgreSQL server is: a URL, or the parts that node-postgres takes (the embedded server's socket). */
export type Connection =
  | { readonly url: string }
  | {
      readonly host: string
      readonly port: number
      readonly user: string
      readonly password: string
      readonly database: string
    }

export type OpenDatabase = { readonly db: Database; readonly close: () => Promise<void> }

/**
 * Opens a pool of connections. Takes where the server is and how many connections at most; gives the database and the
 * way to close it. Nothing is contacted before the first query. `longest` bounds one statement, in milliseconds: for pages, where
 * somebody waits; without it a statement may take as long as it needs.
 *
 * What comes back: `date` and `timestamp` as the text PostgreSQL prints (a day is never an instant), `timestamptz` as
 * Date, `int8` as number (a value beyond 2^53 throws), `numeric` as text.
 */
export function openDatabase(connection: Connection, settings: { readonly most?: number; readonly longest?: number } = {}): OpenDatabase {
  const { longest } = settings
  // The server gives up a slow statement; we give up a server that does not even do that.
  const bounds = longest === undefined ? {} : { statement_timeout: longest, query_timeout: longest + 500 }
  const pool = new Pool({ ...clientConfig(connection), ...bounds, max: settings.most ?? 10 })
  // A server that ends takes its idle connections with it; the next query says so, and nobody else needs to.
  pool.on('error', () => undefined)
  pool.on('connect', survive)
  // oxlint-disable-next-line typescript/no-empty-object-type -- as above
  const db = new Kysely<{}>({ dialect: new PostgresDialect({ pool }) })
  return { db, close: () => db.destroy() }
}

/**
 * Has a connection whose server is killed tell only whoever asked on it. It says so also by an event of its own, at times
 * more than once (the reset, the end, a broken write), and the pool listens to none of a connection that is lent out; an
 * event nobody listens to ends the process.
 */
export const survive = (client: ClientBase): void => void client.on('error', () => undefined)

/** A connection apart from the pool, not yet made, for those few that must hold one themselves: COPY and the lock. */
export function newClient(connection: Connection): Client {
  const client = new Client(clientConfig(connection))
  survive(client)
  return client
}

/** What one connection is opened with. */
export function clientConfig(connection: Connection): ClientConfig {
  return {
    ...('url' in connection ? { connectionString: connection.url } : connection),
    types: { getTypeParser },
    application_name: 'amparo',
    options: '-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  }
}

const { builtins } = types
const asText = (text: string): string => text

/** PostgreSQL's own numbers of the array types of text, date, timestamp and int8 (pg_type.dat). */
const arrays = { text: 1009, date: 1182, timestamp: 1115, int8: 1016 }
// @types/pg knows the numbers of single types only.
const parserOf = types.getTypeParser as (id: number) => (text: string) => unknown
const textArray = parserOf(arrays.text) as (text: string) => (string | null)[]

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.TIMESTAMP, asText],
  [builtins.INTERVAL, asText],
  [builtins.INT8, wholeNumber],
  [arrays.date, textArray],
  [arrays.timestamp, textArray],
  [arrays.int8, (text) => textArray(text).map((item) => (item === null ? null : wholeNumber(item)))],
])

// node-postgres also asks for binary parsers, which we never use, and declares one overload for each format.
const getTypeParser = ((id: number) => parsers.get(id) ?? parserOf(id)) as CustomTypesConfig['getTypeParser']

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large to be read as a number; select it as text`)
  return number
}
