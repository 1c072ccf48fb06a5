import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectFacts } from '../../cases/index.ts'
import { parseDate, type Day } from '../../kit/index.ts'
import { defaultSettings, evaluate, type Check } from '../index.ts'
import { caseOf, type Told, type ToldClaim } from '../testing.ts'

const facts = projectFacts()

const checks = (told: Told): readonly Check[] =>
  evaluate(caseOf(told, facts), facts, defaultSettings, { at: day('2022-01-01'), known: null }).checks
const found = (...claims: ToldClaim[]): string[] =>
  checks({ claims }).map(({ severity, rule, claims: ids }) => `${severity} ${rule}: ${ids.join(' ')}`)
const day = (text: string): Day => {
  const date = parseDate(text)
  assert.ok(date.kind === 'date')
  return date.earliest
}
const says = (id: string, fact: string, value: string | number | boolean, more: Partial<ToldClaim> & { when?: string } = {}): ToldClaim => {
  const { when, ...claim } = more
  return { id, ...claim, asserts: [{ fact, value, ...(when !== undefined && { when }) }] }
}
const at = (id: string, value: string, when?: string, saidOn?: string): ToldClaim =>
  says(id, 'custody.place', value, { ...(when !== undefined && { when }), ...(saidOn !== undefined && { said_on: saidOn }) })
const count = (id: string, fact: string, value: number, more: Partial<ToldClaim> = {}): ToldClaim => says(id, `event.${fact}`, value, more)
const share = (id: string, about: string, value: number, document = 'D1'): ToldClaim =>
  says(id, 'organisation.share_of_deaths', value, { about, printed_in: [document] })
const rules = (...claims: ToldClaim[]): string[] =>
  checks({ documents: { D1: '2003-08-28', D2: '2004' }, claims }).map(
    ({ severity, rule, claims: ids }) => `${severity} ${rule}: ${ids.join(' ')}`,
  )
const visit = (value: string): ToldClaim => says('C1', 'contact.visit_date', value, { said_by: ['family'] })
const cutOff = (id: string, value: boolean, when: string): ToldClaim => says(id, 'contact.incommunicado', value, { when })

suite('two places at once', () => {
  test('are nothing where imprecise dates leave it open', () => {
    assert.deepEqual(found(at('C1', 'A', '2021-07'), at('C2', 'B', '2021-07')), [])
    assert.deepEqual(found(at('C1', 'A', '2021-07'), at('C2', 'B', '2021-07-20')), [])
    assert.deepEqual(found(at('C1', 'A', '2021-07/2021-08'), at('C2', 'B', '2021-07-20')), [])
    assert.deepEqual(found(at('C1', 'A', '2020/2021-07-20'), at('C2', 'B', '2021-07')), [])
    assert.deepEqual(found(at('C1', 'A', '1990/'), at('C2', 'B', '2021-07-20/2021-07-25')), [])
    assert.deepEqual(found(at('C1', 'A', '2021-07-01?/2021-07-30'), at('C2', 'B', '2021-07-20')), [])
  })

  test('are nothing where only the day of saying tells the time', () => {
    assert.deepEqual(found(at('C1', 'A', undefined, '2021'), at('C2', 'B', undefined, '2021')), [])
    assert.deepEqual(found(at('C1', 'A', undefined, '2021-07-20'), at('C2', 'B', '2021-07-01/2021-07-30')), [])
  })

  test('are impossible in intervals that certainly overlap, and some time within one', () => {
    const impossible = ['impossible two-places-at-once: C1 C2']
    assert.deepEqual(found(at('C1', 'A', '2021-07-01/2021-07-20'), at('C2', 'B', '2021-07-18/2021-07-30')), impossible)
    assert.deepEqual(found(at('C1', 'A', '2020/2021-07-20'), at('C2', 'B', '2021-05')), impossible)
    assert.deepEqual(found(at('C1', 'A', '2021-07-01/..'), at('C2', 'B', '2021-07-20')), impossible)
    const [check] = checks({ claims: [at('C1', 'A', '2020/2021-07-20'), at('C2', 'B', '2021-05')] })
    assert.match(check!.message, /some time from 1 May 2021 to 31 May 2021\.$/)
  })

  test('on one day are only unlikely: a person can be moved; at a hand-over they are nothing', () => {
    assert.deepEqual(found(at('C1', 'A', '2021-07-20'), at('C2', 'B', '2021-07-20')), ['unlikely two-places-at-once: C1 C2'])
    assert.deepEqual(found(at('C1', 'A', '2021-07-01/2021-07-20'), at('C2', 'B', '2021-07-20/2021-07-30')), [])
  })
})

suite('a duration', () => {
  const arrested = says('C1', 'arrest.date', '2021-07-01')
  test('counts the day of the arrest', () =>
    assert.deepEqual(found(arrested, says('C2', 'custody.days', 5, { said_on: '2021-07-05' })), []))
  test('beyond that is impossible', () =>
    assert.deepEqual(found(arrested, says('C2', 'custody.days', 6, { said_on: '2021-07-05' })), [
      'impossible duration-against-dates: C1 C2',
    ]))
})

suite('after a death', () => {
  const died = says('C1', 'person.death_date', '2021-09-11')
  const release = (value: string, saidOn?: string): ToldClaim =>
    says('C2', 'release.date', value, saidOn === undefined ? {} : { said_on: saidOn })

  test('a release that was announced for later is no event', () => {
    assert.deepEqual(found(died, release('2030', '2018-01-01')), [])
    assert.deepEqual(found(died, release('2030')), [])
  })
  test('the planned end of a sentence is none either', () => assert.deepEqual(found(died, says('C2', 'sentence.end_date', '2030')), []))
  test('a release told of as past is impossible', () =>
    assert.deepEqual(found(died, release('2021-10-01', '2021-10-05')), ['impossible event-outside-life: C1 C2']))
})

suite('a total', () => {
  test('smaller than a single part is impossible', () =>
    assert.deepEqual(found(count('C1', 'deaths', 200), count('C2', 'casualties', 182)), ['impossible total-does-not-add-up: C1 C2']))
  test('larger than a single part is not', () => assert.deepEqual(found(count('C1', 'deaths', 17), count('C2', 'casualties', 182)), []))
  test('of somebody else is nothing', () =>
    assert.deepEqual(found(count('C1', 'deaths', 200), count('C2', 'casualties', 182, { said_by: ['lawyer'] })), []))
})

suite('shares', () => {
  test('of different organisations in one document that come to more than all are unlikely, equal ones too', () => {
    assert.deepEqual(rules(share('C1', 'one', 54), share('C2', 'other', 54)), ['unlikely total-does-not-add-up: C1 C2'])
    assert.deepEqual(rules(share('C1', 'one', 54), share('C2', 'other', 46)), [])
    assert.deepEqual(rules(share('C1', 'one', 54), share('C2', 'other', 54, 'D2')), [])
  })
  test('given in two answers for one organisation are not added', () =>
    assert.deepEqual(rules(share('C1', 'one', 54), share('C2', 'one', 60)), []))
  test('above all of it are impossible', () => assert.deepEqual(rules(share('C1', 'one', 101)), ['impossible total-does-not-add-up: C1']))
})

suite('a visit', () => {
  test('within a time of no contact is impossible', () =>
    assert.deepEqual(found(visit('2021-07-15'), cutOff('C2', true, '2021-07-01/2021-07-31')), [
      'impossible visit-while-incommunicado: C1 C2',
    ]))
  test('is so only under the account that says so, where that is contested', () => {
    const told = checks({
      claims: [
        visit('2021-07-15'),
        cutOff('C2', true, '2021-07-01/2021-07-31'),
        { ...cutOff('C3', false, '2021-07-01/2021-07-31'), said_by: ['lawyer'] },
      ],
    })
    assert.deepEqual(
      told.map(({ rule, account }) => [rule, account]),
      [['visit-while-incommunicado', 'incommunicado from 1 July 2021 to 31 July 2021 (press)']],
    )
    assert.match(told[0]!.message, /^If the account "incommunicado from 1 July 2021 to 31 July 2021 \(press\)" is accepted: /)
  })
  test('some time in a month, or in a year of which nothing more is said, is nothing', () => {
    assert.deepEqual(found(visit('2021-07-15'), cutOff('C2', true, '2021-07')), [])
    assert.deepEqual(found(visit('2021-07'), cutOff('C2', true, '2021-07-10/2021-07-20')), [])
    assert.deepEqual(found(visit('2021-07-15'), says('C2', 'contact.incommunicado', true, { said_on: '2021' })), [])
  })
})
