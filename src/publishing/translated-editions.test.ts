import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { translate } from '../../test/fixtures/translated-appeal.ts'
import { keepAppeal } from '../appeals/index.ts'
import { importCase } from '../cases/index.ts'
import { openFiles, silentLog, startJobs, type Connection, type Database } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { changeTranslation, readTranslation } from '../translations/index.ts'
import {
  askedEditionJobs,
  askedEditions,
  askForEditions,
  canonicalEdition,
  catchUpOnEditions,
  editionPdf,
  findEdition,
  languagesOf,
  lastTakeDowns,
  listEditions,
  listVersions,
  noteChanges,
  openChanges,
  openSheets,
  plainText,
  publicChanges,
  publishAppeal,
  publishingJobs,
  publishTranslationWithin,
  takeDown,
  verifyEdition,
  type PublishTranslationOutcome,
} from './index.ts'

const day = (text: string) => () => new Date(`${text}T10:00:00Z`)
const keep = (db: Database, text = hospitalAppeal) => keepAppeal(db, readAppeal(text), { clock: day('2021-07-24') })
const publish = (db: Database, on = '2021-07-25') => publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock: day(on), facts })
const publishIn = (db: Database, lang: string, on = '2021-07-26'): Promise<PublishTranslationOutcome> =>
  db.transaction().execute((tx) => publishTranslationWithin(tx, 'EX-001', lang, { by: 'Ana B.', clock: day(on), facts }))
const editionIn = async (db: Database, lang?: string, version?: number) =>
  (await findEdition(db, 'EX-001', version, lang)) ?? assert.fail(`there is no edition in ${lang}`)
const whyNot = (outcome: PublishTranslationOutcome): string =>
  outcome.kind === 'refused' ? outcome.reasons.join(' ') : assert.fail(outcome.kind)

/** Somebody reviews each sentence again. */
const approveAgain = (db: Database, lang: string, takenDown: Date | null, at: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const about = { appeal: readAppeal(hospitalAppeal), lang, takenDown }
    for (const { key, base } of (await readTranslation(tx, about.appeal, lang, about)).translation.segments)
      assert.equal((await changeTranslation(tx, about, { kind: 'approve', key, base }, { by: 'rita', at })).kind, 'changed')
  })

const addressOf = (appeal: string, translation?: string): string =>
  `https://example.org/appeals/${appeal}${translation === undefined ? '' : `/${translation}`}`

const withCase = (body: (db: Database, connection: Connection) => Promise<void>): Promise<void> =>
  withDatabase(async (db, connection) => {
    await importCase(db, readCase(hospitalCase), { clock: day('2021-07-24') })
    await keep(db)
    await body(db, connection)
  })

test('a translation is an edition of the version it translates: its own fingerprint, the same notes, and the original named', () =>
  withCase(async (db) => {
    assert.match(whyNot(await publishIn(db, 'es')), /Nothing is published/)
    await publish(db)
    assert.match(whyNot(await publishIn(db, 'es')), /Not approved .*Title/)
    await translate(db, 'EX-001', 'es', { but: ['S2'] })
    assert.match(whyNot(await publishIn(db, 'es')), /Not approved for exactly this text: S2\./)
    await translate(db, 'EX-001', 'es')
    assert.match(whyNot(await publishIn(db, 'en')), /language of the original/)
    assert.match(whyNot(await publishIn(db, 'sign')), /not the tag of a language/)
    assert.equal((await publishIn(db, 'es')).kind, 'published')
    assert.equal((await publishIn(db, 'es', '2021-08-02')).kind, 'unchanged')

    const [original, spanish] = [await editionIn(db), await editionIn(db, 'es')]
    assert.deepEqual(spanish.edition.translates, { lang: 'en', hash: original.hash })
    assert.deepEqual([original.original, spanish.original, spanish.edition.version], [true, false, 1])
    assert.equal(spanish.edition.sections[0]?.sentences[0]?.text, '[es] She was moved to a hospital in July.')
    assert.deepEqual(
      spanish.edition.notes.map(({ number, cites }) => [number, cites]),
      original.edition.notes.map(({ number, cites }) => [number, cites]),
    )
    assert.equal(spanish.edition.notes[0]?.points[0]?.question, '¿Cuándo fue trasladada la persona a un hospital?')
    assert.equal(verifyEdition(canonicalEdition(spanish.committed)).kind, 'verified')
    assert.notEqual(spanish.hash, original.hash)
    assert.deepEqual(
      (await languagesOf(db, 'EX-001', 1)).map(({ lang, original: own }) => [lang, own]),
      [
        ['en', true],
        ['es', false],
      ],
    )
    assert.deepEqual(
      (await listVersions(db, 'EX-001')).map(({ version, lang }) => [version, lang]),
      [
        [1, 'en'],
        [1, 'es'],
      ],
    )
    assert.deepEqual(
      (await listEditions(db)).map(({ lang }) => lang),
      ['en'],
    )

    await keep(db, hospitalAppeal.replace('The law is clear.', 'The rule is Rule 68.'))
    assert.match(whyNot(await publishIn(db, 'ar')), /no longer says what version 1 says/)
    await publish(db, '2021-08-01')
    assert.match(whyNot(await publishIn(db, 'es')), /Not approved for exactly this text: S3\./)
    assert.deepEqual([(await editionIn(db)).edition.version, (await editionIn(db, 'es')).edition.version], [2, 1])
    assert.equal((await editionIn(db, 'es')).newest, 2)
  }))

test('a name that only the translation prints is not published, unless it is a part of another word', () =>
  withCase(async (db) => {
    const people = hospitalCase.replace(
      'documents:',
      '  - {id: berta, name: Berta Gomez, kind: family}\n  - {id: eman, name: Eman, kind: person}\ndocuments:',
    )
    await importCase(db, readCase(people), { clock: day('2021-07-24') })
    await publish(db)
    await translate(db, 'EX-001', 'es', { say: (text) => `${text} Una semana.` })
    assert.equal((await publishIn(db, 'es')).kind, 'published')
    await translate(db, 'EX-001', 'fr', { say: (text) => text.replace('the family', 'BERTA Gomez') })
    assert.match(whyNot(await publishIn(db, 'fr')), /prints the name Berta Gomez, which the original does not print/)
    await translate(db, 'EX-001', 'fr')
    assert.equal((await publishIn(db, 'fr')).kind, 'published')
  }))

test('what changes in a case is noted on every language in the same transaction, and a language that comes later has it, too', () =>
  withCase(async (db) => {
    await publish(db)
    for (const lang of ['es', 'ar']) {
      await translate(db, 'EX-001', lang)
      await publishIn(db, lang)
    }
    const contradicting = hospitalCase.concat(
      '  - {id: C10, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: The family was told., asserts: [{fact: notify.transfer, value: true, occasion: july}], sensitivity: public}\n',
    )
    await importCase(db, readCase(contradicting), { clock: day('2021-08-01') })
    await db.transaction().execute((tx) => noteChanges(tx, { facts, at: day('2021-08-01')() }))
    const noted = await Promise.all(
      ['en', 'es', 'ar'].map(async (lang) =>
        (await publicChanges(db, { appeal: 'EX-001', version: 1, lang })).map(({ kind, note, sentences }) => ({ kind, note, sentences })),
      ),
    )
    assert.deepEqual(noted[0], [{ kind: 'contested', note: 3, sentences: ['s2'] }])
    assert.deepEqual([noted[1], noted[2]], [noted[0], noted[0]])
    const { rows } = await sql<{ key: number }>`select key from cases`.execute(db)
    const open = await openChanges(db, new Map([[rows[0]!.key, 'sealed']]))
    assert.deepEqual(open.map(({ lang }) => lang).toSorted(), ['ar', 'en', 'es'])
    await translate(db, 'EX-001', 'fr')
    assert.match(whyNot(await publishIn(db, 'fr')), /no longer says what version 1 says/)
  }))

test('a take-down takes all languages of a version, those still to come among them, unless one translation is named', () =>
  withCase(async (db) => {
    await publish(db)
    for (const lang of ['es', 'ar']) {
      await translate(db, 'EX-001', lang)
      await publishIn(db, lang)
    }
    const down = { by: 'Ana B.', reason: 'A word was wrong.', clock: day('2021-07-27') }
    assert.deepEqual(await takeDown(db, 'EX-001', { ...down, lang: 'ar' }), {
      kind: 'taken-down',
      appeal: 'EX-001',
      versions: [1],
      lang: 'ar',
    })
    assert.deepEqual(
      (await languagesOf(db, 'EX-001', 1)).map(({ lang }) => lang),
      ['en', 'es'],
    )
    assert.equal((await editionIn(db, 'ar')).takenDown?.reason, 'A word was wrong.')
    assert.equal((await editionIn(db)).takenDown, undefined)
    assert.match(whyNot(await publishIn(db, 'ar')), /was taken down/)
    assert.equal((await takeDown(db, 'EX-001', { ...down, lang: 'fr' })).kind, 'refused')
    assert.equal((await takeDown(db, 'EX-001', down)).kind, 'taken-down')
    assert.deepEqual(await languagesOf(db, 'EX-001', 1), [])
    assert.ok((await editionIn(db, 'es')).takenDown)
    await translate(db, 'EX-001', 'fr')
    assert.match(whyNot(await publishIn(db, 'fr')), /is taken down/)
    assert.equal((await takeDown(db, 'EX-001', down)).kind, 'refused')
    await publish(db, '2021-07-28')
    assert.match(whyNot(await publishIn(db, 'es', '2021-07-28')), /Not approved .*Title/, 'it was approved before it was taken down')
    const takenDown = (await lastTakeDowns(db, ['EX-001'], 'es')).get('EX-001') ?? null
    await approveAgain(db, 'es', takenDown, day('2021-07-28')())
    assert.equal((await publishIn(db, 'es', '2021-07-28')).kind, 'published')
  }))

test('languages asked for together are published and printed by jobs, those left over after the next start, and what is in the way is left', () =>
  withCase(async (db, connection) => {
    await publish(db)
    for (const lang of ['es', 'ar', 'zh-Hans']) await translate(db, 'EX-001', lang, lang === 'ar' ? { but: ['A1'] } : {})
    // Before the first start there is no queue: what is asked for waits.
    const ask = { by: 'a3', at: day('2021-07-26')() }
    await db.transaction().execute((tx) => askForEditions(tx, { appeal: 'EX-001', version: 1 }, ['zh-Hans', 'es', 'ar', 'es'], ask))
    assert.deepEqual(
      (await askedEditions(db, 'EX-001', 1)).map(({ lang, state }) => [lang, state]),
      [
        ['ar', 'waiting'],
        ['es', 'waiting'],
        ['zh-Hans', 'waiting'],
      ],
    )
    const recorded: string[] = []
    const files = openFiles(temporaryFolder(), db)
    const sheets = openSheets({ db, files, clock: day('2021-07-26'), log: silentLog, addressOf })
    const afterwards = async (_tx: unknown, { lang }: { lang: string }, { by }: { by: string }): Promise<void> =>
      void recorded.push(`${by} ${lang}`)
    const queues = { ...publishingJobs(db, sheets), ...askedEditionJobs(db, { clock: day('2021-07-26'), facts, afterwards }) }
    const jobs = await startJobs({ db, connection }, { log: silentLog, queues, secondsBetweenLooks: 0.5 })
    assert.equal(await catchUpOnEditions(db), 3)
    try {
      for (;;) {
        const { rows } = await sql`select from pgboss.job where state in ('created', 'active')`.execute(db)
        if (rows.length === 0) break
        await new Promise((wait) => setTimeout(wait, 50))
      }
    } finally {
      await jobs.stop()
    }
    assert.deepEqual(
      (await askedEditions(db, 'EX-001', 1)).map(({ lang, state }) => [lang, state]),
      [
        ['ar', 'refused'],
        ['es', 'published'],
        ['zh-Hans', 'published'],
      ],
    )
    assert.deepEqual(recorded.toSorted(), ['a3 es', 'a3 zh-Hans'])
    const later = { by: 'a3', at: day('2021-07-27')() }
    for (let times = 1; times <= 2; times++) {
      await db.transaction().execute((tx) => askForEditions(tx, { appeal: 'EX-001', version: 1 }, ['ar'], later))
      const { rows } = await sql`select from pgboss.job where name = 'editions' and state = 'created'`.execute(db)
      assert.equal(rows.length, times, 'asked again while it waits, it gets another job')
    }
    const { rows: waiting } = await sql`select from asked_editions where ended_at is null`.execute(db)
    assert.equal(waiting.length, 1)
    const spanish = await editionIn(db, 'es')
    assert.equal((await sheets.read(spanish)).kind, 'printed')
    const { rows: made } = await sql<{
      lang: string
      address: string
    }>`select lang, address from sheets where form = 'sheet' order by lang`.execute(db)
    assert.deepEqual(
      made.map(({ lang, address }) => [lang, address]),
      [
        ['es', 'https://example.org/appeals/EX-001/es'],
        ['zh-Hans', 'https://example.org/appeals/EX-001/zh-Hans'],
      ],
    )
  }))

test('the text and the sheet of a translation say what it was translated from, and that the original decides', () =>
  withCase(async (db) => {
    await publish(db)
    await translate(db, 'EX-001', 'es')
    await publishIn(db, 'es')
    const spanish = await editionIn(db, 'es')
    const text = plainText(spanish, 'https://example.org/appeals/EX-001/es').replaceAll(/\s+/g, ' ')
    assert.match(text, /Idioma del original: inglés\./)
    assert.match(text, new RegExp((await editionIn(db)).hash))
    assert.equal((await editionPdf(spanish.edition, { hash: spanish.hash })).kind, 'rendered')
  }))
