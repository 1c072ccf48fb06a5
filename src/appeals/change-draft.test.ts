import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { facts, hospitalAppeal, readAppeal } from '../../test/fixtures/hospital-case.ts'
import type { Appeal, Sentence } from '../cases/index.ts'
import type { Database } from '../platform/index.ts'
import { withDatabase } from '../platform/testing.ts'
import { changeDraft, findDraft, keepAppeal, type ChangedDraft, type MarkedAppeal, type TextChange } from './index.ts'

const settings = { by: 'staff-1', at: new Date('2021-07-25T10:00:00Z'), facts }
const said = (text: string): Sentence => ({ text, cites: [], own_words: true })
const appealOf = (texts: readonly string[]): Appeal => ({ ...readAppeal(hospitalAppeal), sections: [{ sentences: texts.map(said) }] })
const textsIn = ({ sections }: Appeal): string[] => sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))

async function draftOf(db: Database): Promise<{ appeal: Appeal; marked: MarkedAppeal }> {
  const found = await findDraft(db, 'EX-001')
  assert.ok(found.kind === 'found')
  return found.draft
}

const changeBy = (db: Database, change: TextChange): Promise<ChangedDraft> =>
  db.transaction().execute((tx) => changeDraft(tx, 'EX-001', change, settings))

type Kind = 'revise' | 'split' | 'remove' | 'add' | 'earlier' | 'later'
type Edit = { readonly kind: Kind; readonly at: number }
const edits = fc.record({ kind: fc.constantFrom<Kind>('revise', 'split', 'remove', 'add', 'earlier', 'later'), at: fc.nat({ max: 4 }) })

function changeOf({ kind, at }: Edit, { sections }: MarkedAppeal, word: string): TextChange {
  const { id, changed } = sections[0]!.sentences[at]!
  switch (kind) {
    case 'revise':
      return { kind: 'revise-sentence', id, base: changed, sentences: [said(`${word} revised ${at}`)] }
    case 'split':
      return { kind: 'revise-sentence', id, base: changed, sentences: [said(`${word} first ${at}`), said(`${word} second ${at}`)] }
    case 'remove':
      return { kind: 'remove-sentence', id, base: changed }
    case 'add':
      return { kind: 'add-sentences', place: { kind: 'after', sentence: id }, sentences: [said(`${word} added ${at}`)] }
    case 'earlier':
    case 'later':
      return { kind: 'move-sentence', id, to: kind }
    default:
      return kind satisfies never
  }
}

/** What an edit that succeeded leaves of a text, whatever the other did beside it. */
function expected(texts: readonly string[], done: readonly { readonly edit: Edit; readonly word: string }[]): string[] {
  const left = new Map(texts.map((text) => [text, [text]]))
  const added: string[] = []
  for (const { edit, word } of done) {
    const text = texts[edit.at]!
    if (edit.kind === 'revise') left.set(text, [`${word} revised ${edit.at}`])
    if (edit.kind === 'split') left.set(text, [`${word} first ${edit.at}`, `${word} second ${edit.at}`])
    if (edit.kind === 'remove') left.set(text, [])
    if (edit.kind === 'add') added.push(`${word} added ${edit.at}`)
  }
  return [...[...left.values()].flat(), ...added].toSorted()
}

const rewrites = (kind: Kind): boolean => kind === 'revise' || kind === 'split' || kind === 'remove'

test('two people who change an appeal at once lose nothing, and who changes the same sentence second is told', () =>
  withDatabase((db) =>
    fc.assert(
      fc.asyncProperty(edits, edits, async (one, other) => {
        const texts = ['S0', 'S1', 'S2', 'S3', 'S4']
        await keepAppeal(db, appealOf(texts), { clock: () => settings.at })
        const { marked } = await draftOf(db)
        const pair = [
          { edit: one, word: 'one' },
          { edit: other, word: 'other' },
        ]
        const outcomes = await Promise.all(pair.map(({ edit, word }) => changeBy(db, changeOf(edit, marked, word))))
        const told = outcomes.filter(({ kind }) => kind === 'changed-meanwhile' || kind === 'gone')
        const done = pair.filter((_, index) => !told.includes(outcomes[index]!))
        assert.deepEqual(textsIn((await draftOf(db)).appeal).toSorted(), expected(texts, done))
        if (one.at !== other.at) assert.deepEqual(told, [])
        if (one.at === other.at && rewrites(one.kind) && rewrites(other.kind)) assert.equal(told.length, 1)
        assert.ok(told.length <= 1)
      }),
      { numRuns: 200 },
    ),
  ))

test('a sentence can be changed from the text as it stood, however much was added and moved before it since', () =>
  withDatabase(async (db) => {
    await keepAppeal(db, appealOf(['The same.', 'The same.', 'The last.']), { clock: () => settings.at })
    const { marked } = await draftOf(db)
    const [first, second] = marked.sections[0]!.sentences
    await changeBy(db, { kind: 'remove-sentence', id: first!.id, base: first!.changed })
    await changeBy(db, { kind: 'add-sentences', place: { kind: 'section', section: marked.sections[0]!.id }, sentences: [said('New.')] })
    await changeBy(db, { kind: 'move-sentence', id: second!.id, to: 'later' })
    const revised = await changeBy(db, { kind: 'revise-sentence', id: second!.id, base: second!.changed, sentences: [said('Mine.')] })
    assert.equal(revised.kind, 'changed')
    assert.deepEqual(textsIn((await draftOf(db)).appeal), ['The last.', 'Mine.', 'New.'])
    const late = await changeBy(db, { kind: 'revise-sentence', id: first!.id, base: first!.changed, sentences: [said('Lost?')] })
    assert.equal(late.kind, 'gone')
  }))

test('after an import nothing that was opened before it is written over: whoever does is told', () =>
  withDatabase(async (db) => {
    await keepAppeal(db, appealOf(['One.', 'Two.']), { clock: () => settings.at })
    const { id, changed } = (await draftOf(db)).marked.sections[0]!.sentences[0]!
    await keepAppeal(db, appealOf(['Another text.', 'Two.']), { clock: () => settings.at, by: 'import' })
    const late = await changeBy(db, { kind: 'revise-sentence', id, base: changed, sentences: [said('Mine.')] })
    assert.ok(late.kind === 'changed-meanwhile')
    assert.equal(late.by, 'import')
    assert.deepEqual(textsIn((await draftOf(db)).appeal), ['Another text.', 'Two.'])
  }))

test('the same words again make no new revision, and words that no file holds are refused with their place', () =>
  withDatabase(async (db) => {
    await keepAppeal(db, appealOf(['One.']), { clock: () => settings.at })
    const { id, changed } = (await draftOf(db)).marked.sections[0]!.sentences[0]!
    const change = (text: string): TextChange => ({ kind: 'revise-sentence', id, base: changed, sentences: [said(text)] })
    assert.equal((await changeBy(db, change('One.'))).kind, 'unchanged')
    const refused = await changeBy(db, change('\u200b'))
    assert.ok(refused.kind === 'invalid')
    assert.equal(refused.problems[0]?.path, 'sections[0].sentences[0].text')
  }))

test('a section that holds sentences is not removed with them', () =>
  withDatabase(async (db) => {
    await keepAppeal(db, appealOf(['One.']), { clock: () => settings.at })
    const { marked } = await draftOf(db)
    const { id, changed } = marked.sections[0]!
    assert.equal((await changeBy(db, { kind: 'remove-section', id, base: changed })).kind, 'not-empty')
  }))
