import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeProblems, readAppealFile } from './index.ts'
import { documentOf, problemsOf } from './testing.ts'

const written = `format: amparo-case/1
case: {id: perez, title: The case, country: PE, summary: Held since 2021., opened: 2021}
subjects:
  - {id: perez, kind: person, names: [{text: María Pérez, kind: legal}]}
sources:
  - {id: daily, name: Daily, kind: press}
documents:
  - {id: D1, title: A report, by: daily, url: 'https://daily.example/1'}
claims:
  - {id: C1, about: perez, said_by: [daily], said_on: 2021, statement: She was moved.}
`
const change = (from: string, to: string): string => {
  assert.ok(written.includes(from), from)
  return written.replace(from, to)
}
const noCharacter = /without control characters or what is no character/
const nothingToSee = /a text with something to see in it/

const mistakes: readonly (readonly [what: string, text: string, line: number, message: RegExp])[] = [
  ['what Unicode says is no character', change('She was moved.', '"She \\uFDD0 was moved."'), 10, noCharacter],
  ['the same at the end of a plane', change('She was moved.', '"She was moved.\\U0001FFFE"'), 10, noCharacter],
  ['a title of spaces and joiners', change('A report', '"\\u200B\\u2060\\u00A0"'), 8, nothingToSee],
  ['a name of letters that nobody sees', change('Daily', '"\\u3164"'), 6, nothingToSee],
  ['an address with a control character', change("'https://daily.example/1'", '"https://daily.example/\\0"'), 8, /begins with https/],
  ['a title that does not fit a line', change('A report', 'x'.repeat(501)), 8, /expected at most 500 characters/],
  ['a summary that is a book', change('Held since 2021.', 'x'.repeat(5001)), 2, /expected at most 5000 characters/],
]
for (const [what, text, line, message] of mistakes)
  test(`${what} is refused with its line`, () => {
    const [problem, ...others] = problemsOf(text)
    assert.deepEqual(others, [])
    assert.match(problem?.message ?? '', message)
    assert.equal(problem?.line, line)
  })

test('joiners between letters, tabs, line ends, signs and letters that are not assigned yet are kept', () => {
  for (const text of ['فارسی\u200Cها', 'a\tb\nc', '🙂', '是', '…', 'a\u{1FAFF}\u{2FFF0}'])
    assert.equal(documentOf(change('She was moved.', JSON.stringify(text))).claims[0]?.statement, text)
})

const appeal = (fields: string): string =>
  `format: amparo-appeal/1\nappeal: {summary: S, status: open, opened: 2021, lang: en, sections: [], ${fields}}\n`
const refusalOf = (text: string): string => {
  const read = readAppealFile(text, { file: 'appeal.yaml' })
  return read.kind === 'read' ? '' : describeProblems(read)
}

test('an appeal whose id looks like a file or the address of an edition is refused with the reason, in a case too', () => {
  for (const ending of ['.yaml', '.yml', '.json', '.pdf', '.txt', '.jsonld', '.PDF'])
    assert.match(
      refusalOf(appeal(`id: A1${ending}, title: T`)),
      new RegExp(`^appeal\\.yaml:2:\\d+ appeal\\.id: an appeal's id does not end in \\${ending.toLowerCase()}, .*\\.$`),
    )
  for (const id of ['A1.b', 'pdf', 'A1-json']) assert.equal(refusalOf(appeal(`id: ${id}, title: T`)), '')
  const inCase = `${written}appeals:\n  - {id: A1.yaml, title: T, summary: S, status: open, opened: 2021, lang: en, sections: []}\n`
  assert.deepEqual(
    problemsOf(inCase).map(({ line, path }) => [line, path]),
    [[12, 'appeals[0].id']],
  )
})

test('the title of an appeal has at most 300 characters', () => {
  assert.equal(refusalOf(appeal(`id: A1, title: ${'x'.repeat(300)}`)), '')
  assert.match(refusalOf(appeal(`id: A1, title: ${'x'.repeat(301)}`)), /appeal\.title: expected at most 300 characters/)
})
