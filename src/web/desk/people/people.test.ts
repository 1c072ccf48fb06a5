import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { erase } from '../../../erasure/index.ts'
import { importCaseFile, loadCaseWith } from '../../../cases/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import type { Database } from '../../../platform/index.ts'
import type { Clearance, Role } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk, type Person } from '../testing.ts'

const now = new Date('2026-11-23T10:00:00Z')

/** A case about somebody, whose day of birth a claim says. */
const caseAbout = (id: string, names: readonly string[], born: string, sensitivity = 'team'): string => `
format: amparo-case/1
case: {id: ${id}, title: Case ${id}, country: XX, summary: Nothing more., opened: '2026-01-01'}
subjects:
  - {id: who, kind: person, names: [${names.map((text) => `{text: "${text}", kind: known_as}`).join(', ')}]}
  - {id: nobody, kind: person, names: [{text: ${id === 'north' ? 'Zebedee Quill' : 'Ana Ruiz'} ${id}, kind: known_as}]}
sources: [{id: list, name: A list, kind: ngo}]
claims:
  - {id: C1, about: who, said_by: [list], said_on: '2026-01-01', statement: Born ${born}., asserts: [{fact: person.birth_date, value: "${born}"}], sensitivity: ${sensitivity}}
  - {id: C2, about: who, said_by: [list], said_on: '2026-01-01', statement: Was seen in March., sensitivity: team}
`

type Desk = {
  readonly db: Database
  readonly keys: ReadonlyMap<string, number>
  readonly person: (role: Role, cases: Readonly<Record<string, Clearance>>, name?: string) => Promise<Person>
}

/** Three cases: one name in two scripts, and a namesake of whom nothing else is the same. */
const atDesk = (body: (desk: Desk) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const keys = new Map<string, number>()
    for (const file of [
      caseAbout('north', ['Mikhail Gorbunov'], '1954-02-03'),
      caseAbout('south', ['Михаил Горбунов', 'Горбунов Михаил Петрович'], '1954-02'),
      caseAbout('east', ['Mijaíl Gorbúnov'], '1961', 'privileged'),
    ]) {
      const id = /id: (\w+), title/.exec(file)![1]!
      const imported = await importCaseFile(db, file, { file: `${id}.yaml`, facts, clock: () => now })
      assert.equal(imported.kind, 'imported', JSON.stringify(imported))
      keys.set(id, (await loadCaseWith(db, id))!.key)
    }
    const { as } = openDesk(db, { clock: () => now })
    await body({
      db,
      keys,
      async person(role, cases, name) {
        const memberships = Object.entries(cases).map(([id, clearance]) => ({ key: keys.get(id)!, clearance }))
        return as((await addStaffMember(db, { role, now, cases: memberships, ...(name !== undefined && { name }) })).token)
      },
    })
  })

const list = '/cases/north/same-persons'
const form = '/cases/north/same-persons/judgement?person=who&in=south&other=who'
const judged = { decision: 'same', reason: 'Both were born in February 1954.' }
const auditOf = async (db: Database, action: string): Promise<readonly number[]> =>
  (await sql<{ case_key: number }>`select case_key from audit where action = ${action} order by id`.execute(db)).rows.map(
    (row) => row.case_key,
  )

test('a name in another script is found, with what claims say of both, and never in a case of which one is no member', () =>
  atDesk(async ({ person }) => {
    const both = await person('editor', { north: 'team', south: 'team', east: 'team' })
    const { text } = await both.get(list)
    assert.match(text, /2 pairs to judge/)
    assert.match(text, /Михаил Горбунов/)
    assert.match(text, /Date of birth<[\s\S]*3 February 1954 and February 1954, which can both be so/)
    assert.doesNotMatch(text, /Quill.*Quill/, 'nobody is a candidate for a name that is not alike')
    assert.doesNotMatch(text, /1961/, 'a claim that this person may not read says nothing here')
    const privileged = await person('editor', { north: 'team', south: 'team', east: 'privileged' })
    assert.match((await privileged.get(list)).text, /1961, which contradict each other/)
    const alone = await person('editor', { north: 'team' })
    assert.match((await alone.get(list)).text, /Nobody has a name like this/)
    assert.equal((await alone.get(form)).status, 404)
    assert.equal(
      (await alone.post('/cases/north/same-persons/judgement?person=who&in=south&other=who', { ...judged, seen: '0' })).status,
      404,
    )
  }))

test('a page of a large case says nothing of the persons that stand on further pages', () =>
  atDesk(async ({ db }) => {
    const words =
      'Abel Boris Celso Dagmar Edith Fulvio Gunnar Hilda Ingrid Jorge Kofi Luz Mbali Nadia Oskar Pilar Quim Ruth Sven Tuva Ulla Vito Wanda Ximena Yusuf'
    const names = [...words.split(' '), 'Mikhail Gorbunov', 'Mijail Gorbunov']
    const file = `
format: amparo-case/1
case: {id: crowd, title: Case crowd, country: XX, summary: Nothing more., opened: '2026-01-01'}
subjects:
${names.map((name, index) => `  - {id: p${index}, kind: person, names: [{text: ${name}, kind: known_as}]}`).join('\n')}
sources: []
claims: []
`
    const imported = await importCaseFile(db, file, { file: 'crowd.yaml', facts, clock: () => now })
    assert.equal(imported.kind, 'imported', JSON.stringify(imported))
    const { key } = (await loadCaseWith(db, 'crowd'))!
    const { token } = await addStaffMember(db, { role: 'editor', now, cases: [{ key, clearance: 'team' }] })
    const editor = openDesk(db, { clock: () => now }).as(token)
    const first = (await editor.get('/cases/crowd/same-persons')).text
    assert.match(first, /Of the 15 persons looked for on this page nobody[\s\S]*Persons 1 to 15 of 27/)
    assert.doesNotMatch(first, /Nobody has a name like this/)
    assert.match((await editor.get('/cases/crowd/same-persons?from=15')).text, /to judge/)
  }))

test('what was judged is kept with its reason, not asked again, shown in both cases, and can be withdrawn', () =>
  atDesk(async ({ db, keys, person }) => {
    const rosa = await person('editor', { north: 'team', south: 'team' }, 'Rosa Editor')
    assert.match((await rosa.get(form)).text, /may be spellings of one name/)
    assert.equal((await rosa.post(form, judged)).status, 303)
    const after = (await rosa.get(list)).text
    assert.match(after, /Nobody has a name like this who was not judged/)
    assert.match(after, /Judged, and not asked again[\s\S]*The same person\.[\s\S]*Both were born in February 1954\.[\s\S]*Rosa Editor/)
    assert.match((await rosa.get('/cases/south/same-persons')).text, /Both were born in February 1954\./)
    for (const code of ['north', 'south'])
      assert.match((await rosa.get(`/cases/${code}/subjects/who`)).text, /The same person\.[\s\S]*Both were born in February 1954\./, code)
    assert.deepEqual(new Set(await auditOf(db, 'person.judge')), new Set([keys.get('north'), keys.get('south')]))
    assert.deepEqual(
      new Set(await auditOf(db, 'person.compare')),
      new Set([keys.get('south')]),
      'who looked at the other case is on record there',
    )
    const alone = await person('editor', { north: 'team' })
    for (const page of [list, '/cases/north/subjects/who'])
      assert.doesNotMatch(
        (await alone.get(page)).text,
        /born in February 1954\.|Judged|The same person\./,
        'who does not read both reads nothing of the judgement',
      )

    assert.equal((await rosa.post(form, { decision: 'withdrawn', reason: 'The month was misread.' })).status, 303)
    assert.match((await rosa.get(list)).text, /1 pair to judge/)
    const history = (await rosa.get(form)).text
    assert.match(history, /Withdrawn\.[\s\S]*The month was misread\.[\s\S]*The same person\.[\s\S]*Both were born/)
    assert.doesNotMatch(history, /Withdraw the judgement/, 'nothing stands that could be withdrawn')
    assert.equal((await rosa.post(form, { decision: 'undecided', reason: 'Ask the family.' })).status, 303)
    assert.match((await rosa.get(list)).text, /Nobody has a name like this who was not judged[\s\S]*Undecided\./)
  }))

test('of two who judge one pair at once the second is shown what the first said, and loses nothing', () =>
  atDesk(async ({ person }) => {
    const [rosa, omar] = [
      await person('editor', { north: 'team', south: 'team' }, 'Rosa Editor'),
      await person('reviewer', { north: 'team', south: 'team' }, 'Omar Reviewer'),
    ]
    const mine = fieldsOf((await rosa.get(form)).text)
    // From the other side it is the same pair.
    assert.equal(
      (
        await omar.post('/cases/south/same-persons/judgement?person=who&in=north&other=who', {
          decision: 'different',
          reason: 'Two fathers.',
        })
      ).status,
      303,
    )
    const told = await rosa.send(form, { ...mine, ...judged })
    assert.equal(told.status, 409)
    assert.match(told.text, /Different persons\.[\s\S]*Two fathers\.[\s\S]*Omar Reviewer[\s\S]*Somebody has judged these two/)
    assert.match(told.text, /<textarea[^>]*>Both were born in February 1954\.<\/textarea>/)
    assert.equal((await rosa.send(form, { ...fieldsOf(told.text), ...judged })).status, 303)
    assert.match((await rosa.get(list)).text, /The same person\./)
  }))

const fieldsOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))

test('what cannot be judged is said beside the field, with what was typed', () =>
  atDesk(async ({ person }) => {
    const rosa = await person('editor', { north: 'team', south: 'team' })
    const nothing = await rosa.post(form, { decision: '', reason: 'Because.' })
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /Say what you judge\.[\s\S]*<textarea[^>]*>Because\.<\/textarea>/)
    assert.equal((await rosa.post(form, { decision: 'same', reason: ' ' })).status, 422)
    assert.equal((await rosa.post(form, { decision: 'withdrawn', reason: 'Nothing stands.' })).status, 422)
    assert.equal((await rosa.post(form, { decision: 'joined', reason: 'x' })).status, 422)
    assert.equal((await rosa.post(form, { ...judged, seen: 'x' })).status, 422)
    assert.equal((await rosa.post(form, { ...judged, reason: 'x'.repeat(20_001) })).status, 422)
    for (const query of [
      'person=who&other=who',
      'person=who&in=south&other=none',
      'person=none&in=south&other=who',
      'person=who&in=none&other=who',
      '',
    ])
      assert.equal((await rosa.get(`/cases/north/same-persons/judgement?${query}`)).status, 404, query)
    assert.equal((await rosa.get(`${list}?from=-3`)).status, 200)
    assert.equal((await rosa.get(`${list}?from=9e99`)).status, 200)
    assert.equal((await rosa.get(`${list}?person=none`)).status, 404)
    const reader = await person('reader', { north: 'team', south: 'team' })
    assert.doesNotMatch((await reader.get(list)).text, /Judge whether/)
    assert.equal((await reader.get(form)).status, 403)
  }))

test('why two persons were judged to be one can be erased, and the judgement stays', () =>
  atDesk(async ({ db, person }) => {
    const rosa = await person('editor', { north: 'team', south: 'team' })
    await rosa.post(form, { decision: 'same', reason: 'Her neighbour Zoraida said so.' })
    const outcome = await db
      .transaction()
      .execute((tx) => erase(tx, { words: ['Zoraida'], chosen: () => true, reason: 'She asked.', by: 'test', at: now, facts }))
    assert.equal(outcome.kind, 'erased')
    const { text } = await rosa.get(list)
    assert.doesNotMatch(text, /Zoraida/)
    assert.match(text, /The same person\./)
  }))

test('a judgement is never changed or removed, and neither is a person that somebody judged', () =>
  atDesk(async ({ db, keys, person }) => {
    const rosa = await person('editor', { north: 'team', south: 'team' })
    await rosa.post(form, judged)
    await assert.rejects(sql`update person_judgements set verdict = 'different'`.execute(db))
    await assert.rejects(sql`delete from person_judgements`.execute(db))
    await assert.rejects(sql`delete from entries where case_key = ${keys.get('north')} and list = 'subjects' and position = 0`.execute(db))
  }))
