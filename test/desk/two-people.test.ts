import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { facts } from '../fixtures/hospital-case.ts'
import { recordEntries } from '../../src/cases/index.ts'
import { allRecords } from '../../src/platform/index.ts'
import { withDatabase } from '../../src/platform/testing.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { openDesk, type Answer, type Person } from '../../src/web/desk/testing.ts'
import { formsIn, unescaped } from '../../src/web/desk/testing-forms.ts'
import { keepCanary } from './canary-desk.ts'

const now = new Date('2021-07-25T10:00:00Z')

/** The forms by which somebody changes what others may change too, with fields that take any words. */
const forms: readonly { readonly path: string; readonly fields: readonly string[] }[] = [
  { path: '/cases/zq-0/head', fields: ['title', 'summary'] },
  { path: '/cases/zq-0/subjects/P1/correction', fields: ['role', 'names.0.text', 'names.1.text'] },
  { path: '/cases/zq-0/sources/S1/correction', fields: ['name'] },
  { path: '/cases/zq-0/documents/D1/correction', fields: ['title', 'text'] },
  { path: '/cases/zq-0/consents/0/correction', fields: ['given_by', 'relation', 'scope'] },
  { path: '/appeals/zqa-0/head', fields: ['title', 'summary'] },
  { path: '/appeals/zqa-0/sections/1', fields: ['heading'] },
  { path: '/appeals/zqa-0/sentences/2', fields: ['text'] },
  { path: '/appeals/zqa-0/sentences/4', fields: ['text'] },
  { path: '/appeals/zqa-0/addressees/5', fields: ['name', 'salutation'] },
]

const pairs = fc.record({
  form: fc.nat(forms.length - 1),
  fields: fc.tuple(fc.nat(), fc.nat()),
  words: fc.tuple(
    fc.stringMatching(/^[a-zñéабвءبت漢字]{1,12}( [a-z]{1,6}){0,3}$/u),
    fc.stringMatching(/^[a-zñéабвءبت漢字]{1,12}( [a-z]{1,6}){0,3}$/u),
  ),
  atOnce: fc.boolean(),
})

/** What a person's browser would send from a page, with one field typed anew. */
function filledIn(page: Answer, path: string, typed: Readonly<Record<string, string>>): Record<string, readonly string[] | string> {
  const form = formsIn(page.text).find(
    ({ action, fields }) => new URL(action, 'https://desk.example.org').pathname === path && fields.has('_base'),
  )
  assert.ok(form !== undefined, `${path} shows no form: ${page.status}`)
  for (const name of Object.keys(typed)) assert.ok(form.fields.has(name), `${path} has no field '${name}'`)
  return { ...Object.fromEntries(form.fields), ...typed }
}

const standsIn = (page: Answer, path: string, field: string): string => String(filledIn(page, path, {})[field])

test('of 200 pairs of people who change the same at once, nothing is lost and the second is always told', async () => {
  await withDatabase(async (db) => {
    const own = await keepCanary(db, { id: 'zq-0', word: 'ownword', now })
    const desk = openDesk(db, { clock: () => now })
    const somebody = async (name: string): Promise<Person> =>
      desk.as((await addStaffMember(db, { role: 'administrator', name, now, cases: [{ key: own.key, clearance: 'sealed' }] })).token)
    const [one, other] = [await somebody('One'), await somebody('Other')]
    const done: string[] = []
    let count = 0
    await fc.assert(
      fc.asyncProperty(pairs, async ({ form, fields: [first, second], words, atOnce }) => {
        const { path, fields } = forms[form]!
        count += 1
        const texts = [`${words[0]} one${count}`, `${words[1]} other${count}`] as const
        const names = [fields[first % fields.length]!, fields[second % fields.length]!] as const
        const pages = [await one.get(path), await other.get(path)] as const
        const sent = [filledIn(pages[0], path, { [names[0]]: texts[0] }), filledIn(pages[1], path, { [names[1]]: texts[1] })] as const
        const answers = atOnce
          ? await Promise.all([one.send(path, sent[0]), other.send(path, sent[1])])
          : [await one.send(path, sent[0]), await other.send(path, sent[1])]
        assert.deepEqual(
          answers.map(({ status }) => status).toSorted((a, b) => a - b),
          [303, 409],
          `${path}: ${answers.map(({ text }) => text.slice(0, 300)).join('\n')}`,
        )
        const [winner, loser] = answers[0]?.status === 303 ? ([0, 1] as const) : ([1, 0] as const)
        const told = answers[loser]!
        const said = unescaped(told.text.replaceAll(/<\/?mark>/g, ''))
        assert.ok(
          said.includes('Somebody changed this while you were writing') && said.includes(loser === 1 ? 'One' : 'Other'),
          `${path}: nobody is named`,
        )
        assert.ok(said.includes(texts[winner]), `${path}: what stands now is not shown`)
        assert.equal(standsIn(told, path, names[loser]), texts[loser], `${path}: what was typed is lost`)
        // Nothing of the second has been written; the first stands.
        const people = [one, other] as const
        assert.equal(standsIn(await people[loser].get(path), path, names[winner]), texts[winner])
        // Sent again, having seen it, the second is done.
        const again = await people[loser].send(path, filledIn(told, path, {}))
        assert.equal(again.status, 303, `${path}: ${again.text.slice(0, 500)}`)
        assert.equal(standsIn(await one.get(path), path, names[loser]), texts[loser])
        done.push(...texts)
      }),
      { numRuns: 200 },
    )
    // Everything that was said to be done is kept, also what was changed again at once.
    let kept = ''
    for await (const { table, value } of allRecords(db)) if (table !== 'drafts') kept += `${JSON.stringify(value)}\n`
    assert.deepEqual(
      done.filter((text) => !kept.includes(JSON.stringify(text).slice(1, -1))),
      [],
    )
    assert.ok(done.length >= 400)
  })
})

/** What the team may not read: whoever is named so is protected, and D1 prints what they said. */
const hidden = 'hiddenword'
/** The field that holds such words. */
const withheld = { path: '/cases/zq-0/documents/D1/correction', field: 'text' }

const unequalPairs = fc.record({
  form: fc.nat(forms.length - 1),
  fields: fc.tuple(fc.nat(), fc.nat()),
  order: fc.constantFrom('lawyer first', 'editor first', 'at once'),
})

test('of 60 pairs of whom one may read less, that one is told no more than they may read, and strikes out nothing of it', async () => {
  await withDatabase(async (db) => {
    const own = await keepCanary(db, { id: 'zq-0', word: 'ownword', now })
    const claim = { about: 'P1', said_by: ['S9'], printed_in: [{ document: 'D1' }], statement: `Said ${hidden}`, sensitivity: 'sealed' }
    const added = await db.transaction().execute((tx) =>
      recordEntries(
        tx,
        'zq-0',
        [
          { kind: 'add', list: 'sources', entry: { id: 'S9', name: `Guard ${hidden}`, kind: 'person' } },
          { kind: 'add', list: 'claims', entry: { ...claim, said_on: '2021-07-20' } },
        ],
        { by: 'import', at: now, facts },
      ),
    )
    assert.equal(added.kind, 'recorded')
    const desk = openDesk(db, { clock: () => now })
    const somebody = async (name: string, clearance: 'team' | 'sealed'): Promise<Person> =>
      desk.as((await addStaffMember(db, { role: 'administrator', name, now, cases: [{ key: own.key, clearance }] })).token)
    const [lawyer, editor] = [await somebody('Lawyer', 'sealed'), await somebody('Editor', 'team')]
    let count = 0
    let told = 0
    await fc.assert(
      fc.asyncProperty(unequalPairs, async ({ form, fields: [first, second], order }) => {
        const { path, fields } = forms[form]!
        const open = fields.filter((field) => path !== withheld.path || field !== withheld.field)
        count += 1
        const [theirs, mine] = [fields[first % fields.length]!, open[second % open.length]!]
        const secret = !open.includes(theirs)
        const texts = [secret ? `Guard ${hidden} ${count}` : `lawyer ${count}`, `editor ${count}`] as const
        const pages = [await lawyer.get(path), await editor.get(path)] as const
        const send = [
          () => lawyer.send(path, filledIn(pages[0], path, { [theirs]: texts[0] })),
          () => editor.send(path, filledIn(pages[1], path, { [mine]: texts[1] })),
        ] as const
        const answers: Answer[] = []
        if (order === 'at once') answers.push(...(await Promise.all([send[0](), send[1]()])))
        else for (const index of order === 'lawyer first' ? ([0, 1] as const) : ([1, 0] as const)) answers[index] = await send[index]()
        const [ofLawyer, ofEditor] = answers as [Answer, Answer]
        assert.deepEqual(
          [ofLawyer.status, ofEditor.status].toSorted((a, b) => a - b),
          [303, 409],
          path,
        )
        for (const { text } of [pages[1], ofEditor, await editor.get(path)])
          assert.ok(!unescaped(text.replaceAll(/<\/?mark>/g, '')).includes(hidden), `${path} shows what the team may not read`)
        const [loser, late, field] = ofEditor.status === 409 ? ([editor, ofEditor, mine] as const) : ([lawyer, ofLawyer, theirs] as const)
        const said = unescaped(late.text.replaceAll(/<\/?mark>/g, ''))
        assert.ok(said.includes('Somebody changed this while you were writing'), path)
        if (loser === editor && secret) told += Number(said.includes('a part that you may not read'))
        else assert.ok(said.includes(texts[loser === editor ? 0 : 1]), `${path}: what stands now is not shown`)
        assert.equal((await loser.send(path, filledIn(late, path, {}))).status, 303, path)
        const standing = await lawyer.get(path)
        assert.equal(standsIn(standing, path, field), texts[loser === editor ? 1 : 0], path)
        if (secret) assert.equal(standsIn(standing, path, theirs), texts[0], 'what the team may not read is struck out')
      }),
      {
        numRuns: 100,
        examples: [[{ form: forms.findIndex(({ path }) => path === withheld.path), fields: [1, 0], order: 'lawyer first' }]],
      },
    )
    assert.ok(told > 0, 'nobody was told that there is a part that they may not read')
  })
})

test('a draft of what somebody else has changed meanwhile is not written over it', async () => {
  await withDatabase(async (db) => {
    const own = await keepCanary(db, { id: 'zq-0', word: 'ownword', now })
    const desk = openDesk(db, { clock: () => now })
    const somebody = async (): Promise<Person> =>
      desk.as((await addStaffMember(db, { role: 'editor', now, cases: [{ key: own.key, clearance: 'sealed' }] })).token)
    const [one, other] = [await somebody(), await somebody()]
    const faults: string[] = []
    for (const { path, fields } of forms) {
      const field = fields[0]!
      await one.send('/drafts', filledIn(await one.get(path), path, { [field]: 'drafted' }))
      assert.equal((await other.send(path, filledIn(await other.get(path), path, { [field]: 'sent meanwhile' }))).status, 303, path)
      const page = await one.get(path)
      if (standsIn(page, path, field) !== 'drafted') faults.push(`${path} does not show the draft`)
      else if ((await one.send(path, filledIn(page, path, {}))).status !== 409)
        faults.push(`${path} writes over what somebody else has changed`)
    }
    assert.deepEqual(faults, [])
  })
})

test('what fails for another reason is still made from what was first seen', async () => {
  await withDatabase(async (db) => {
    const own = await keepCanary(db, { id: 'zq-0', word: 'ownword', now })
    const desk = openDesk(db, { clock: () => now })
    const somebody = async (): Promise<Person> =>
      desk.as((await addStaffMember(db, { role: 'editor', now, cases: [{ key: own.key, clearance: 'sealed' }] })).token)
    const [one, other] = [await somebody(), await somebody()]
    for (const { path, fields } of forms) {
      const field = fields[0]!
      const wrong = await one.send(path, filledIn(await one.get(path), path, { [field]: 'x'.repeat(250_000) }))
      assert.equal(wrong.status, 422, path)
      assert.equal((await other.send(path, filledIn(await other.get(path), path, { [field]: 'sent meanwhile' }))).status, 303, path)
      assert.equal(
        (await one.send(path, filledIn(wrong, path, { [field]: 'mended' }))).status,
        409,
        `${path} writes over what somebody else has changed`,
      )
    }
  })
})
