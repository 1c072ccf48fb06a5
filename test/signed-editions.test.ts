import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { run } from '../src/cli/index.ts'
import { manifestSigner } from '../src/cli/sign-manifests.ts'
import { openLog, readEntry, readIdentity, readNote, readVerifierKey, verifyLog, verifyNote, writeCopy } from '../src/log/index.ts'
import { logKey } from '../src/log/testing.ts'
import { addErasure, openFiles, openGivenFolder, silentLog, startJobs, type Connection, type Database } from '../src/platform/index.ts'
import { temporaryFolder, withDatabase } from '../src/platform/testing.ts'
import {
  catchUpOnManifests,
  catchUpOnSheets,
  findEdition,
  findManifest,
  manifestJobs,
  openSheets,
  publishingJobs,
  publishTranslationWithin,
  readManifest,
  rerenderRedacted,
  takeDown,
  type Manifest,
} from '../src/publishing/index.ts'
import { checkInstallation } from '../src/integrity/index.ts'
import { enterEditions, openSignOns, type SignOns } from '../src/signons/index.ts'
import { copySite, furtherAddresses, keepMirror, signList } from '../src/web/index.ts'
import { publicApp } from '../src/web/public/app.tsx'
import { facts } from './fixtures/hospital-case.ts'
import { openSigningSite, signThrough, type SigningSite } from './fixtures/signing-site.ts'
import { translate } from './fixtures/translated-appeal.ts'

/** The site as it is served, with the jobs that make forms and lists. */
type Served = SigningSite & {
  readonly manifests: Parameters<typeof manifestJobs>[0]
  /** Does all that is to be done, as a start of Amparo does it. */
  readonly work: () => Promise<void>
}

const seed = logKey.seed

async function openServed(db: Database, connection: Connection): Promise<Served> {
  const signing = await openSigningSite(db)
  const { origin, world, signOns } = signing
  const clock = () => world.now
  const addressOf = (appeal: string, lang?: string): string => `${origin}/appeals/${appeal}${lang === undefined ? '' : `/${lang}`}`
  const files = openFiles(temporaryFolder(), db)
  const sheets = openSheets({ db, files, clock, log: silentLog, addressOf })
  const manifests = { db, sheets, clock, signer: manifestSigner(db, seed) }
  const work = async (): Promise<void> => {
    const queues = { ...publishingJobs(db, sheets), ...manifestJobs(manifests) }
    const jobs = await startJobs({ db, connection }, { log: silentLog, queues, secondsBetweenLooks: 0.5 })
    try {
      await catchUpOnSheets(db, { files, sheets })
      await catchUpOnManifests(manifests)
      for (;;) {
        const { rows } = await sql`select from pgboss.job where state in ('created', 'active') and name in ('sheets', 'manifests')`.execute(
          db,
        )
        if (rows.length === 0) return
        await new Promise((wait) => setTimeout(wait, 50))
      }
    } finally {
      await jobs.stop()
    }
  }
  const { app } = publicApp({ db, clock, origin, facts, signOns, sheets })
  return { ...signing, site: app, manifests, work }
}

const inLanguage = async ({ db, world }: Served, lang: string): Promise<void> => {
  await translate(db, 'EX-en', lang)
  const outcome = await db
    .transaction()
    .execute((tx) => publishTranslationWithin(tx, 'EX-en', lang, { by: 'Ana B.', clock: () => world.now, facts }))
  assert.equal(outcome.kind, 'published', JSON.stringify(outcome))
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The signed list at an address, whose signature is that of the log. */
async function listAt({ site, db }: Served, address: string): Promise<Manifest> {
  const response = await site.request(address)
  assert.equal(response.status, 200, address)
  const note = readNote(new Uint8Array(await response.arrayBuffer())) ?? assert.fail(`${address} is no note`)
  const { vkey } = (await readIdentity(db)) ?? assert.fail('the log has no key')
  assert.equal(verifyNote(note, [readVerifierKey(vkey)!]).kind, 'verified')
  return readManifest(note.text)?.manifest ?? assert.fail(`${address} is no list`)
}

/** The entries of the log that are of editions. */
async function entered(place: string): Promise<string[]> {
  const folder = openGivenFolder(place, 'read')
  assert.ok(folder.kind === 'folder')
  const names: string[] = []
  const { problems } = await verifyLog(async (path) => folder.read(path), {
    keys: [],
    each: (line) => {
      const entry = readEntry(line)
      if (entry?.kind === 'edition') names.push(`${entry.appeal} ${entry.version} ${entry.lang}`)
    },
  })
  assert.deepEqual(problems, [])
  return names
}

/** Writes a mirror as `amparo mirror` does, and gives its folder. */
async function mirrored({ site, db, origin }: Served): Promise<string> {
  const place = temporaryFolder()
  const folder = openGivenFolder(place, 'write')
  assert.ok(folder.kind === 'folder')
  const files = await copySite({ ask: async (address) => site.request(origin + address), origin, also: await furtherAddresses(db) })
  await writeCopy(db, {
    read: (path) => folder.read(`log/${path}`),
    has: (path) => folder.has(`log/${path}`),
    write: (path, bytes) => folder.write(`log/${path}`, bytes),
  })
  assert.equal(keepMirror(folder, files, (list) => signList(list, { key: logKey, origin })).kind, 'kept')
  return place
}

async function amparo(...words: readonly string[]): Promise<{ readonly status: number; readonly said: string }> {
  let said = ''
  const say = (text: string) => void (said += text)
  const status = await run(words, { env: {}, clock: () => new Date(0), out: say, err: say, columns: 80, terminal: false })
  return { status, said }
}

test('what is published in three languages has three entries in the log and three signed lists, by which each file is held offline', () =>
  withDatabase(async (db, connection) => {
    const served = await openServed(db, connection)
    await inLanguage(served, 'es')
    await inLanguage(served, 'ar')
    await served.work()
    assert.equal(await enterEditions(served.signOns), 3)
    assert.equal(await enterEditions(served.signOns), 0)
    await served.work()
    // Nothing is told of what the released log does not have.
    assert.equal((await served.site.request('/appeals/EX-en/1.manifest')).status, 404)
    await signThrough(served)
    await served.release()

    const lists = ['/appeals/EX-en/1.manifest', '/appeals/EX-en/1/ar.manifest', '/appeals/EX-en/1/es.manifest']
    for (const address of lists) {
      const list = await listAt(served, address)
      assert.equal(list.forms.length, 6, JSON.stringify(list))
      for (const form of list.forms) {
        const response = await served.site.request(form.address)
        const bytes = new Uint8Array(await response.arrayBuffer())
        assert.deepEqual(
          { ...form, type: response.headers.get('Content-Type'), length: bytes.length, sha256: sha256(bytes) },
          form,
          form.address,
        )
      }
    }
    assert.match(await (await served.site.request('/appeals/EX-en/ar/forms')).text(), /href="\/appeals\/EX-en\/1\/ar\.manifest"/)

    const place = await mirrored(served)
    assert.deepEqual((await entered(join(place, 'log'))).toSorted(), ['EX-en 1 ar', 'EX-en 1 en', 'EX-en 1 es'])
    const { vkey } = (await readIdentity(db))!
    const whole = await amparo('verify', place, '--key', vkey)
    assert.equal(whole.status, 0, whole.said)
    assert.match(whole.said, /^3 editions with 18 files: each is what its list says, and the log has an entry of each\./)
    for (const { address } of (await listAt(served, lists[1]!)).forms) {
      const path = join(place, address)
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.with(bytes.length - 3, bytes[bytes.length - 3]! ^ 1))
      const { status, said } = await amparo('verify', place, '--key', vkey)
      assert.equal(status, 1)
      assert.match(said, new RegExp(`${address.slice(1)} is not what was published as EX-en, version 1, ar\\.`))
      writeFileSync(path, bytes)
    }
    const manifest = join(place, lists[0]!)
    const alone = ['--manifest', manifest, '--key', vkey] as const
    const sheet = await amparo('verify', join(place, 'appeals/EX-en/1.pdf'), ...alone, '--log', join(place, 'log'))
    assert.match(sheet.said, /EX-en\/1\.pdf, as it was published: EX-en, version 1, en[^]*It is entry \d of the log\./)
    assert.match((await amparo('verify', join(place, 'appeals/EX-en/1/es.pdf'), ...alone)).said, /is none of the 6 files/)
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"version":1', '"version":2'))
    assert.match((await amparo('verify', join(place, 'appeals/EX-en/1.pdf'), ...alone)).said, /not to be believed/)

    await erasesAndEnds(served)
  }))

/** What becomes of a list when something of its edition is erased, when the appeal is closed, and when it is taken down. */
async function erasesAndEnds(served: Served): Promise<void> {
  const { db, world, publishAgain, signOns, site } = served
  const before = await findManifest(db, { appeal: 'EX-en', version: 1, lang: 'es' })
  const at = new Date('2021-08-03T10:00:00Z')
  await db.transaction().execute(async (tx) => {
    const erasure = await addErasure(tx, { reason: 'She asked for it.', by: 'amparo', at })
    await rerenderRedacted(tx, { appeal: 'EX-en', version: 1, lang: 'es' }, ['/title'], { erasure, at })
  })
  await served.work()
  const list = await listAt(served, '/appeals/EX-en/1/es.manifest')
  assert.ok(list.number > before!.number && list.forms.length === 6, JSON.stringify(list))
  assert.match(await (await site.request('/appeals/EX-en/1/es.txt')).text(), /3 de agosto de 2021/)

  world.now = new Date('2021-08-04T10:00:00Z')
  await publishAgain((text) =>
    text.replace('status: open', "status: closed\n  closed: '2021-08-03'\n  outcome: released\n  news: She is free."),
  )
  await signOns.committer.change(async ({ enter }) => enter('amparo-log/1 close EX-en'))
  assert.equal(await enterEditions(signOns), 1)
  await served.work()
  await served.release()
  // The version that tells of the closing is in the log like any other.
  assert.equal((await listAt(served, '/appeals/EX-en/2.manifest')).version, 2)
  assert.equal((await entered(join(await mirrored(served), 'log'))).length, 4)
  assert.equal((await site.request('/appeals/EX-en/es.pdf')).status, 404)

  await takeDown(db, 'EX-en', { by: 'Ana B.', reason: 'Her family asked for it.', clock: () => world.now })
  for (const path of ['/2.manifest', '/1.manifest', '/1/ar.manifest', '/1/ar.txt', '/1.json'])
    assert.equal((await site.request(`/appeals/EX-en${path}`)).status, 410, path)
}

/** A form that is made while an edition is listed is in the list, and the job does not fail. */
async function listsWhatIsMadeMeanwhile({ db, manifests }: Served, key: Parameters<typeof findManifest>[1]): Promise<void> {
  const { sheets } = manifests
  const published = (await findEdition(db, key.appeal, key.version, key.lang))!
  await sheets.make(published, 'text')
  const beside: typeof sheets = {
    ...sheets,
    async read(edition, form) {
      await sheets.make(edition, 'mail')
      return sheets.read(edition, form)
    },
  }
  await manifestJobs({ ...manifests, sheets: beside })['manifests']!(key)
  const { manifest } = readManifest(readNote(Buffer.from((await findManifest(db, key))!.note))!.text)!
  assert.deepEqual(manifest.forms.map(({ address }) => address.replace(/.*?\./, '')).toSorted(), ['json', 'mail.txt', 'txt'])
}

test('what is published while the log cannot be written, or before a kill, is entered once and listed when it can', () =>
  withDatabase(async (db, connection) => {
    const served = await openServed(db, connection)
    const { log, world, signOns } = served
    await inLanguage(served, 'es')
    const clock = () => world.now
    const entriesIn = async () =>
      (await sql<{ entry: number | null }>`select entry from edition_entries order by lang`.execute(db)).rows.map(({ entry }) => entry)

    const killed: SignOns['log'] = { ...log, size: 0, append: () => Promise.reject(new Error('killed')) }
    await assert.rejects(enterEditions(openSignOns({ ...signOns, log: killed })), /killed/)
    assert.deepEqual(await entriesIn(), [null, null])

    // Two processes at once, as while one takes over from another.
    const second = openSignOns({ ...signOns, log: await openLog(db, { key: logKey, origin: 'appeals.example.org/log', clock }) })
    await Promise.all([enterEditions(signOns), enterEditions(second), signThrough(served)])
    assert.deepEqual(new Set(await entriesIn()), new Set([0, 1]))

    const key = { appeal: 'EX-en', version: 1, lang: 'es' }
    await listsWhatIsMadeMeanwhile(served, key)
    await served.work()
    const before = await findManifest(db, key)
    assert.ok(before !== null)
    // With another key than that of the log nothing is signed; with the log's own once more, nothing is listed twice.
    const stranger = { ...served.manifests, signer: manifestSigner(db, Buffer.alloc(32, 9)) }
    assert.equal(await catchUpOnManifests(stranger), 0)
    await served.work()
    assert.deepEqual(await findManifest(db, key), before)
    for (const statement of [
      sql`update edition_entries set entry = 9`,
      sql`delete from edition_entries`,
      sql`delete from edition_manifests`,
    ])
      await assert.rejects(statement.execute(db))

    // Whoever changes a list, or what is said of an entry, past all that, is told by the check.
    await served.release()
    const wrong = async () =>
      (await checkInstallation(db, openFiles(temporaryFolder(), db), facts)).findings.filter(({ of }) => of === 'edition')
    assert.deepEqual(await wrong(), [])
    await db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`update edition_manifests set note = replace(note, '/1/es.pdf', '/1/es.pdF')`.execute(tx)
      await sql`update edition_entries set entry = entry + 1000 where lang = 'en'`.execute(tx)
      await sql`update edition_entries set entry = 1 - entry where lang = 'es'`.execute(tx)
    })
    assert.deepEqual(
      (await wrong()).map(({ where, says }) => `${where}: ${says.slice(0, 12)}`),
      ['EX-en version 1 es: It is said t', 'EX-en version 1 es: The list of '],
    )
  }))
