import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTimestamp, requestTimestamp } from '../index.ts'
import { noAuthority, startAuthority } from './testing.ts'

const letter = new TextEncoder().encode('She was moved on 20 July.')
const skip = noAuthority ?? false

test('an authority’s timestamp is found right here and by openssl, for these bytes and no others', { skip }, async () => {
  const authority = await startAuthority()
  const stamped = await requestTimestamp(authority.url, letter)
  assert.ok(stamped.kind === 'stamped', JSON.stringify(stamped))
  assert.equal(stamped.authority, 'Test timestamps')
  assert.ok(Math.abs(stamped.at.getTime() - Date.now()) < 60_000)
  assert.deepEqual(authority.verify(stamped.reply, letter).right, true, authority.verify(stamped.reply, letter).said)
  const other = new TextEncoder().encode('She was moved on 17 July.')
  assert.equal(authority.verify(stamped.reply, other).right, false)
  assert.deepEqual(await checkTimestamp(stamped.reply, { bytes: other }), { kind: 'refused', why: 'The timestamp is of something else.' })
  assert.equal((await checkTimestamp(stamped.reply, { bytes: letter })).kind, 'stamped')
})

test('an answer to another question, a changed one, and one that is none are refused with a sentence', { skip }, async () => {
  const authority = await startAuthority()
  const first = await requestTimestamp(authority.url, letter)
  assert.ok(first.kind === 'stamped')
  const refusals: [string, (reply: Buffer) => { status?: number; body: Buffer }, RegExp][] = [
    ['an old answer', () => ({ body: Buffer.from(first.reply) }), /answers another question/],
    ['a page', () => ({ body: Buffer.from('<html>') }), /cannot be read/],
    ['nothing', () => ({ body: Buffer.alloc(0) }), /cannot be read/],
    ['an error', () => ({ status: 500, body: Buffer.from('no') }), /status 500/],
    ['a flood', () => ({ body: Buffer.alloc(300_000) }), /more than an answer can be/],
  ]
  for (const [what, spoiling, why] of refusals) {
    authority.spoil(spoiling)
    const outcome = await requestTimestamp(authority.url, letter)
    assert.match(outcome.kind === 'refused' ? outcome.why : 'stamped', why, what)
  }
  const whole = Buffer.from(first.reply)
  // The signature stands at the end: a bit of it, of the hash and of the time each matter.
  for (const place of [whole.length - 3, whole.indexOf(Buffer.from('Z', 'latin1')) - 1]) {
    const changed = Buffer.from(whole)
    changed[place] = changed[place]! ^ 1
    assert.equal((await checkTimestamp(changed, { bytes: letter })).kind, 'refused', `byte ${place}`)
  }
  const away = await requestTimestamp('http://127.0.0.1:9/', letter)
  assert.match(away.kind === 'refused' ? away.why : '', /cannot be reached/)
})
