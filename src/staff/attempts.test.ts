import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { networkOf } from './attempts.ts'
import { countAttempts, usualAttempts } from './index.ts'

const start = new Date('2026-11-22T10:00:00Z').getTime()
const at = (seconds: number): Date => new Date(start + seconds * 1000)

test('ten wrong passwords for a name from one network, then one a minute; from elsewhere the name can still sign in', () => {
  const attempts = countAttempts(randomBytes)
  const wrong = { name: ' Ana@Example.org', address: '192.0.2.7', now: at(0) }
  for (let number = 1; number <= 10; number++) {
    assert.equal(attempts.before(wrong).kind, 'go', `${number}`)
    assert.equal(attempts.failed(wrong).slowed, number === 10)
  }
  assert.deepEqual(attempts.before({ ...wrong, name: 'ANA@example.org' }), { kind: 'wait', until: at(60) })
  assert.equal(attempts.before({ ...wrong, address: '192.0.2.200' }).kind, 'wait')
  assert.equal(attempts.before({ ...wrong, address: '198.51.100.1' }).kind, 'go')
  assert.equal(attempts.before({ ...wrong, now: at(60) }).kind, 'go')
})

test('thirty people in a room behind one address mistype their passwords five times each, and all get in', () => {
  const attempts = countAttempts(randomBytes)
  for (let person = 0; person < 30; person++)
    for (let number = 0; number < 6; number++) {
      const attempt = { name: `person ${person}`, address: '203.0.113.1', now: at(person * 60 + number * 10) }
      assert.equal(attempts.before(attempt).kind, 'go')
      if (number < 5) attempts.failed(attempt)
      else attempts.succeeded(attempt)
    }
})

test('when an address has failed too often wrong ones are told to wait, right ones pass, up to a ceiling', () => {
  const attempts = countAttempts(randomBytes)
  const from = (name: string) => ({ name, address: '203.0.113.1', now: at(0) })
  for (let number = 0; number < 60; number++) attempts.failed(from(`name ${number}`))
  assert.equal(attempts.before(from('Ana')).kind, 'go')
  attempts.succeeded(from('Ana'))
  assert.deepEqual(attempts.failed(from('nobody')).until, at(5))
  for (let number = 0; number < usualAttempts.ceiling.burst; number++) attempts.before(from(`other ${number}`))
  assert.equal(attempts.before(from('Ana')).kind, 'wait')
})

test('a name has at most a hundred failures at once from however many networks', () => {
  const attempts = countAttempts(randomBytes)
  let borne = 0
  for (let network = 0; network < 300; network++) {
    const attempt = { name: 'ana', address: `10.${network % 250}.${network}.1`, now: at(0) }
    if (attempts.before(attempt).kind === 'wait') continue
    attempts.failed(attempt)
    borne++
  }
  assert.equal(borne, 100)
})

test('however the failures are spread over time, there are never more than the burst and what has grown again', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), (waits) => {
      const attempts = countAttempts(randomBytes)
      let [seconds, borne] = [0, 0]
      for (const wait of waits) {
        seconds += wait
        const attempt = { name: 'ana', address: '192.0.2.1', now: at(seconds) }
        if (attempts.before(attempt).kind === 'wait') continue
        attempts.failed(attempt)
        borne++
      }
      assert.ok(borne <= usualAttempts.nameAndNetwork.burst + Math.ceil(seconds / 60), `${borne} in ${seconds} s`)
    }),
  ))

test('one household is one network, however its addresses are written', () => {
  for (const [one, other] of [
    ['192.0.2.1', '::ffff:192.0.2.99'],
    ['2001:db8:0:ab01::1', '2001:0db8:0000:abff:1:2:3:4'],
    ['2001:db8::1', '2001:db8:0:0:ffff::'],
  ] as const)
    assert.equal(networkOf(one), networkOf(other))
  assert.notEqual(networkOf('2001:db8:0:100::1'), networkOf('2001:db8:0:200::1'))
  assert.notEqual(networkOf('192.0.2.1'), networkOf('192.0.3.1'))
})
