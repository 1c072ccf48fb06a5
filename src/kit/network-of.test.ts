import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { networkOf } from './index.ts'

const bits = { four: 24, six: 64 }
const household = { four: 24, six: 56 }

test('one network is one, however its addresses are written', () => {
  for (const [one, other] of [
    ['192.0.2.1', '::ffff:192.0.2.99'],
    ['192.0.2.1', '::FFFF:c000:0263'],
    ['192.0.2.1', '0:0:0:0:0:ffff:192.0.2.7'],
    ['2001:db8:0:ab01::1', '2001:0db8:0000:AB01:1:2:3:4'],
    ['2001:db8::1', '2001:db8:0:0:ffff::'],
    ['fe80::1%eth0', 'fe80::2'],
    ['2001:db8:0:1::192.0.2.1', '2001:db8:0:1::5'],
    ['::', '::1'],
  ] as const)
    assert.equal(networkOf(one, bits), networkOf(other, bits), `${one} ${other}`)
  assert.equal(networkOf('2001:db8:0:ab01::1', household), networkOf('2001:db8:0:abff::1', household))
  for (const [one, other] of [
    ['192.0.2.1', '192.0.3.1'],
    ['2001:db8:0:100::1', '2001:db8:0:200::1'],
    ['::192.0.2.1', '192.0.2.1'],
    ['::1', '127.0.0.1'],
  ] as const)
    assert.notEqual(networkOf(one, household), networkOf(other, household))
})

test('two addresses are of one network exactly when their first bits are the same', () => {
  const byte = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(
      fc.array(byte, { minLength: 4, maxLength: 4 }),
      fc.array(byte, { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: 32 }),
      (one, other, four) => {
        const head = (bytes: readonly number[]): string =>
          bytes
            .map((each) => each.toString(2).padStart(8, '0'))
            .join('')
            .slice(0, four)
        // So that they often begin alike.
        const near = one.map((each, at) => (at < 2 ? each : other[at]!))
        assert.equal(networkOf(one.join('.'), { four, six: 64 }) === networkOf(near.join('.'), { four, six: 64 }), head(one) === head(near))
      },
    ),
  )
})

test('every address of IPv6 is read, and what is none is a network of its own', () => {
  fc.assert(fc.property(fc.ipV6(), (address) => assert.notEqual(networkOf(address, bits), 'unknown', address)))
  fc.assert(fc.property(fc.ipV4(), (address) => assert.notEqual(networkOf(address, bits), 'unknown', address)))
  for (const text of [
    '',
    'nobody',
    '1.2.3',
    '1.2.3.256',
    '1:2',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '1.2.3.4.5',
    ':1',
    '1:2:3:4:5:6:7:8::',
    '::1.2.3.4:5',
  ]) {
    assert.equal(isIP(text), 0, text)
    assert.equal(networkOf(text, bits), 'unknown', text)
  }
})
