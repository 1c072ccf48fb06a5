import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { parse } from 'csv-parse/sync'
import { importCaseFile, loadCaseWith, projectFacts, recordEntries } from '../../../cases/index.ts'
import { judgePersons, type PersonRef } from '../../../people/index.ts'
import { projectPath, type Database } from '../../../platform/index.ts'
import { withDatabase } from '../../../platform/testing.ts'
import type { Clearance, Role } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk, type Person } from '../testing.ts'

const now = new Date('2026-11-23T10:00:00Z')
const facts = projectFacts()

/** Nobody has ever said these things: somebody held alone in a place whose name a spreadsheet might run. */
const isolated = (id: string, more: { readonly hours?: string; readonly place?: string } = {}): string => `
format: amparo-case/1
case: {id: ${id}, title: 'Made up ${id}', country: PE, summary: Nothing more., opened: '2026-01-01'}
subjects: [{id: who, kind: person, names: [{text: 'Person ${id}', kind: known_as}]}]
sources: [{id: family, name: Family, kind: family}, {id: prison, name: Prison, kind: authority}]
claims:
  - {id: C1, about: who, said_by: [family], said_on: '2021-06-01', statement: 23 hours., asserts: [{fact: isolation.hours_per_day, value: 23, when: '2021-03'}, {fact: isolation.meaningful_contact, value: false, when: '2021-03'}], sensitivity: ${more.hours ?? 'team'}}
  - {id: C2, about: who, said_by: [family], said_on: '2021-06-01', statement: There., asserts: [{fact: custody.place, value: '${more.place ?? '=Prison of the North'}', when: '2021'}], sensitivity: team}
`

type Desk = { readonly db: Database; readonly person: (role: Role, cases: Readonly<Record<string, Clearance>>) => Promise<Person> }

const atDesk = (files: readonly string[], body: (desk: Desk) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const keys = new Map<string, number>()
    for (const text of files) {
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

const hrefs = (text: string): readonly string[] =>
  [...text.matchAll(/href="(\/patterns\/persons[^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
const counts = (text: string): readonly string[] =>
  [...text.matchAll(/data-open[^>]*>(\d[^<]*)<span class="unseen">([^<]*)</g)].map(([, count = '', of = '']) => count + of)

test('numbers lead to the persons behind them, of the cases that somebody reads and as far as they read them', () => {
  const demo = ['guzman', 'salgado'].map((name) => readFileSync(projectPath('data', 'demo', `${name}.yaml`), 'utf8'))
  const files = [...demo, isolated('one'), isolated('two', { place: '=prison  of the NORTH' }), isolated('three', { hours: 'privileged' })]
  return atDesk(files, async ({ db, person }) => {
    const reader = await person('reader', { one: 'team', two: 'team', three: 'team' })
    const { text, status } = await reader.get('/patterns?rows=norm&columns=place&norms=nmr-44')
    assert.equal(status, 200)
    assert.match(text, /2 persons found, in 2 of 3 cases\. Of one of the cases you do not read all/)
    assert.deepEqual(counts(text).slice(0, 2), [
      '2, Nelson Mandela Rules, Rule 44',
      '2, Nelson Mandela Rules, Rule 44, =Prison of the North',
    ])
    assert.match(text, /href="\/norms\/nmr\/nmr-44"/)
    assert.doesNotMatch(text, /Person one|Guzm|Save as a collection/)
    const behind = (await reader.get(hrefs(text)[1]!)).text
    assert.match(behind, /Person one[\s\S]*Made up one[\s\S]*Nelson Mandela Rules, Rule 44[\s\S]*Person two/)
    assert.match(behind, /whether in custody today: not told|in custody, as far as it is told/)
    assert.doesNotMatch(behind, /Person three/)
    const recorded = await sql`select 1 from audit where action = 'case.search'`.execute(db)
    assert.equal(recorded.rows.length, 2, 'each case of which words were shown')

    const lawyer = await person('editor', { three: 'privileged' })
    const own = (await lawyer.get('/patterns?norms=nmr')).text
    assert.match(own, /1 person found, in 1 of 1 case\./)
    assert.match(own, /href="\/collections\/new\?norms=nmr&amp;rows=norm"/)
    assert.match((await lawyer.get('/patterns?norms=nmr&rows=place&held=now&from=2021-03&until=2021-03-31')).text, /=Prison of the North/)
    assert.match((await lawyer.get('/patterns?place=callao')).text, /Nobody is found\.[\s\S]*Ask for less/)
    assert.match((await (await person('editor', {})).get('/patterns')).text, /member of no case yet/)

    const wrong = await lawyer.get('/patterns?from=yesterday&norms=nothing&place=somewhere')
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /id="patterns-from-error"[\s\S]*Write a day as[\s\S]*value="yesterday"/)
    assert.match(wrong.text, /no instrument nothing[\s\S]*value="somewhere"/)
    assert.equal((await lawyer.get('/patterns/table.csv?from=yesterday')).status, 422)
    assert.match((await lawyer.get('/patterns/persons?row=none&columns=year&column=none')).text, /Nobody stands here/)

    // What changed since is counted at the next look.
    const change = {
      kind: 'add',
      list: 'claims',
      entry: {
        about: 'who',
        said_by: ['prison'],
        said_on: '2021-06-02',
        printed_in: [],
        statement: '4 hours.',
        sensitivity: 'team',
        asserts: [{ fact: 'isolation.hours_per_day', value: 4, when: '2021-03' }],
      },
    } as const
    const outcome = await db
      .transaction()
      .execute((tx) => recordEntries(tx, 'one', [change], { facts, by: 'import', at: now, random: randomBytes }))
    assert.equal(outcome.kind, 'recorded')
    const after = (await reader.get('/patterns?rows=norm&columns=place&norms=nmr-44')).text
    assert.equal(counts(after)[0], '1 + 1 apart, Nelson Mandela Rules, Rule 44')
    assert.match((await reader.get(hrefs(after)[0]!)).text, /Person two[\s\S]*Person one[\s\S]*counted apart: accounts differ/)

    // Whom somebody judged to be one is counted as one, and leads to both cases.
    const keys = await Promise.all(['one', 'two'].map(async (id) => (await loadCaseWith(db, id))!.key))
    const persons = keys.map((caseKey) => ({ caseKey, subject: 0 })) as [PersonRef, PersonRef]
    const judge = (decision: 'same' | 'withdrawn', seen: number) =>
      db
        .transaction()
        .execute((tx) =>
          judgePersons(tx, { persons, cases: ['one', 'two'], decision, reason: 'x', seen, by: 'somebody', at: now }, randomBytes),
        )
    const judged = await judge('same', 0)
    const asOne = (await reader.get('/patterns?rows=country')).text
    assert.match(asOne, /2 persons found, in 3 of 3 cases/)
    assert.match((await reader.get(hrefs(asOne)[0]!)).text, /Person one[\s\S]*Person two/)
    assert.ok(judged.kind === 'judged')
    await judge('withdrawn', judged.id)
    assert.match((await reader.get('/patterns?rows=country')).text, /3 persons found/)

    const file = await reader.get('/patterns/table.csv?rows=place&columns=norm&norms=nmr-44')
    const lines = parse(file.text, { bom: true, columns: true }) as Record<string, string>[]
    assert.deepEqual(Object.values(lines[0]!), ["'=Prison of the North", 'Nelson Mandela Rules, Rule 44', '1', '1'])
    assert.match(file.headers.get('content-disposition') ?? '', /patterns\.csv/)
    assert.match(lines.at(-1)!['Place']!, /cases of one team/)
  })
})

test('a first look over many cases goes on by itself and shows no number before all are read', () => {
  const files = Array.from({ length: 101 }, (_, index) => isolated(`m-${index}`))
  return atDesk(files, async ({ person }) => {
    const reader = await person('reader', Object.fromEntries(files.map((_, index) => [`m-${index}`, 'team'])))
    const first = await reader.get('/patterns?rows=country')
    assert.match(first.text, /100 of 101 cases are read/)
    assert.equal(first.headers.get('refresh'), '1; url=/patterns?rows=country')
    assert.doesNotMatch(first.text, /<table/)
    const second = await reader.get('/patterns?rows=country')
    assert.match(second.text, /101 persons found, in 101 of 101 cases/)
    assert.equal(second.headers.get('refresh'), null)
  })
})
