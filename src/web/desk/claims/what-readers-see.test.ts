import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atApproved, hidden, publish, read, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { transfer } from '../../../../test/fixtures/hospital-desk.ts'
import type { Person, Typed } from '../testing.ts'
import { formsIn } from '../testing-forms.ts'

const claims = '/cases/example/claims'
const later = {
  about: 'ana',
  said_by: 'family',
  said_on: '2021-07-24',
  statement: 'It was on 18 July.',
  'asserts.0.fact': 'custody.hospital_transfer_date',
  'asserts.0.value': '2021-07-18',
  'asserts.0.occasion': 'july',
} as const
const point = `${claims}/new?point=${encodeURIComponent(transfer)}`

test('the page of a claim that changed a public page the moment it was saved says of which, where, and since when', () =>
  atApproved(async ({ editor, reviewer, site }) => {
    await publish(editor)
    assert.doesNotMatch((await editor.get(`${claims}/C1`)).text, /Readers of/)
    const saved = await editor.post(`${claims}/new`, { ...later, do: 'allow' }, { on: point })
    assert.equal(saved.status, 303, saved.text)
    assert.match(await read(site), /Noted on 25 July 2021: There is a further account/)
    const { text } = await editor.get(saved.location!)
    assert.match(
      textOf(text),
      /Readers of Fictional: an examination for Ana Ejemplo see a dated note at sentence 1 since .*There is a further account of the question under note 1\./,
    )
    assert.match(text, /href="https:\/\/appeals\.example\.org\/appeals\/EX-001#s1" target="_blank" rel="noopener">Look at the public page/)
    assert.doesNotMatch((await editor.get(`${claims}/C7`)).text, /Readers of/)
    const list = textOf((await editor.get('/appeals')).text)
    assert.match(list, /What one sentence cites has changed since it was published/)
    assert.doesNotMatch(list, /Nothing: published as it stands/)
    const down = await reviewer.post('/appeals/EX-001/take-down', { reason: 'Her sister asks for it.' })
    assert.equal(down.status, 303)
    assert.doesNotMatch((await editor.get(saved.location!)).text, /Readers of/)
  }))

test('a later claim on a published point leaves the page as it is, unless somebody says that it may be published', () =>
  atApproved(async ({ editor, site }) => {
    await publish(editor)
    const { text } = await editor.get(point)
    assert.doesNotMatch(text, /value="public"/)
    assert.match(textOf(text), /readers may see a dated note at once: Fictional: an examination for Ana Ejemplo , at sentence 1\./)
    const saved = await editor.post(`${claims}/new`, later, { on: point })
    assert.equal(saved.status, 303, saved.text)
    assert.doesNotMatch(await read(site), /Noted on/)
    const mark = `${saved.location!.split('?')[0]!}/mark`
    assert.match(textOf((await editor.get(mark)).text), /readers may see a dated note at once: Fictional: an examination/)
  }))

test('which public page would change is said before a claim is saved, wherever its form was opened', () =>
  atApproved(async ({ editor, site }) => {
    await publish(editor)
    const looked = await editor.get((await editor.post(`${claims}/new`, { ...later, do: 'look' })).location!)
    assert.match(
      textOf(looked.text),
      /If it may be published, readers see a dated note at once: Fictional: an examination for Ana Ejemplo , at sentence 1/,
    )
    assert.doesNotMatch(await read(site), /Noted on/)
    const elsewhere = { ...later, statement: 'She was moved on 18 July.' }
    const warned = await editor.send(`${claims}/new`, { ...(await frameOf(editor)), ...elsewhere, do: 'allow' })
    assert.equal(warned.status, 422)
    assert.match(
      textOf(warned.text),
      /readers of Fictional: an examination for Ana Ejemplo see a dated note at once\. Nothing is saved yet/,
    )
    assert.doesNotMatch(await read(site), /Noted on/)
    const told = formsIn(warned.text).find(({ action }) => action.endsWith('/claims/new'))!
    assert.equal((await editor.send(`${claims}/new`, { ...Object.fromEntries(told.fields), do: 'allow' })).status, 303)
    assert.match(await read(site), /Noted on 25 July 2021/)
  }))

test('a page that names one further account changes with the next one, and says so before', () =>
  atApproved(async ({ editor, site }) => {
    await publish(editor)
    await editor.post(`${claims}/new`, { ...later, do: 'allow' }, { on: point })
    const once = await read(site)
    assert.match(
      once,
      /There is a further account of the question under note 1\. “When was the person moved to a hospital\?” The other account is given by: /,
    )
    const next = { ...later, said_by: 'lawyer', 'asserts.0.value': '2021-07-16' }
    const warned = await editor.send(`${claims}/new`, { ...(await frameOf(editor)), ...next, do: 'allow' })
    assert.match(textOf(warned.text), /see a dated note at once\. Nothing is saved yet/)
    assert.equal((await editor.post(`${claims}/new`, { ...next, do: 'allow' }, { on: point })).status, 303)
    assert.notEqual(await read(site), once)
  }))

/** What a form of a claim sends that nothing was typed into. */
const frameOf = async (editor: Person): Promise<Typed> => hidden((await editor.get(`${claims}/new?denies=`)).text)

/** Saves a claim of which nobody has decided, and gives the address where that is decided. */
const undecided = async (editor: Person, typed: Typed): Promise<string> => {
  const saved = await editor.post(`${claims}/new`, { about: 'ana', said_by: 'family', said_on: '2021-07-24', ...typed })
  assert.equal(saved.status, 303, saved.text)
  return `${saved.location!.split('?')[0]!}/mark`
}

test('who lets a claim out that replaces a cited one, or is put to a question of the text, is told first which page it changes', async () => {
  const names = /readers may see a dated note at once: Fictional: an examination for Ana Ejemplo , at sentence 1/
  await atApproved(async ({ editor, site }) => {
    await publish(editor)
    const mark = await undecided(editor, { statement: 'She was moved on the 17th.', said_by: 'lawyer', supersedes: 'C1' })
    const { text } = await editor.get(mark)
    assert.match(textOf(text), names)
    const unsaid = await editor.send(mark, { ...withoutTold(hidden(text)), sensitivity: 'public' })
    assert.equal(unsaid.status, 422)
    assert.match(
      textOf(unsaid.text),
      /readers of Fictional: an examination for Ana Ejemplo see a dated note at once\. Nothing is saved yet/,
    )
    assert.doesNotMatch(await read(site), /Noted on/)
    assert.equal((await editor.send(mark, { ...hidden(unsaid.text), sensitivity: 'public' })).status, 303)
    assert.match(await read(site), /Noted on 25 July 2021: A later statement replaces what note 1 cites/)
  })
  await atApproved(async ({ editor, desk }) => {
    await publish(editor)
    await desk.write({
      kind: 'add',
      list: 'questions',
      entry: { id: 'asked', question: 'Which day?', claims: ['C1', 'C2'], state: 'open' },
    })
    assert.match(textOf((await editor.get(await undecided(editor, { statement: 'Neither day.', put_to: 'asked' }))).text), names)
  })
})

const withoutTold = (fields: Record<string, string>): Typed =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'told'))
