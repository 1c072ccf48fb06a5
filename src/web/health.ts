import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'

/** Answers whether this process can do its work: 200 when the database answers within two seconds, 503 when not. */
export const answerHealth =
  (db: Database) =>
  async (c: Context): Promise<Response> => {
    const answers = await Promise.race([
      sql`select 1`.execute(db).then(
        () => true,
        () => false,
      ),
      new Promise<false>((settle) => setTimeout(settle, 2000, false).unref()),
    ])
    c.header('Cache-Control', 'no-store')
    return answers ? c.json({ status: 'ok' }) : c.json({ status: 'database unreachable' }, 503)
  }
