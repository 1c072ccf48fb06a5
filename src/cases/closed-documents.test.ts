import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, constantFrom, option, property, record } from 'fast-check'
import { sensitivities, type Sensitivity } from '../claims/index.ts'
import { changesOf } from './changes.ts'
import { copyFor } from './copy-for.ts'
import { entryReader } from './entry-reader.ts'
import { plainCase } from './plain-case.ts'
import { readableBy } from './readable.ts'
import { strictness } from './sensitivity.ts'
import { whoSees } from './who-sees.ts'
import { writeCaseFile } from './write-file.ts'
import { readCase } from '../../test/fixtures/hospital-case.ts'

type Marks = Readonly<Record<'letter' | 'paper' | 'one' | 'other', Sensitivity | null>>

/** A letter, and a paper that prints a claim of the letter; a claim that stands in the letter alone. Words that show what leaks. */
const fileOf = ({ letter, paper, one, other }: Marks) =>
  readCase(`
format: amparo-case/1
case: {id: example, title: Fictional, country: XX, summary: Fictional., opened: '2021-07-15'}
subjects: [{id: ana, kind: person, names: [{text: Ana Ejemplo, kind: legal}]}]
sources: [{id: court, name: Zqcourt, kind: court}, {id: press, name: Gazette, kind: press}, {id: lawyer, name: Lawyer, kind: lawyer}]
documents:
  - {id: L1, title: Zqletter, by: court, published: '2021-07-01', text: Zqletterwords., ${mark(letter)}original: {sha256: ${'a'.repeat(64)}, media_type: application/pdf, bytes: 9, name: zqfile.pdf}, captured: {by: zqclerk, on: '2021-07-02', how: upload}, derived: [{kind: redacted, sha256: ${'b'.repeat(64)}, media_type: application/pdf, bytes: 9, by: zqclerk}]}
  - {id: N1, title: Zqpaper, by: press, published: '2021-07-03', text: Zqpaperwords., ${mark(paper)}}
claims:
  - {id: A1, about: ana, said_by: [lawyer], printed_in: [{document: L1, passage: {exact: zqletterpassage, prefix: zqbefore, suffix: zqafter}}, {document: N1}], statement: Zqone., said_on: '2021-07-02', asserts: [], ${mark(one)}}
  - {id: A2, about: ana, said_by: [lawyer], printed_in: [{document: L1}], statement: Zqother., asserts: [], ${mark(other)}}
  - {id: A3, about: ana, said_by: [press], printed_in: [{document: L1}], statement: Timeless., asserts: [], sensitivity: public}
`)
const mark = (sensitivity: Sensitivity | null): string => (sensitivity === null ? '' : `sensitivity: ${sensitivity}, `)

const anyMark = option(constantFrom(...sensitivities))
const marks = record({ letter: anyMark, paper: anyMark, one: anyMark, other: anyMark })
const isFor = (sensitivity: Sensitivity | null, clearance: Sensitivity): boolean =>
  strictness(sensitivity ?? undefined) <= strictness(clearance)

test('nobody reads of a document, of its words and files, or of a claim, what its mark keeps from them', () => {
  always(
    property(marks, constantFrom<Sensitivity>('public', 'team', 'privileged'), (given, clearance) => {
      const text = JSON.stringify(plainCase(readableBy(fileOf(given), clearance)))
      const named = (sensitivity: Sensitivity | null): boolean => sensitivity === null || isFor(sensitivity, clearance)
      if (!named(given.letter)) assert.doesNotMatch(text, /Zqletter|zqfile|zqclerk|zqletterpassage|Zqcourt/)
      if (!named(given.paper)) assert.doesNotMatch(text, /Zqpaper/)
      if (!isFor(given.letter, clearance)) assert.doesNotMatch(text, /Zqletterwords|zqfile|zqclerk/)
      if (!text.includes('Zqletterwords'))
        assert.doesNotMatch(text, /zqbefore|zqafter/, 'the words around a passage are words of the document')
      if (!isFor(given.paper, clearance)) assert.doesNotMatch(text, /Zqpaperwords/)
      if (!isFor(given.one, clearance)) assert.doesNotMatch(text, /Zqone|Zqletterwords|Zqpaperwords/)
      if (!isFor(given.other, clearance)) assert.doesNotMatch(text, /Zqother|Zqletterwords/)
      if (given.other === null && !named(given.letter)) assert.doesNotMatch(text, /Zqother/, 'it goes with what it is printed in')
      assert.match(text, /Timeless/, 'what is marked open is read, whatever it is printed in')
      if (given.one !== null && isFor(given.one, clearance)) assert.match(text, /Zqone/, 'what is printed elsewhere stays')
    }),
    { numRuns: 300 },
  )
})

test('the words around a passage go where they say a name that is left out, also with the passage, and the copy comes home as it was', () => {
  for (const [around, stays] of [
    ['prefix: heard by Zqwitness and', false],
    ['prefix: heard by Zq', true],
    ['suffix: was heard', true],
    ['prefix: Paz, suffix: or', true],
  ] as const) {
    const file = readCase(`
format: amparo-case/1
case: {id: example, title: Fictional, country: XX, summary: Fictional., opened: '2021-07-15'}
subjects: [{id: ana, kind: person, names: [{text: Ana Ejemplo, kind: legal}]}]
sources: [{id: press, name: Gazette, kind: press}, {id: hidden, name: Zqwitness, kind: person}, {id: other, name: Paz Ruiz, kind: person}]
documents: [{id: N1, title: Paper, by: press, published: '2021-07-03'}]
claims:
  - {id: A1, about: ana, said_by: [press], printed_in: [{document: N1, passage: {exact: Ruiz, ${around}}}], statement: One., asserts: [], sensitivity: team}
  - {id: A2, about: ana, said_by: [hidden], said_on: '2021-07-02', statement: Two., asserts: [], sensitivity: sealed}
${around.includes('Paz') ? "  - {id: A3, about: ana, said_by: [other], said_on: '2021-07-02', statement: Three., asserts: [], sensitivity: sealed}" : ''}
`)
    const part = readableBy(file, 'team')
    const { passage } = part.claims.find(({ id }) => id === 'A1')!.printed_in[0]!
    assert.deepEqual(passage, stays && !around.includes('Paz') ? file.claims[0]!.printed_in[0]!.passage : { exact: 'Ruiz' }, around)
    const home = changesOf(file, part)
    assert.ok(home.kind === 'changes' && Object.keys(home.news).length === 0, around)
  }
})

test('how a document came is for the team, and for nobody of it who would learn of what is left out', () => {
  const [letter] = fileOf({ letter: 'public', paper: null, one: 'sealed', other: 'sealed' }).documents
  const file = readCase(`
format: amparo-case/1
case: {id: example, title: Fictional, country: XX, summary: Fictional., opened: '2021-07-15'}
subjects: [{id: ana, kind: person, names: [{text: Ana Ejemplo, kind: legal}]}]
sources: [{id: court, name: Court, kind: court}, {id: hidden, name: Zqwitness, kind: person}]
documents: [{id: L1, title: Letter, by: court, sensitivity: public}, {id: L2, title: Letter, by: court, sensitivity: public}]
claims: [{id: A2, about: ana, said_by: [hidden], said_on: '2021-07-02', statement: Two., asserts: [], sensitivity: sealed}]
`)
  const documents = [
    { ...letter!, captured: { ...letter!.captured!, from: 'Handed over by her daughter Zqwitness' } },
    { ...letter!, id: 'L2' },
  ]
  const whole = { ...file, documents }
  const [betraying, open] = readableBy(whole, 'team').documents
  assert.equal(betraying!.captured, undefined)
  assert.deepEqual(open, documents[1])
  for (const item of [whole, { ...whole, claims: [] }].flatMap((one) => readableBy(one, 'public').documents))
    assert.doesNotMatch(JSON.stringify(item), /zqclerk|zqfile|Zqwitness/)
  const home = changesOf(whole, readableBy(whole, 'public'))
  assert.ok(home.kind === 'changes' && Object.keys(home.news).length === 0, 'a copy comes home as it was')
})

test('a clearance that reads more reads all that one reads that reads less', () => {
  always(
    property(marks, (given) => {
      const file = fileOf(given)
      const ids = (clearance: Sensitivity): readonly string[] => {
        const { claims, documents } = readableBy(file, clearance)
        return [...claims, ...documents].map(({ id }) => id)
      }
      for (const [index, clearance] of sensitivities.entries())
        for (const further of sensitivities.slice(index))
          for (const id of ids(clearance)) assert.ok(ids(further).includes(id), `${id} ${further}`)
    }),
    { numRuns: 150 },
  )
})

test('what is said of who sees what is what a copy for each of them holds', () => {
  always(
    property(marks, (given) => {
      const file = fileOf(given)
      const seen = whoSees(file)
      for (const clearance of sensitivities) {
        const part = copyFor(file, clearance)
        for (const list of ['claims', 'documents', 'sources', 'subjects'] as const)
          assert.deepEqual(
            seen[list].filter(({ from }) => strictness(from) <= strictness(clearance)).map(({ id }) => id),
            part[list].map(({ id }) => id),
          )
        assert.deepEqual(
          seen.documents.flatMap(({ id, words }) => (words !== undefined && strictness(words) <= strictness(clearance) ? [id] : [])),
          part.documents.filter(({ text, original }) => text !== undefined || original !== undefined).map(({ id }) => id),
        )
      }
    }),
    { numRuns: 150 },
  )
})

test('an export holds nothing of a sealed document, and an earlier wording is kept from whoever may not read it now or could not then', () => {
  const file = fileOf({ letter: 'sealed', paper: null, one: 'public', other: null })
  const written = writeCaseFile(file)
  assert.doesNotMatch(written, /Zqletter|zqfile|zqclerk|Zqcourt|zqletterpassage|Zqother/)
  assert.match(written, /Zqone/)
  assert.match(writeCaseFile(file, { sealed: true }), /Zqletterwords/)
  assert.match(written, /Timeless[^-]*said_on: (?:'|")?\.\.\/2021-07-01/, 'it was said by the day of the letter')
  const home = changesOf(file, readCase(written))
  assert.ok(home.kind === 'changes', JSON.stringify(home))
  assert.deepEqual([home.news, home.stays], [{}, []], 'the file comes home as nothing new')
  const read = entryReader({ document: file, calls: [], contacts: [] }, 'team')
  assert.equal(read('documents', { id: 'L1', title: 'Before', by: 'court' }, 0), undefined)
  const paper = { id: 'N1', title: 'Zqpaper', by: 'press', published: '2021-07-03' }
  assert.deepEqual(read('documents', { ...paper, text: 'Zqold.' }, 1), { ...paper, text: 'Zqold.' })
  assert.equal(read('documents', { ...paper, text: 'Zqold.', sensitivity: 'privileged' }, 1), undefined)
  assert.equal(read('identities', { source: 'press', name: 'Zqname', readers: ['x'] }, 0), undefined)
  const sealed = entryReader({ document: file, calls: [], contacts: [] }, 'sealed')
  assert.equal(sealed('identities', { source: 'press', name: 'Zqname', readers: ['x'] }, 0), undefined, 'no clearance reads it')
})
