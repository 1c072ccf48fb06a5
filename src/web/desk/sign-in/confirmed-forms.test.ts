import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { page } from '../../../../test/fixtures/appeal-desk.ts'
import { atApproved, hidden, read, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { findEdition } from '../../../publishing/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const password = 'nine quiet lanterns'
const address = `${page}/publication`

test('who signed in a while ago publishes with the button and their password, and sees what came of it', () =>
  atApproved(async ({ desk, site }) => {
    const { db, key, time } = desk
    const { token } = await addStaffMember(db, { role: 'editor', password, now: time.now, cases: [{ key }] })
    const editor = openDesk(db, { clock: () => time.now }).as(token)
    time.now = new Date(time.now.getTime() + 16 * 60_000)
    const asked = await editor.post(address)
    assert.equal(asked.status, 403)
    assert.match(textOf(asked.text), /Confirm that it is you .*it is done as soon as you confirm/)
    assert.match(asked.text, new RegExp(`<a href="${address}">Back without doing it`))
    const carried = hidden(asked.text)
    const wrong = await editor.send(address, { ...carried, _password: 'not this one at all' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /This is not your password/)
    assert.doesNotMatch(wrong.text, /not this one at all/)
    assert.equal(await findEdition(db, 'EX-001'), null)
    const done = await editor.send(address, { ...hidden(wrong.text), _password: password })
    assert.deepEqual([done.status, done.location], [303, `${address}?notice=published`])
    assert.match(await read(site), /Version 1, published/)
    const { rows } = await sql<{ words: string }>`
      select (select string_agg(audit::text, ' ') from audit) || (select coalesce(string_agg(drafts::text, ' '), '') from drafts) as words`.execute(
      db,
    )
    assert.doesNotMatch(rows[0]!.words, /lanterns/)
  }))

test('a form that waits for a confirmation counts in no other session, also with the right password', () =>
  atApproved(async ({ desk }) => {
    const { db, key, time } = desk
    const [one, other] = [
      await addStaffMember(db, { role: 'editor', password, now: time.now, cases: [{ key }] }),
      await addStaffMember(db, { role: 'editor', password, now: time.now, cases: [{ key }] }),
    ]
    time.now = new Date(time.now.getTime() + 16 * 60_000)
    const carried = hidden(
      (
        await openDesk(db, { clock: () => time.now })
          .as(one.token)
          .post(address)
      ).text,
    )
    const sent = await openDesk(db, { clock: () => time.now })
      .as(other.token)
      .send(address, { ...carried, _password: password })
    assert.equal(sent.status, 403)
    assert.match(sent.text, /opened before you signed in/)
    assert.equal(await findEdition(db, 'EX-001'), null)
  }))
