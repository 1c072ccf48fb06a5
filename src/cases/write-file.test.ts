import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { load } from 'js-yaml'
import { parse } from 'yaml'
import { parseDate } from '../kit/index.ts'
import { readAppealFile, writeAppealFile, writeCaseFile, type Appeal, type CaseDocument } from './index.ts'
import { demoCases, demoText, documentOf, problemsOf } from './testing.ts'

// Texts that YAML readers like to take for something else.
const tricky = [
  'no',
  'y',
  'NULL',
  '~',
  '1_000',
  '0o17',
  '1e3',
  '12:30',
  '2021-07-17',
  '- a',
  'a: b',
  'a #b',
  "it's",
  '"',
  "'",
  ' a',
  'a ',
  'a\r\nb',
  'a\u2028b',
  '\ufeffa',
  '<<',
  '&a',
  '*a',
  '!a',
  '%a',
  '@a',
  '`a',
  '{a',
  '[a',
  '?',
  '😀',
  'نعم',
  '是',
]
const text = fc.oneof(
  fc.constantFrom(...tricky),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((value) => /^(?=[\s\S]*\S)[\P{C}\p{Cf}\p{Co}\p{Cn}\t\n\r]*$/u.test(value)),
)
const date = fc
  .constantFrom('2021', '2021-07', '2021-07-17', '1934~', '1982/..', '[2021-07-17,2021-07-20]', '2021-09-11T06:40-05:00')
  .map(parseDate)
/** None before any of those: nothing is said after it is recorded, and no consent ends before it is given. */
const later = fc.constantFrom('2022', '2021-12~', '[2021-09-17,2021-09-20]', '2021-09-12T06:40-05:00').map(parseDate)
const optional = (name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.option(value, { nil: undefined }).map((it) => (it === undefined ? {} : { [name]: it }))
const merged = <Whole extends object>(whole: fc.Arbitrary<Whole>, ...more: readonly fc.Arbitrary<object>[]): fc.Arbitrary<Whole> =>
  fc.tuple(whole, ...more).map((parts) => structuredClone(Object.assign({}, ...parts) as Whole))
const sentence = fc.record({ text, cites: fc.subarray(['case#C0', 'other#x/y@2021']), own_words: fc.boolean() })
const appeal: fc.Arbitrary<Appeal> = merged(
  fc.record({
    id: fc.constant('A1'),
    title: text,
    summary: text,
    status: fc.constantFrom('draft', 'open', 'closed'),
    opened: date,
    lang: fc.constantFrom('en', 'zh-Hans'),
    sections: fc.array(merged(fc.record({ sentences: fc.array(sentence, { maxLength: 3 }) }), optional('heading', text)), { maxLength: 2 }),
    asks: fc.array(sentence, { maxLength: 2 }),
    to: fc.array(merged(fc.record({ name: text, title: text }), optional('body', text)), { maxLength: 2 }),
  }),
  optional('act_until', date),
)
const value = fc.oneof(
  fc.record({
    fact: fc.constant('person.birth_date'),
    value: fc.oneof(date, text.map(parseDate)).map((it) => ({ type: 'date' as const, date: it })),
  }),
  fc.record({
    fact: fc.constant('person.age'),
    value: fc
      .double({ min: 0, max: 999_999_999_999_999, noNaN: true })
      .map((number) => ({ type: 'number' as const, number: Number(number.toPrecision(15)) })),
  }),
  fc.record({ fact: fc.constant('custody.place'), value: text.map((it) => ({ type: 'place' as const, text: it })) }),
  fc.record({ fact: fc.constant('arrest.legal_basis'), value: fc.boolean().map((bool) => ({ type: 'bool' as const, bool })) }),
)
const claim = (at: number) =>
  merged(
    fc.record({
      id: fc.constant(`C${at}`),
      about: fc.constantFrom('S1', 'S2'),
      said_by: fc.subarray(['a', 'b'], { minLength: 1 }),
      said_on: date,
      statement: text,
      printed_in: fc.array(
        merged(
          fc.constant({ document: 'D1' }),
          optional('passage', merged(fc.record({ exact: text }), optional('page', fc.oneof(text, fc.integer())))),
        ),
        { maxLength: 2 },
      ),
      asserts: fc.array(merged(value, optional('when', date)), { maxLength: 3 }),
    }),
    optional('sensitivity', fc.constantFrom('public', 'team', 'privileged', 'sealed')),
    optional('retracted', fc.record({ by: fc.constantFrom('source', 'team'), on: date, why: text })),
    optional('recorded', fc.record({ on: later, by: text })),
    ...(at > 0 ? [optional('supersedes', fc.constant(`C${at - 1}`)), optional('denies', fc.constant([`C${at - 1}`]))] : []),
  )
const document = merged(
  fc.record({
    case: merged(
      fc.record({ id: fc.constant('case'), title: text, country: fc.constant('PE'), summary: text, opened: date }),
      optional('outcome', text),
    ),
    subjects: fc
      .constantFrom('person', 'event')
      .map((kind) => ['S1', 'S2', 'S3'].map((id) => ({ id, kind: id === 'S3' ? kind : 'person', names: [{ text: id, kind: 'legal' }] }))),
    sources: text.map((name) => [
      { id: 'a', name, kind: 'press', relays: ['b'] },
      { id: 'b', name, kind: 'family' },
    ]),
    documents: optional('published', date).map((published) => [{ id: 'D1', title: 'D', by: 'a', ...published }]),
    claims: fc.tuple(claim(0), claim(1), claim(2)),
    questions: fc.array(
      fc.record({ id: fc.constant('Q1'), question: text, claims: fc.constant(['C0', 'C2']), state: fc.constant('open') }),
      {
        maxLength: 1,
      },
    ),
    independence: fc.array(
      fc.record(
        { sources: fc.constant(['a', 'b']), independent: fc.constant(false as const), why: text, by: text, on: date },
        { requiredKeys: ['sources', 'why', 'by', 'on'] },
      ),
      { maxLength: 1 },
    ),
    rulings: fc.array(
      fc.record({
        point: text,
        prefer: fc.subarray(['C0', 'C1']),
        deprecate: fc.constant([]),
        standing: fc.constant('verified'),
        reason: text,
        by: text,
        on: date,
        seen: fc.subarray(['C0', 'C1', 'C2']),
      }),
      { maxLength: 2 },
    ),
    consents: fc.array(
      merged(fc.record({ subject: fc.constant('S1'), given_by: text, relation: text, scope: text, on: date }), optional('until', later)),
      { maxLength: 1 },
    ),
    appeals: fc.array(appeal, { maxLength: 1 }),
  }),
) as unknown as fc.Arbitrary<CaseDocument>

test('what is written is read as the same case, and written again it is the same to the byte', () => {
  fc.assert(
    fc.property(document, (written) => {
      const file = writeCaseFile(written, { sealed: true })
      assert.deepEqual(documentOf(file), written)
      assert.equal(writeCaseFile(documentOf(file), { sealed: true }), file)
    }),
    { numRuns: 200 },
  )
})

test('readers of YAML 1.1 and 1.2 read the same in it', () => {
  fc.assert(
    fc.property(document, (written) => {
      const file = writeCaseFile(written, { sealed: true })
      const expected = load(file)
      assert.deepEqual(parse(file, { version: '1.2' }), expected)
      assert.deepEqual(parse(file, { version: '1.1' }), expected)
    }),
    { numRuns: 100 },
  )
})

test('without sealed claims a file is whole in itself and names none of them', () => {
  fc.assert(
    fc.property(document, (written) => {
      const sealed = written.claims.filter((item) => item.sensitivity === 'sealed')
      const file = writeCaseFile(written)
      const shown = documentOf(file)
      assert.deepEqual(
        shown.claims.map(({ id }) => id),
        written.claims.filter((item) => item.sensitivity !== 'sealed').map(({ id }) => id),
      )
      assert.equal(file.startsWith('# Left out because it is sealed'), sealed.length > 0)
    }),
    { numRuns: 200 },
  )
})

for (const name of demoCases)
  test(`the case of ${name} is written and read again without loss`, () => {
    const read = documentOf(demoText(name))
    const file = writeCaseFile(read)
    assert.deepEqual(documentOf(file), read)
    assert.equal(writeCaseFile(documentOf(file)), file)
  })

test('a source whom only a sealed claim names does not leave the house', () => {
  const read = documentOf(demoText('guzman'))
  const first = read.claims[0]!
  const whistleblower = { id: 'guard', name: 'A guard', kind: 'person' as const }
  const secret = {
    ...first,
    id: 'SECRET',
    said_by: ['guard'],
    sensitivity: 'sealed' as const,
    printed_in: [],
    recorded: { on: read.case.opened, by: 'x' },
  }
  const file = writeCaseFile({ ...read, sources: [...read.sources, whistleblower], claims: [...read.claims, secret] })
  assert.doesNotMatch(file, /guard$|SECRET|A guard/m)
  assert.match(file, /^# Left out because it is sealed, or would betray what is: claims 1, sources 1\.\n/)
})

test('an appeal of its own is written and read again without loss', () => {
  fc.assert(
    fc.property(appeal, (written) => {
      assert.deepEqual(readAppealFile(writeAppealFile(written), { file: 'appeal.yaml' }), { kind: 'read', appeal: written })
    }),
  )
})

test('an empty file has nothing to write back', () => {
  assert.equal(problemsOf('')[0]?.line, 1)
})
