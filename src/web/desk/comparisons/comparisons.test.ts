import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { parse } from 'csv-parse/sync'
import { importCaseFile, loadCaseWith, projectFacts } from '../../../cases/index.ts'
import { projectPath, type Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import type { Clearance, Role } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk, type Person } from '../testing.ts'

const now = new Date('2026-11-23T10:00:00Z')
const facts = projectFacts()

/** Nobody has ever said these things: names that a spreadsheet or a page might run, and a claim that the team alone reads. */
const made = `
format: amparo-case/1
case: {id: made, title: '=HYPERLINK("x") <b>made</b>', country: XX, summary: Nothing more., opened: '2026-01-01', outcome: released}
subjects: [{id: who, kind: person, names: [{text: '=1+1 <i>Quill</i>', kind: known_as}]}]
sources: [{id: list, name: '@list', kind: ngo}]
claims:
  - {id: C1, about: who, said_by: [list], said_on: '2020-01-01', statement: Released in 2019., asserts: [{fact: release.date, value: '2019'}], sensitivity: team}
  - {id: C2, about: who, said_by: [list], said_on: '2020-01-01', statement: Born 1950., asserts: [{fact: person.birth_date, value: '1950'}], sensitivity: privileged}
`

type Desk = { readonly db: Database; readonly person: (role: Role, cases: Readonly<Record<string, Clearance>>) => Promise<Person> }

const atDesk = (body: (desk: Desk) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const keys = new Map<string, number>()
    const files = ['fujimori', 'guzman', 'salgado'].map((name) => readFileSync(projectPath('data', 'demo', `${name}.yaml`), 'utf8'))
    for (const text of [...files, made]) {
      const id = /\bid: ([\w-]+)/.exec(text)![1]!
      assert.equal((await importCaseFile(db, text, { file: `${id}.yaml`, facts, clock: () => now })).kind, 'imported')
      keys.set(id, (await loadCaseWith(db, id))!.key)
    }
    const desk = openDesk(db, { clock: () => now })
    await body({
      db,
      async person(role, cases) {
        const memberships = Object.entries(cases).map(([id, clearance]) => ({ key: keys.get(id)!, clearance }))
        return desk.as((await addStaffMember(db, { role, now, cases: memberships })).token)
      },
    })
  })

const side = (...keys: readonly string[]): string => `?${new URLSearchParams(keys.map((key) => ['with', key])).toString()}`
const both = side('fujimori#fujimori', 'salgado#salgado')
const recordedOf = async (db: Database, action: string): Promise<number> =>
  (await sql`select 1 from audit where action = ${action}`.execute(db)).rows.length

test('cases are found by outcome, age and time in custody as far as the files go, and none of which one is no member', () =>
  atDesk(async ({ db, person }) => {
    const reader = await person('reader', { fujimori: 'team', guzman: 'team', salgado: 'team', made: 'team' })
    const old = (await reader.get('/comparisons?age=86')).text
    assert.match(
      old,
      /As asked[\s\S]*Abimael Guzmán[\s\S]*Possibly[\s\S]*Alberto[\s\S]*85 to 86 years old when released[\s\S]*Not known[\s\S]*Salgado/,
    )
    assert.match(old, /1 person as asked, 1 possibly, of 2 it is not known, in 4 cases\./)
    // The year of birth is for others to read: to this person it is not known.
    assert.match(old, /Not known[\s\S]*Quill/)
    const privileged = await person('reader', { made: 'privileged' })
    assert.match((await privileged.get('/comparisons?age=69')).text, /Possibly[\s\S]*Quill[\s\S]*68 to 69 years old/)
    assert.match((await reader.get('/comparisons?outcome=humanitarian')).text, /Possibly[\s\S]*Alberto[\s\S]*read them/)
    assert.match((await reader.get('/comparisons?held=20&country=PE')).text, /28 years in custody[\s\S]*Not known[\s\S]*Alberto/)
    assert.equal(await recordedOf(db, 'case.search'), 5, 'each case once an hour, by whoever saw words of it')

    const alone = await person('reader', { salgado: 'team' })
    const text = (await alone.get('/comparisons?words=pardon')).text
    assert.match(text, /Nobody found, in 1 case/)
    for (const query of ['?outcome=humanitarian', '?age=1', '?country=PE', '?fact=pardon.granted_date'])
      assert.doesNotMatch((await alone.get(`/comparisons${query}`)).text, /Fujimori|Guzmán|Quill/)
  }))

test('two stand side by side with who says what, both sides of what is contested, and what is not known', () =>
  atDesk(async ({ db, person }) => {
    const reader = await person('reader', { fujimori: 'team', salgado: 'team', made: 'team' })
    const { text, status } = await reader.get(`/comparisons/table${both}`)
    assert.equal(status, 200)
    assert.match(text, /That one thing followed another does not show that it followed from it/)
    assert.match(text, /killings of Barrios Altos and La Cantuta[\s\S]{0,200}El Diario \(Mexico\)/)
    assert.match(text, /13 days from the request to the pardon/)
    assert.match(text, /On what basis was she released\?[\s\S]{0,200}contested[\s\S]*a police error[\s\S]*acquitted of all charges/)
    assert.match(text, /What those say who were harmed[\s\S]*Counsel of the victims, 2018/)
    assert.match(text, /No claim tells the arrest, or how long\. A sentence is not the time that was served\./)
    assert.match(text, /href="\/cases\/fujimori\/claims\/C3"/)
    assert.doesNotMatch(text, /Cite in an appeal/, 'a reader writes no appeals')
    assert.equal(await recordedOf(db, 'case.compare'), 2)
    assert.match(
      (await reader.get(`/comparisons/table${side('made#who', 'salgado#salgado')}`)).text,
      /You do not read all of one of these files/,
    )

    for (const query of [
      '',
      side('fujimori#fujimori'),
      side('fujimori#fujimori', 'guzman#guzman'),
      side('fujimori#fujimori', 'fujimori#nobody'),
      '?with=%23&with=x',
    ])
      for (const page of ['table', 'table.csv']) {
        const few = await reader.get(`/comparisons/${page}${query}`)
        assert.equal(few.status, 422, query)
        assert.doesNotMatch(few.text, /Guzm/, query)
      }
  }))

test('the table as a file says the same, a line for each account, and no cell is a formula', () =>
  atDesk(async ({ person }) => {
    const reader = await person('reader', { fujimori: 'team', salgado: 'team', made: 'team' })
    const { text, headers } = await reader.get(`/comparisons/table.csv${side('made#who', 'salgado#salgado')}`)
    assert.match(headers.get('content-type')!, /text\/csv/)
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    for (const cell of rows.flatMap((row) => Object.values(row))) assert.doesNotMatch(cell, /^[=+\-@]/)
    assert.ok(rows.some(({ person: name }) => name === "'=1+1 <i>Quill</i>"))
    const basis = rows.filter(({ about }) => about === 'On what basis was she released?')
    assert.equal(basis.length, 3)
    assert.ok(basis.every(({ state, claims, 'said by': who }) => state === 'contested' && claims !== '' && who !== ''))
    assert.ok(rows.some(({ answer, case: id }) => answer === 'not known' && id === 'made'))
    const page = (await reader.get(`/comparisons/table${side('made#who', 'salgado#salgado')}`)).text
    assert.match(page, /=1\+1 &lt;i>Quill/)
    assert.doesNotMatch(page, /<i>Quill|<b>made/)
  }))

test('a sentence of an appeal is begun with what the other case says, cites both sides, and is kept as every other', () =>
  atDesk(async ({ person }) => {
    const editor = await person('editor', { fujimori: 'team', salgado: 'team' })
    const table = (await editor.get(`/comparisons/table${both}`)).text
    const link = [...table.matchAll(/href="(\/comparisons\/citation\?[^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
    const motive = link.find((href) => decodeURIComponent(href).includes('question/motive-of-the-pardon')) ?? assert.fail('no link')
    const choice = (await editor.get(motive)).text
    const form = /href="(\/appeals\/[^"]+\/sentences\/compared[^"]+)"/.exec(choice)
    assert.equal(form, null, 'the only appeal is closed')
    // By its contested claim, the point is cited: both sides go with it.
    const begun = '/appeals/MEX-001-0215/sentences/compared?cite=fujimori%23C5&cite=fujimori%23none'
    const { text } = await editor.get(begun)
    assert.match(text, /In another case, that of Alberto[^:]*Peru: This is contested\.[\s\S]*political bargain[\s\S]*Presidency of Peru/)
    assert.match(text, /value="fujimori#question\/motive-of-the-pardon"/)
    assert.match(text, /Whoever is no member of this case can no longer open the appeal/)
    const sent = await editor.post(
      '/appeals/MEX-001-0215/sentences/new',
      { text: 'In Peru, a pardon was disputed in 2017.' },
      { on: begun },
    )
    assert.equal(sent.status, 303)
    assert.match((await editor.get('/appeals/MEX-001-0215')).text, /In Peru, a pardon was disputed in 2017\./)
    const outsider = await person('editor', { salgado: 'team' })
    assert.equal((await outsider.get('/appeals/MEX-001-0215')).status, 404, 'as the form said')
    assert.equal((await outsider.get('/comparisons/citation?cite=fujimori%23C5')).status, 404)
    assert.equal((await (await person('reader', { fujimori: 'team' })).get('/comparisons/citation?cite=fujimori%23C5')).status, 403)
  }))

test('years that cannot be read are said beside the field, with what was typed', () =>
  atDesk(async ({ person }) => {
    const reader = await person('reader', { fujimori: 'team' })
    const wrong = await reader.get('/comparisons?age=eighty&held=9&heldTo=3&words=%3Cb%3E')
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Type whole years in figures[\s\S]*value="eighty"/)
    assert.match(wrong.text, /less than the number before it/)
    for (const query of ['?from=-4', '?from=9e99', '?outcome=x&fact=y', '?words=%00', '?country=%27', `?words=${'x'.repeat(5000)}`])
      assert.equal((await reader.get(`/comparisons${query}`)).status, 200, query)
  }))
