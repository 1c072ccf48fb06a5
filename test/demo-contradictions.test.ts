import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { whatStopsPublication } from '../src/appeals/index.ts'
import { projectCatalogue } from '../src/cases/index.ts'
import { defaultSettings, evaluate, type Evaluation } from '../src/evaluation/index.ts'
import { parseDate } from '../src/kit/index.ts'
import { appeals, documents, facts } from './demo-files.ts'

const evaluated = new Map(documents.map(({ document }) => [document.case.id, evaluateCase(document.case.id, '2024-12-31', null)]))

suite('what the demo cases contradict', () => {
  test('the Guzmán file is contested exactly where its sources contradict each other', () => {
    assert.deepEqual(idsOf(evaluated.get('guzman')!, 'contested'), [
      'guzman/custody.hospital_transfer_date/hospital-july-2013',
      'guzman/custody.hospital_transfer_date/hospital-july-2021',
      'guzman/custody.place@..2021-09-11',
      'guzman/health.deterioration_date/last-days',
      'guzman/notify.illness/illness-2021',
      'question/cause-of-death',
      'question/diagnosis-2021',
      'question/place-at-death',
      'question/regime',
      'question/seriousness-2021',
      'tarata/event.deaths',
    ])
    assert.deepEqual(idsOf(evaluated.get('guzman')!, 'explained'), [
      'guzman/health.transfer_advised_date/hospital-july-2021',
      'question/remains',
      'question/truth-commission-figures',
      'sendero-luminoso/organisation.share_of_deaths',
    ])
  })

  test('the Fujimori file is contested exactly where its sources contradict each other', () => {
    assert.deepEqual(idsOf(evaluated.get('fujimori')!, 'contested'), [
      'question/health-2017',
      'question/last-word',
      'question/motive-of-the-pardon',
      'question/stable-in-the-clinic',
    ])
    assert.deepEqual(idsOf(evaluated.get('fujimori')!, 'explained'), [
      'fujimori/order.date/contempt-order-2023',
      'fujimori/release.date/release-2023',
      'question/cause-of-death',
    ])
  })

  test('the Salgado file is contested about the day of the arrest, the detentions by her force and the ground of the release', () => {
    assert.deepEqual(idsOf(evaluated.get('salgado')!, 'contested'), [
      'question/basis-of-release',
      'question/community-justice-or-kidnapping',
      'salgado/arrest.date/arrest-2013',
    ])
    assert.deepEqual(idsOf(evaluated.get('salgado')!, 'explained'), ['question/measures-and-release'])
  })

  test('the Liu and Mandela files are contested exactly where their sources contradict each other', () => {
    assert.deepEqual(idsOf(evaluated.get('liu')!, 'contested'), [
      'liu/health.diagnosis_date/cancer-diagnosis-2017',
      'liu/health.fit_to_travel/consultation-july-2017',
      'liu/remains.decided_by',
      'question/content-with-care',
      'question/further-treatment',
      'wife/custody.status@2010-12-31..',
    ])
    assert.deepEqual(idsOf(evaluated.get('mandela')!, 'contested'), [
      'mandela/custody.transfer_date/pollsmoor-transfer-1982',
      'mandela/custody.transfer_date/victor-verster-1988',
      'mandela/isolation.confined@1982-03-31..',
    ])
  })

  test('years in isolation so far do not contradict each other; isolation and privileges do', () => {
    const { points } = evaluated.get('guzman')!
    const years = points.filter(({ fact }) => fact === 'isolation.years')
    assert.ok(years.length > 1)
    assert.ok(years.every(({ state }) => state !== 'contested'))
    const regime = points.find(({ id }) => id === 'question/regime')
    assert.deepEqual(
      regime?.accounts.map(({ claims }) => claims),
      [['C21', 'C23', 'C25', 'C26', 'C60'], ['C24']],
    )
  })

  test('the prison service and its heads are one voice, however many papers print them', () => {
    const place = evaluated.get('guzman')!.points.find(({ id }) => id.startsWith('guzman/custody.place'))
    assert.deepEqual(
      place?.accounts.map(({ speakers }) => speakers),
      [['inpe'], ['government'], ['epoch-times']],
    )
  })

  test('on 25 July 2021 nobody could know what was printed in September: the move was on 20 July, and the illness unnamed', () => {
    const then = evaluateCase('guzman', '2021-07-25', '2021-07-25')
    const transfer = then.points.find(({ id }) => id === 'guzman/custody.hospital_transfer_date/hospital-july-2021')
    assert.deepEqual(
      transfer?.accounts.map(({ claims }) => claims),
      [['C45']],
    )
    const diagnosis = then.points.find(({ id }) => id === 'question/diagnosis-2021')
    assert.deepEqual(
      diagnosis?.accounts.map(({ claims }) => claims),
      [['C47']],
    )
    assert.deepEqual(diagnosis?.possibly_known, ['C48', 'C49'])
  })
})

suite('what the demo appeals cite', () => {
  const cases = {
    files: new Map(documents.map(({ document }) => [document.case.id, document])),
    evaluations: evaluated,
    catalogue: projectCatalogue(),
  }
  for (const appeal of appeals) {
    test(`nothing stops ${appeal.id} from being published once the last of them is opened`, () => {
      assert.deepEqual(whatStopsPublication(appeal, cases, day('2026-11-22')), [])
    })
  }
})

function evaluateCase(id: string, at: string, known: string | null): Evaluation {
  const found = documents.find(({ document }) => document.case.id === id)
  assert.ok(found, id)
  return evaluate(found.document, facts, defaultSettings, { at: day(at), known: known === null ? null : day(known) })
}

function day(text: string): number {
  const date = parseDate(text)
  assert.ok(date.kind === 'date', text)
  return date.earliest
}

function idsOf({ points }: Evaluation, state: string): string[] {
  return points.filter((point) => point.state === state).map(({ id }) => id)
}
