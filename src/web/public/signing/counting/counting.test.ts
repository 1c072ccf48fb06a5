import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { canonicalJson } from '../../../../kit/index.ts'
import { doRemovals, recordAuditResult, recordBatch, startRemoval } from '../../../../signons/index.ts'
import { post, signThrough, signTogether, textOf, withSigningSite, type SigningSite } from '../../../../../test/fixtures/signing-site.ts'
import { countByDay } from './count-chart.tsx'

const read = async ({ site }: SigningSite, path: string): Promise<string> => (await site.request(path)).text()
const many = (count: number, country: string) => Array.from({ length: count }, () => ({ country }))

test('what is not released is not counted; what waits and is held stands beside it as a number', () =>
  withSigningSite(async (signing) => {
    const { site, world } = signing
    await signThrough(signing, { mail: 'first@example.net' })
    assert.match(await read(signing, '/appeals/EX-en/count'), /Nothing is released yet/)
    world.network = 'over'
    await signThrough(signing, { mail: 'second@example.net' })
    await post(site, '/appeals/EX-en/sign', {
      version: '1',
      lang: 'en',
      request: 'A'.repeat(22),
      name: 'Ana',
      mail: 'a@b.example',
      disclosure: 'c',
      sign: 'yes',
    })
    assert.doesNotMatch(textOf(await read(signing, '/appeals/EX-en')), /not confirmed|waiting for a reviewer/)
    await signing.release()
    const page = textOf(await read(signing, '/appeals/EX-en/count'))
    assert.match(page, /1 person has signed As released on 25 July 2021 at 10:16 UTC/)
    assert.match(page, /not confirmed within 72 hours so far 1 Confirmed, and waiting for a reviewer 1 /)
    assert.match(
      textOf(await read(signing, '/appeals/EX-en')),
      /1 person has signed 1 sign-on asked for and not confirmed · 1 waiting for a reviewer/,
    )
  }))

test('a country stands in table and map only beyond the twentieth sign-on that allows it', () =>
  withSigningSite(async (signing) => {
    await signTogether(signing, [...many(20, 'PE'), ...many(3, 'DE')])
    await signing.release()
    assert.match(textOf(await read(signing, '/appeals/EX-en/count')), /No country is shown: .* Country People Not told 23/)
    await signThrough(signing, { mail: 'one.more@example.net', country: 'PE', countCountry: 'yes' })
    await signThrough(signing, { mail: 'not.me@example.net', country: 'PE' })
    await signing.release()
    const page = await read(signing, '/appeals/EX-en/count')
    assert.match(textOf(page), /Country People Peru 1 Not told 24/)
    assert.match(page, /<g><title>Peru: 1<\/title><path d="M/)
    assert.doesNotMatch(page, /Germany/)
    assert.ok(page.length < 60_000, `${page.length}`)
  }))

test('removals stand there with their reasons, paper and organisations apart, and the open data say the same', () =>
  withSigningSite(async (signing) => {
    const { signOns, appeal } = signing
    await signTogether(signing, many(5, 'PE'))
    await startRemoval(
      signOns,
      appeal,
      {
        kind: 'remove',
        condition: { state: 'c', entries: { from: 1, to: 2 } },
        reason: 'automated',
        publicReason: 'Sent by <one> program.',
      },
      { staff: null },
    )
    await doRemovals(signOns)
    const paper = {
      collectedBy: 'Comité',
      place: 'Lima',
      from: '2021-07-01',
      to: '2021-07-02',
      claimed: 10,
      accepted: 9,
      scan: null,
      method: 'By eye.',
    }
    await recordBatch(signOns, appeal, { version: 1, lang: 'en', ...paper }, { staff: null })
    await signing.release()
    const page = textOf(await read(signing, '/appeals/EX-en/count'))
    assert.match(page, /3 people have signed/)
    assert.match(page, /sent by a program 2 2 removed, 25 July 2021: Sent by &lt;one> program\./)
    assert.match(page, /Accepted: 9, Claimed: 10/)
    const json = JSON.parse(await read(signing, '/appeals/EX-en/count.json')) as {
      counts: { total: number; removed: unknown; batches: { hash: string }[] }
      batches: { record: object }[]
    }
    assert.equal(json.counts.total, 3)
    assert.deepEqual(json.counts.removed, [['automated', 2]])
    const record = canonicalJson(json.batches[0]!.record)
    assert.equal(createHash('sha256').update(record).digest('hex'), json.counts.batches[0]!.hash)
    const csv = await read(signing, '/appeals/EX-en/count.csv')
    assert.match(csv, /^what,which,count\r\ntotal,,3\r\n/)
    for (const cell of csv.split(/[,\r\n]+/)) assert.doesNotMatch(cell, /^[=+\-@\t]/)
  }))

test('a release that comes while the open data are read is in none of them', () =>
  withSigningSite(async (signing) => {
    const { db, signOns, appeal } = signing
    await signTogether(signing, many(24, 'PE'))
    await signing.release()
    const result = { edition: 0, seed: 'lottery 7', size: 25, sampled: 9, erased: 1, bad: 1, method: 'Each was written to.' }
    assert.equal((await recordAuditResult(signOns, appeal, result, { staff: null })).kind, 'recorded')
    const waiting = sql`
      select from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`
    const waits = async (): Promise<boolean> => (await waiting.execute(db)).rows.length > 0
    const asked = await db.transaction().execute(async (tx) => {
      // The reading stops after the numbers, before the records.
      await sql`lock table paper_batches in access exclusive mode`.execute(tx)
      const answer = read(signing, '/appeals/EX-en/count.json')
      while (!(await waits())) await setTimeout(5)
      await signing.release()
      return { answer }
    })
    const { released, audits } = JSON.parse(await asked.answer) as { released: { size: number }; audits: unknown[] }
    assert.deepEqual([released.size, audits], [25, []])
    assert.match(await read(signing, '/appeals/EX-en/count.json'), /"size": 26,[^]*lottery 7/)
  }))

test('only names whose owners want it are shown, in an order that tells nothing, a page at a time', () =>
  withSigningSite(async (signing) => {
    await signThrough(signing, { name: 'Zoë', mail: 'z@example.net', disclosure: 'n', showName: 'yes' })
    await signThrough(signing, { name: 'أمل', mail: 'amal@example.net', disclosure: 'n', showName: 'yes' })
    await signThrough(signing, { name: 'Secret Person', mail: 's@example.net' })
    assert.doesNotMatch(await read(signing, '/appeals/EX-en/names'), /Zoë/)
    await signing.release()
    const page = await read(signing, '/appeals/EX-en/names')
    assert.match(page, /<li dir="auto">Zoë<\/li><li dir="auto">أمل<\/li>/)
    assert.match(page, /1 more person signed without showing a name/)
    assert.doesNotMatch(page, /Secret|example\.net/)
    for (const query of ['?page=2', '?page=0', '?page=x', '?page=99999999999'])
      assert.equal((await signing.site.request(`/appeals/EX-en/names${query}`)).status, 404, query)
  }))

const at = (text: string, total: number) => ({ releasedAt: new Date(text), total })

test('days are told by what was released on them', () => {
  const history = [at('2021-07-25T23:59:00Z', 5), at('2021-07-26T00:01:00Z', 9), at('2021-07-26T12:00:00Z', 7)]
  assert.deepEqual(countByDay(history), [
    { day: '2021-07-26', total: 7, change: 2 },
    { day: '2021-07-25', total: 5, change: 5 },
  ])
})
