import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atSigning, signOnsPage as page } from '../../../../test/fixtures/signing-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { patternsOf } from '../../../../test/word-encodings.ts'
import { openExport, readSealedLines } from '../../../signons/index.ts'
import { sign } from '../../../signons/testing.ts'

const canary = { name: 'Zuleika Quaxolotl', mail: 'zuleika.quaxolotl@example.net', country: 'PE' }

test('an export tells nobody a name who has no key, and everything to who has it', () =>
  atSigning(async (desk) => {
    const { db, administrator, privateKey } = desk
    await sign(desk, { ...canary, disclosure: 'a' })
    assert.equal((await administrator.post(`${page}/export`)).status, 422)
    const form = textOf((await administrator.get(`${page}/export`)).text)
    assert.match(form, /The list to deliver.*--key KEYFILE --addressee --csv .*never to deliver.*--key KEYFILE --csv /)
    const file = await administrator.post(`${page}/export`, { knows: 'yes' })
    assert.equal(file.status, 200)
    assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename="sealed-sign-ons-EX-001\.jsonl"/)
    for (const word of ['Zuleika', 'Quaxolotl', canary.mail])
      for (const { pattern, encoding } of patternsOf(word)) assert.equal(Buffer.from(file.text).includes(pattern), false, encoding)
    const read = readSealedLines(file.text)
    assert.ok(read.kind === 'read')
    const { rows } = openExport(read.lines, [privateKey])
    assert.deepEqual(
      rows.map(({ name, mail, country }) => ({ name, mail, country })),
      [canary],
    )
    const { rows: audit } = await sql<{ entry: string }>`select entry from audit where action = 'signon.export'`.execute(db)
    assert.deepEqual(audit, [{ entry: 'EX-001' }])
  }))

test('no page of the desk says who signed', () =>
  atSigning(async (desk) => {
    const { administrator, limits } = desk
    await sign(desk, { ...canary, disclosure: 'c' })
    limits.network = 'over'
    await sign(desk, { ...canary, mail: `second.${canary.mail}` })
    const pages = ['', '/held', '/removals', '/removals/new', '/organisations', '/paper', '/audits', '/keys', '/export', '/closing']
    for (const path of pages) {
      const { status, text } = await administrator.get(page + path)
      assert.equal(status, 200, path)
      assert.doesNotMatch(text, /Zuleika|Quaxolotl/i, path)
    }
  }))

test('who may not export is told so, and somebody who signed in long ago is asked again who they are', () =>
  atSigning(async (desk) => {
    const { administrator, member, time } = desk
    for (const role of ['editor', 'reviewer', 'reader'] as const)
      assert.equal((await (await member(role)).get(`${page}/export`)).status, 403, role)
    time.now = new Date(time.now.getTime() + 20 * 60_000)
    const asked = await administrator.post(`${page}/export`, { knows: 'yes' })
    assert.equal(asked.status, 403)
    assert.match(asked.text, /Confirm that it is you/)
    assert.doesNotMatch(textOf(asked.text), /amparo-sealed/)
  }))
