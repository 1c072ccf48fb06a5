import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { keepAppeal } from '../../src/appeals/index.ts'
import { importCaseFile, loadCase, loadCaseWith } from '../../src/cases/index.ts'
import { addImport, readImport } from '../../src/lists/index.ts'
import { allRecords, type Database } from '../../src/platform/index.ts'
import { withDatabase } from '../../src/platform/testing.ts'
import { canonicalEdition, findEdition } from '../../src/publishing/index.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { Browser } from '../../src/web/desk/sign-in/testing.ts'
import { openDesk, type Person, type TestDesk } from '../../src/web/desk/testing.ts'
import { formsIn } from '../../src/web/desk/testing-forms.ts'
import { canaryAppeal } from '../fixtures/canary-case.ts'
import { facts } from '../fixtures/hospital-case.ts'
import { wordsLeft } from '../words-left.ts'
import { keepCanary, type CanaryCase } from './canary-desk.ts'

const now = new Date('2026-03-03T10:00:00Z')
const word = 'Ñahuincopa'
const asked = { words: word, reason: 'A witness asked for it.' }

type Two = { readonly db: Database; readonly desk: TestDesk; readonly own: CanaryCase; readonly foreign: CanaryCase; readonly ana: Person }

/** Two cases with the same words, of which an administrator is a member of the first. */
const withTwoCases = (body: (two: Two) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const desk = openDesk(db, { clock: () => now })
    const own = await keepCanary(db, { id: 'zq-1', word, now })
    const foreign = await keepCanary(db, { id: 'zq-2', word, now, published: true })
    const { token } = await addStaffMember(db, { role: 'administrator', cases: [{ key: own.key, clearance: 'sealed' }], now })
    await body({ db, desk, own, foreign, ana: desk.as(token) })
  })

const recordsIn = (html: string): string[] => [...html.matchAll(/name="record" value="([^"]+)"/g)].map(([, record]) => record!)
const erasures = ({ id }: CanaryCase): string => `/cases/${id}/erasures/new`

/** Looks for the words, then erases them from everything that may be ticked. */
async function eraseAll({ ana, own }: Two) {
  const looked = await ana.post(erasures(own), asked)
  const done = await ana.post(erasures(own), { ...asked, looked: word, record: recordsIn(looked.text), elsewhere: 'yes' })
  assert.equal(done.status, 303, done.text)
  return { looked, done }
}

const auditOf = async (db: Database, action: string): Promise<(number | null)[]> =>
  (await sql<{ key: number | null }>`select case_key as key from audit where action = ${action} order by id`.execute(db)).rows.map(
    ({ key }) => key,
  )

test('that somebody looked for words is on record in every case in which they stand, also where they read nothing', () =>
  withTwoCases(async ({ db, ana, own, foreign }) => {
    const looked = await ana.post(erasures(own), asked)
    assert.match(looked.text, /The words also stand in \d+ records of 1 case whose whole file you may not read/)
    assert.match(looked.text, /That you looked for the words is on record in each of these cases/)
    assert.deepEqual(new Set(await auditOf(db, 'erasure.search')), new Set([own.key, foreign.key, null]))
    await ana.post(erasures(own), { words: 'Nowhere', reason: 'To see.' })
    assert.deepEqual((await auditOf(db, 'erasure.search')).slice(3), [null, own.key])
  }))

test('neither texts nor editions nor drafts of other cases are shown, counted for erasing, or erased', () =>
  withTwoCases(async (two) => {
    const { db, desk, own, foreign, ana } = two
    await keepAppeal(db, canaryAppeal('zqa-both', word, [own.id, foreign.id]), { clock: () => now })
    const { token } = await addStaffMember(db, { role: 'editor', cases: [{ key: foreign.key, clearance: 'sealed' }], now })
    const editor = desk.as(token)
    const [path, appeal] = [`/cases/${foreign.id}/calls/new`, `/appeals/${foreign.appeal}/risk-review`]
    for (const address of [path, appeal]) {
      const form =
        formsIn((await editor.get(address)).text).find(({ action }) => action === address) ?? assert.fail(`no form at ${address}`)
      const kept = await editor.send('/drafts', { ...Object.fromEntries(form.fields), said: word, 'reprisal.reason': word })
      assert.match(kept.text, /"kept":true/)
    }
    const looked = await ana.post(erasures(own), asked)
    assert.doesNotMatch(looked.text, /In another case|published|that somebody is filling in|zqa-2|zq-2/)
    assert.match(looked.text, /Also from 1 text of an appeal/, 'the appeal that stands alone over their own case')
    assert.doesNotMatch(looked.text, /name="elsewhere"[^>]*checked/)
    const before = await foreignRecords(db, foreign)
    await eraseAll(two)
    assert.deepEqual(await foreignRecords(db, foreign), before)
    assert.equal((await loadCase(db, foreign.id))?.sources[0]?.name, `Lawyer ${word}`)
    assert.equal((await loadCase(db, own.id))?.sources[0]?.name, 'Lawyer [erased]')
    const edition = (await findEdition(db, foreign.appeal)) ?? assert.fail('the edition is gone')
    assert.match(canonicalEdition(edition.committed), /Ñahuincopa/)
  }))

test('the note on a list of another case is not erased by whoever does not read that case', () =>
  withTwoCases(async (two) => {
    const { db, foreign, ana, own } = two
    const list = { case: foreign.id, title: word, country: 'PE', source: { name: 'A committee', kind: 'ngo' } } as const
    const prepared = { case: foreign.id, name: `${word}.csv`, mediaType: 'text/csv', columns: ['name'], list, mapping: null }
    const note = { id: randomUUID(), caseKey: foreign.key, file: 'a'.repeat(64), total: 1, prepared }
    await db.transaction().execute((tx) => addImport(tx, note, { by: 'somebody', at: now }))
    const looked = await ana.post(erasures(own), asked)
    assert.doesNotMatch(looked.text, /import of a list/)
    await eraseAll(two)
    assert.equal((await readImport(db, note.id))?.prepared?.name, `${word}.csv`)
  }))

/** How many records hold the words, by table, without those of the administrator's own case. */
async function foreignRecords(db: Database, { key, submission, appeal }: CanaryCase): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for await (const { table, value, row } of allRecords(db)) {
    const counted =
      table === 'entries'
        ? row['case_key'] === key
        : /^(?:dossier_texts|deliver)/.test(table)
          ? row['case_key'] === key || row['appeal'] === appeal
          : table === 'case_submission_texts'
            ? row['submission'] === submission
            : table !== 'appeals' || JSON.stringify(value).includes('zq-2')
    if (counted && JSON.stringify(value).includes(word)) counts[table] = (counts[table] ?? 0) + 1
  }
  return counts
}

test('where the words still stand afterwards, the page says so, and every case that was reached has it on record', () =>
  withTwoCases(async (two) => {
    const { db, ana, own } = two
    const { done } = await eraseAll(two)
    assert.equal(done.location, `/cases/${own.id}/erasures?notice=erased-in-part`)
    assert.match((await ana.get(done.location ?? '')).text, /The words still stand elsewhere/)
    assert.deepEqual(await auditOf(db, 'erasure.make'), [own.key])
  }))

test('a reason that repeats the words is sent back with what was typed', () =>
  withTwoCases(async ({ db, ana, own }) => {
    const refused = await ana.post(erasures(own), { words: word, reason: 'Mrs. NAHUINCOPA asked for it.' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /The reason repeats the words/)
    assert.match(refused.text, /Mrs\. NAHUINCOPA asked/)
    assert.deepEqual(await auditOf(db, 'erasure.search'), [], 'nobody looked for anything')
  }))

test('an erasure that is sent twice goes where the first one went', () =>
  withTwoCases(async ({ db, ana, own }) => {
    const looked = await ana.post(erasures(own), asked)
    const form = formsIn(looked.text).find(({ action }) => action === erasures(own)) ?? assert.fail('no form')
    const fields = { ...Object.fromEntries(form.fields), record: recordsIn(looked.text), elsewhere: 'yes' }
    const [first, second] = [await ana.send(erasures(own), fields), await ana.send(erasures(own), fields)]
    assert.equal(first.status, 303, first.text)
    assert.deepEqual([second.status, second.location], [303, first.location])
    assert.equal((await auditOf(db, 'erasure.make')).length, 1)
  }))

test('where somebody wanted to go, and where a form led, stands in no table in the clear, and an erasure forgets both', () =>
  withTwoCases(async (two) => {
    const { db, ana, own } = two
    const password = 'copper harbour seventeen'
    const { staff } = await addStaffMember(db, { role: 'editor', password, now })
    const begin = async (next: string): Promise<void> => {
      const begun = await new Browser(db, now).post(`/sign-in?next=${encodeURIComponent(next)}`, { name: staff.signInName, password })
      assert.equal(begun.location, '/sign-in/second-factor')
    }
    await begin(`/cases/${own.id}?q=${encodeURIComponent(word)}`)
    assert.equal((await ana.post(`/cases/${own.id}/handovers/new`, { open: 'Nothing', watch: 'Nothing' })).status, 303)
    assert.deepEqual(await wordsLeft([word, `cases/${own.id}`], { db, onlyLogged: true }), [])
    assert.ok(
      (await keptAddresses(db)).some((address) => address.includes('q=')),
      'it is kept all the same',
    )
    await eraseAll(two)
    assert.deepEqual(await keptAddresses(db), [`/cases/${own.id}/erasures?notice=erased-in-part`])
    await begin('/me')
    await db.transaction().execute((tx) => sql`delete from sign_in_steps`.execute(tx))
    assert.equal((await keptAddresses(db)).length, 1)
    const { rows } = await sql`select id from record_keys where id in (select key from sign_in_steps)`.execute(db)
    assert.deepEqual(rows, [])
  }))

async function keptAddresses(db: Database): Promise<string[]> {
  const addresses: string[] = []
  for await (const { table, value } of allRecords(db))
    if (table === 'submissions' || table === 'sign_in_steps') addresses.push(String(value))
  return addresses
}

test('the audit names no appeal by an id that may be made of a name', () =>
  withDatabase(async (db) => {
    const desk = openDesk(db, { clock: () => now })
    const appeal = canaryAppeal('free-maria-nahuincopa', 'now', ['rosa'])
    const text = `
format: amparo-case/1
case: {id: rosa, title: Rosa in custody, country: XX, summary: She is held., opened: '2021-07-15'}
subjects: [{id: P1, kind: person, names: [{text: Rosa, kind: known_as}]}]
sources: [{id: S1, name: A neighbour, kind: person}]
documents: []
claims:
  - {id: C1, about: P1, said_by: [S1], said_on: '2021-07-17', statement: She was ill., asserts: [], sensitivity: public}
  - {id: C2, about: P1, said_by: [S1], said_on: '2021-07-17', statement: She was well., asserts: [], sensitivity: public}
`
    assert.equal((await importCaseFile(db, text, { file: 'rosa.yaml', facts, clock: () => now })).kind, 'imported')
    await keepAppeal(db, appeal, { clock: () => now })
    const { key } = (await loadCaseWith(db, 'rosa')) ?? assert.fail('not imported')
    const { token } = await addStaffMember(db, { role: 'administrator', cases: [{ key, clearance: 'sealed' }], now })
    const ana = desk.as(token)
    const page = `/appeals/${appeal.id}`
    assert.equal((await ana.get(page)).status, 200)
    assert.equal((await ana.post(`${page}/head`, { summary: 'Another summary.' })).status, 303)
    assert.equal((await ana.post('/cases/rosa/appeals/new', { id: 'Maria-Nahuincopa', title: 'T', summary: 'S' })).status, 303)
    assert.equal((await ana.get('/appeals/Maria-Nahuincopa')).status, 200)
    const { rows } = await sql<{ action: string; entry: string | null }>`select action, entry from audit order by id`.execute(db)
    assert.deepEqual(
      rows.filter(({ action }) => action.startsWith('appeal.')).map(({ action, entry }) => [action, entry?.replace(/[0-9a-f]{12}/, '…')]),
      [
        ['appeal.read', 'alone …'],
        ['appeal.change', 'alone …'],
        ['appeal.add', `number 1 of case ${key}`],
        ['appeal.read', `number 1 of case ${key}`],
      ],
    )
    assert.deepEqual(await wordsLeft(['nahuincopa'], { db, onlyLogged: true }), [])
  }))
