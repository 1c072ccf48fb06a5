import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { betrayedTo, readableBy } from './index.ts'
import { documentOf } from './testing.ts'

const word = 'Zqhermana'

/** A case in which only a sealed claim names the sources, and whose document says these words. */
const caseWith = (text: string, ...names: readonly string[]) =>
  documentOf(
    JSON.stringify({
      format: 'amparo-case/1',
      case: { id: 'kept', title: 'A case', country: 'XX', summary: 'With a witness.', opened: '2021' },
      subjects: [{ id: 'P', kind: 'person', names: [{ text: 'Ana Quispe', kind: 'legal' }] }],
      sources: [{ id: 'paper', name: 'The paper', kind: 'press' }, ...names.map((name, n) => ({ id: `W${n}`, name, kind: 'person' }))],
      documents: [{ id: 'D', title: 'A page', by: 'paper', sensitivity: 'team', text }],
      claims: [
        {
          id: 'C',
          about: 'P',
          said_by: ['paper'],
          statement: 'She was moved.',
          said_on: '2021',
          printed_in: [{ document: 'D', passage: { prefix: 'says Lucía Zqher', exact: 'mana, who saw it' } }],
        },
        ...names.map((_, n) => ({
          id: `C${n}`,
          about: 'P',
          said_by: [`W${n}`],
          statement: 'She was beaten.',
          said_on: '2021',
          sensitivity: 'sealed',
        })),
      ],
    }),
  )

const tells = (text: string, ...names: readonly string[]): boolean => {
  const document = caseWith(text, ...names)
  const [kept] = readableBy(document, 'team').documents
  assert.equal(kept!.text === undefined, betrayedTo(document, 'team')!(text), 'the door and the rule say the same')
  return kept!.text === undefined
}

test('words that tell a name keep it however they are laid out: over a line end, hyphenated there, composed or not, with what nobody sees', () => {
  const said = [
    'says Lucía Zqhermana.',
    'says LUCÍA ZQHERMANA.',
    'says Lucía\nZqhermana.',
    'says Lucía\r\n    Zqhermana.',
    'says Lucía Zqher-\nmana, who',
    'says Lu-\ncía Zqher-\n  mana, who',
    'says Lucía Zqher\u00ad\nmana, who',
    'says Lucía Zq\u00adhermana.',
    'says Lucía\u00a0Zqhermana.',
    'says Lucía Zqher\u200bmana.',
    'says Lucía\u200bZqhermana.',
    'says \u2067Lucía Zqhermana\u2069.',
    `says ${'Lucía Zqhermana'.normalize('NFD')}.`,
    'says Ｌｕｃíａ　Ｚｑｈｅｒｍａｎａ.',
    'says Lucía-Zqhermana.',
    'says Lucía‑Zqhermana.',
    'says Lucía-\nZqhermana.',
  ]
  for (const text of said) assert.ok(tells(text, 'Lucía Zqhermana'), JSON.stringify(text))
  assert.ok(tells('Dijo Lucía Zqhermana.', 'Lucía Zqhermana'.normalize('NFD')), 'as the name may be')
  assert.ok(tells('昨天刘晓\n波说', '刘晓波'))
  assert.ok(tells('by Zqher-\nmana-Díaz', 'Zqhermana-Díaz'))
  assert.ok(tells('in the ZQSTRASSE', 'Zqstraße'))
  assert.ok(tells('as Ｗ０ said', 'Somebody'), 'an id, too')
})

test('other words are told as before: part of a word, a word with another letter, a name that stays readable', () => {
  for (const text of ['Luciana Zqhermanas', 'Lucía, Zqhermana', 'Zqhermana', 'La pena de muerte.', 'Zq-\nherman a Lucía'])
    assert.ok(!tells(text, 'Lucía Zqhermana', 'Peña'), text)
  assert.ok(!tells('Ana\nQuispe was there.', 'Ana Quispe'), 'somebody else bears it openly')
})

const prefixFor = (name: string) => readableBy(caseWith('Words.', name), 'team').claims[0]!.printed_in[0]!.passage!.prefix

test('a name that begins in the words before a passage and ends in it is told by both', () => {
  assert.equal(prefixFor('Lucía Zqhermana'), undefined)
  assert.equal(prefixFor('Somebody'), 'says Lucía Zqher')
})

test('wherever lines end in a name, and whatever nobody sees stands in it, it is told', () => {
  const unseen = fc.constantFrom('', '', '', '-\n', '\u00ad', '\u00ad\n', '\u200b', '\u200d', '\u2060', '\ufeff')
  fc.assert(
    fc.property(fc.array(unseen, { minLength: word.length - 1, maxLength: word.length - 1 }), (between) => {
      const text = Array.from(word, (letter, at) => letter + (between[at] ?? '')).join('')
      assert.ok(betrayedTo(caseWith('Words.', word), 'team')!(`says ${text}, who was there`), JSON.stringify(text))
    }),
  )
})
