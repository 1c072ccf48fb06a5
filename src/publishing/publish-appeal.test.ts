import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { keepAppeal } from '../appeals/index.ts'
import { importCase, lockCase } from '../cases/index.ts'
import type { Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { canonicalEdition, findEdition, listEditions, publishAppeal, verifyEdition } from './index.ts'

const day = (text: string) => () => new Date(`${text}T10:00:00Z`)
const publish = (db: Database, on = '2021-07-25') => publishAppeal(db, 'EX-001', { as: 'operator', by: 'Ana B.', clock: day(on), facts })
const keep = (db: Database, text = hospitalAppeal) => keepAppeal(db, readAppeal(text), { clock: day('2021-07-24') })
const withCase = (body: (db: Database) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    await importCase(db, readCase(hospitalCase), { clock: day('2021-07-24') })
    await keep(db)
    await body(db)
  })

test('a published appeal can be read back, and whoever has its JSON can compute its fingerprint again', () =>
  withCase(async (db) => {
    const outcome = await publish(db)
    assert.ok(outcome.kind === 'published' && outcome.version === 1)
    const found = (await findEdition(db, 'EX-001')) ?? assert.fail('nothing was published')
    assert.equal(found.hash, outcome.hash)
    const verified = verifyEdition(canonicalEdition(found.committed))
    assert.ok(verified.kind === 'verified' && verified.published.hash === found.hash)
    assert.equal(found.edition.published, '2021-07-25')
    assert.deepEqual(
      (await listEditions(db)).map((edition) => [edition.appeal, edition.version, edition.title]),
      [['EX-001', 1, 'Fictional: an examination for Ana Ejemplo']],
    )
  }))

test('publishing again without a change keeps the version that stands, also on a later day', () =>
  withCase(async (db) => {
    await publish(db)
    const again = await publish(db, '2021-09-01')
    assert.ok(again.kind === 'unchanged' && again.version === 1)
  }))

test('a changed text is a new version, and the old one stays as it was', () =>
  withCase(async (db) => {
    const first = await publish(db)
    await keep(db, hospitalAppeal.replace('The law is clear.', 'The rule is Rule 68.'))
    const second = await publish(db, '2021-07-26')
    assert.ok(first.kind === 'published' && second.kind === 'published' && second.version === 2)
    assert.equal((await findEdition(db, 'EX-001', 1))?.hash, first.hash)
    assert.equal((await findEdition(db, 'EX-001', 2))?.edition.previous, first.hash)
    assert.equal((await findEdition(db, 'EX-001'))?.hash, second.hash)
    assert.equal((await findEdition(db, 'EX-001', 1))?.newest, 2)
  }))

test('a claim that contradicts a cited one makes a new version with both accounts', () =>
  withCase(async (db) => {
    await publish(db)
    const more = hospitalCase.concat(
      '  - {id: C10, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: The family was told., asserts: [{fact: notify.transfer, value: true, occasion: july}], sensitivity: public}\n',
    )
    await importCase(db, readCase(more), { clock: day('2021-07-26') })
    const outcome = await publish(db, '2021-07-26')
    assert.ok(outcome.kind === 'published' && outcome.version === 2)
    const found = await findEdition(db, 'EX-001')
    assert.equal(found?.edition.notes[2]?.points[0]?.accounts.length, 2)
  }))

test('what stops publication is said in full, and nothing is written', () =>
  withCase(async (db) => {
    await keep(db, hospitalAppeal.replace("['example#C1', 'example#C2']", "['example#C4', 'example#C99']"))
    const outcome = await publish(db)
    assert.ok(outcome.kind === 'refused')
    assert.equal(outcome.reasons.length, 2)
    assert.equal(await findEdition(db, 'EX-001'), null)
  }))

test('an unknown appeal, a nameless publisher and an id that stands in two places are refused', () =>
  withCase(async (db) => {
    assert.deepEqual(await publishAppeal(db, 'NO-1', { as: 'operator', by: 'Ana B.', clock: day('2021-07-25'), facts }), {
      kind: 'refused',
      reasons: ['There is no appeal NO-1.'],
    })
    assert.equal((await publishAppeal(db, 'EX-001', { as: 'operator', by: ' ', clock: day('2021-07-25'), facts })).kind, 'refused')
    const inCase = `${hospitalCase.replace('id: example,', 'id: second,')}${hospitalAppeal
      .slice(hospitalAppeal.indexOf('appeal:\n'))
      .replace('appeal:\n  id', 'appeals:\n  - id')
      .replaceAll('\n  ', '\n    ')
      .replace('\n    - id', '\n  - id')
      .replaceAll('example#', 'second#')}`
    await importCase(db, readCase(inCase), { clock: day('2021-07-24') })
    const outcome = await publish(db)
    assert.ok(outcome.kind === 'refused')
    assert.match(outcome.reasons[0] ?? '', /several appeals EX-001: on its own, in the case second/)
  }))

test('a published version cannot be changed, deleted or emptied, not even in the database', () =>
  withCase(async (db) => {
    await publish(db)
    for (const statement of [sql`update editions set hash = hash`, sql`delete from editions`, sql`truncate editions cascade`])
      await assert.rejects(statement.execute(db), /A published edition never changes/)
  }))

test('two people who publish at once make one version', () =>
  withCase(async (db) => {
    const outcomes = await Promise.all([publish(db), publish(db), publish(db)])
    assert.deepEqual(outcomes.map((outcome) => outcome.kind).toSorted(), ['published', 'unchanged', 'unchanged'])
  }))

const withAppeal = (text: string): string => `${hospitalCase}${text.replaceAll('\n  ', '\n    ').replace('\n    - id', '\n  - id')}`
test('text and notes are of one moment: an import that is under way is waited for before the appeal is read', () =>
  withDatabase(async (db) => {
    const own = hospitalAppeal.slice(hospitalAppeal.indexOf('appeal:\n')).replace('appeal:\n  id', 'appeals:\n  - id')
    await importCase(db, readCase(withAppeal(own)), { clock: day('2021-07-24') })
    const waiting = sql<{ n: number }>`
      select count(*)::int as n from pg_locks join pg_database on pg_database.oid = database
      where datname = current_database() and locktype = 'advisory' and not granted`
    const waits = async (many: number): Promise<void> => {
      while ((await waiting.execute(db)).rows[0]?.n !== many) await setImmediate()
    }
    const outcomes = await db.transaction().execute(async (tx) => {
      await lockCase(tx, 'example')
      const newer = readCase(withAppeal(own).replace('Fictional: an examination for Ana Ejemplo', 'The newer title'))
      const importing = importCase(db, newer, { clock: day('2021-07-24') })
      await waits(1)
      const publishing = publish(db)
      await waits(2)
      return { importing, publishing }
    })
    assert.equal((await outcomes.importing).kind, 'imported')
    assert.equal((await outcomes.publishing).kind, 'published')
    assert.equal((await findEdition(db, 'EX-001'))?.edition.title, 'The newer title')
  }))
