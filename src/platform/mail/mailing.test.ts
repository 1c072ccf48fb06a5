import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Connection, Database } from '../database.ts'
import { silentLog } from '../log.ts'
import { projectPath } from '../project-path.ts'
import { withDatabase } from '../testing.ts'
import { enqueueMail, mailState, printedPost, smtpPost, startMailing, type BeforeSending, type Mail, type Post } from './index.ts'
import { startMailServer, until, type MailServer } from './testing.ts'

const key = randomBytes(32)
const from = 'Amparo <post@example.org>'
const start = new Date('2026-11-22T10:00:00Z').getTime()

const mailTo = (to: string): Mail => ({ to, subject: 'One step is left', text: `For ${to}\n`, kind: 'confirm-sign-on' })
const mails = (count: number): Mail[] => Array.from({ length: count }, (_, number) => mailTo(`person${number}@example.net`))
const write = (db: Database, ...written: Mail[]): Promise<void> => db.transaction().execute((tx) => enqueueMail(tx, key, written))
const waiting = async (db: Database): Promise<number> => (await mailState(db)).waiting
const recipients = ({ received }: MailServer): string[] => received.map(({ to }) => to).toSorted()

/** Sends with a clock that the test turns, and stops in any case. */
async function sending(
  db: Database,
  url: string,
  work: (turn: (seconds: number) => void) => Promise<void>,
  settings: { readonly before?: BeforeSending; readonly key?: Uint8Array } = {},
): Promise<void> {
  let now = start
  const clock = (): Date => new Date(now)
  const post = smtpPost({ url, from }, { clock, random: randomBytes })
  const mailing = await startMailing({ db, key, post, log: silentLog, clock, secondsBetweenLooks: 0.01, ...settings })
  try {
    await work((seconds) => (now += seconds * 1000))
  } finally {
    await mailing.stop()
  }
}
/** A refusal, as smtp-server takes it. */
const reply = (responseCode: number): Error => Object.assign(new Error('Not this one'), { responseCode })

/** Long enough for several looks at what is due. */
const someLooks = async (db: Database): Promise<void> => {
  for (let looks = 0; looks < 5; looks++) {
    await mailState(db)
    await new Promise((settle) => setTimeout(settle, 15))
  }
}

test('what waits is sent once, each mail to its own recipient, and then it is gone', (t) =>
  withDatabase(async (db) => {
    const server = await startMailServer()
    t.after(() => server.stop())
    await write(db, ...mails(120))
    await sending(db, server.url, async () => until('all are sent', async () => (await waiting(db)) === 0))
    assert.deepEqual(
      recipients(server),
      mails(120)
        .map(({ to }) => to)
        .toSorted(),
    )
    for (const { from: by, to, bytes } of server.received) {
      assert.equal(by, 'post@example.org')
      assert.match(bytes.toString(), new RegExp(`\r\n\r\nFor ${to}\r\n$`))
    }
    const ids = server.received.map(({ bytes }) => /Message-ID: (\S+)/.exec(bytes.toString())?.[1])
    assert.equal(new Set(ids).size, 120)
    const { rows } = await sql`select from mail_outbox`.execute(db)
    assert.equal(rows.length, 0)
  }))

test('a recipient that is refused for good is given up and counted, one that is put off waits half a minute, the others get theirs', (t) =>
  withDatabase(async (db) => {
    let full = true
    const server = await startMailServer({
      onRcptTo({ address }, _session, done) {
        if (address.startsWith('nobody')) done(reply(550))
        else if (address.startsWith('full') && full) done(reply(452))
        else done()
      },
    })
    t.after(() => server.stop())
    await write(db, mailTo('nobody@example.net'), mailTo('full@example.net'), mailTo('ana@example.net'))
    await sending(db, server.url, async (turn) => {
      await until('only one waits', async () => (await waiting(db)) === 1)
      assert.deepEqual(recipients(server), ['ana@example.net'])
      const { givenUp, lastError, uncertain } = await mailState(db)
      assert.deepEqual({ givenUp, lastError, uncertain }, { givenUp: 1, lastError: 'the mail server answered with 452', uncertain: 0 })
      full = false
      turn(29)
      await someLooks(db)
      assert.equal(await waiting(db), 1)
      turn(1)
      await until('the last one is sent', async () => (await waiting(db)) === 0)
      assert.deepEqual(recipients(server), ['ana@example.net', 'full@example.net'])
    })
    const { rows } = await sql`select * from mail_given_up`.execute(db)
    assert.deepEqual(rows, [{ day: '2026-11-22', kind: 'confirm-sign-on', code: '550', count: 1 }])
  }))

test('what a server puts off for three days is given up', (t) =>
  withDatabase(async (db) => {
    const server = await startMailServer({
      onRcptTo: (_address, _session, done) => done(reply(450)),
    })
    t.after(() => server.stop())
    await write(db, mailTo('ana@example.net'))
    await sql`update mail_outbox set made_at = ${new Date(start - 72 * 3_600_000 + 1000)}`.execute(db)
    await sending(db, server.url, async (turn) => {
      await until('it is put off', async () => (await mailState(db)).lastError !== null)
      assert.equal(await waiting(db), 1)
      turn(30)
      await until('it is given up', async () => (await mailState(db)).givenUp === 1)
      assert.equal(await waiting(db), 0)
    })
  }))

test('while the server is down one mail at a time is tried, and when it is back everything is sent once', (t) =>
  withDatabase(async (db) => {
    let connections = 0
    const silent = createServer((socket) => {
      connections++
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    await write(db, ...mails(20))
    await sending(db, `smtp://127.0.0.1:${port}`, async (turn) => {
      await until('it was tried', async () => (await mailState(db)).lastError !== null)
      assert.deepEqual([await waiting(db), (await mailState(db)).uncertain], [20, 0])
      assert.equal((await mailState(db)).lastError, 'the mail server ended the connection')
      const first = connections
      assert.ok(first <= 10, `${first} connections`)
      turn(20)
      await someLooks(db)
      assert.equal(connections, first, 'before half a minute nothing is tried')
      for (const [at, seconds] of [11, 61, 121, 241, 301, 301].entries()) {
        turn(seconds)
        // Each is tried on a second connection as well: the first may have been one that was kept open.
        await until('one is tried', () => connections === first + 2 * (at + 1))
        await someLooks(db)
        assert.equal(connections, first + 2 * (at + 1))
      }
      silent.close()
      await once(silent, 'close')
      const server = await startMailServer({ port })
      t.after(() => server.stop())
      turn(301)
      await until('all are sent', async () => {
        turn(10)
        return (await waiting(db)) === 0
      })
      assert.deepEqual(
        recipients(server),
        mails(20)
          .map(({ to }) => to)
          .toSorted(),
      )
    })
  }))

test('one mail at which the server ends the connection each time does not keep the others from being sent', (t) =>
  withDatabase(async (db) => {
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('person0@') ? reply(421) : undefined),
    })
    t.after(() => server.stop())
    await write(db, ...mails(60))
    await sending(db, server.url, async (turn) => {
      await until('all others are sent', async () => {
        turn(10)
        return (await waiting(db)) === 1
      })
    })
    assert.equal(new Set(recipients(server)).size, 59)
    assert.equal(server.received.length, 59)
    assert.equal((await mailState(db)).uncertain, 0)
  }))

test('a server that does not let us in, or takes nothing from our address, keeps no mail from being sent later', (t) =>
  withDatabase(async (db) => {
    const strict = await startMailServer({
      onAuth: (_auth, _session, done) => done(reply(535)),
      authOptional: false,
      allowInsecureAuth: true,
    })
    const stranger = await startMailServer({ onMailFrom: (_address, _session, done) => done(reply(550)) })
    const kind = await startMailServer()
    for (const server of [strict, stranger, kind]) t.after(() => server.stop())
    await write(db, ...mails(3))
    for (const [url, said] of [
      [strict.url.replace('//', '//user:wrong@'), /does not accept the user or password in SMTP_URL/],
      [stranger.url, /does not accept the address in MAIL_FROM/],
    ] as const) {
      await sending(db, url, async () => until('it is said', async () => said.test((await mailState(db)).lastError ?? '')))
      const { waiting: left, uncertain, givenUp } = await mailState(db)
      assert.deepEqual({ left, uncertain, givenUp }, { left: 3, uncertain: 0, givenUp: 0 })
      await sql`update mail_outbox set not_before = null`.execute(db)
    }
    await sending(db, kind.url, async () => until('all are sent', async () => (await waiting(db)) === 0))
    assert.equal(kind.received.length, 3)
  }))

test('a connection that is cut in the middle of a mail leaves it uncertain, and it is not sent again', (t) =>
  withDatabase(async (db) => {
    let begun = 0
    const cutting = createServer((socket) => speak(socket, () => (begun++, socket.destroy()))).listen(0, '127.0.0.1')
    await once(cutting, 'listening')
    const server = await startMailServer()
    t.after(() => server.stop())
    await write(db, mailTo('ana@example.net'))
    const { port } = cutting.address() as AddressInfo
    await sending(db, `smtp://127.0.0.1:${port}`, async () => until('it is put aside', async () => (await mailState(db)).uncertain === 1))
    cutting.close()
    assert.equal(begun, 1)
    await sending(db, server.url, async (turn) => {
      await write(db, mailTo('ben@example.net'))
      turn(86_400)
      await until('the other is sent', async () => (await waiting(db)) === 0)
    })
    assert.deepEqual(recipients(server), ['ben@example.net'])
    assert.equal((await mailState(db)).uncertain, 1)
    await sending(db, server.url, async (turn) => {
      turn(8 * 86_400)
      await until('after a week it is forgotten', async () => (await mailState(db)).uncertain === 0)
    })
    assert.equal(server.received.length, 1)
  }))

/** As much of SMTP as it takes to be given a mail; then something happens in the middle of its text. */
function speak(socket: Socket, inTheMiddle: () => void): void {
  let text = false
  socket.on('error', () => undefined)
  socket.write('220 here\r\n')
  socket.on('data', (bytes) => {
    if (text) return inTheMiddle()
    text = bytes.toString().startsWith('DATA')
    socket.write(text ? '354 go on\r\n' : '250 yes\r\n')
  })
}

for (const [where, answers] of [
  ['before a server had it', false],
  ['after a server had it', true],
] as const)
  test(`a process that is killed ${where} leaves the mail uncertain, and nobody sends it again`, (t) =>
    withDatabase(async (db, connection) => {
      const sockets: Socket[] = []
      let reached: () => void
      const inDoubt = new Promise<void>((settle) => (reached = settle))
      const holding = createServer((socket) => {
        sockets.push(socket)
        if (answers) speak(socket, reached)
        else reached()
      }).listen(0, '127.0.0.1')
      await once(holding, 'listening')
      const server = await startMailServer()
      t.after(() => server.stop())
      await write(db, mailTo('ana@example.net'))
      const child = spawnSender(connection, `smtp://127.0.0.1:${(holding.address() as AddressInfo).port}`)
      const gone = once(child, 'exit')
      await inDoubt
      child.kill('SIGKILL')
      await gone
      sockets.forEach((socket) => socket.destroy())
      holding.close()
      const { rows } = await sql`select state from mail_outbox`.execute(db)
      assert.deepEqual(rows, [{ state: 'taken' }])
      await sending(db, server.url, async (turn) => {
        await write(db, mailTo('ben@example.net'))
        turn(3600)
        await until('the other is sent', async () => (await waiting(db)) === 0)
      })
      assert.deepEqual(recipients(server), ['ben@example.net'])
      assert.equal((await mailState(db)).uncertain, 1)
    }))

/** A process of its own that sends. */
function spawnSender(connection: Connection, url: string) {
  const program = `
    const { openDatabase, silentLog, smtpPost, startMailing, systemClock, systemRandomness } = await import(${JSON.stringify(projectPath('dist', 'src', 'platform', 'index.js'))})
    const { db } = openDatabase(${JSON.stringify(connection)})
    const post = smtpPost(${JSON.stringify({ url, from })}, { clock: systemClock, random: systemRandomness })
    await startMailing({ db, post, key: Buffer.from('${key.toString('hex')}', 'hex'), log: silentLog, clock: systemClock, secondsBetweenLooks: 0.01 })`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'inherit', 'inherit'] })
}

test('a server on this machine may offer STARTTLS or not; elsewhere nothing is sent in the clear unless the URL says so', (t) =>
  withDatabase(async (db) => {
    const [offers, offersNot] = [await startMailServer({ disabledCommands: [] }), await startMailServer()]
    for (const server of [offers, offersNot]) t.after(() => server.stop())
    const sent = async (url: string): Promise<void> => {
      await write(db, mailTo('ana@example.net'))
      await sending(db, url, async () => until('it is sent', async () => (await waiting(db)) === 0))
    }
    await sent(`${offers.url}?tls.rejectUnauthorized=false`)
    assert.deepEqual(
      offers.received.map(({ secure }) => secure),
      [true],
    )
    await sent(offersNot.url)
    assert.deepEqual(
      offersNot.received.map(({ secure }) => secure),
      [false],
    )
    await write(db, mailTo('ben@example.net'))
    // A certificate that nobody vouches for is no encryption.
    await sending(db, offers.url, async () => until('it is refused', async () => (await mailState(db)).lastError !== null))
    // Another name of this machine, which is not taken for it.
    const elsewhere = `smtp://0.0.0.0:${offersNot.port}`
    await sql`update mail_outbox set not_before = null, problem = null`.execute(db)
    await sending(db, elsewhere, async () => until('it is refused', async () => /encryption/.test((await mailState(db)).lastError ?? '')))
    assert.deepEqual([offers.received.length, offersNot.received.length, await waiting(db)], [1, 1, 1])
    await sql`update mail_outbox set not_before = null`.execute(db)
    await sending(db, `${elsewhere}?requireTLS=false`, async () => until('it is sent', async () => (await waiting(db)) === 0))
    assert.equal(offersNot.received.length, 2)
  }))

test('whoever looks at mails before they are sent may send another text or none, in the transaction that takes them', (t) =>
  withDatabase(async (db) => {
    const server = await startMailServer()
    t.after(() => server.stop())
    await write(
      db,
      { ...mailTo('ana@example.net'), about: 'ana' },
      { ...mailTo('ben@example.net'), about: 'ben' },
      mailTo('eva@example.net'),
    )
    let broken = true
    const seen: number[] = []
    const before: BeforeSending = async (_tx, taken) => {
      if (broken) {
        broken = false
        throw new Error('once')
      }
      seen.push(...taken.map(({ tries }) => tries))
      return new Map(
        taken.flatMap(({ id, mail }): [number, Mail | null][] => {
          if (mail.about === undefined) return []
          return [[id, mail.about === 'ana' ? { ...mail, text: 'Held.\n' } : null]]
        }),
      )
    }
    await sending(db, server.url, async () => until('all is done', async () => (await waiting(db)) === 0), { before })
    assert.deepEqual(recipients(server), ['ana@example.net', 'eva@example.net'])
    assert.match(server.received.find(({ to }) => to.startsWith('ana'))!.bytes.toString(), /\r\n\r\nHeld\.\r\n$/)
    assert.deepEqual(seen, [0, 0, 0])
    assert.equal(
      server.received.some(({ bytes }) => /\bben\b/.test(bytes.toString())),
      false,
    )
  }))

test('mail that was sealed under another key is put aside and never sent', (t) =>
  withDatabase(async (db) => {
    const server = await startMailServer()
    t.after(() => server.stop())
    await write(db, mailTo('ana@example.net'))
    await sending(db, server.url, async () => until('it is put aside', async () => (await mailState(db)).uncertain === 1), {
      key: randomBytes(32),
    })
    assert.equal(server.received.length, 0)
  }))

test('a clock that was set a year ahead and back again delays a mail by minutes, not by a year', (t) =>
  withDatabase(async (db) => {
    const server = await startMailServer()
    t.after(() => server.stop())
    await write(db, mailTo('ana@example.net'))
    await sql`update mail_outbox set not_before = ${new Date(start + 400 * 86_400_000)}`.execute(db)
    await sending(db, server.url, async () => until('it is sent', async () => (await waiting(db)) === 0))
    assert.equal(server.received.length, 1)
  }))

test('in the demo a mail is printed whole, with a line that says so', () =>
  withDatabase(async (db) => {
    let printed = ''
    await write(db, mailTo('ana@example.net'))
    const post = printedPost((text) => (printed += text))
    const mailing = await startMailing({ db, key, post, log: silentLog, clock: () => new Date(start), secondsBetweenLooks: 0.01 })
    await until('it is printed', async () => (await waiting(db)) === 0)
    await mailing.stop()
    assert.match(
      printed,
      /not sent, only printed here[\s\S]*To: ana@example\.net[\s\S]*Subject: One step is left[\s\S]*For ana@example\.net/,
    )
  }))

test('a mail over which the post itself fails is put aside alone, and the others of its batch are settled', () =>
  withDatabase(async (db) => {
    await write(db, ...mails(5))
    const handedOver: string[] = []
    const post: Post = {
      atOnce: 2,
      close: () => undefined,
      deliver: async ({ to }) => {
        if (to.startsWith('person2')) throw new TypeError('Cannot be composed')
        handedOver.push(to)
        return { kind: 'accepted' }
      },
    }
    const mailing = await startMailing({ db, key, post, log: silentLog, clock: () => new Date(start), secondsBetweenLooks: 0.01 })
    try {
      await until('all are settled', async () => (await waiting(db)) === 0)
    } finally {
      await mailing.stop()
    }
    assert.equal(handedOver.length, 4)
    assert.equal((await mailState(db)).uncertain, 1)
  }))
