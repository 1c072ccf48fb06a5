import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluated, facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { composeEdition, type TimelineMark } from './index.ts'

const settings = { at: 18_833, published: 18_833, version: 1, approved: 'operator' as const, facts }

/** The marks of the hospital appeal with more claims in its case, more sources, and a sentence for each further citation. */
function marksOf({ claims = [], sources = [], cites = [], asks = [], heldUntil = '' }: More): readonly TimelineMark[] {
  const places = '  - {id: pollsmoor, kind: place, names: [{text: Pollsmoor, lang: en, kind: known_as}]}\n'
  const file = readCase(
    hospitalCase.replace('1992/..', `1992/${heldUntil || '..'}`).replace('sources:\n', `${places}sources:\n${lines(sources)}`) +
      lines(claims) +
      (asks.length === 0 ? '' : `questions: [{id: asked, question: What happened?, claims: [${asks.join(', ')}], state: open}]\n`),
  )
  const asked = cites.map((id) => `        - {text: More., cites: ['example#${id}']}\n`).join('')
  const appeal = readAppeal(hospitalAppeal.replace('  asks:', `${asked}  asks:`))
  return composeEdition(appeal, evaluated([file]), settings).timeline.flatMap((lane) => lane.marks)
}

type More = {
  readonly claims?: readonly string[]
  readonly sources?: readonly string[]
  readonly cites?: readonly string[]
  /** Claims that the team sets against each other in a question. */
  readonly asks?: readonly string[]
  readonly heldUntil?: string
}
const labelOf = (claims: readonly string[]): string | undefined =>
  marksOf({ claims, cites: ['X1'], heldUntil: '2021-07-01' }).find((mark) => mark.date.startsWith('2021-07-02'))?.label
const arrestIn = (more: More): unknown[] =>
  marksOf(more).flatMap((mark) => (mark.label === 'Arrest' ? [[mark.from, mark.said_by, mark.note]] : []))
const lines = (list: readonly string[]): string => list.map((line) => `  - ${line}\n`).join('')
const claim = (id: string, by: string, fact: string, value: string, more = ''): string =>
  `{id: ${id}, about: ana, said_by: [${by}], printed_in: [{document: D2}], statement: Told., asserts: [{fact: ${fact}, value: ${value}${more}}], sensitivity: public}`

test('what is cited is drawn with its note, what goes on is drawn up to the day of the edition, and the rest is left out', () => {
  const marks = marksOf({ cites: ['C7'], claims: [claim('X1', 'family', 'contact.visit_date', "'2021-07-05'")] })
  const held = marks.find((mark) => mark.kind === 'state')
  assert.equal(held?.label, 'Valdeniebla prison')
  assert.deepEqual(held?.to, { earliest: 18_833, latest: 18_833 })
  assert.deepEqual(
    marks.filter(({ contested }) => contested).map((mark) => [mark.date, mark.label, mark.note]),
    [
      ['2021-07-17', 'Move to a hospital', 1],
      ['2021-07-20', 'Move to a hospital', 1],
    ],
  )
  assert.equal(
    marks.some((mark) => mark.label === 'Visit'),
    false,
  )
})

test('an arrest that no sentence cites is drawn with its uncertainty and with who says it, unless it is contested', () => {
  assert.deepEqual(arrestIn({}), [[{ earliest: 8035, latest: 8400 }, 'The Gazette', undefined]])
  assert.deepEqual(arrestIn({ claims: [claim('X1', 'lawyer', 'arrest.date', "'1994'")] }), [])
  assert.equal(arrestIn({ claims: [claim('X1', 'lawyer', 'arrest.date', "'1994'")], cites: ['C5'] }).length, 2)
})

test('how custody ended is never left out, not even when it is contested and nothing cites it', () => {
  const release = claim('X1', 'prisons', 'release.date', "'2021-07-22'", ', occasion: freed')
  const other = claim('X2', 'family', 'release.date', "'2021-07-23'", ', occasion: freed')
  const death = claim('X3', 'family', 'person.death_date', "'2021-07-24'")
  const ended = marksOf({ claims: [release, other, death] }).filter(({ label }) => label === 'Release' || label === 'Death')
  assert.deepEqual(
    ended.map((mark) => [mark.label, mark.date, mark.contested]),
    [
      ['Release', '2021-07-22', true],
      ['Release', '2021-07-23', true],
      ['Death', '2021-07-24', false],
    ],
  )
})

test('a contested stay is not drawn where sentences cite only something else that its tellers say', () => {
  const elsewhere = claim('X1', 'lawyer', 'custody.place', 'pollsmoor', ", when: '1992/2021'")
  assert.deepEqual(
    marksOf({ claims: [elsewhere] }).filter((mark) => mark.kind === 'state'),
    [],
  )
})

test('a move says where it led when one stay begins then, and not when two do', () => {
  const move = claim('X1', 'lawyer', 'custody.transfer_date', "'2021-07-02'", ', occasion: july')
  const stay = claim('X2', 'prisons', 'custody.place', 'pollsmoor', ", when: '2021-07-02/2021-07-10'")
  const next = claim('X3', 'prisons', 'custody.place', 'valdeniebla', ", when: '2021-07-11/..'")
  assert.equal(labelOf([move]), facts.get('custody.transfer_date')?.label)
  assert.equal(labelOf([move, stay, next]), 'Move to Pollsmoor')
  const between = move.replace('2021-07-02', '2021-07-02/2021-07-11')
  assert.equal(labelOf([between, stay, next]), facts.get('custody.transfer_date')?.label)
})

test('who passes on the words of another is named together with the other', () => {
  const weekly = '{id: weekly, name: The Weekly, kind: press, relays: [guards]}'
  const guards = '{id: guards, name: Guards, kind: authority}'
  const visit = claim('X1', 'weekly', 'contact.visit_date', "'2021-07-05'")
  const said = (claims: readonly string[], cites: readonly string[]): string[] =>
    marksOf({ sources: [weekly, guards], claims, cites }).flatMap((mark) => (mark.label === 'Visit' ? [mark.said_by] : []))
  assert.deepEqual(said([visit], ['X1']), ['The Weekly, passing on Guards'])
  assert.deepEqual(said([visit, claim('X2', 'guards', 'contact.visit_date', "'2021-07-05'")], ['X1', 'X2']), ['Guards'])
})

const arrest = (sensitivity: string): unknown[] => {
  const file = readCase(
    hospitalCase.replace('sources:\n', '  - {id: ben, kind: person, names: [{text: Ben, lang: en, kind: known_as}]}\nsources:\n').concat(
      ['X1', 'X2']
        .map((id) => `  - ${claim(id, 'family', 'arrest.date', "'1993'")}\n`)
        .join('')
        .replaceAll('about: ana', 'about: ben')
        .replaceAll('sensitivity: public', `sensitivity: ${sensitivity}`),
      'questions: [{id: first, question: Who was arrested first?, claims: [C5, X1, X2], state: open}]\n',
    ),
  )
  const { timeline } = composeEdition(readAppeal(hospitalAppeal), evaluated([file]), settings)
  return timeline.flatMap((lane) => lane.marks.flatMap((mark) => (mark.label === 'Arrest' ? [mark.contested] : [])))
}

test('a date that a question over several people disputes is drawn as contested, and not at all where a side is not public', () => {
  assert.deepEqual(arrest('public'), [true])
  assert.deepEqual(arrest('team'), [])
})

test('a death is not drawn as contested because its cause is', () => {
  const death = "{fact: person.death_date, value: '2021-07-24'}, {fact: person.death_cause, value: CAUSE}"
  const tell = (id: string, by: string, cause: string): string =>
    claim(id, by, 'person.death_date', "'2021-07-24'").replace(/asserts: \[.*?\]/, `asserts: [${death.replace('CAUSE', cause)}]`)
  const marks = marksOf({ claims: [tell('X1', 'prisons', 'pneumonia'), tell('X2', 'family', 'neglect')], asks: ['X1', 'X2'] })
  assert.deepEqual(
    marks.flatMap((mark) => (mark.label === 'Death' ? [mark.contested] : [])),
    [false],
  )
})
