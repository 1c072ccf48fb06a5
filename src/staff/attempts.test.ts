import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Attempt, BegunAttempt } from './attempts.ts'
import { countAttempts, usualAttempts, type Attempts } from './index.ts'

const start = new Date('2026-11-22T10:00:00Z').getTime()
const at = (seconds: number): Date => new Date(start + seconds * 1000)

/** Begins an attempt that is wrong; undefined where it has to wait. */
const failed = (attempts: Attempts, attempt: Attempt) => {
  const begun = attempts.begin(attempt)
  return begun.kind === 'go' ? begun.failed() : undefined
}
const succeeded = (attempts: Attempts, attempt: Attempt): boolean => {
  const begun = attempts.begin(attempt)
  if (begun.kind === 'go') begun.succeeded()
  return begun.kind === 'go'
}

test('ten wrong passwords for a name from one network, then one a minute; from elsewhere the name can still sign in', () => {
  const attempts = countAttempts(randomBytes)
  const wrong = { name: ' Ana@Example.org', address: '192.0.2.7', now: at(0) }
  for (let number = 1; number <= 10; number++) assert.equal(failed(attempts, wrong)?.slowed, number === 10, `${number}`)
  assert.deepEqual(attempts.begin({ ...wrong, name: 'ANA@example.org' }), { kind: 'wait', until: at(60) })
  assert.equal(attempts.begin({ ...wrong, address: '192.0.2.200' }).kind, 'wait')
  assert.equal(attempts.begin({ ...wrong, address: '198.51.100.1' }).kind, 'go')
  assert.equal(attempts.begin({ ...wrong, now: at(60) }).kind, 'go')
})

test('of three hundred wrong passwords or codes that are sent at once no more are compared than of as many one by one', () => {
  for (const [wrong, most] of [
    [{ name: 'ana', address: '192.0.2.7', now: at(0) }, usualAttempts.nameAndNetwork.burst],
    [{ codesOf: 'staff-ana', now: at(0) }, usualAttempts.codes.burst],
  ] as const) {
    const attempts = countAttempts(randomBytes)
    const begun = Array.from({ length: 300 }, () => attempts.begin(wrong)).filter((one) => one.kind === 'go')
    assert.equal(begun.length, most)
    assert.equal(begun.filter((one) => one.failed().slowed).length, 1, 'the record says once that a name was slowed')
    assert.equal(attempts.begin(wrong).kind, 'wait')
  }
})

test('a right code gives back what it took and no more: whoever guesses beside the owner gains nothing', () => {
  const attempts = countAttempts(randomBytes)
  const code = { codesOf: 'staff-ana', now: at(0) }
  for (let number = 0; number < 9; number++) failed(attempts, code)
  for (let number = 0; number < 50; number++) assert.ok(succeeded(attempts, code))
  assert.equal(failed(attempts, code)?.slowed, true)
  assert.equal(attempts.begin(code).kind, 'wait')
})

test('time counts once: a request that is sent slowly, or a clock that is set back, gives nobody further attempts', () => {
  const attempts = countAttempts(randomBytes)
  const wrong = (seconds: number) => failed(attempts, { name: 'ana', address: '192.0.2.1', now: at(seconds) })
  let borne = 0
  for (let turn = 0; turn < 30; turn++) for (const seconds of [0, 600]) if (wrong(seconds) !== undefined) borne++
  assert.ok(borne <= usualAttempts.nameAndNetwork.burst + 10, `${borne}`)
})

test('whoever is at the ceiling cannot push the failures of others out of memory', () => {
  const attempts = countAttempts(randomBytes, { ...usualAttempts, ceiling: { burst: 20, each: 1e9 } })
  const victim = { name: 'ana', address: '198.51.100.1', now: at(0) }
  while (failed(attempts, victim) !== undefined);
  for (let number = 0; number < 60_000; number++) attempts.begin({ name: `name ${number}`, address: '192.0.2.1', now: at(0) })
  assert.equal(attempts.begin(victim).kind, 'wait')
})

test('thirty people in a room behind one address mistype their passwords five times each, and all get in', () => {
  const attempts = countAttempts(randomBytes)
  for (let person = 0; person < 30; person++)
    for (let number = 0; number < 6; number++) {
      const attempt = { name: `person ${person}`, address: '203.0.113.1', now: at(person * 60 + number * 10) }
      if (number < 5) assert.ok(failed(attempts, attempt))
      else assert.ok(succeeded(attempts, attempt))
    }
})

test('when an address has failed too often wrong ones are told to wait, right ones pass, up to a ceiling', () => {
  const attempts = countAttempts(randomBytes)
  const from = (name: string) => ({ name, address: '203.0.113.1', now: at(0) })
  for (let number = 0; number < 60; number++) failed(attempts, from(`name ${number}`))
  for (let number = 0; number < 5; number++) assert.ok(succeeded(attempts, from('Ana')))
  assert.deepEqual(failed(attempts, from('nobody'))?.until, at(5))
  for (let number = 0; number < usualAttempts.ceiling.burst; number++) failed(attempts, from(`other ${number}`))
  assert.equal(attempts.begin(from('Ana')).kind, 'wait')
})

test('a name has at most a hundred failures at once from however many networks', () => {
  const attempts = countAttempts(randomBytes)
  let borne = 0
  for (let network = 0; network < 300; network++)
    if (failed(attempts, { name: 'ana', address: `10.${network % 250}.${network}.1`, now: at(0) }) !== undefined) borne++
  assert.equal(borne, 100)
})

test('however attempts are spread over time and overlap, never more fail than the burst and what has grown again', () =>
  fc.assert(
    fc.property(fc.array(fc.record({ wait: fc.integer({ min: 0, max: 40 }), right: fc.boolean() }), { maxLength: 200 }), (turns) => {
      const attempts = countAttempts(randomBytes)
      let [seconds, borne] = [0, 0]
      const open: BegunAttempt[] = []
      for (const { wait, right } of turns) {
        seconds += wait
        const begun = attempts.begin({ codesOf: 'staff-ana', now: at(seconds) })
        if (begun.kind === 'wait') continue
        // Right ones are answered late, when others have begun.
        if (right) open.push(begun)
        else borne++
        if (open.length > 3) open.shift()?.succeeded()
      }
      assert.ok(borne <= usualAttempts.codes.burst + Math.ceil(seconds / 600), `${borne} in ${seconds} s`)
    }),
  ))

test('one household is one network, however its addresses are written', () => {
  for (const [one, other, waits] of [
    ['192.0.2.1', '::ffff:192.0.2.99', true],
    ['2001:db8:0:ab01::1', '2001:0db8:0000:abff:1:2:3:4', true],
    ['2001:db8:0:100::1', '2001:db8:0:200::1', false],
  ] as const) {
    const attempts = countAttempts(randomBytes)
    while (failed(attempts, { name: 'ana', address: one, now: at(0) }) !== undefined);
    assert.equal(attempts.begin({ name: 'ana', address: other, now: at(0) }).kind, waits ? 'wait' : 'go', `${one} ${other}`)
  }
})
