import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runAmparo } from './testing.ts'

const amparo = (...words: readonly string[]) => runAmparo(words, { clock: () => new Date(0) })

test('a date of a source is told as it is understood, with what it could not say', async () => {
  const { status, out } = await amparo('date', 'Fines 09.1973.', '--lang', 'es')
  assert.deepEqual([status, out], [0, '1973-09~  about September 1973\nThe words say the end of it, which is given as about.\n'])
})

test('for a program it is one line of JSON, with null where nothing is known', async () => {
  const read = await amparo('date', '24 o 26.06.1976.', '--json')
  assert.deepEqual(JSON.parse(read.out), { raw: '24 o 26.06.1976.', edtf: '[1976-06-24,1976-06-26]', calendar: 'gregorian', note: null })
  const unread = await amparo('date', '1954-02-29', '--json')
  assert.equal(unread.status, 0)
  assert.deepEqual(JSON.parse(unread.out), {
    raw: '1954-02-29',
    edtf: null,
    calendar: null,
    note: '1954-02-29 does not exist: that month has 28 days.',
  })
})

test('a year in two figures needs its century', async () => {
  assert.match((await amparo('date', '29.IX.73.')).out, /^Not understood\. The year is written as 73/)
  assert.match((await amparo('date', '29.IX.73.', '--century', '1900')).out, /^1973-09-29 {2}29 September 1973\n$/)
})

test('a language or a century that is none is wrong usage', async () => {
  assert.deepEqual(await amparo('date', '1974', '--lang', '??'), {
    status: 2,
    out: '',
    err: "'??' is not a language: write it as es, fa or en-US.\n",
  })
  assert.equal((await amparo('date', '1974', '--century', 'last')).status, 2)
  assert.equal((await amparo('date')).status, 2)
})
