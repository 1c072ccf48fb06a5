import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { sql } from 'kysely'
import { facts, hospitalAppeal, readAppeal } from '../../../test/fixtures/hospital-case.ts'
import { keepAppeal } from '../../appeals/index.ts'
import { publishAppeal, takeDown } from '../../publishing/index.ts'
import { clock, get, withSite } from '../../../test/fixtures/public-site.ts'

const formsOf = (id: string): string[] =>
  ['', '.txt', '.json', '.jsonld', '.pdf', '/1', '/1.pdf'].map((ending) => `/appeals/${id}${ending}`)

test('an appeal that was taken down is gone in every form and from every list; in its place stand the day and the reason', () =>
  withSite(
    async (site, db) => {
      const reason = 'Her family asked for it.'
      const down = await takeDown(db, 'EX-es', { by: 'Berta Quispe', reason, clock })
      assert.deepEqual(down, { kind: 'taken-down', appeal: 'EX-es', versions: [1] })
      const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } })
      for (const path of formsOf('EX-es')) {
        const response = await site.request(path)
        const page = await response.text()
        assert.deepEqual([response.status, response.headers.get('Cache-Control')], [410, 'no-store'], path)
        assert.match(page, /<html lang="es"[^]*Este llamamiento se ha retirado[^]*25 de julio de 2021[^]*Her family asked for it\./)
        assert.doesNotMatch(page, /Ana Ejemplo|hospital|Berta/)
        // True of what comes back as a new version, and of what a procedure had covered and comes back as it was.
        assert.match(page, /Si el llamamiento vuelve a publicarse, esta página lo mostrará o llevará a él\./)
        assert.deepEqual((await validator.validateString(page, path)).results, [])
      }
      for (const path of ['/', '/feed.atom']) assert.doesNotMatch(await get(site, path), /EX-es/)
      assert.match(await get(site, '/appeals/EX-en'), /Ana Ejemplo/)
    },
    ['en', 'es'],
  ))

test('after the only appeal was taken down the front page says that none is published now, not that none ever was', () =>
  withSite(async (site, db) => {
    await takeDown(db, 'EX-en', { by: 'Berta Quispe', reason: 'Her family asked for it.', clock })
    const page = await get(site, '/')
    assert.match(page, /No appeal is published here now/)
    assert.doesNotMatch(page, /command line|yet/)
  }))

test('publishing a taken-down appeal again brings it back as a new version, and the old one stays down', () =>
  withSite(async (site, db) => {
    await takeDown(db, 'EX-en', { by: 'Berta Quispe', reason: 'A mistake.', clock })
    const outcome = await publishAppeal(db, 'EX-en', { as: 'operator', by: 'Ana B.', clock, facts })
    assert.ok(outcome.kind === 'published' && outcome.version === 2)
    const page = await get(site, '/appeals/EX-en')
    assert.match(page, /Ana Ejemplo/)
    // Of what was taken down: its number and its days, and not what it was or who approved it.
    assert.match(page, /<li value="1"><b>Version 1<\/b> · <time[^>]*>25 July 2021<\/time> · taken down on 25 July 2021<\/li>/)
    assert.match(await get(site, '/'), /EX-en/)
    const old = await site.request('/appeals/EX-en/1')
    assert.equal(old.status, 410)
    assert.match(await old.text(), /<a href="\/appeals\/EX-en">Read the newest version/)
  }))

test('taking down the newest version alone does not put the one before in its place', () =>
  withSite(async (site, db) => {
    await keepAppeal(db, { ...readAppeal(hospitalAppeal.replace('The law is clear.', 'The rule is Rule 68.')), id: 'EX-en' }, { clock })
    await publishAppeal(db, 'EX-en', { as: 'operator', by: 'Ana B.', clock, facts })
    const down = await takeDown(db, 'EX-en', { by: 'Berta Quispe', reason: 'A mistake.', version: 2, clock })
    assert.deepEqual(down, { kind: 'taken-down', appeal: 'EX-en', versions: [2] })
    assert.equal((await site.request('/appeals/EX-en')).status, 410)
    assert.match(await get(site, '/appeals/EX-en/1'), /The law is clear/)
    assert.doesNotMatch(await get(site, '/'), /EX-en/)
  }))

test('a take-down without a name, without a reason, of what is not there or is down already is refused; none is ever changed', () =>
  withSite(async (_, db) => {
    const settings = { by: 'Berta Quispe', reason: 'A mistake.', clock }
    const refusals = [
      [await takeDown(db, 'EX-en', { ...settings, by: ' ' }), /Say who/],
      [await takeDown(db, 'EX-en', { ...settings, reason: '' }), /Say why/],
      [await takeDown(db, 'EX-none', settings), /No appeal EX-none has been published/],
      [await takeDown(db, 'EX-en', { ...settings, version: 7 }), /EX-en has no version 7/],
    ] as const
    await takeDown(db, 'EX-en', settings)
    for (const [outcome, says] of [...refusals, [await takeDown(db, 'EX-en', settings), /EX-en is taken down already/] as const]) {
      assert.ok(outcome.kind === 'refused')
      assert.match(outcome.reason, says)
    }
    for (const statement of [sql`update take_downs set sealed = 'x'`, sql`delete from take_downs`, sql`truncate take_downs`])
      await assert.rejects(statement.execute(db), /A take-down is never changed/)
  }))
