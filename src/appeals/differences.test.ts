import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { evaluated, hospitalCase, readCase } from '../../test/fixtures/hospital-case.ts'
import { differencesOf, type Said } from './differences.ts'
import { appealState } from './state.ts'
import { unsaidContested } from './unsaid-contested.ts'

const saying = (...texts: readonly string[]): Said => ({
  title: 'An appeal',
  summary: 'Fictional.',
  sections: [{ heading: 'What is known', sentences: texts.map((text) => ({ text })) }],
  asks: [{ text: 'Let her be examined.' }],
  to: [{ name: 'A minister', title: 'Ministry' }],
})
/** The texts without those at these numbers. */
const but = (texts: readonly string[], numbers: readonly number[]) => texts.filter((_, index) => !numbers.includes(index + 1))
const found = (before: Said, after: Said) =>
  differencesOf(before, after).map(({ place, kind, before: was, after: is }) => [place, kind, was?.number ?? null, is?.number ?? null])

test('a sentence that was changed, left out, added or moved is told as that, with where it stood and stands', () => {
  const before = saying('She was moved on 17 July.', 'Nobody told the family.', 'The law is clear.', 'Her age is known.', 'She is 54.')
  const after = saying('She is 54.', 'She was moved on 20 July.', 'The law is clear.', 'Her age is known.', 'A doctor saw her.')
  assert.deepEqual(found(before, after), [
    ['sentence', 'moved', 5, 1],
    ['sentence', 'changed', 1, 2],
    ['sentence', 'gone', 2, null],
    ['sentence', 'new', null, 5],
  ])
  assert.deepEqual(found(before, { ...before, title: 'Another', sections: [{ sentences: before.sections[0]!.sentences }] }), [
    ['title', 'changed', 1, 1],
    ['heading', 'gone', 1, null],
  ])
})

test('what is the same differs nowhere; every text of one version alone is told, each once', () => {
  const texts = fc.array(fc.constantFrom('a b c', 'a b d', 'x y', 'x z', 'q', 'r s t u'), { maxLength: 8 })
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      assert.deepEqual(differencesOf(saying(...one), saying(...one)), [])
      const rows = differencesOf(saying(...one), saying(...other)).filter(({ place }) => place === 'sentence')
      const [was, is] = [rows.flatMap(({ before }) => before?.number ?? []), rows.flatMap(({ after }) => after?.number ?? [])]
      assert.equal(new Set(was).size, was.length)
      assert.equal(new Set(is).size, is.length)
      // What no row names stands in both, in the same order.
      assert.deepEqual(but(one, was), but(other, is))
    }),
  )
})

test('a text that is published as it stands is in the state of its version; one that has gone on is on its own way', () => {
  const version = { same: true, takenDown: false, status: 'open' } as const
  const text = (approval: 'not-asked' | 'asked' | 'approved' | 'sent-back', of: typeof version | null | object) =>
    appealState({ of: 'text', approval, version: of as typeof version | null })
  assert.deepEqual(
    [
      text('not-asked', null),
      text('asked', null),
      text('approved', null),
      text('approved', version),
      text('approved', { ...version, status: 'closed' }),
      text('not-asked', { ...version, same: false }),
      text('asked', { ...version, same: false }),
      text('not-asked', { ...version, takenDown: true }),
      text('asked', { ...version, takenDown: true }),
    ],
    ['draft', 'in-review', 'approved', 'published', 'closed', 'draft', 'in-review', 'taken-down', 'in-review'],
  )
  const of = { of: 'version', newest: false, takenDown: false, status: 'closed' } as const
  assert.equal(appealState(of), 'superseded')
  assert.equal(appealState({ ...of, takenDown: true }), 'taken-down')
})

test('a sentence says that it is contested by citing the question or claims of two sides; one side alone does not', () => {
  const cases = evaluated([readCase(hospitalCase)])
  const point = 'example#ana/custody.hospital_transfer_date/july'
  const said = (...cites: readonly string[]) =>
    unsaidContested({ sections: [{ sentences: [{ text: 'She was moved.', cites, own_words: false }] }], asks: [] }, cases).map(
      ({ name, points }) => [name, ...points],
    )
  assert.deepEqual(said('example#C1'), [['S1', point]])
  assert.deepEqual(said('example#C1', 'example#C2'), [])
  assert.deepEqual(said(point), [])
  assert.deepEqual(said('example#C1', point), [])
})
