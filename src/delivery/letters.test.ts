import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { addBody, approvedDossier, atPublished, sendDossier, type DossierDesk } from '../../test/fixtures/approved-dossier.ts'
import { report } from '../../test/fixtures/delivery-report.ts'
import { lettersFrom } from '../../test/fixtures/hospital-desk.ts'
import { page } from '../../test/fixtures/appeal-desk.ts'
import { folderOfReports, imapOfReports, projectPath, silentLog, smtpLetters, type ReportBox } from '../platform/index.ts'
import { startMailbox, startMailServer, startMisbehaving, until, type ReceivedMail } from '../platform/mail/testing.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { takeLetter } from './take-letters.ts'
import { findDelivery, putAsideRestoredLetters, setPace, startDelivering, takeReport, type Delivering, type Delivery } from './index.ts'

type Options = NonNullable<Parameters<typeof startMailServer>[0]>

/** Letters that wait, and what sends them to a server that behaves as it is told. */
async function withLetters(
  { desk, editor, reviewer }: DossierDesk,
  options: Options | string,
  body: (letters: {
    readonly id: string
    readonly received: ReceivedMail[]
    readonly read: () => Promise<Delivery>
    readonly start: (boxes?: readonly ReportBox[]) => Promise<Delivering>
  }) => Promise<void>,
  email = 'office@ombudsman.example.org',
): Promise<void> {
  const { db, files, time } = desk
  const server = typeof options === 'string' ? null : await startMailServer({ hideDSN: false, ...options })
  const started: Delivering[] = []
  try {
    await db.transaction().execute((tx) => setPace(tx, { seconds: 1, perHour: 3600 }, { by: 'test', at: time.now }))
    const id = await sendDossier(editor, await approvedDossier({ editor, reviewer }, await addBody(editor, { email })))
    const start = async (boxes: readonly ReportBox[] = []): Promise<Delivering> => {
      const post = smtpLetters({
        url: typeof options === 'string' ? options : server!.url,
        from: lettersFrom,
        bounces: 'bounces+*@example.org',
      })
      const delivering = await startDelivering({
        db,
        files,
        clock: () => time.now,
        log: silentLog,
        post,
        boxes,
        secondsBetweenLooks: 0.02,
        secondsBetweenReports: 0.02,
      })
      started.push(delivering)
      return delivering
    }
    await body({ id, received: server?.received ?? [], start, read: async () => (await findDelivery(db, id))! })
  } finally {
    for (const delivering of started) await delivering.stop()
    await server?.stop()
  }
}

const kinds = ({ events }: Delivery): string[] => events.map(({ kind, code }) => (code === undefined ? kind : `${kind} ${code}`))
const failure = (responseCode: number): Error => Object.assign(new Error('No'), { responseCode })

test('a letter goes out once, with its files, a report asked for, and exactly the bytes that the ledger has the fingerprint of', () =>
  atPublished(async (team) => {
    const asked: unknown[] = []
    const options: Options = {
      onRcptTo(address, session, done) {
        asked.push({ envelope: (session.envelope as { dsn?: unknown }).dsn, rcpt: (address as { dsn?: unknown }).dsn })
        done()
      },
    }
    await withLetters(team, options, async ({ received, start, read }) => {
      await start()
      await until('it is accepted', async () => (await read()).state === 'accepted')
      const { messageId, hash, events, day } = await read()
      assert.deepEqual(
        events.map(({ kind }) => kind),
        ['queued', 'taken', 'accepted'],
      )
      assert.equal(day, '2021-07-25')
      const [mail] = received
      assert.match(mail!.from, /^bounces\+[0-9a-f]{32}@example\.org$/)
      const text = mail!.bytes.toString()
      assert.ok(text.includes(`Message-ID: ${messageId}`))
      for (const name of ['letter.pdf', 'appeal.pdf', 'appeal.txt', 'manifest.json']) assert.ok(text.includes(`filename=${name}`), name)
      assert.doesNotMatch(text, /X-Mailer|User-Agent/i)
      assert.match(JSON.stringify(asked), /SUCCESS.*FAILURE.*DELAY|success.*failure.*delay/i)
      const stored = await team.desk.files.read(hash)
      assert.ok(stored.kind === 'found')
      assert.equal(Buffer.from(stored.bytes).toString().trimEnd(), text.trimEnd())
    })
  }))

test('greylisted it is tried again, refused it comes back, and who is away is asked later; each stands in the ledger', () =>
  atPublished(async (team) => {
    const answers: (Error | null)[] = [failure(451), failure(421), null]
    const options: Options = { onRcptTo: (_address, _session, done) => done(answers.shift() ?? null) }
    await withLetters(team, options, async ({ received, start, read }) => {
      const { time } = team.desk
      await start()
      await until('it is put off', async () => (await read()).state === 'deferred')
      assert.deepEqual(received, [])
      assert.match((await team.editor.get(`${page}/deliveries/${(await read()).id}`)).text, /Put off: code 451/)
      time.now = new Date('2021-07-25T10:00:30Z')
      assert.equal(await takeLetter(team.desk.db, time.now), null, 'before its time it is not taken')
      time.now = new Date('2021-07-25T10:01:01Z')
      await until('it is put off again', async () => (await read()).events.length === 5)
      time.now = new Date('2021-07-25T10:05:00Z')
      await until('it is accepted', async () => (await read()).state === 'accepted')
      assert.equal(received.length, 1)
      assert.deepEqual(kinds(await read()).slice(1, 4), ['taken', 'deferred 451', 'taken'])
    })
    answers.push(failure(550))
    // Another letter goes no sooner than the pace lets it.
    team.desk.time.now = new Date('2021-07-25T10:10:00Z')
    await withLetters(
      team,
      options,
      async ({ start, read }) => {
        await start()
        await until('it came back', async () => (await read()).state === 'bounced')
        assert.deepEqual(kinds(await read()), ['queued', 'taken', 'refused 550'])
      },
      'second@ombudsman.example.org',
    )
  }))

test('gone before the text it is tried again; gone in the middle of it it waits for a person, and is not sent twice', () =>
  atPublished(async (team) => {
    const { time, db } = team.desk
    const server = await startMisbehaving()
    try {
      await withLetters(team, server.url, async ({ id, start, read }) => {
        server.behaviour = 'cuts at the recipient'
        await start()
        await until('it is put off', async () => (await read()).state === 'deferred')
        assert.equal(server.texts(), 0)
        server.behaviour = 'cuts after the text'
        time.now = new Date('2021-07-25T10:02:00Z')
        await until('nobody knows', async () => (await read()).state === 'uncertain')
        server.behaviour = 'behaves'
        time.now = new Date('2021-07-25T10:20:00Z')
        assert.equal(await takeLetter(db, time.now), null)
        assert.equal(server.texts(), 1)

        const address = `${page}/deliveries/${id}`
        assert.match((await team.editor.get('/deliveries')).text, /nobody knows whether it arrived/)
        assert.equal((await team.editor.post(`${address}/decision`, {}, { on: address })).status, 422)
        assert.equal(
          (await team.editor.post(`${address}/decision`, { decision: 'again', note: 'Their registry has nothing.' }, { on: address }))
            .status,
          303,
        )
        await until('it is accepted', async () => (await read()).state === 'accepted')
        assert.equal(server.texts(), 2)
        const late = { _token: tokenIn((await team.editor.get(address)).text), decision: 'again' }
        assert.match((await team.editor.send(`${address}/decision`, late)).text, /It is known by now/)
      })
    } finally {
      server.stop()
    }
  }))

test('a process that is killed while a letter is on its way leaves it to a person, and nobody sends it again', () =>
  atPublished(async (team) => {
    const server = await startMisbehaving()
    server.behaviour = 'says nothing after the text'
    try {
      await withLetters(team, server.url, async ({ id, start, read }) => {
        const child = spawnSender(team.desk.place, server.url)
        const gone = once(child, 'exit')
        await until('the server has the text', () => server.texts() === 1)
        child.kill('SIGKILL')
        await gone
        assert.equal((await read()).state, 'sending')
        server.behaviour = 'behaves'
        await start()
        await until('nobody knows', async () => (await read()).state === 'uncertain')
        assert.equal(kinds(await read()).at(-1), 'uncertain interrupted')
        const address = `${page}/deliveries/${id}`
        assert.equal((await team.editor.post(`${address}/decision`, { decision: 'arrived' }, { on: address })).status, 303)
        team.desk.time.now = new Date('2021-07-25T10:20:00Z')
        assert.equal(await takeLetter(team.desk.db, team.desk.time.now), null)
        assert.deepEqual([(await read()).state, server.texts()], ['accepted', 1])
      })
    } finally {
      server.stop()
    }
  }))

/** A process of its own that sends. */
function spawnSender({ connection, folder }: DossierDesk['desk']['place'], url: string) {
  const program = `
    const { openDatabase, openFiles, silentLog, smtpLetters } = await import(${here('platform')})
    const { startDelivering } = await import(${here('delivery')})
    const { db } = openDatabase(${JSON.stringify(connection)})
    const files = openFiles(${JSON.stringify(folder)}, db)
    const post = smtpLetters(${JSON.stringify({ url, from: lettersFrom })})
    await startDelivering({ db, files, post, log: silentLog, clock: () => new Date('2021-07-25T10:00:05Z'), secondsBetweenLooks: 0.01 })`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'inherit', 'inherit'] })
}

test('what must not go out any more is given up when its turn comes, and what a backup brings back waits for a person', () =>
  atPublished(async (team) => {
    const { db, time } = team.desk
    await withLetters(team, {}, async ({ id, read }) => {
      assert.equal(await putAsideRestoredLetters(db, time.now), 1)
      assert.deepEqual([(await read()).state, kinds(await read()).at(-1)], ['uncertain', 'uncertain restored'])
      const address = `${page}/deliveries/${id}`
      assert.equal((await team.editor.post(`${address}/decision`, { decision: 'again' }, { on: address })).status, 303)
      const { body } = await read()
      assert.equal((await team.editor.post(`/bodies/${body}/objection`, { words: 'Their letter of 24 July.' })).status, 303)
      assert.equal(await takeLetter(db, time.now), null)
      assert.equal(kinds(await read()).at(-1), 'given-up objected')
      assert.match((await team.editor.get(address)).text, /Given up: the body asked for no more mail/)
    })
    await withLetters(
      team,
      {},
      async ({ read, start, received }) => {
        assert.equal((await team.editor.post(`${page}/take-down`, { reason: 'Asked for.' })).status, 303)
        await start()
        await until('it is given up', async () => (await read()).state === 'given-up')
        assert.deepEqual([kinds(await read()), received], [['queued', 'given-up taken-down'], []])
      },
      'second@ombudsman.example.org',
    )
  }))

test('reports that come back by IMAP or into a folder say what became of a letter, once; of what was not sent they say nothing', () =>
  atPublished(async (team) => {
    await withLetters(team, {}, async ({ start, read, received }) => {
      const first = await start()
      await until('it is accepted', async () => (await read()).state === 'accepted')
      await first.stop()
      const { messageId } = await read()
      const token = /bounces\+([0-9a-f]{32})@/.exec(received[0]!.from)![1]!
      const folder = temporaryFolder()
      mkdirSync(join(folder, 'new'))
      const put = (name: string, text: string): void => writeFileSync(join(folder, 'new', name), text.replaceAll('\n', '\r\n'))
      // A mark that no database takes is none.
      const strange = report({ action: 'failed', status: '5.1.1', messageId: '<a\0b@example.org>' })
      assert.equal((await takeReport(team.desk.db, Buffer.from(strange), team.desk.time.now)).kind, 'unknown')
      // Somebody who knows neither the mark of the letter nor to whom it went.
      put('1', report({ action: 'failed', status: '5.1.1', messageId: '<guessed@example.org>', to: 'letters@example.org' }))
      put('2', 'From: someone@example.org\nSubject: Out of office\n\nUntil Monday.\n')
      put('3', report({ action: 'failed', status: '5.1.1', messageId: messageId!, others: true }))
      put('4', report({ action: 'delayed', status: '4.4.1', envelope: token }))
      const reading = await start([folderOfReports(folder)])
      await until('it is delayed', async () => (await read()).events.some(({ kind }) => kind === 'reported-delayed'))
      await reading.stop()
      assert.deepEqual(kinds(await read()).slice(3), ['reported-delayed 4.4.1'])
      assert.equal((await read()).state, 'accepted')

      const imap = await startMailbox([
        report({ action: 'delivered', status: '2.0.0', to: `bounces+${token}@example.org` }),
        report({ action: 'delayed', status: '4.4.1', envelope: token }),
      ])
      try {
        const boxes = [imapOfReports(imap.url), folderOfReports(folder)]
        const further = await start(boxes)
        await until('it is delivered', async () => (await read()).state === 'delivered')
        await further.stop()
        // The same mailbox looked at again, by a new process, changes nothing.
        await boxes[0]!.look(() => Promise.reject(new Error('It was read before')))
      } finally {
        await imap.stop()
      }
      assert.deepEqual(kinds(await read()).slice(3), ['reported-delayed 4.4.1', 'reported-delivered 2.0.0'])
    })
  }))

const tokenIn = (html: string): string => /name="_token" value="([^"]+)"/.exec(html)![1]!

const here = (name: string): string => JSON.stringify(projectPath('dist', 'src', name, 'index.js'))
