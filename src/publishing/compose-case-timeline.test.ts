import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluated, facts, hospitalCase, readCase } from '../../test/fixtures/hospital-case.ts'
import { composeCaseTimeline, wordsFor, type CaseTimeline } from './index.ts'

/** The timeline of Ana on 25 July 2021. */
function timelineOf(text: string): CaseTimeline {
  const file = readCase(text)
  const evaluation = evaluated([file]).evaluations.get('example')!
  return composeCaseTimeline(file, evaluation, { subject: 'ana', facts, words: wordsFor('en'), at: 18_833 })
}

const marksOf = ({ lanes }: CaseTimeline) => lanes.flatMap(({ marks }) => marks)

test('the sides of a contested move lead to its point, and what nobody contests stands beside it', () => {
  const timeline = timelineOf(hospitalCase)
  const moves = marksOf(timeline).filter(({ contested }) => contested)
  assert.deepEqual(
    moves.map(({ date, said_by }) => [date, said_by]),
    [
      ['2021-07-17', 'Lawyer of the prisoner'],
      ['2021-07-20', 'Prison service'],
    ],
  )
  for (const { note } of moves) assert.equal(timeline.points[note! - 1], 'ana/custody.hospital_transfer_date/july')
  assert.ok(marksOf(timeline).some(({ date, contested }) => date === '1992' && !contested))
  assert.equal(timeline.left, 0)
})

test('those who work on the case see what is not public, too', () => {
  const team = hospitalCase.replace("value: '1992'}], sensitivity: public", "value: '1992'}], sensitivity: team")
  assert.notEqual(team, hospitalCase)
  assert.ok(marksOf(timelineOf(team)).some(({ date }) => date === '1992'))
})

test('somebody of whom no dated claim tells has no timeline', () => {
  const file = readCase(hospitalCase)
  const evaluation = evaluated([file]).evaluations.get('example')!
  const settings = { facts, words: wordsFor('en'), at: 18_833 }
  for (const subject of ['valdeniebla', 'nobody'])
    assert.deepEqual(composeCaseTimeline(file, evaluation, { subject, ...settings }).lanes, [])
})

test('of many points the most telling are drawn, and the others are counted', () => {
  const visits = Array.from({ length: 100 }, (_, n) => {
    const day = new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)
    return `  - {id: V${n}, about: ana, said_by: [family], said_on: '${day}', statement: A visit., asserts: [{fact: contact.visit_date, value: '${day}', occasion: visit-${n}}]}\n`
  })
  const timeline = timelineOf(hospitalCase + visits.join(''))
  assert.equal(timeline.points.length, 48)
  assert.ok(timeline.left > 50)
  assert.ok(marksOf(timeline).some(({ contested }) => contested))
  assert.ok(marksOf(timeline).some(({ date }) => date === '1992'))
})
