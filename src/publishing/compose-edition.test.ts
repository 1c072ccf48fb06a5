import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { canonicalJson } from '../kit/index.ts'
import { composeSheet } from './pdf/compose-sheet.ts'
import { asIfPublished, composeEdition, plainText, type Edition } from './index.ts'

const settings = { at: 18_833, published: 18_833, version: 1, approved: 'operator', facts } as const
const hash = 'f'.repeat(64)
const compose = (caseText = hospitalCase, appealText = hospitalAppeal): Edition =>
  composeEdition(readAppeal(appealText), evaluated([readCase(caseText)]), settings)

test('notes are numbered in the order in which the text first needs them, and keep their number', () => {
  const { sections, notes } = compose()
  assert.deepEqual(
    sections.flatMap((section) => section.sentences.map((sentence) => sentence.notes)),
    [[1, 2], [3, 1], []],
  )
  assert.deepEqual(
    notes.map((note) => [note.number, note.cites]),
    [
      [1, 'example#C1'],
      [2, 'example#C2'],
      [3, 'example#C3'],
    ],
  )
})

test('a sentence that cites a contested claim is contested, and its note holds both accounts', () => {
  const { sections, notes } = compose()
  assert.deepEqual(
    sections[0]?.sentences.map((sentence) => sentence.contested),
    [true, true, false],
  )
  const point = notes[0]?.points[0] ?? assert.fail('no point')
  assert.equal(point.state, 'contested')
  assert.equal(point.subject, 'Ana Ejemplo')
  assert.equal(point.question, 'When was the person moved to a hospital?')
  assert.deepEqual(
    point.accounts.map((account) => [account.value, account.statements.map((statement) => statement.said_by[0]?.name)]),
    [
      ['17 July 2021', ['Lawyer of the prisoner']],
      ['20 July 2021', ['Prison service']],
    ],
  )
})

test('of where a claim is printed only the host is kept: the whole address may say who shared it', () => {
  const edition = compose()
  const [printed] = edition.notes[0]?.claim?.printed_in ?? []
  assert.deepEqual(printed, {
    title: 'Prisoner moved',
    by: 'The Gazette',
    published: '2021-07-18',
    lang: 'en',
    host: 'gazette.example',
    passage: { exact: 'she was moved on Saturday', page: '3' },
  })
  assert.doesNotMatch(JSON.stringify(edition), /share=someone/)
})

test('what is not public is nowhere in an edition, not even on its timeline', () => {
  assert.doesNotMatch(JSON.stringify(compose()), /cold cell|She is 53|50 kg/)
  const hidden = hospitalCase.replace("value: '1992'}], sensitivity: public", "value: '1992'}], sensitivity: team")
  assert.match(JSON.stringify(compose()), /"label":"Arrest"/)
  assert.doesNotMatch(JSON.stringify(compose(hidden)), /"label":"Arrest"/)
})

const isClaim = (line: string): boolean => line.startsWith('  - {id: C')

test('the order of claims in the file changes nothing in the edition', () => {
  const lines = hospitalCase.split('\n')
  const claims = lines.filter(isClaim)
  const rest = lines.slice(0, lines.findIndex(isClaim))
  const expected = canonicalJson(compose())
  fc.assert(
    fc.property(fc.shuffledSubarray(claims, { minLength: claims.length }), (shuffled) => {
      assert.equal(canonicalJson(compose([...rest, ...shuffled, ''].join('\n'))), expected)
    }),
    { numRuns: 20 },
  )
})

test('every note an edition has is needed by a sentence, and every number a sentence has is a note', () => {
  const citations = ['C1', 'C2', 'C3', 'C5', 'C7', 'ana/custody.hospital_transfer_date/july'].map((id) => `example#${id}`)
  const appeal = readAppeal(hospitalAppeal)
  const cases = evaluated([readCase(hospitalCase)])
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom(...citations)), { maxLength: 6 }), (cited) => {
      const sentences = cited.map((cites) => ({ text: 'A sentence.', cites, own_words: false }))
      const edition = composeEdition({ ...appeal, sections: [{ sentences }] }, cases, settings)
      const used = edition.sections.flatMap((section) => section.sentences.flatMap((sentence) => sentence.notes))
      assert.deepEqual(
        [...new Set(used)].toSorted((a, b) => a - b),
        edition.notes.map((note) => note.number),
      )
      assert.deepEqual(
        [...new Set(used)],
        edition.notes.map((note) => note.number),
        'numbers rise in reading order',
      )
    }),
  )
})

test("an edition in a language we have words for asks the dictionary's questions in it, and marks those it cannot", () => {
  const spanish = compose(hospitalCase, hospitalAppeal.replace('lang: en', 'lang: es'))
  assert.equal(spanish.notes[0]?.points[0]?.question, '¿Cuándo fue trasladada la persona a un hospital?')
  assert.equal(spanish.notes[0]?.points[0]?.accounts[0]?.value, '17 de julio de 2021')
  const german = compose(hospitalCase, hospitalAppeal.replace('lang: en', 'lang: de'))
  assert.equal(german.notes[0]?.points[0]?.question_lang, 'en')
})

test('an answer to a question over several facts says which fact it answers, and a number its unit', () => {
  const questioned = `${hospitalCase.replace("{fact: arrest.date, value: '1992'}", "{fact: isolation.days, value: 16, when: '1992'}")}
questions:
  - {id: told, question: What was said of her custody?, claims: [C3, C5], state: open}
`
  const cited = hospitalAppeal.replace("cites: ['example#C3', 'example#C1']", "cites: ['example#question/told']")
  const point = compose(questioned, cited).notes.find((note) => note.cites === 'example#question/told')?.points[0]
  assert.deepEqual(
    point?.accounts.map((account) => account.value),
    ['Consecutive days in isolation: 16 days', 'Family told of the transfer: no'],
  )
})

const twiceTold = (retracted: string): string =>
  hospitalCase.concat(
    `  - {id: C20, about: ana, said_by: [family], printed_in: [{document: D1}], statement: It was on the 19th., asserts: [{fact: custody.hospital_transfer_date, value: '2021-07-19', occasion: july}], sensitivity: public, retracted: {by: ${retracted}, on: '2021-07-22', why: Mixed up.}}\n`,
  )

test('what the team had entered wrongly is not printed, only that something was withdrawn and when; what its source took back is', () => {
  const wrong = compose(twiceTold('team'))
  assert.doesNotMatch(JSON.stringify(wrong), /19 July|on the 19th|Mixed up/)
  assert.deepEqual(wrong.notes[0]?.points[0]?.entered_wrongly, ['2021-07-22'])
  const taken = compose(twiceTold('source'))
  const statement = taken.notes[0]?.points[0]?.accounts.flatMap(({ statements }) => statements).find(({ claim }) => claim === 'C20')
  assert.deepEqual([statement?.statement, statement?.withdrawn], ['It was on the 19th.', 'retracted'])
  assert.equal(taken.notes[0]?.points[0]?.entered_wrongly, undefined)
  const secret = compose(
    twiceTold('team').replace('occasion: july}], sensitivity: public, retracted', 'occasion: july}], sensitivity: team, retracted'),
  )
  assert.equal(secret.notes[0]?.points[0]?.entered_wrongly, undefined)
})

test('a statement that is denied as a whole makes its sentence contested, and is asked about in the language of the appeal', () => {
  const denied = hospitalCase.concat(
    '  - {id: C20, about: ana, said_by: [lawyer], printed_in: [{document: D1}], statement: The guards beat her., asserts: [], sensitivity: public}\n',
    '  - {id: C21, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: Nobody beat her., asserts: [], denies: [C20], sensitivity: public}\n',
  )
  const edition = compose(denied, hospitalAppeal.replace('lang: en', 'lang: es').replace("['example#C3', 'example#C1']", "['example#C20']"))
  const { sentences = [] } = edition.sections[0] ?? {}
  assert.equal(sentences[1]?.contested, true)
  const [point] = edition.notes.find(({ cites }) => cites === 'example#C20')?.points ?? []
  assert.equal(point?.question, '¿Es como dice esta declaración?')
  assert.deepEqual(
    point?.accounts.map(({ denies, statements }) => [denies, statements.map(({ statement }) => statement)]),
    [
      [false, ['The guards beat her.']],
      [true, ['Nobody beat her.']],
    ],
  )
})

const asked = (state: string): string => `${hospitalCase}
questions:
  - {id: day, question: On which day?, claims: [C1, C2], state: ${state}, why: The service may mean the ward.}
`

test('what the team notes of a question that it leaves open is published, and is not called an explanation', () => {
  for (const [state, lead] of [
    ['open', 'What the team notes'],
    ['explained', 'Explained'],
  ] as const) {
    const edition = compose(asked(state))
    assert.equal(edition.notes[0]?.points[0]?.why, 'The service may mean the ward.')
    assert.match(plainText(asIfPublished(edition), 'https://example.org'), new RegExp(`${lead}: The service may mean the ward`))
  }
})

const aged = (sensitivity: string): string =>
  hospitalCase.concat(
    `  - {id: C20, about: ana, said_by: [prisons], printed_in: [{document: D2}], statement: She is 30., asserts: [{fact: person.age, value: 30, when: '2021-07-01'}], sensitivity: public}\n`,
    `  - {id: C21, about: ana, said_by: [gazette], printed_in: [{document: D1}], statement: Born 1996., asserts: [{fact: person.birth_date, value: '1996'}], sensitivity: ${sensitivity}}\n`,
  )

test('what cannot be so is said in the note and beside its sentence, and not where it would tell what is not public', () => {
  const cited = hospitalAppeal.replace("['example#C3', 'example#C1']", "['example#C20']")
  const edition = compose(aged('public'), cited)
  const note = edition.notes.find(({ cites }) => cites === 'example#C20')
  assert.ok(note?.checks?.some(({ severity, message }) => severity === 'impossible' && message.includes('30 years old')))
  assert.equal(edition.sections[0]?.sentences[1]?.check, 'impossible')
  assert.match(plainText(asIfPublished(edition), 'https://example.org').replaceAll(/\s+/g, ' '), /Cannot be so: .*30 years old/)
  assert.match(JSON.stringify(composeSheet(edition, { hash }).notes), /Cannot be so/)
  assert.doesNotMatch(JSON.stringify(compose(aged('team'), cited)), /impossible|1996/)
})
