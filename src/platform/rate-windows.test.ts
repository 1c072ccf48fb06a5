import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { rateWindows, type RateWindowSettings } from './rate-windows.ts'

const start = new Date('2026-11-22T10:00:00Z').getTime()

const networkNumber = (number: number): string => `10.${number >> 8}.${number & 255}.1`

/** Windows with a clock that the test turns, in seconds. */
function windowsAt(settings: Pick<RateWindowSettings, 'windows' | 'remembered'>) {
  let now = start
  const windows = rateWindows({ clock: () => new Date(now), random: randomBytes, ...settings })
  return { count: windows.count, turn: (seconds: number) => (now += seconds * 1000) }
}

test('three a minute from one network are within, the fourth is over, and a minute later it is within again', () => {
  const { count, turn } = windowsAt({ windows: [{ seconds: 60, most: 3 }] })
  assert.deepEqual(['192.0.2.1', '192.0.2.2', '::ffff:192.0.2.3', '192.0.2.4'].map(count), ['within', 'within', 'within', 'over'])
  assert.equal(count('192.0.3.1'), 'within')
  assert.equal(count('2001:db8::1'), 'within')
  turn(59)
  assert.equal(count('192.0.2.1'), 'over')
  turn(1)
  assert.equal(count('192.0.2.1'), 'within')
})

test('several windows hold at once', () => {
  const { count, turn } = windowsAt({
    windows: [
      { seconds: 10, most: 2 },
      { seconds: 3600, most: 5 },
    ],
  })
  const answers: string[] = []
  for (let turns = 0; turns < 4; turns++) {
    answers.push(count('192.0.2.1'), count('192.0.2.1'))
    turn(10)
  }
  assert.deepEqual(answers, ['within', 'within', 'within', 'within', 'within', 'over', 'over', 'over'])
})

test('a window lasts through the hour at which the key is replaced', () => {
  const { count, turn } = windowsAt({ windows: [{ seconds: 3600, most: 2 }] })
  count('192.0.2.1')
  turn(3500)
  assert.equal(count('192.0.2.1'), 'within')
  turn(200)
  assert.equal(count('192.0.2.1'), 'within', 'the first is more than an hour ago')
  assert.equal(count('192.0.2.1'), 'over')
  turn(3500)
  assert.equal(count('192.0.2.1'), 'within')
})

test('however people come, a window never holds more than its number, and whoever waits as long as it is within', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 3600 }), most: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(
        fc.record({
          wait: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5000 })),
          from: fc.integer({ min: 0, max: 3 }),
        }),
        { maxLength: 120 },
      ),
      (windows, visits) => {
        const { count, turn } = windowsAt({ windows })
        const within = new Map<number, number[]>()
        let now = 0
        for (const { wait, from } of visits) {
          turn(wait)
          now += wait
          const times = within.get(from) ?? []
          const full = windows.some(({ seconds, most }) => times.filter((time) => time > now - seconds).length >= most)
          assert.equal(count(`10.${from}.0.${now % 256}`), full ? 'over' : 'within')
          if (!full) within.set(from, [...times, now])
        }
      },
    ),
  ))

test('from however many networks people come, what is remembered has its bound', () => {
  const { count } = windowsAt({ windows: [{ seconds: 3600, most: 1 }], remembered: 100 })
  for (let number = 0; number < 1000; number++) assert.equal(count(networkNumber(number)), 'within')
  for (let number = 900; number < 1000; number++) assert.equal(count(networkNumber(number)), 'over', 'the last hundred are remembered')
  assert.equal(count(networkNumber(0)), 'within', 'the first is not')
})

test('a clock that jumps ahead by 400 days and back counts on from there', () => {
  const { count, turn } = windowsAt({ windows: [{ seconds: 3600, most: 1 }] })
  for (const days of [0, 400, -400, -2]) {
    turn(days * 86_400)
    assert.deepEqual([count('192.0.2.1'), count('192.0.2.1')], ['within', 'over'], `${days}`)
  }
  turn(-30)
  assert.equal(count('192.0.2.1'), 'over', 'a small step back opens nothing')
})

test('what cannot be kept under a key of one hour is refused', () => {
  for (const seconds of [0, 3601]) assert.throws(() => windowsAt({ windows: [{ seconds, most: 1 }] }), /at most an hour/)
  assert.throws(() => windowsAt({ windows: [] }), /at most an hour/)
})
