import assert from 'node:assert/strict'
import { hkdfSync } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { derive } from './derive.ts'

test('whatever the secret, the label and the length, a key is what HKDF of node:crypto derives', () =>
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 80 }),
      fc.integer({ min: 1, max: 32 }),
      (secret, label, length) => {
        assert.deepEqual(derive(secret, label, length), Buffer.from(hkdfSync('sha256', secret, '', label, length)))
      },
    ),
  ))

test('more than one round is refused', () => assert.throws(() => derive(Buffer.alloc(32), 'label', 33), RangeError))
