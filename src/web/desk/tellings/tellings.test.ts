import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { sql } from 'kysely'
import { keepAppeal } from '../../../appeals/index.ts'
import { makeCampaignKey, openFiles, projectPath, silentLog, smtpPost, startMailing, type Database } from '../../../platform/index.ts'
import { temporaryFolder } from '../../../platform/testing.ts'
import { startMailServer, until } from '../../../platform/mail/testing.ts'
import { publishAppeal, takeDown } from '../../../publishing/index.ts'
import { endCampaignKey, endRestoredTellings, listCampaignKeys, erase, stillToBeTold, tellNext, withdraw } from '../../../signons/index.ts'
import { appeal, mailKey, openTestSignOns, sign } from '../../../signons/testing.ts'
import { facts, hospitalAppeal, readAppeal } from '../../../../test/fixtures/hospital-case.ts'
import { sheetsOf } from '../../../../test/fixtures/public-site.ts'
import { atSigning, type SigningDesk } from '../../../../test/fixtures/signing-desk.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { guard } from '../../guard.ts'
import { publicApp } from '../../public/app.tsx'
import { openDesk, publicOrigin, type Person } from '../testing.ts'

const list = `/appeals/${appeal}/sign-ons/tellings`
const asks = { sign: true, showName: false, toAddressee: false, country: false, outcome: true }

/** Signs by mail address; whoever asks for it is written to. */
const signer = (desk: SigningDesk, name: string, outcome = true): Promise<string> =>
  sign(desk, { name, mail: mailOf(name), consents: { ...asks, outcome }, disclosure: 'c' })
const mailOf = (name: string): string => `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '.')}@example.net`

/** The file of the campaign's key, as it was saved when sign-ons were opened. */
const keyFile = (privateKey: Uint8Array): File =>
  new File([makeCampaignKey(() => Buffer.from(privateKey)).text], 'key.json', { type: 'application/json' })

const told = ({ mails }: SigningDesk): string[] => mails.flatMap(({ kind, to }) => (kind === 'telling' ? [to] : []))

/** Begins a message, has it approved by somebody else, and gives its address. */
async function approved(desk: SigningDesk, occasion: string, text?: string): Promise<string> {
  const editor = await desk.member('editor')
  const begun = await editor.post(list, { occasion }, { on: list })
  assert.equal(begun.status, 303, begun.text)
  const at = new URL(begun.location!, 'https://desk.example.org').pathname
  if (text !== undefined) assert.equal((await editor.post(at, { text_en: text })).status, 303)
  assert.match((await editor.get(at)).text, /An administrator or a reviewer approves it/)
  const reviewer = await desk.member('reviewer')
  assert.equal((await reviewer.post(`${at}/approval`, {}, { on: at })).status, 303)
  return at
}

const start = (person: Person, at: string, privateKey: Uint8Array, pace = '600') =>
  person.post(`${at}/start`, { key: keyFile(privateKey), pace, sure: 'yes' })

/** Tells as time goes by, until nobody is left. */
async function tellAll(desk: Pick<SigningDesk, 'signOns' | 'time'>): Promise<void> {
  for (let rounds = 0; desk.signOns.tellings.size > 0; rounds++) {
    assert.ok(rounds < 100, 'it does not end')
    desk.time.now = new Date(desk.time.now.getTime() + 1000)
    await tellNext(desk.signOns)
  }
}

test('who asked for it is told of the closing once, also when the server is started anew in the middle; nobody else is', () =>
  atSigning(async (desk) => {
    const { db, administrator, privateKey, time, signOns } = desk
    const names = ['Ana Uno', 'Ben Dos', 'Carla Tres', 'Dora Cuatro']
    for (const name of names) await signer(desk, name)
    await signer(desk, 'Nobody Asked', false)
    await withdraw(signOns, await signer(desk, 'Wilma Withdrew'))
    await erase(signOns, await signer(desk, 'Erika Erased'), { withdraw: false })
    // Two people of one mailbox: one mail.
    await sign(desk, { name: 'Zoe Uno', mail: mailOf('Ana Uno'), consents: asks, disclosure: 'c', shared: true })

    assert.match((await administrator.post(list, { occasion: 'closing' }, { on: list })).text, /Publish the closing first/)
    const overtaken = await approved(desk, 'update', 'Write to the ministry.')
    await publishClosing(db, () => time.now)
    assert.match((await administrator.get(overtaken)).text, /This message is overtaken: version 2 came out since and closes the appeal/)
    const unread = await start(administrator, overtaken, privateKey)
    assert.equal(unread.status, 422)
    assert.match(unread.text, /Tick that it still holds, or write another message/)
    assert.equal(signOns.tellings.size, 0)
    const at = await approved(desk, 'closing')
    assert.match((await administrator.get(list)).text, /approved, not begun; overtaken: version 2 came out since/)
    assert.match((await administrator.get(at)).text, /What you signed is closed: released/)
    const other = makeCampaignKey((size) => Buffer.alloc(size, 9)).privateKey
    const refused = await start(administrator, at, other, '100')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /This key is of another appeal/)
    assert.match(refused.text, /value="100"/)
    assert.doesNotMatch(refused.text, /privateKey|amparo-campaign-key/)
    assert.equal((await start(administrator, at, privateKey, '60')).status, 303)
    time.now = new Date(time.now.getTime() + 2000)
    await tellNext(signOns)
    assert.ok(told(desk).length > 0 && told(desk).length < names.length, 'its pace is kept')

    // A process that is started anew has no key.
    const mails = [...desk.mails]
    const anew = openTestSignOns({ db, log: desk.log, clock: () => time.now, limits: desk.limits, mails })
    const further = { ...desk, signOns: anew, mails }
    const { as } = openDesk(db, { clock: () => time.now, signOns: anew })
    const again = await administratorOf(further, as)
    assert.match((await again.get(at)).text, /waits for the key/)
    assert.equal(await tellNext(anew), 0)
    assert.equal((await start(again, at, privateKey)).status, 303)
    assert.match((await again.get(at)).text, /being told/)
    await tellAll(further)
    assert.deepEqual(told(further).toSorted(), names.map(mailOf).toSorted())
    assert.match((await again.get(at)).text, /ended.*4 mails written/s)
    assert.equal((await start(again, at, privateKey)).status, 422)
    assert.deepEqual((await sql`select from told_signons`.execute(db)).rows.length, 0)

    const mail = mails.find(({ kind }) => kind === 'telling')!
    assert.match(mail.text, /What you signed is closed: released/)
    assert.ok(mail.text.includes(`${publicOrigin}/appeals/${appeal}\n`), mail.text)
    assert.doesNotMatch(mail.subject, /EX-001|Example/)
    assert.equal(mail.headers?.['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
  }))

test('one click ends such mails, also one that was written already; reading the page changes nothing', () =>
  atSigning(async (desk) => {
    const { db, administrator, privateKey, time, signOns, mails } = desk
    for (const name of ['Ana Uno', 'Ben Dos', 'Carla Tres']) await signer(desk, name)
    const links = async (): Promise<Map<string, string>> => {
      const at = await approved(desk, 'update', 'There is a new version.')
      assert.equal((await start(administrator, at, privateKey)).status, 303)
      await tellAll(desk)
      return new Map(
        mails.flatMap(({ kind, to, headers }) => (kind === 'telling' ? [[to, headers!['List-Unsubscribe']!.slice(1, -1)]] : [])),
      )
    }
    const first = await links()
    assert.equal(told(desk).length, 3)
    const pages = publicApp({
      db,
      clock: () => time.now,
      origin: publicOrigin,
      signOns,
      sheets: sheetsOf(db, openFiles(temporaryFolder(), db)),
    })
    const site = guard(pages, { site: 'public', origin: publicOrigin, db, log: silentLog })
    const [ana, ben] = [first.get(mailOf('Ana Uno'))!, first.get(mailOf('Ben Dos'))!].map((link) => new URL(link).pathname) as [
      string,
      string,
    ]
    const page = await (await site.request(ana)).text()
    assert.match(page, /<form method="post"[^>]*>.*Write to me no more/s)
    assert.doesNotMatch(page, /Ana|example\.net/)
    assert.equal((await sql`select from untold_signons`.execute(db)).rows.length, 0)
    // As a mail program does it: from elsewhere, with the one field of RFC 8058.
    const oneClick = {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    }
    for (let times = 0; times < 2; times++) assert.equal((await site.request(ana, oneClick)).status, 200)
    assert.equal((await site.request(`${ana}x`, oneClick)).status, 410)
    assert.equal((await site.request('/u/1-AAAAAAAAAAAAAAAAAAAAAA', oneClick)).status, 410)

    mails.length = 0
    await links()
    assert.deepEqual(told(desk).toSorted(), [mailOf('Ben Dos'), mailOf('Carla Tres')])

    // Ben says so while his second mail waits to be sent: what is sent is looked at once more.
    assert.equal((await site.request(ben, oneClick)).status, 200)
    const news = await sentOf(desk)
    assert.deepEqual(news.map(({ to }) => to).toSorted(), ['carla.tres@example.net', 'carla.tres@example.net'])
  }))

test('a process that is killed while it tells many leaves nobody told twice, and nobody out', () =>
  atSigning(async (desk) => {
    const { db, connection, administrator, privateKey } = desk
    const many = Array.from({ length: 40 }, (_, at) => `Signer ${at}`)
    await Promise.all(many.map((name) => signer(desk, name)))
    const at = await approved(desk, 'update')
    const count = async (): Promise<number> => (await sql`select from mail_outbox where kind = 'telling'`.execute(db)).rows.length
    const child = spawnTeller(connection, { id: at.split('/').at(-1)!, privateKey })
    const gone = once(child, 'exit')
    await until('some are told', async () => (await count()) >= 5)
    child.kill('SIGKILL')
    await gone
    const before = await count()
    assert.ok(before >= 5 && before < many.length, String(before))
    assert.match((await administrator.get(at)).text, /waits for the key/)
    assert.equal((await start(administrator, at, privateKey)).status, 303)
    await tellAll(desk)
    assert.equal(await count(), many.length)
    const left = new Set(told(desk))
    assert.equal(left.size, many.length - before)

    // A backup that is brought back does not know who was told after it was made: what was approved in it is told to nobody.
    const further = await approved(desk, 'update')
    assert.equal(await endRestoredTellings(db, desk.time.now), 1)
    const again = await start(administrator, further, privateKey)
    assert.equal(again.status, 422)
    assert.match(again.text, /It has ended/)
  }))

test('a take-down ends a message that is being told, keeps back what waits in the outbox, and lets no other begin', () =>
  atSigning(async (desk) => {
    const { db, administrator, privateKey, time, signOns } = desk
    for (const name of ['Ana Uno', 'Ben Dos']) await signer(desk, name)
    const [at, other] = [await approved(desk, 'update'), await approved(desk, 'update')]
    assert.equal((await start(administrator, at, privateKey, '60')).status, 303)
    assert.equal(await tellNext(signOns), 1)
    const down = await takeDown(db, appeal, { by: 'Ana B.', reason: 'Somebody is in danger.', clock: () => time.now })
    assert.equal(down.kind, 'taken-down')
    time.now = new Date(time.now.getTime() + 60_000)
    assert.equal(await tellNext(signOns), 0)
    assert.equal(signOns.tellings.size, 0, 'the key is forgotten')
    for (const message of [at, other]) {
      const refused = await start(administrator, message, privateKey)
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Nothing of this appeal is shown to readers now/)
    }
    assert.deepEqual(await sentOf(desk), [])
  }))

test('a key is not kept for nothing: not where no mail can be written, and not once it is recorded as destroyed', () =>
  atSigning(async (desk) => {
    const { db, administrator, privateKey, time, signOns, limits } = desk
    await signer(desk, 'Ana Uno')
    const at = await approved(desk, 'update')
    limits.takes = false
    assert.match((await start(administrator, at, privateKey)).text, /No mail server is set, or too many mails wait\. Begin once/)
    limits.takes = true
    assert.equal((await start(administrator, at, privateKey)).status, 303)
    limits.takes = false
    for (const minutes of [0, 59]) {
      time.now = new Date(time.now.getTime() + minutes * 60_000)
      await tellNext(signOns)
    }
    const held = [...signOns.tellings.values()].flatMap(({ keys }) => [...keys.values()])
    assert.equal(held.length, 1)
    time.now = new Date(time.now.getTime() + 60_000)
    await tellNext(signOns)
    assert.equal(signOns.tellings.size, 0)
    assert.ok(
      held[0]!.every((byte) => byte === 0),
      'it is overwritten',
    )
    const again = await administratorOf(desk, openDesk(db, { clock: () => time.now, signOns }).as)
    assert.match((await again.get(at)).text, /Halted.*Amparo/s)

    limits.takes = true
    assert.equal((await start(again, at, privateKey)).status, 303)
    const [key] = await listCampaignKeys(db, appeal)
    assert.equal((await endCampaignKey(signOns, key!.id, 'destroyed', { staff: 'somebody' })).kind, 'changed')
    assert.equal(signOns.tellings.size, 0)
    assert.equal(await tellNext(signOns), 0)
    assert.match((await start(again, at, privateKey)).text, /recorded that this key is lost or destroyed/)
    assert.deepEqual(told(desk), [])
  }))

/** Sends what waits in the outbox, and gives what of messages came out. */
async function sentOf({ db, time }: SigningDesk): Promise<readonly { readonly to: string; readonly bytes: string | Buffer }[]> {
  const server = await startMailServer()
  const post = smtpPost({ url: server.url, from: 'team@example.org' }, { clock: () => time.now, random: (size) => Buffer.alloc(size, 1) })
  const mailing = await startMailing({ db, key: mailKey, post, log: silentLog, clock: () => new Date(), before: stillToBeTold })
  await until('the outbox is empty', async () => (await sql`select from mail_outbox`.execute(db)).rows.length === 0)
  await mailing.stop()
  await server.stop()
  return server.received.filter(({ bytes }) => bytes.includes('List-Unsubscribe'))
}

const here = (...path: string[]): string => JSON.stringify(projectPath('dist', 'src', ...path))

/** A process of its own that goes on with a message, a few at a time. */
function spawnTeller(connection: object, { id, privateKey }: { readonly id: string; readonly privateKey: Uint8Array }) {
  const program = `
    const { openDatabase } = await import(${here('platform', 'index.js')})
    const { startTelling, tellNext } = await import(${here('signons', 'index.js')})
    const { openTestSignOns } = await import(${here('signons', 'testing.js')})
    const { db } = openDatabase(${JSON.stringify(connection)})
    let now = Date.parse('2021-07-25T10:00:00Z')
    const limits = { network: 'within', mailbox: 'within', takes: true }
    const log = { size: 0, append: () => { throw new Error('nothing is entered') } }
    const signOns = openTestSignOns({ db, log, clock: () => new Date(now), limits, mails: [] })
    const keyFiles = [${JSON.stringify(makeCampaignKey(() => Buffer.from(privateKey)).text)}]
    const doing = { staff: 'somebody', at: new Date(now) }
    await db.transaction().execute((tx) => startTelling(signOns, tx, ${JSON.stringify(id)}, { keyFiles, perMinute: 60 }, doing))
    for (;;) { now += 1000; await tellNext(signOns); await new Promise((go) => setTimeout(go, 20)) }`
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Publishes that the appeal is closed. */
async function publishClosing(db: Database, clock: () => Date): Promise<void> {
  const closed = hospitalAppeal.replace('  status: open\n', "  status: closed\n  closed: '2021-07-24'\n  outcome: released\n")
  await keepAppeal(db, readAppeal(closed), { clock })
  const outcome = await publishAppeal(db, appeal, { as: 'operator', by: 'Ana B.', clock, facts })
  assert.equal(outcome.kind, 'published', JSON.stringify(outcome))
}

async function administratorOf(desk: SigningDesk, as: (token?: string) => Person): Promise<Person> {
  const { rows } = await sql<{ key: number }>`select key from cases limit 1`.execute(desk.db)
  const added = await addStaffMember(desk.db, {
    role: 'administrator',
    now: desk.time.now,
    cases: [{ key: rows[0]!.key, clearance: 'team' }],
  })
  return as(added.token)
}
