import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { wordsLeft } from '../../../test/words-left.ts'
import { withDatabase } from '../testing.ts'
import { composeMail, readSender } from './compose-mail.ts'
import { enqueueMail, isMailAddress, mailState, openOutbox, type Mail } from './index.ts'
import { openMail, sealMail } from './mail.ts'

const key = randomBytes(32)
const mail: Mail = {
  to: 'amaranta.quispe@correo.example',
  subject: 'One step is left',
  text: 'Open https://appeals.example.org/confirm/3fQ9vVtokenToken and decide.\n',
  kind: 'confirm-sign-on',
  headers: { 'X-Something': 'headerword' },
  about: '203.0.113.77 networkword',
}

test('a mail is written if its transaction commits, and not otherwise', () =>
  withDatabase(async (db) => {
    const failing = db.transaction().execute(async (tx) => {
      await enqueueMail(tx, key, [mail, mail])
      throw new Error('it could not be')
    })
    await assert.rejects(failing, /it could not be/)
    assert.equal((await mailState(db)).waiting, 0)
    await db.transaction().execute((tx) => enqueueMail(tx, key, [mail, mail]))
    await db.transaction().execute((tx) => enqueueMail(tx, key, []))
    const { oldest, ...state } = await mailState(db)
    assert.deepEqual(state, { waiting: 2, uncertain: 0, givenUp: 0, lastError: null })
    assert.ok(oldest instanceof Date)
  }))

test('more mail is taken while somebody sends it and not too many wait', () =>
  withDatabase(async (db) => {
    let now = 0
    const clock = (): Date => new Date(now)
    const outbox = openOutbox(db, { key, isSent: true, clock, most: 2 })
    assert.equal(await outbox.takes(), true)
    await db.transaction().execute((tx) => outbox.enqueue(tx, [mail, mail]))
    assert.equal(await outbox.takes(), true, 'it was asked this second')
    now = 1000
    assert.equal(await outbox.takes(), false)
    assert.equal(await openOutbox(db, { key, isSent: false, clock }).takes(), false)
  }))

test('nothing of a waiting mail can be read in the database but what it is for', () =>
  withDatabase(async (db) => {
    await db.transaction().execute((tx) => enqueueMail(tx, key, [mail]))
    const words = [
      mail.to,
      'amaranta',
      'quispe',
      mail.subject,
      '3fQ9vVtokenToken',
      'appeals.example.org',
      'headerword',
      '203.0.113.77',
      'networkword',
    ]
    assert.deepEqual(await wordsLeft(words, { db }), [])
    assert.notDeepEqual(await wordsLeft([mail.kind], { db }), [], 'the search looks at this table')
    const { rows } = await sql<{ sealed: Buffer }>`select sealed from mail_outbox`.execute(db)
    assert.deepEqual(openMail(key, mail.kind, rows[0]!.sealed), mail)
    assert.equal(openMail(randomBytes(32), mail.kind, rows[0]!.sealed), undefined)
  }))

test('the length of a sealed mail does not tell the length of a name', () => {
  const short = sealMail(key, { ...mail, text: 'Dear Al' })
  assert.equal(short.length, sealMail(key, { ...mail, text: 'Dear Maximiliana Alejandra Fernández de la Torre' }).length)
  assert.equal(openMail(key, mail.kind, short.subarray(0, 30)), undefined)
})

const sender = readSender('Amparo <post@example.org>')
const composed = async (given: Mail): Promise<string> =>
  (await composeMail(given, { sender, clock: () => new Date('2026-11-22T10:00:00Z'), random: randomBytes })).toString('latin1')
const headersOf = (text: string): string[] =>
  text
    .slice(0, text.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n')

test('a mail has the headers that it needs, and none that tells of the program, the machine or the case', async () => {
  const headers = headersOf(await composed({ ...mail, headers: {} }))
  assert.deepEqual(
    headers.map((header) => header.replace(/:.*/s, '')).toSorted(),
    [
      'Auto-Submitted',
      'Content-Transfer-Encoding',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Subject',
      'To',
    ].toSorted(),
  )
  assert.ok(headers.includes('From: Amparo <post@example.org>'), headers.join('\n'))
  assert.ok(headers.includes('To: amaranta.quispe@correo.example'))
  assert.ok(headers.includes('Date: Sun, 22 Nov 2026 10:00:00 +0000'))
  assert.ok(headers.includes('Auto-Submitted: auto-generated'))
  assert.ok(headers.some((header) => /^Message-ID: <[0-9a-f]{32}@example\.org>$/.test(header)))
  assert.ok(
    headers.some((header) => /^Content-Type: text\/plain; charset=utf-8$/.test(header)),
    headers.join('\n'),
  )
})

test('Arabic, Chinese and marks of direction arrive as they were written', async () => {
  const text = 'السلام عليكم \u2067رحيم\u2069 \u200fو 17\u200f\n您好，确认您的签名。\n'
  const raw = await composed({ ...mail, subject: 'خطوة واحدة \u200fباقية', text })
  const encoding = /Content-Transfer-Encoding: (\S+)/.exec(raw)?.[1]
  assert.equal(encoding, 'base64')
  const body = Buffer.from(raw.slice(raw.indexOf('\r\n\r\n')), 'base64').toString('utf8')
  assert.equal(body.replaceAll('\r\n', '\n'), text)
  const subject = headersOf(raw).find((header) => header.startsWith('Subject:')) ?? ''
  const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/g)].map(([, word]) => Buffer.from(word!, 'base64').toString('utf8'))
  assert.equal(words.join(''), 'خطوة واحدة \u200fباقية')
})

test('no header and no second address can be smuggled in through an address, a subject or a header', () =>
  withDatabase(async (db) => {
    const write = (wrong: Partial<Mail>) => db.transaction().execute((tx) => enqueueMail(tx, key, [mail, { ...mail, ...wrong }]))
    for (const to of [
      'a@b.example\r\nBcc: all@x.example',
      'a@b.example, c@d.example',
      'a@b.example;c@d.example',
      '<a@b.example>',
      'A <a@b.example>',
      'a@b@c.example',
      '"a b"@c.example',
      'a@',
      '@b.example',
      '',
      'group:a@b.example',
      'a@b.example\0',
      'a@b.example\u2028',
      `${'a'.repeat(65)}@b.example`,
    ])
      await assert.rejects(write({ to }), /needs one address/, to)
    for (const subject of ['One\r\nBcc: all@x.example', 'One\nTwo', 'One\rTwo', 'One\u2028Two', ' ', 'One\0'])
      await assert.rejects(write({ subject }), /A subject is one line/, subject)
    for (const headers of [{ 'X-A': 'b\r\nBcc: c@d.example' }, { 'X-A: b\r\nBcc': 'c@d.example' }, { '': 'x' }])
      await assert.rejects(write({ headers }), /A header is one line/)
    await assert.rejects(write({ kind: 'Amaranta Quispe' }), /word of the code/)
    assert.equal((await mailState(db)).waiting, 0, 'the sound mail beside it was not written either')
  }))

test('whatever a sound mail says, it has its own headers and one recipient', () =>
  fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      async (local, subject, text) => {
        const to = `${local}@correo.example`
        fc.pre(isMailAddress(to))
        const given = { ...mail, to, subject: `One ${subject}`.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' '), text: `Decide.${text}` }
        const headers = headersOf(await composed(given))
        assert.equal(headers.length, 10, headers.join('\n'))
        assert.equal(headers.filter((header) => /^(to|cc|bcc):/i.test(header)).length, 1)
      },
    ),
    { numRuns: 100 },
  ))
