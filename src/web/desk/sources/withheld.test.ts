import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { addProtectedSource, canary, sealedClaim } from '../../../../test/fixtures/protected-source.ts'
import { loadCase, loadCaseWith, type PlainEntry } from '../../../cases/index.ts'
import { formsIn, unescaped } from '../testing-forms.ts'
import type { Answer, Person } from '../testing.ts'

const page = '/cases/example/documents/D1/correction'
const said = ({ text }: Answer): string => unescaped(text.replaceAll(/<\/?mark>/g, ''))
const silent = ({ text }: Answer): void => assert.doesNotMatch(text, new RegExp(canary, 'i'))

/** The form of an address as it stands on a page, with some fields typed anew. */
const filledIn = ({ text }: Answer, path: string, typed: Record<string, string>): Record<string, string | readonly string[]> => {
  const form = formsIn(text).find(({ action, method }) => method === 'post' && action.endsWith(path))
  assert.ok(form !== undefined, `there is no form for ${path}`)
  return { ...Object.fromEntries(form.fields), ...typed }
}

const documentOf = async ({ db }: DeskOfCase) => (await loadCase(db, 'example'))!.documents.find(({ id }) => id === 'D1')!

async function giveText(person: Person, text: string): Promise<void> {
  assert.equal((await person.post(page, { text })).status, 303)
}

test('a correction by somebody who may not read the text of a document leaves the text as it is', () =>
  atDesk(async (desk) => {
    await giveText(desk.editor, `The guard ${canary} told it.`)
    await addProtectedSource(desk)
    const form = await desk.editor.get(page)
    silent(form)
    assert.match(form.text, /Its text holds words that you may not read/)
    assert.equal((await desk.editor.post(page, { title: 'Corrected title' })).status, 303)
    const { title, text } = await documentOf(desk)
    assert.deepEqual([title, text], ['Corrected title', `The guard ${canary} told it.`])
    // Nor can it be struck out by a form that the page did not show.
    const forged = await desk.editor.send(page, filledIn(await desk.editor.get(page), page, { text: 'Mine', title: 'Forged' }))
    assert.equal(forged.status, 422)
    silent(forged)
    assert.equal((await documentOf(desk)).text, `The guard ${canary} told it.`)
  }))

test('a text that is sealed while its form is open stays as it is, and what was typed is shown', () =>
  atDesk(async (desk) => {
    await giveText(desk.editor, 'What everybody may read.')
    const form = await desk.editor.get(page)
    await addProtectedSource(desk)
    const sent = await desk.editor.send(page, filledIn(form, page, { title: 'Another title', text: 'Long words of mine.' }))
    assert.equal(sent.status, 422)
    assert.match(said(sent), /holds words by now that you may not read/)
    assert.match(said(sent), /Long words of mine\./)
    assert.equal((await desk.editor.send(page, filledIn(sent, page, {}))).status, 303)
    const { title, text } = await documentOf(desk)
    assert.deepEqual([title, text], ['Another title', 'What everybody may read.'])
  }))

test('of two who correct a document, who may not read its text is shown the rest of what the other wrote, and changes nothing of it', () =>
  atDesk(async (desk) => {
    await giveText(desk.editor, `The guard ${canary} told it.`)
    await addProtectedSource(desk)
    const lawyer = await desk.member('editor', 'sealed', 'Luz Lawyer')
    const form = await desk.editor.get(page)
    assert.equal((await lawyer.post(page, { title: 'Title of the lawyer', text: `Twice ${canary}.` })).status, 303)
    const late = await desk.editor.send(page, filledIn(form, page, { title: 'Title of the editor' }))
    assert.equal(late.status, 409)
    silent(late)
    assert.match(said(late), /Title of the lawyer/)
    assert.match(said(late), /Text<\/th>.*a part that you may not read/)
    assert.equal((await desk.editor.send(page, filledIn(late, page, {}))).status, 303)
    const { title, text } = await documentOf(desk)
    assert.deepEqual([title, text], ['Title of the editor', `Twice ${canary}.`])
    // Whoever may read it is shown it.
    const open = await lawyer.get(page)
    await desk.editor.post(page, { title: 'Once more' })
    assert.match(said(await lawyer.send(page, filledIn(open, page, { text: 'Shorter.' }))), new RegExp(`Twice ${canary}`))
  }))

const unreadables: readonly {
  readonly what: string
  readonly path: string
  readonly typed: string
  readonly theirs: Record<string, string>
}[] = [
  { what: 'a question', path: '/cases/example/questions/Q1/explanation', typed: 'why', theirs: { why: `Guard ${canary} says so.` } },
  { what: 'a consent', path: '/cases/example/consents/0/correction', typed: 'scope', theirs: { scope: `Told by Guard ${canary}.` } },
  {
    what: 'an attempt to reach somebody',
    path: '/cases/example/contacts/0',
    typed: 'note',
    theirs: { note: `Ask for ${canary}.`, sensitivity: 'sealed' },
  },
]

for (const { what, path, typed, theirs } of unreadables)
  test(`${what} that somebody else made unreadable meanwhile is not shown, and what was typed is`, () =>
    atDesk(async (desk) => {
      const { editor, write, member } = desk
      await addProtectedSource(desk)
      const consent: PlainEntry = { subject: 'ana', given_by: 'Ana Ejemplo', relation: 'herself', scope: 'Publication.', on: '2021-07-16' }
      await write(
        { kind: 'add', list: 'questions', entry: { question: 'Which day?', claims: ['C1', 'C2'], state: 'open' } },
        { kind: 'add', list: 'consents', entry: consent },
        { kind: 'add', list: 'contacts', entry: { name: 'Prison', at: '2021-07-20', channel: 'phone', outcome: 'refused' } },
      )
      const form = await editor.get(path)
      assert.equal((await (await member('editor', 'sealed')).post(path, theirs)).status, 303)
      const late = await editor.send(path, filledIn(form, path, { [typed]: 'Typed by the editor.' }))
      assert.equal(late.status, 404)
      silent(late)
      assert.match(said(late), /you may not read it any more[\s\S]*Typed by the editor\./)
      assert.equal((await editor.get(path)).status, 404)
    }))

test('an attempt to reach a source that a member may not read stays about that source when they correct it', () =>
  atDesk(async (desk) => {
    const source = await addProtectedSource(desk)
    await desk.write({ kind: 'add', list: 'contacts', entry: { source, at: '2021-07-20', channel: 'phone', outcome: 'refused' } })
    const path = '/cases/example/contacts/0'
    silent(await desk.editor.get(path))
    assert.equal((await desk.editor.post(path, { note: 'Try on Monday.' })).status, 303)
    const { value } = (await loadCaseWith(desk.db, 'example'))!.contacts[0]!
    assert.deepEqual([value['source'], value['name'], value['note']], [source, undefined, 'Try on Monday.'])
    // A second attempt begins without a name instead of with words that are none.
    assert.doesNotMatch((await desk.editor.get('/cases/example/contacts/new?again=contact.0')).text, /value="a source that/)
  }))

test('a claim printed in a document takes its text from the team, whoever typed it', () =>
  atDesk(async (desk) => {
    const source = await addProtectedSource(desk)
    const [other = ''] = await desk.write({
      kind: 'add',
      list: 'documents',
      entry: { title: 'Note', by: 'gazette', text: `About ${canary}.` },
    })
    await desk.write({ kind: 'add', list: 'claims', entry: { ...sealedClaim(source), printed_in: [{ document: other }] } })
    for (const path of [`documents/${other}`, `documents/${other}/correction`, 'documents', 'history'])
      silent(await desk.editor.get(`/cases/example/${path}`))
  }))
