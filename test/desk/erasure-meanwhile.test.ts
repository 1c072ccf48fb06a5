import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { beginDraft, findDraft } from '../../src/appeals/index.ts'
import { loadCase, recordEntries } from '../../src/cases/index.ts'
import { erase, type Mention } from '../../src/erasure/index.ts'
import { openDatabase, type Database, type Transaction } from '../../src/platform/index.ts'
import { withDatabase } from '../../src/platform/testing.ts'
import { findEdition, publishWithin } from '../../src/publishing/index.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { formsIn } from '../../src/web/desk/testing-forms.ts'
import { openDesk, type Answer, type Person, type Typed } from '../../src/web/desk/testing.ts'
import { canaryAppeal } from '../fixtures/canary-case.ts'
import { facts } from '../fixtures/hospital-case.ts'
import { wordsLeft } from '../words-left.ts'
import { keepCanary, type CanaryCase } from './canary-desk.ts'

const now = new Date('2026-03-03T10:00:00Z')
const word = 'Ñahuincopa'
const recording = { by: 'ana', at: now, facts }
const asOperator = { as: 'operator', by: 'Ana', clock: () => now, facts } as const

const eraseIn = (tx: Transaction, chosen: (mention: Mention) => boolean = () => true) =>
  erase(tx, { words: [word], chosen, reason: 'She asked.', by: 'ana', at: now, facts })
const eraseNow = (db: Database, chosen?: (mention: Mention) => boolean) => db.transaction().execute((tx) => eraseIn(tx, chosen))
const erased = async (outcome: ReturnType<typeof eraseNow>) => {
  const became = await outcome
  return became.kind === 'erased' ? became : assert.fail(JSON.stringify(became))
}

async function atWork(body: (db: Database, canary: CanaryCase, one: Person, other: Person) => Promise<void>): Promise<void> {
  await withDatabase(async (_, connection) => {
    // Who waits holds a connection, and so does who is waited for; one page may ask on two.
    const { db, close } = openDatabase(connection, { most: 20 })
    const desk = openDesk(db, { clock: () => now })
    const canary = await keepCanary(db, { id: 'zq-1', word, now })
    const cases = [{ key: canary.key, clearance: 'sealed' }] as const
    const somebody = async (name: string): Promise<Person> =>
      desk.as((await addStaffMember(db, { role: 'administrator', name, cases, now })).token)
    try {
      await body(db, canary, await somebody('One'), await somebody('Other'))
    } finally {
      await close()
    }
  })
}

/** What a browser would send of the form of a page, left as it is but for what is typed. */
function formOf(page: Answer, path: string, typed: Typed = {}): Typed {
  const form = formsIn(page.text).find((one) => one.fields.has('_base') && one.action === path)
  assert.ok(form !== undefined, `${path} shows no form: ${page.status}`)
  return { ...Object.fromEntries(form.fields), ...typed }
}

/** Waits until so many wait for a lock of ours. */
async function waiting(db: Database, many: number): Promise<void> {
  const wait = sql<{ n: number }>`
    select count(*)::int as n from pg_locks join pg_database on pg_database.oid = database
    where datname = current_database() and locktype = 'advisory' and not granted`
  while ((await wait.execute(db)).rows[0]!.n < many) await setImmediate()
}

const blanked = (text: string): string => text.replaceAll(word, '…')
/** The same fields without the word; a page's own form has texts only. */
const without = (fields: Typed): Typed => {
  const texts = Object.entries(fields as Readonly<Record<string, string | readonly string[]>>)
  return Object.fromEntries(texts.map(([name, value]) => [name, typeof value === 'string' ? blanked(value) : value.map(blanked)]))
}

test('a form that was open before an erasure brings no words back: whoever sends it is told, and can take them out', () =>
  atWork(async (db, canary, one) => {
    const held = { ...canaryAppeal('zqa-held', word, [canary.id]), title: `Held ${word}` }
    assert.equal((await db.transaction().execute((tx) => beginDraft(tx, canary.id, held, recording))).kind, 'begun')
    const question = `/cases/${canary.id}/questions/Q1/explanation`
    const forms: readonly (readonly [path: string, typed: Typed])[] = [
      [`/cases/${canary.id}/head`, { country: 'PE' }],
      [`/cases/${canary.id}/subjects/P1/correction`, {}],
      [`/cases/${canary.id}/sources/S1/correction`, { kind: 'family' }],
      [`/cases/${canary.id}/documents/D1/correction`, { lang: 'es' }],
      [`/cases/${canary.id}/consents/0/correction`, {}],
      [`/cases/${canary.id}/contacts/0`, { outcome: 'reached' }],
      [question, { why: `She is ${word}` }],
      ...[canary.appeal, held.id].flatMap((appeal): [string, Typed][] => [
        [`/appeals/${appeal}/head`, {}],
        [`/appeals/${appeal}/sections/1`, {}],
        [`/appeals/${appeal}/sentences/2`, {}],
        [`/appeals/${appeal}/addressees/5`, {}],
      ]),
    ]
    const open = await Promise.all(forms.map(async ([path, typed]) => [path, formOf(await one.get(path), path, typed)] as const))
    assert.equal((await erased(eraseNow(db))).left, 0)
    const told = new Map<string, Answer>()
    for (const [path, fields] of open) {
      const answer = await one.send(path, fields)
      assert.equal(answer.status, 409, `${path}: ${answer.text.slice(0, 2000)}`)
      assert.match(answer.text, /Words were erased from this while you were writing/, path)
      assert.match(answer.text, /\[erased\]/, path)
      told.set(path, answer)
    }
    assert.deepEqual(await wordsLeft([word], { db }), [])
    for (const path of [
      `/cases/${canary.id}/sources/S1/correction`,
      question,
      `/appeals/${canary.appeal}/sentences/2`,
      `/appeals/${held.id}/head`,
    ]) {
      const again = await one.send(path, { ...without(formOf(told.get(path)!, path)), _once: `again ${path}`.slice(0, 60) })
      assert.equal(again.status, 303, `${path}: ${again.text}`)
    }
    assert.deepEqual(await wordsLeft([word], { db }), [])
  }))

test('also when others have changed the rest of the appeal since the erasure, a part that was open before it is not written', () =>
  atWork(async (db, { appeal }, one, other) => {
    const [stale, fresh] = [`/appeals/${appeal}/sentences/2`, `/appeals/${appeal}/sentences/3`]
    const open = formOf(await one.get(stale), stale)
    await erased(eraseNow(db))
    for (const text of ['The law is clear.', 'The law is quite clear.'])
      assert.equal((await other.send(fresh, formOf(await other.get(fresh), fresh, { text }))).status, 303)
    assert.equal((await one.send(stale, open)).status, 409)
    assert.deepEqual(await wordsLeft([word], { db }), [])
    const found = await findDraft(db, appeal)
    assert.equal(found.kind === 'found' && found.draft.revision, 3)
  }))

test('a claim that begins with the words of another is not added after those were erased, and whoever sends it is told', () =>
  atWork(async (db, { id }, one) => {
    const path = `/cases/${id}/claims/new`
    const open = formOf(await one.get(`${path}?supersedes=C4`), path)
    await erased(eraseNow(db))
    const told = await one.send(path, open)
    assert.equal(told.status, 422)
    assert.match(told.text, /Words were erased from this case after you opened the form/)
    assert.deepEqual(await wordsLeft([word], { db }), [])
    const again = await one.send(path, without(formOf(told, path)))
    assert.equal(again.status, 303, again.text.slice(0, 3000))
  }))

test('answers to a risk review that were open before an erasure are not kept, and whoever sends them is told', () =>
  atWork(async (db, { appeal }, one, other) => {
    const path = `/appeals/${appeal}/risk-review`
    assert.equal((await other.post(path, { trial: 'no', 'trial.why': `The court of ${word}` })).status, 303)
    const open = formOf(await one.get(path), path)
    await erased(eraseNow(db, ({ where }) => where.kind === 'other' && where.table === 'risk_reviews'))
    const told = await one.send(path, open)
    assert.equal(told.status, 409, told.text)
    assert.match(told.text, /Words were erased from this while you were writing[\s\S]*The court of (?:<mark>)?\[erased\]/)
    const again = { ...formOf(told, path), 'trial.why': 'The court of a town.' }
    assert.equal((await one.send(path, again)).status, 303)
  }))

test('an erasure waits for whoever is writing the words, and reaches what they wrote', () =>
  atWork(async (db, canary) => {
    const begun = await db.transaction().execute(async (tx) => {
      const entry = { name: `A cousin of ${word}`, kind: 'family' }
      await recordEntries(tx, canary.id, [{ kind: 'add', list: 'sources', entry }], recording)
      const erasing = eraseNow(db)
      await waiting(db, 1)
      return { erasing }
    })
    assert.equal((await erased(begun.erasing)).left, 0)
    assert.equal((await loadCase(db, canary.id))?.sources.at(-1)?.name, 'A cousin of [erased]')
  }))

test('an erasure waits for whoever publishes the words, and the version shows the gap', () =>
  atWork(async (db, { appeal }) => {
    const begun = await db.transaction().execute(async (tx) => {
      assert.equal((await publishWithin(tx, appeal, asOperator)).kind, 'published')
      const erasing = eraseNow(db)
      await waiting(db, 1)
      return { erasing }
    })
    const { editions, left } = await erased(begun.erasing)
    assert.deepEqual([editions, left], [1, 0])
    assert.deepEqual(await wordsLeft([word], { db }), [])
  }))

test('whoever writes or publishes while words are being erased waits, and writes and publishes without them', () =>
  atWork(async (db, { id, appeal }, one) => {
    const path = `/cases/${id}/sources/S1/correction`
    const open = formOf(await one.get(path), path, { kind: 'family' })
    const begun = await db.transaction().execute(async (tx) => {
      assert.equal((await eraseIn(tx)).kind, 'erased')
      const correcting = one.send(path, open)
      const publishing = db.transaction().execute((other) => publishWithin(other, appeal, asOperator))
      await waiting(db, 2)
      return { correcting, publishing }
    })
    assert.equal((await begun.correcting).status, 409)
    assert.equal((await begun.publishing).kind, 'published')
    assert.equal((await findEdition(db, appeal))?.edition.title, 'Appeal [erased]')
    assert.deepEqual(await wordsLeft([word], { db }), [])
  }))

test('in a crowd of people who write, keep drafts and erase the same at once, everybody gets an answer and no word is left', () =>
  atWork(async (db, { id }, one, other) => {
    const address = `/cases/${id}/erasures/new`
    const reason = 'She asked.'
    const looked = await one.post(address, { words: word, reason })
    const record = [...looked.text.matchAll(/name="record" value="([^"]+)"/g)].map(([, each]) => each!)
    const erasing = {
      ...Object.fromEntries(formsIn(looked.text).find((form) => form.action === address)!.fields),
      record,
      elsewhere: 'yes',
    }
    const path = `/cases/${id}/sources/S1/correction`
    const pages = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one : other).get(path)))
    const forms = pages.map((page, index) => formOf(page, path, { name: `Lawyer ${word} ${index}` }))
    const answers = await Promise.all([
      ...forms.slice(0, 4).map((form, index) => (index % 2 === 0 ? one : other).send('/drafts', { ...form, _at: path })),
      ...forms.slice(0, 2).map((form, index) => (index % 2 === 0 ? one : other).send(path, form)),
      // Twice the same form, as by a double click.
      one.send(address, erasing),
      one.send(address, erasing),
      ...forms.slice(2).map((form, index) => (index % 2 === 0 ? one : other).send(path, form)),
    ])
    const statuses = answers.map(({ status }) => status)
    assert.deepEqual(
      statuses.filter((status) => ![200, 303, 409, 422].includes(status)),
      [],
      answers.map(({ text }) => text.slice(0, 200)).join('\n'),
    )
    const erasures = await sql<{ n: number }>`select count(*)::int as n from erasures`.execute(db)
    assert.equal(erasures.rows[0]?.n, 1)
    // A correction that was sent before the erasure, after somebody had looked what it would reach, stays, and they are told.
    const names = (await loadCase(db, id))?.sources.map(({ name }) => name).join()
    assert.equal(answers.some(({ location }) => location?.endsWith('notice=erased') === true) && names?.includes(word), false)
  }))
