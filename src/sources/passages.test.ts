import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { choosePassage } from './choose-passage.ts'
import { findPassage, searchable, type FoundPassage } from './find-passage.ts'
import type { Passage } from './source.ts'

const quoted = (text: string, passage: Passage): string => {
  const found = findPassage(searchable(text), passage)
  return found.kind === 'found' ? text.slice(found.start, found.end) : found.kind
}
const kindOf = (found: FoundPassage): string => found.kind

test('words are found across line ends, broken words, ligatures, invisible marks and pages', () => {
  const exact = 'moved to a hospital near the prison for an official check'
  for (const text of [
    'He was moved to a hospital near the prison for an official check.',
    'He was moved to a hos-\npital near   the\nprison for an o\ufb03cial check.',
    'He was moved to a hospi\u00adtal near the\u00a0prison \u200bfor an official\f\n check.',
    'He was ｍoved to a hospital near the pris\u00ad\non for an official check.',
  ])
    assert.equal(kindOf(findPassage(searchable(text), { exact })), 'found', text)
  assert.equal(quoted('a well-\nknown prison', { exact: 'well-known prison' }), 'well-\nknown prison')
  assert.equal(quoted('a well-\nknown prison', { exact: 'wellknown prison' }), 'well-\nknown prison')
  assert.equal(quoted('“no”, he said', { exact: '"no", he' }), '“no”, he')
})

test('letters with marks match however they are composed, and no mark is lost or added', () => {
  assert.equal(quoted('Abimael Guzma\u0301n', { exact: 'Guzmán' }), 'Guzma\u0301n')
  assert.equal(quoted('Abimael Guzmán', { exact: 'Guzma\u0301n' }), 'Guzmán')
  assert.equal(quoted('Abimael Guzmán', { exact: 'Guzman' }), 'missing')
  assert.equal(quoted('ﻣﺤﻤﺪ', { exact: 'محمد' }), 'ﻣﺤﻤﺪ')
})

test('of several places the words around decide, then the page; where neither does, all are given', () => {
  const text = 'On Monday he said no to the judge.\fOn Friday he said no to the doctor.\fShe said no.'
  assert.equal(kindOf(findPassage(searchable(text), { exact: 'said no' })), 'several')
  const byPage = findPassage(searchable(text), { exact: 'said no', page: 3 })
  assert.ok(byPage.kind === 'found' && byPage.page === 3)
  const bySuffix = findPassage(searchable(text), { exact: 'said no', suffix: 'to the doctor', page: 1 })
  assert.ok(bySuffix.kind === 'found' && bySuffix.page === 2, 'the words around count for more than a page that may have shifted')
})

test('words that are gone, or stand elsewhere now, are missing and not moved; the nearest is only shown', () => {
  const before = 'The prison said: no. The doctor said: psoriasis, and nothing that is serious at his age.'
  const after = 'The court said yes, and later no, twice. The doctor said: psoriasis, but something serious.'
  assert.equal(kindOf(findPassage(searchable(after), { exact: 'no', prefix: 'The prison said:', suffix: '. The doctor' })), 'missing')
  const gone = findPassage(searchable(after), { exact: 'The doctor said: psoriasis, and nothing that is serious' })
  assert.ok(gone.kind === 'missing' && gone.nearest !== undefined)
  assert.match(after.slice(gone.nearest.start, gone.nearest.end), /^The doctor said/)
  assert.equal(kindOf(findPassage(searchable(before), { exact: 'cancer' })), 'missing')
  assert.equal(kindOf(findPassage(searchable('They know nothing.'), { exact: 'no' })), 'missing')
  assert.equal(quoted('他在监狱中没有说话', { exact: '监狱' }), '监狱')
})

/** Words in several scripts, with repetitions, on several pages. */
const aText = fc
  .array(fc.constantFrom('no', 'preso', 'el', 'hospital', 'Guzmán', 'нет', 'سجن', '監獄', '12', '—', 'o\ufb03ce', '😀', 'well-known'), {
    minLength: 2,
    maxLength: 60,
  })
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', ' ', '\n', '\f', '. '), { minLength: words.length, maxLength: words.length })
      .map((between) => words.map((word, n) => word + between[n]!).join('')),
  )

/** What a new extraction may make of the same text. */
const again = (text: string, seed: number): string =>
  text
    .normalize(seed % 2 === 0 ? 'NFD' : 'NFC')
    .replaceAll(/[ \n]+/g, (_, at: number) => ((at + seed) % 3 === 0 ? '\n' : (at + seed) % 3 === 1 ? '  ' : ' '))
    .replaceAll('\ufb03', 'ffi')

test('what was selected is found again where it was, also after another extraction, or is reported', () => {
  fc.assert(
    fc.property(aText, fc.nat(400), fc.nat(60), fc.nat(10), (text, at, length, seed) => {
      const start = at % text.length
      const end = Math.min(text.length, start + length + 1)
      const searched = searchable(text)
      const passage = choosePassage(searched, start, end)
      if (passage === null) return assert.equal(text.slice(start, end).trim(), '')
      const here = findPassage(searched, passage)
      if (here.kind === 'found') assert.ok(here.start < end && here.end > start, 'never somewhere else')
      const newer = again(text, seed)
      const there = findPassage(searchable(newer), passage)
      if (here.kind === 'found' && there.kind === 'found')
        assert.equal(
          newer.slice(0, there.start).normalize('NFKC').replaceAll(/\s/g, '').length,
          text.slice(0, here.start).normalize('NFKC').replaceAll(/\s/g, '').length,
          'in the same place',
        )
      if (here.kind === 'found') assert.notEqual(there.kind, 'missing')
    }),
    { numRuns: 1500 },
  )
})

test('what is unique in its surroundings is selected so that it is found, and found alone', () => {
  const text = 'He said no. '.repeat(50) + 'Then he said no to the doctor. ' + 'He said no. '.repeat(50)
  const start = text.indexOf('no to the doctor')
  const passage = choosePassage(searchable(text), start, start + 2)
  assert.ok(passage !== null)
  const found = findPassage(searchable(text), passage)
  assert.ok(found.kind === 'found' && found.start === start)
})

test('words chosen over a hyphen at the end of a line are found again, and stand on one line', () => {
  const searched = searchable('She was moved on the 17th of Ju-\nly by Jean-\nPierre Morel, who is well-\r\nknown there.')
  for (const [chosen, exact] of [
    ['17th of Ju-\nly', '17th of July'],
    ['Jean-\nPierre Morel', 'Jean-Pierre Morel'],
    ['is well-\r\nknown', 'is wellknown'],
  ] as const) {
    const start = searched.text.indexOf(chosen)
    const passage = choosePassage(searched, start, start + chosen.length)
    assert.equal(passage?.exact, exact)
    assert.deepEqual(findPassage(searched, passage), { kind: 'found', start, end: start + chosen.length, page: 1 })
  }
})
