import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PostgresQueryCompiler, sql, type KyselyPlugin } from 'kysely'
import { openSigningSite } from '../../../test/fixtures/signing-site.ts'
import { addWitness } from '../../log/index.ts'
import { listenForNews, silentLog } from '../../platform/index.ts'
import { withDatabase } from '../../platform/testing.ts'
import { takeDown } from '../../publishing/index.ts'
import { serve } from '../serve.ts'
import { publicNews, samePages } from './app.tsx'

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((wait) => setTimeout(wait, 20))
}

/** Notes every query as it is sent. */
function noting(asked: string[]): KyselyPlugin {
  const compiler = new PostgresQueryCompiler()
  return {
    transformQuery({ node, queryId }) {
      asked.push(compiler.compileQuery(node, queryId).sql)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
}

test('every table that a page of the public site is made from tells when it changes', () =>
  withDatabase(async (plain) => {
    const asked: string[] = []
    const db = plain.withPlugin(noting(asked))
    const { site, appeal, release } = await openSigningSite(db)
    await release()
    asked.length = 0
    const paths = [
      '/',
      '/method',
      '/collections',
      '/feed.atom',
      ...['', '/1', '/en.txt', '/count'].map((path) => `/appeals/${appeal}${path}`),
    ]
    for (const path of paths) assert.equal((await site.request(path)).status, 200, path)
    const read = new Set(asked.flatMap((query) => [...query.matchAll(/\b(?:from|join)\s+"?([a-z_]+)"?/g)].map(([, name]) => name)))
    const { rows } = await sql<{ name: string; tells: boolean }>`
      select relname as name, exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'tells_readers') as tells
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`.execute(db)
    assert.ok(read.has('editions') && read.has('log_heads'))
    const silent = rows.filter(({ name, tells }) => read.has(name) && !tells).map(({ name }) => name)
    assert.deepEqual(silent, [])
  }))

test('a page that is kept ready is another as soon as the database says so, and is not lost when the connection is', () =>
  withDatabase(async (db, connection) => {
    const { site, appeal, world } = await openSigningSite(db)
    const news = listenForNews(connection, publicNews, silentLog)
    const served = await serve(site, { address: '127.0.0.1', port: 0, variable: 'PORT', same: { paths: samePages, news } })
    assert.ok(served.kind === 'served')
    const status = async (): Promise<number> => (await fetch(`http://127.0.0.1:${served.port}/appeals/${appeal}`)).status
    try {
      await until(() => news.current() !== undefined)
      assert.equal(await status(), 200)
      const before = news.current()
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`.execute(
        db,
      )
      await until(() => news.current() === undefined)
      await until(() => news.current() !== undefined)
      assert.notEqual(news.current(), before)
      assert.equal(await status(), 200)
      // Who watches the log sends no news; its page is not kept, although it reads like a language of three letters.
      const log = async (): Promise<string> => (await fetch(`http://127.0.0.1:${served.port}/log`)).text()
      assert.doesNotMatch(await log(), /witness\.example/)
      const vkey = 'witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN'
      assert.equal((await addWitness(db, { name: 'witness.example.org', vkey, url: 'https://witness.example.org' })).kind, 'kept')
      assert.match(await log(), /witness\.example/)
      await takeDown(db, appeal, { by: 'Ana B.', reason: 'Her family asked.', clock: () => world.now })
      await until(async () => (await status()) === 410)
    } finally {
      await served.close()
      await news.stop()
    }
  }))
