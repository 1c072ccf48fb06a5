import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeProblems, formatOf, readAppealFile, readCaseFile, readFacts } from './index.ts'
import { documentOf, facts, problemsOf } from './testing.ts'

const small = `format: amparo-case/1
case: {id: perez, title: The case of María Pérez, country: PE, summary: Held since 2021., opened: 2021}
subjects:
  - {id: perez, kind: person, names: [{text: María Pérez, kind: legal}]}
  - {id: navy, kind: place, names: [{text: Navy base, kind: known_as}]}
sources:
  - {id: efe, name: EFE, kind: press}
  - {id: daily, name: Daily, kind: press, relays: [efe]}
documents:
  - {id: D1, title: A report, by: daily, published: 2021-07-19}
claims:
  - id: C1
    about: perez
    said_by: [efe]
    printed_in: [{document: D1, passage: {exact: fue trasladada, page: 3}}]
    statement: She was moved.
    said_on: 2021-07
    asserts:
      - {fact: person.birth_date, value: 1954-02-29}
      - {fact: custody.place, value: navy, when: 2021-07-17/..}
      - {fact: person.age, value: 67}
  - id: C2
    about: perez
    said_by: [daily]
    statement: She was not moved.
    said_on: 2021-07-20~
    denies: [C1]
    supersedes: C1
`
const change = (from: string, to: string): string => {
  assert.ok(small.includes(from), from)
  return small.replace(from, to)
}

test('a case file is read with its dates parsed and its values typed', () => {
  const { case: head, claims, subjects } = documentOf(small)
  assert.deepEqual([head.id, head.opened.text], ['perez', '2021'])
  assert.equal(subjects.length, 2)
  const [first, second] = claims
  assert.deepEqual(
    first?.asserts.map(({ value }) => value.type),
    ['date', 'place', 'number'],
  )
  assert.equal(first?.asserts[1]?.when?.kind, 'date')
  assert.equal(first?.printed_in[0]?.passage?.page, 3)
  assert.deepEqual([second?.printed_in, second?.asserts, second?.denies], [[], [], ['C1']])
})

test('a date that a source asserts and that does not exist is kept as the source said it', () => {
  const value = documentOf(small).claims[0]?.asserts[0]?.value
  assert.ok(value?.type === 'date' && value.date.kind === 'unparsed' && value.date.text === '1954-02-29')
})

test('a place may be named in words, in any script, or by an id that is near no other', () => {
  for (const name of ['Navy', 'Navy bas', 'nava, Cercado', 'سجن', 'lurigancho', 'perez'])
    assert.deepEqual(documentOf(change('value: navy', `value: '${name}'`)).claims[0]?.asserts[1]?.value, { type: 'place', text: name })
})

test('two claims may deny each other', () => {
  const document = documentOf(change('    said_on: 2021-07\n', '    said_on: 2021-07\n    denies: [C2]\n'))
  assert.deepEqual(
    document.claims.map(({ denies }) => denies),
    [['C2'], ['C1']],
  )
})

test('a fact may reach below zero where the dictionary says how far', () => {
  const own = readFacts(
    'facts:\n  cell.temperature: {type: number, minimum: -60, label: T, question: How cold?, cardinality: many}\n',
    'team.yaml',
    facts,
  )
  assert.ok(own.kind === 'read')
  const at = (value: number) =>
    readCaseFile(change('{fact: person.age, value: 67}', `{fact: cell.temperature, value: ${value}}`), {
      file: 'case.yaml',
      facts: own.facts,
    })
  assert.equal(at(-12).kind, 'read')
  const colder = at(-300)
  assert.ok(colder.kind === 'invalid')
  assert.match(describeProblems(colder), /'cell.temperature' expects a number of at least -60; found the number -300/)
})

test('a number is no larger than it can be, where the dictionary says how large', () => {
  const alone = change('{fact: person.age, value: 67}', '{fact: isolation.hours_per_day, value: 24}')
  assert.equal(readCaseFile(alone, { file: 'case.yaml', facts }).kind, 'read')
  const more = readCaseFile(alone.replace('value: 24', 'value: 30'), { file: 'case.yaml', facts })
  assert.ok(more.kind === 'invalid')
  assert.match(describeProblems(more), /'isolation.hours_per_day' expects a number of at most 24; found the number 30/)
})

const recordedInJuly = (said: string) =>
  readCaseFile(change('    said_on: 2021-07\n', `    said_on: ${said}\n    recorded: {on: '2021-07-20', by: Ana}\n`), {
    file: 'case.yaml',
    facts,
  })

test('nothing was said after it was recorded, but for what is tomorrow elsewhere', () => {
  for (const day of ['2021', '2021-07-20', "'2021-07-21'"]) assert.equal(recordedInJuly(day).kind, 'read', day)
  const later = recordedInJuly("'2030-06-24'")
  assert.ok(later.kind === 'invalid')
  assert.match(describeProblems(later), /nobody says anything after the day it is recorded/)
})

test('a consent does not end before it was given', () => {
  const consent = '{subject: perez, given_by: Ana, relation: sister, scope: publication, on: 2026-05-02'
  const until = (end: string) => readCaseFile(`${small}consents:\n  - ${consent}, ${end}}\n`, { file: 'case.yaml', facts })
  for (const end of ['until: 2026', 'until: 2026-05-02', 'withdrawn: 2026-06']) assert.equal(until(end).kind, 'read', end)
  for (const end of ['until: 2020-01-01', 'withdrawn: 2026-05-01']) {
    const before = until(end)
    assert.ok(before.kind === 'invalid')
    assert.match(describeProblems(before), /this is before the day the consent was given/)
  }
})

test('JSON is read like YAML, with a byte order mark too', () => {
  const document = documentOf(small)
  const json = JSON.stringify({
    format: 'amparo-case/1',
    case: { id: 'x', title: 'X', country: 'PE', summary: 'X', opened: '2021' },
  })
  assert.equal(documentOf(json).case.id, 'x')
  assert.equal(documentOf(`\uFEFF${json}`).case.id, 'x')
  assert.equal(documentOf(new TextEncoder().encode(`\uFEFF${small}`)).claims.length, document.claims.length)
})

type Mistake = readonly [name: string, text: string, line: number, message: RegExp, nearest?: string]
const mistakes: readonly Mistake[] = [
  ['a blank text', change('statement: She was moved.', "statement: '  '"), 16, /a text with something to see in it/],
  ['too many values', `format: amparo-case/1\nclaims: [${'1,'.repeat(700_000)}1]`, 2, /more than 600000 values/],
  ['too many values in JSON', `{"claims":\n[${'{},'.repeat(1_100_000)}{}]}`, 2, /more than 2000000 values/],
  ['too many lines', `format: >\n${' x\n'.repeat(1_100_000)}`, 1_000_000, /more than 1000000 lines/],
  [
    'a misspelt key',
    change('statement: She was moved.', 'statment: She was moved.'),
    16,
    /'statment' is not a key here; the keys are id, about/,
    'statement',
  ],
  ['a misspelt top key', change('claims:', 'clams:'), 11, /'clams' is not a key here/, 'claims'],
  ['a missing key', change('    about: perez\n    said_by: [efe]', '    said_by: [efe]'), 12, /'about' is missing: expected a text/],
  ['an unknown source', change('said_by: [efe]', 'said_by: [ef]'), 14, /there is no source 'ef' in this file/, 'efe'],
  ['an unknown subject', change('about: perez', 'about: peres'), 13, /there is no subject 'peres'/, 'perez'],
  ['an unknown document', change('document: D1', 'document: D2'), 15, /there is no document 'D2'/, 'D1'],
  ['an unknown fact', change('custody.place,', 'custody.plase,'), 20, /no fact 'custody.plase' in the dictionary/, 'custody.place'],
  ['a denied claim that is not there', change('denies: [C1]', 'denies: [C7]'), 27, /there is no claim 'C7'/, 'C1'],
  ['nobody who said it', change('said_by: [efe]', 'said_by: []'), 14, /expected at least 1/],
  ['an id given twice', change('id: C2', 'id: C1'), 22, /another claim already has the id 'C1'/],
  [
    'a source that relays itself',
    change('name: EFE, kind: press', 'name: EFE, kind: press, relays: [daily]'),
    7,
    /relays itself, directly or through others/,
  ],
  ['a claim that supersedes itself', change('supersedes: C1', 'supersedes: C2'), 28, /supersedes itself/],
  ['a claim that denies itself', change('denies: [C1]', 'denies: [C2]'), 27, /denies itself/],
  ['a claim printed nowhere and never said', change('    said_on: 2021-07-20~\n', ''), 22, /printed nowhere: say when it was said/],
  ['a date of ours that does not exist', change('published: 2021-07-19', 'published: 2021-02-30'), 10, /2021-02-30 does not exist/],
  ['a date of ours in words', change('said_on: 2021-07\n', 'said_on: July 2021\n'), 17, /expected a date; found 'July 2021'/],
  ['a text for a number', change('value: 67', "value: '67'"), 21, /'person.age' expects a number; found the text '67'/],
  ['a number for a text', change('title: A report', 'title: 1984'), 10, /expected a text; found the number 1984: put it in quotes/],
  ['a wrong kind', change('kind: person', 'kind: persona'), 4, /expected one of person, organisation/, 'person'],
  [
    'a list for a mapping',
    change('case: {id: perez, title: The case of María Pérez, country: PE, summary: Held since 2021., opened: 2021}', 'case: []'),
    2,
    /expected a mapping/,
  ],
  ['an id with a space', change('id: C2', 'id: C 2'), 22, /expected an id \(letters/],
  ['another format', change('amparo-case/1', 'amparo-case/2'), 1, /expected format: amparo-case\/1; found the text 'amparo-case\/2'/],
  ['an anchor', change('said_by: [daily]', 'said_by: &who [daily]'), 24, /anchors \(&name\) are not read/],
  ['an alias', change('said_by: [daily]', 'said_by: *who'), 24, /aliases \(\*name\) are not read/],
  ['a tag', change('value: 67', 'value: !!int 67'), 21, /tags \(!name\) are not read/],
  ['a merge key', change('  - id: C2', '  - <<: {about: perez}\n    id: C2'), 22, /merge keys \(<<\) are not read/],
  ['a key twice', change('said_by: [daily]', 'said_by: [daily]\n    said_by: [efe]'), 25, /this key is given twice/],
  ['a key twice in JSON', '{"format": "amparo-case/1",\n "format": "amparo-case/1"}', 2, /this key is given twice/],
  ['broken YAML', change('said_by: [efe]', 'said_by: [efe'), 15, /this is not YAML/],
  ['tabs', change('    about', '\tabout'), 13, /not YAML|spaces, not tabs/],
  ['two documents in one file', `${small}---\n${small}`, 1, /several YAML documents/],
  ['a list as the whole file', '- 1', 1, /expected a mapping/],
  ['an empty file', '', 1, /expected a mapping/],
  ['deep nesting', change('value: 67', `value: ${'['.repeat(20)}${']'.repeat(20)}`), 21, /more than 12 levels deep/],
  ['deep nesting in JSON', `{"format": "amparo-case/1", "case": ${'['.repeat(20)}${']'.repeat(20)}}`, 1, /more than 12 levels deep/],
  [
    'a control character',
    '{"format": "amparo-case/1",\n"case": {"id": "x", "title": "a\\u0000b", "country": "PE", "summary": "x", "opened": "2021"}}',
    2,
    /without control characters or what is no character/,
  ],
  [
    'half a character',
    '{"format": "amparo-case/1",\n"case": {"id": "x", "title": "a\\ud800", "country": "PE", "summary": "x", "opened": "2021"}}',
    2,
    /without control characters or what is no character/,
  ],
  ['a number that no computer keeps', change('value: 67', 'value: 9007199254740993'), 21, /expected a number of at most 15 digits/],
  ['a fraction that no computer keeps', change('value: 67', 'value: 0.12345678901234567'), 21, /expected a number of at most 15 digits/],
  [
    'a large number that would be rounded',
    change('value: 67', 'value: 1000000000000000000001'),
    21,
    /expected a number of at most 15 digits/,
  ],
  ['a page that no computer keeps', change('page: 3', 'page: 9007199254740993'), 15, /expected a number of at most 15 digits/],
  ['a negative age', change('value: 67', 'value: -5'), 21, /'person.age' expects a number of at least 0; found the number -5/],
  ['a speaker named twice', change('said_by: [efe]', 'said_by: [efe, daily, efe]'), 14, /expected each of them once; found the text 'efe'/],
  [
    'an independence of one from itself',
    `${small}independence:\n  - {sources: [efe, efe], why: Two desks., by: Desk, on: 2021}\n`,
    30,
    /expected each of them once/,
  ],
  [
    'the age of a place',
    change('about: perez\n    said_by: [efe]', 'about: navy\n    said_by: [efe]'),
    19,
    /asserted of a person, and 'navy' is a place/,
  ],
  ['a misspelt place', change('value: navy', 'value: nayv'), 20, /there is no place 'nayv' in this file/, 'navy'],
  [
    'an open question that was explained',
    `${small}questions:\n  - {id: Q1, question: When?, claims: [C1], state: open, on: 2021, explained_on: 2022}\n`,
    30,
    /question 'Q1' is open: it was explained on no day/,
  ],
  [
    'a question asked on a day that does not exist',
    `${small}questions:\n  - {id: Q1, question: When?, claims: [C1], state: open, on: 2021-02-30}\n`,
    30,
    /2021-02-30 does not exist/,
  ],
  ['a text of 10 MB', change('She was moved.', 'x'.repeat(10_000_000)), 16, /expected at most 20000 characters; found the text 'x{59}…'/],
]
for (const [name, text, line, message, nearest] of mistakes)
  test(`${name} is said, with its line`, () => {
    const problems = problemsOf(text)
    const found = problems.find((problem) => message.test(problem.message))
    assert.ok(found, JSON.stringify(problems, null, 1).slice(0, 800))
    assert.equal(found.line, line)
    assert.equal(found.nearest, nearest)
    assert.ok(found.column >= 1)
  })

test('a file says which format it is, wherever its first letters are cut', () => {
  for (const letters of [3968, 3969, 3970, 3971])
    assert.equal(formatOf(Buffer.from(`# ${'a'.repeat(letters)}ééééééééé\nformat: amparo-appeal/1\n`)), undefined)
  for (const letters of [0, 1, 2, 3])
    assert.equal(
      formatOf(Buffer.from(`format: amparo-appeal/1\nappeal: {title: ${'x'.repeat(letters)}${'是'.repeat(3000)}}\n`)),
      'amparo-appeal/1',
    )
  assert.equal(formatOf('{"format": "amparo-case/1"}'), 'amparo-case/1')
})

test('a place is said with its line, its column and the way there', () => {
  const problems = problemsOf(change('said_by: [efe]', 'said_by: [ef]'))
  assert.deepEqual(
    problems.map(({ line, column, path }) => [line, column, path]),
    [[14, 15, 'claims[0].said_by[0]']],
  )
})

test('the first twenty problems are told and the rest counted', () => {
  const claims = Array.from(
    { length: 50 },
    (_, at) => `  - {id: X${at}, about: nobody, said_by: [efe], said_on: 2021, statement: x}\n`,
  ).join('')
  const read = readCaseFile(small + claims, { file: 'case.yaml', facts })
  assert.ok(read.kind === 'invalid' && read.problems.length === 20 && read.more === 30)
  assert.match(
    describeProblems(read),
    /^case\.yaml:29:\d+ claims\[2\]\.about: there is no subject 'nobody' in this file\.\n[^]*\nand 30 more$/,
  )
})

const encodings: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['UTF-16 with a mark', new Uint8Array([0xff, 0xfe, 0x66, 0x00]), /UTF-16/],
  ['UTF-16 without one', Buffer.from(small, 'utf16le'), /UTF-16/],
  ['Latin-1', Buffer.from(small, 'latin1'), /not in UTF-8 \(perhaps Latin-1/],
]
for (const [name, bytes, message] of encodings)
  test(`a file in ${name} is refused and told to be saved as UTF-8`, () => {
    const [problem] = problemsOf(bytes)
    assert.match(problem?.message ?? '', message)
    assert.match(problem?.message ?? '', /save it as UTF-8/)
  })

test('a file over 64 MB is refused before it is read', () => {
  assert.match(problemsOf(Buffer.alloc(64 * 1024 * 1024 + 1, 0x20))[0]?.message ?? '', /larger than 64 MB/)
})

test('an appeal stands alone, and one inside a case may not cite a claim that the case does not have', () => {
  const appeal =
    '{id: A1, title: T, summary: S, status: open, opened: 2021, lang: en, sections: [{sentences: [{text: She was moved., cites: [perez#C1]}]}]}'
  const alone = readAppealFile(`format: amparo-appeal/1\nappeal: ${appeal}\n`, { file: 'appeal.yaml' })
  assert.ok(alone.kind === 'read')
  assert.deepEqual(alone.appeal.sections[0]?.sentences[0], { text: 'She was moved.', cites: ['perez#C1'], own_words: false })
  assert.equal(documentOf(`${small}appeals:\n  - ${appeal}\n`).appeals.length, 1)
  assert.match(problemsOf(`${small}appeals:\n  - ${appeal.replace('#C1', '#C9')}\n`)[0]?.message ?? '', /there is no claim 'C9'/)
  assert.equal(documentOf(`${small}appeals:\n  - ${appeal.replace('#C1', '#perez/custody.place')}\n`).appeals.length, 1)
})

test('a team adds facts of its own but cannot give one of ours another meaning', () => {
  const own = readFacts(
    'facts:\n  team.colour: {type: enum, values: [red], label: Colour, question: Which?, cardinality: once}\n',
    'team.yaml',
    facts,
  )
  assert.ok(own.kind === 'read' && own.facts.has('team.colour') && own.facts.has('person.age'))
  const clash = readFacts('facts:\n  person.age: {type: text, label: Age, question: How old?, cardinality: once}\n', 'team.yaml', facts)
  assert.ok(clash.kind === 'invalid')
  assert.match(describeProblems(clash), /^team\.yaml:2:3 facts\.person\.age: the fact 'person\.age' is already defined\.$/)
})

/** What comes of reading facts of a team, each asked after another. */
const asked = (after: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(after).map(
    ([key, ground]) => `  ${key}: {type: bool, label: L, question: 'Is it so?', cardinality: once, after: ${ground}}\n`,
  )
  const read = readFacts(`facts:\n${lines.join('')}`, 'team.yaml', facts)
  return read.kind === 'read' ? 'read' : describeProblems(read)
}

test('a fact is asked after one that there is, and no facts each after the other', () => {
  assert.equal(asked({ 'team.paid': 'team.asked_to_pay', 'team.asked_to_pay': 'complaint.made' }), 'read')
  assert.match(
    asked({ 'team.paid': 'team.asked' }),
    /^team\.yaml:2:\d+ facts\.team\.paid\.after: there is no fact 'team\.asked' to ask before it/,
  )
  assert.match(asked({ 'team.paid': 'team.paid' }), /nothing in a circle can be asked first: team\.paid is asked after team\.paid/)
  assert.match(
    asked({ 'team.paid': 'team.asked', 'team.asked': 'team.told', 'team.told': 'team.paid' }),
    /team\.paid is asked after team\.asked is asked after team\.told is asked after team\.paid/,
  )
})
