import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { wordsLeft } from '../../../../test/words-left.ts'
import { projectCatalogue } from '../../../cases/index.ts'
import { stillReminded } from '../../../deadlines/index.ts'
import { remind } from '../../../deadlines/testing.ts'
import { importNow, readList, smallMapping, undoNow } from '../../../lists/testing.ts'
import { openOutbox, silentLog, startMailing, type Mail } from '../../../platform/index.ts'
import { until } from '../../../platform/mail/testing.ts'
import { setMembership } from '../../../staff/index.ts'
import { addStaffMember, signInAgain } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const hearing = {
  about: 'ana',
  said_by: ['lawyer'],
  said_on: '2021-07-20',
  printed_in: [],
  statement: 'She is heard on 5 August.',
  asserts: [{ fact: 'hearing.scheduled_date', value: '2021-08-05' }],
  sensitivity: 'team',
}

const origin = 'https://desk.example.org'
const linkIn = ({ text }: Mail, path: string): string =>
  new URL(new RegExp(`${origin}${path}\\S+`).exec(text)?.[0] ?? assert.fail(text)).pathname

test('whoever gave an address and confirmed it is reminded once a day or a week, of codes and kinds alone, until they end it', () =>
  atDesk(async ({ db, key, time, write, member, files }) => {
    const clock = () => time.now
    const mailKey = randomBytes(32)
    const outbox = openOutbox(db, { key: mailKey, isSent: true, clock })
    const sent: Mail[] = []
    const post = { atOnce: 1, close: () => undefined, deliver: async (mail: Mail) => (sent.push(mail), { kind: 'accepted' as const }) }
    const before = stillReminded({ facts, catalogue: projectCatalogue(), clock, origin })
    const sending = () => startMailing({ db, key: mailKey, post, log: silentLog, clock, before, secondsBetweenLooks: 0.02 })
    const waiting = async (): Promise<number> =>
      (await sql<{ n: number }>`select count(*)::int as n from mail_outbox`.execute(db)).rows[0]!.n
    const all = { db, outbox, facts, catalogue: projectCatalogue(), clock, origin, failed: assert.ifError }
    await write({
      kind: 'add',
      list: 'contacts',
      entry: { name: 'Olinda', at: '2021-07-21', channel: 'email', outcome: 'promised', next: '2021-07-28' },
    })

    const { as } = openDesk(db, { clock, outbox })
    const [ana, other] = [
      await addStaffMember(db, { role: 'reader', now: time.now, cases: [{ key }] }),
      await addStaffMember(db, { role: 'editor', now: time.now, cases: [{ key }] }),
    ]
    const [me, them] = [as(ana.token), as(other.token)]
    const wrong = await me.post('/me/reminders', { mail: 'ana at example', often: 'daily' })
    assert.ok(wrong.status === 422 && wrong.text.includes('value="ana at example"') && wrong.text.includes('This is no mail address'))

    const mailing = await sending()
    assert.equal((await me.post('/me/reminders', { mail: 'amaranta@correo.example', often: 'daily' })).status, 303)
    await until('the link is mailed', () => sent.length === 1)
    const link = linkIn(sent[0]!, '/me/reminders/confirm/')
    assert.deepEqual(await wordsLeft(['amaranta@correo.example'], { db }), [], 'the address is kept sealed')
    time.now = new Date('2021-07-26T05:30:00Z')
    assert.equal(await remind(all), 0, 'nothing goes to an address that nobody confirmed')
    const [again, others] = [await signInAgain(db, ana.staff.id, time.now), await signInAgain(db, other.staff.id, time.now)]
    assert.equal((await as(others).get(link)).status, 410, 'a link confirms the address of whoever gave it')
    assert.equal((await as(again).get(link)).status, 200)
    assert.equal((await as(again).post(link)).status, 303)
    assert.equal((await as(again).post(link)).status, 410)
    assert.equal((await them.get('/me/reminders')).status, 303, 'that session is over')

    assert.equal(await remind(all), 0, 'not for a morning that was over when they chose it')
    time.now = new Date('2021-07-27T04:59:00Z')
    assert.equal(await remind(all), 0)
    time.now = new Date('2021-07-27T05:00:00Z')
    const both = await Promise.all([remind(all), remind(all)])
    assert.equal(both[0] + both[1], 1, 'two at once remind once')
    assert.equal(await remind(all), 0)
    await until('the reminder is mailed', () => sent.length === 2)
    const [, reminder] = sent as [Mail, Mail]
    assert.equal(reminder.subject, 'Reminder')
    assert.match(
      reminder.text,
      /^This week\n- case-[0-9a-f]{6}: call again, 28 July 2021\n\nWhat they are stands at the desk:\nhttps:\/\/desk\.example\.org\/deadlines\n/,
    )
    assert.deepEqual(await wordsLeft(['Ejemplo', 'Olinda', 'Valdeniebla'], { texts: { mail: JSON.stringify(reminder) } }), [])

    // What waits while the mail server is away is looked at again before it goes.
    await mailing.stop()
    time.now = new Date('2021-07-28T06:00:00Z')
    assert.equal(await remind(all), 1)
    const stop = linkIn(reminder, '/reminders/stop/')
    const nobody = as()
    assert.match((await nobody.get(stop)).text, /End the reminders/)
    assert.equal(await waiting(), 1)
    assert.match((await nobody.post(stop)).text, /The reminders have ended/)
    assert.equal((await nobody.send(`${stop.slice(0, -1)}${stop.endsWith('0') ? '1' : '0'}`, {})).status, 410)
    const later = await sending()
    await until('nothing waits', async () => (await waiting()) === 0)
    await later.stop()
    assert.equal(sent.length, 2, 'whoever ended them gets none that was written before')

    // Each week is for its Monday, also where the server was away on that day.
    const back = as(await signInAgain(db, ana.staff.id, time.now))
    assert.equal((await back.post('/me/reminders', { often: 'weekly' })).status, 303)
    const [claim] = await write({ kind: 'add', list: 'claims', entry: hearing })
    time.now = new Date('2021-08-03T06:00:00Z')
    const lawyer = await member('administrator', 'privileged')
    assert.equal(await remind(all), 1)
    const covering = { body: 'icrc', extent: 'parts', claims: claim! }
    assert.match((await lawyer.post('/cases/example/procedures', covering)).location ?? '', /notice=covered/)
    const anew = await sending()
    await until('nothing waits', async () => (await waiting()) === 0)
    await anew.stop()
    assert.match(
      sent[2]?.text ?? '',
      /^Over\n- case-[0-9a-f]{6}: call again, 28 July 2021\n\nThis week\n- case-[0-9a-f]{6}: nobody spoken with, 4 August 2021\n\nWhat/,
    )
    assert.equal(sent.length, 3, 'what a procedure covers is told no more, also where it was written before')
    time.now = new Date('2021-08-08T06:00:00Z')
    assert.equal(await remind(all), 0)
    time.now = new Date('2021-08-09T06:00:00Z')
    // Somebody marks a claim for fewer eyes while a mail that tells of it waits.
    const [next] = await write({
      kind: 'add',
      list: 'claims',
      entry: { ...hearing, asserts: [{ ...hearing.asserts[0]!, value: '2021-08-12' }] },
    })
    assert.equal(await remind(all), 1)
    time.now = new Date('2021-08-09T06:30:00Z')
    await write({ kind: 'add', list: 'tightenings', entry: { claim: next!, sensitivity: 'privileged' } })
    const tightened = await sending()
    await until('nothing waits', async () => (await waiting()) === 0)
    await tightened.stop()
    assert.match(sent[3]?.text ?? '', /nobody spoken with, 4 August 2021/)
    assert.doesNotMatch(sent[3]?.text ?? '', /hearing/)

    // A list that names a hearing is imported, and undone while a mail that tells of it waits.
    const content = 'id,name,hearing\n1,Olga Ejemplo,2021-08-19\n'
    const columns = { id: { as: 'id' }, name: { as: 'name' }, hearing: { as: 'hearing.scheduled_date' } } as const
    const { list } = smallMapping(columns)
    const mapping = smallMapping(columns, { list: { ...list, case: 'example', published: '2021-07' } })
    const imported = await importNow(db, files, { table: (await readList(content)).table, mapping, content })
    time.now = new Date('2021-08-16T06:00:00Z')
    assert.equal(await remind(all), 1)
    assert.equal((await undoNow(db, files, imported.id)).kind, 'undone')
    const undone = await sending()
    await until('nothing waits', async () => (await waiting()) === 0)
    await undone.stop()
    assert.match(sent[4]?.text ?? '', /nobody spoken with, 4 August 2021/)
    assert.doesNotMatch(sent[4]?.text ?? '', /hearing/, 'what an undone import had written is told no more')
    time.now = new Date('2021-08-23T06:00:00Z')
    assert.equal(await remind(all), 1)
    await db
      .transaction()
      .execute((tx) => setMembership(tx, { staff: ana.staff.id, caseKey: key, clearance: null }, { by: 'amparo', at: time.now }))
    const last = await sending()
    await until('nothing waits', async () => (await waiting()) === 0)
    await last.stop()
    assert.equal(sent.length, 5, 'what was written before a membership ended does not go out after it')
    time.now = new Date('2021-08-30T06:00:00Z')
    assert.equal(await remind(all), 0, 'whom nothing is due for gets no mail')
    await sql`update staff_members set ended_at = ${time.now} where id = ${ana.staff.id}`.execute(db)
    const { rows } = await sql<{ addresses: number }>`select count(*)::int as addresses from staff_addresses`.execute(db)
    assert.equal(rows[0]?.addresses, 0, 'the address goes with whoever leaves')
    assert.equal((await nobody.get(stop)).status, 410)
  }))
