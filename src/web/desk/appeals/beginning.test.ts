import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDraft } from '../../../appeals/index.ts'
import { wordsFor } from '../../../publishing/index.ts'
import { atAppeal, numberOf, page } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { transfer } from '../../../../test/fixtures/hospital-desk.ts'

const inPage = (text: string): string => textOf(text).replaceAll(/\s+/g, ' ')
const form = '/cases/example/appeals/new'

test('an appeal is begun with what it asks and of whom in one form; who decides and their office come together', () =>
  atAppeal(async ({ editor, db }) => {
    assert.match((await editor.get(form)).text, /May wait, with the office[\s\S]*Needed when somebody is named above/)
    const typed = { id: 'XX-2021-NEW1', title: 'A title', summary: 'A summary.', ask: 'Let a doctor\n examine her.' }
    const half = await editor.post(form, { ...typed, name: 'Minister' })
    assert.equal(half.status, 422)
    assert.match(half.text, /Say which office it is, or take the name out above: both may wait\./)
    assert.match(half.text, /value="Minister"/)
    assert.match((await editor.post(form, { ...typed, office: 'Ministry' })).text, /Say who decides: a person or an office\./)
    const begun = await editor.post(form, { ...typed, name: 'Minister', office: 'Ministry of Justice' })
    assert.equal(begun.status, 303)
    assert.match((await editor.get(begun.location!)).text, /role="status">The appeal is begun, as a draft/)
    const found = await findDraft(db, 'XX-2021-NEW1')
    assert.ok(found.kind === 'found')
    assert.deepEqual(found.draft.appeal.asks, [{ text: 'Let a doctor examine her.', cites: [], own_words: true }])
    assert.deepEqual(found.draft.appeal.to, [{ name: 'Minister', title: 'Ministry of Justice' }])
    const { text } = await editor.get('/appeals/XX-2021-NEW1')
    assert.doesNotMatch(text, /asks for nothing|addressed to nobody/)
  }))

test('who begins an appeal or a submission about somebody whose death is stated, or in a closed case, reads that first', () =>
  atAppeal(async ({ editor, write }) => {
    const forms = [form, '/cases/example/submissions/new']
    for (const at of forms) assert.doesNotMatch((await editor.get(at)).text, /too late/)
    const said = { about: 'ana', printed_in: [{ document: 'D2' }], sensitivity: 'team' }
    const died = { ...said, said_by: ['prisons'], statement: 'She died.', asserts: [{ fact: 'person.death_date', value: '2021-07-23' }] }
    const [claim = ''] = await write({ kind: 'add', list: 'claims', entry: died })
    for (const at of forms)
      assert.match(
        inPage((await editor.get(at)).text),
        /The death of Ana Ejemplo is stated by Prison service \( ?C\d+ ?\) ?\. What asks .* too late\. This stops/,
      )
    await write({
      kind: 'add',
      list: 'claims',
      entry: { ...said, said_by: ['family'], statement: 'She lives.', asserts: [], denies: [claim] },
    })
    const closed = await editor.post('/cases/example/head', { state: 'closed', closed: '2021-07-24', outcome: 'Died' })
    assert.equal(closed.status, 303, closed.text)
    for (const at of forms)
      assert.match(
        inPage((await editor.get(at)).text),
        /The case has been closed since 24 July 2021\. Contested\. The death of Ana Ejemplo is stated by Prison service .*; otherwise says Sister of the prisoner/,
      )
    const begun = await editor.post(form, { id: 'XX-2021-LATE', title: 'A title', summary: 'A summary.' })
    assert.equal(begun.status, 303, 'it stops nothing')
  }))

test('that somebody lived before the day of their death contests nothing; that they lived after it, or of no day, does', () =>
  atAppeal(async ({ editor, write }) => {
    const said = { about: 'ana', printed_in: [{ document: 'D2' }], sensitivity: 'team' }
    const lives = { ...said, said_by: ['family'], statement: 'No death.' }
    const occurred = { fact: 'death.occurred', value: false }
    const claims = [
      { ...said, said_by: ['prisons'], statement: 'She died.', asserts: [{ fact: 'person.death_date', value: '2021-06-23' }] },
      { ...lives, said_on: '2020-03-01', asserts: [{ ...occurred, when: '2019' }] },
      { ...lives, said_on: '2020-03-01', asserts: [occurred] },
    ]
    await write(...claims.map((entry) => ({ kind: 'add', list: 'claims', entry }) as const))
    const told = async (): Promise<string> => inPage((await editor.get(form)).text)
    assert.match(await told(), /The death of Ana Ejemplo is stated by Prison service \( ?C\d+ ?\) ?\. What asks/)
    assert.doesNotMatch(await told(), /Contested|otherwise says/)
    await write({ kind: 'add', list: 'claims', entry: { ...lives, said_on: '2021-07-01', asserts: [occurred] } })
    assert.match(
      await told(),
      /Contested\. The death of Ana Ejemplo is stated by Prison service .*; otherwise says Sister of the prisoner \( ?C\d+ ?\) ?\./,
    )
    // Of a death of which nobody says the day, all that is said of their life contests it, and nothing else.
    await write({ kind: 'add', list: 'claims', entry: { ...claims[0], asserts: [{ fact: 'death.occurred', value: true }] } })
    assert.match(await told(), /otherwise says Sister of the prisoner \((?: ?C\d+ ?,?){3}\) ?\./)
  }))

test('a first section has a heading from the start, in the language of the text unless somebody typed another or none', () =>
  atAppeal(async ({ editor, db }) => {
    assert.match((await editor.get(form)).text, /name="heading"[^>]* value="What is said"/)
    const begun = async (id: string, typed: Readonly<Record<string, string>>): Promise<string | undefined> => {
      assert.equal((await editor.post(form, { id, title: 'A title', summary: 'A summary.', ...typed })).status, 303)
      const found = await findDraft(db, id)
      return found.kind === 'found' ? found.draft.appeal.sections[0]?.heading : 'not found'
    }
    assert.equal(await begun('XX-1', {}), 'What is said')
    assert.equal(await begun('XX-2', { lang: 'es' }), wordsFor('es').timeline.what)
    assert.equal(await begun('XX-6', { lang: 'zh' }), wordsFor('zh').timeline.what)
    assert.equal(await begun('XX-3', { lang: 'am' }), undefined)
    assert.equal(await begun('XX-4', { lang: 'es', heading: 'Lo ocurrido' }), 'Lo ocurrido')
    assert.equal(await begun('XX-5', { heading: '' }), undefined)
    assert.match((await editor.get('/appeals/XX-5')).text, /Section 1 \(no heading\)/)
  }))

test('the language of an appeal is chosen from a list, and a code that is no language is refused beside its field', () =>
  atAppeal(async ({ editor }) => {
    assert.match((await editor.get(form)).text, /<select[^>]* name="lang"[^]*<option value="ar"/)
    const typed = { id: 'XX-2021-LANG', title: 'A title', summary: 'A summary.' }
    const none = await editor.post(form, { ...typed, lang: 'xx' })
    assert.equal(none.status, 422)
    assert.match(none.text, /Choose the language that the text is in\.[^]*<option value="xx" selected/)
    // A language of a file that Intl has no name for, such as Shipibo, is one.
    assert.equal((await editor.post(form, { ...typed, lang: 'shp' })).status, 303)
  }))

test('sections are moved earlier and later, and at an end stay where they are', () =>
  atAppeal(async ({ editor, db }) => {
    const sections = async () => {
      const found = await findDraft(db, 'EX-001')
      assert.ok(found.kind === 'found')
      return found.draft.marked.sections
    }
    const headings = async () => (await sections()).map(({ value }) => value ?? 'none')
    const [first] = await sections()
    const move = (to: string) => editor.post(`${page}/sections/${first!.id}/move`, { to }, { on: page })
    assert.match((await editor.get(page)).text, /Move the section What is known later/)
    const moved = await move('later')
    assert.equal(moved.status, 303)
    assert.match(moved.location!, new RegExp(`#part-${first!.id}$`))
    assert.deepEqual(await headings(), ['none', 'What is known'])
    await move('later')
    assert.deepEqual(await headings(), ['none', 'What is known'])
    await move('earlier')
    assert.deepEqual(await headings(), ['What is known', 'none'])
    assert.equal((await editor.post(`${page}/sections/99/move`, { to: 'later' }, { on: page })).status, 409)
  }))

test('the form of a sentence shows what it cites as lines, each with its standing, also what was just picked', () =>
  atAppeal(async ({ editor, db }) => {
    const edit = `${page}/sentences/${await numberOf(db, 'S1')}`
    assert.match(
      (await editor.get(edit)).text,
      /<li data-cite="example#C1">.*She was moved on 17 July\..*example#C1 · contested · .* disputed/,
    )
    const after = `${page}/sentences/new?after=${await numberOf(db, 'S2')}`
    const picked = await editor.post(after, { text: 'Moved.', cites: `example#${transfer}`, find: 'cold', cite: 'example#C5', do: 'find' })
    assert.match(picked.text, /<li data-cite="example#ana\/custody[^"]*">.*When was the person moved to a hospital\?.*contested/)
    assert.match(picked.text, /value="example#C5" checked/)
  }))

test('an appeal that is sent again after the way back, under the next code, is not begun twice; with other words it is another', () =>
  atAppeal(async ({ editor, db }) => {
    const typed = { title: 'A title', summary: 'A summary.', ask: 'Let a doctor examine her.' }
    assert.equal((await editor.post(form, { ...typed, id: 'XX-2021-NEW1' })).status, 303)
    const again = await editor.post(form, { ...typed, id: 'XX-2021-NEW2' })
    assert.equal(again.status, 303)
    assert.match(again.location ?? '', /^\/appeals\/XX-2021-NEW1/)
    assert.match((await editor.get(again.location!)).text, /role="status">You began this with the same words before/)
    assert.equal((await findDraft(db, 'XX-2021-NEW2')).kind, 'none')
    assert.equal((await editor.post(form, { ...typed, id: 'XX-2021-NEW2', title: 'Another title' })).status, 303)
    assert.equal((await findDraft(db, 'XX-2021-NEW2')).kind, 'found')
  }))
