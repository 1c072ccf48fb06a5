import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { temporaryFolder, withDatabase } from '../src/platform/testing.ts'
import { wordsLeft } from './words-left.ts'

const word = 'Señora Quispe'

const written: Readonly<Record<string, string | Buffer>> = {
  'utf-8': 'Señora Quispe',
  'utf-16le': Buffer.from(word, 'utf16le'),
  'utf-16be': Buffer.from(word, 'utf16le').swap16(),
  latin1: Buffer.from(word, 'latin1'),
  hexadecimal: '5365c3b16f726120517569737065',
  'hexadecimal, capitals': '5365C3B16F726120517569737065',
  percent: 'Se%C3%B1ora%20Quispe',
  'percent, small': 'Se%c3%b1ora%20Quispe',
  'percent, all': '%53%65%C3%B1%6F%72%61%20%51%75%69%73%70%65',
  form: new URLSearchParams({ name: word }).toString(),
  'JSON \\u': 'Se\\u00f1ora Quispe',
  'JSON in JSON': JSON.stringify('Se\\u00f1ora Quispe'),
  'HTML decimal': 'Se&#241;ora Quispe',
  'HTML hexadecimal': 'Se&#xf1;ora Quispe',
  'HTML, all': '&#83;&#101;&#241;&#111;&#114;&#97;&#32;&#81;&#117;&#105;&#115;&#112;&#101;',
  'quoted-printable': 'Se=C3=B1ora Quispe',
  octal: 'Se\\303\\261ora Quispe',
  'upper case': 'SEÑORA QUISPE',
  'lower case': 'señora quispe',
  reversed: 'epsiuQ aroñeS',
  NFD: 'Sen\u0303ora Quispe',
  'without marks': 'Senora Quispe',
  'without spaces': 'SeñoraQuispe',
  'a slug, in base64': Buffer.from('senoraquispe').toString('base64'),
}
for (const [how, text] of Object.entries(written))
  test(`a word is found as ${how}`, async () => {
    const bytes = Buffer.concat([Buffer.from('before '), Buffer.from(text), Buffer.from(' behind')])
    assert.notDeepEqual(await wordsLeft([word], { texts: { bytes } }), [])
  })

test('base64 is found at every alignment, as others write it', async () => {
  for (const before of ['', 'a', 'ab', 'abc'])
    for (const how of ['base64', 'base64url'] as const) {
      const text = Buffer.from(`${before}${word} behind`).toString(how)
      assert.notDeepEqual(await wordsLeft([word], { texts: { text } }), [], `${how} after ${before}`)
    }
})

test('a word is found in what is compressed, also in the middle of a file', async () => {
  const text = `A letter about ${word} and some more`
  for (const [how, bytes] of Object.entries({
    gzip: Buffer.concat([Buffer.from('head'), gzipSync(text)]),
    zlib: deflateSync(text),
    deflate: deflateRawSync(text),
    brotli: brotliCompressSync(text),
    pdf: Buffer.concat([Buffer.from('1 0 obj <<>>\nstream\n'), deflateSync(text), Buffer.from('\nendstream')]),
    twice: gzipSync(deflateSync(text)),
  }))
    assert.notDeepEqual(await wordsLeft([word], { texts: { bytes } }), [], how)
})

test('a word is found in folders and in every kind of column, and what was never there is not', () =>
  withDatabase(async (db) => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'deep'))
    writeFileSync(join(folder, 'deep', 'letter.txt'), Buffer.from(word, 'utf16le'))
    await sql`create table kept (text text, many text[], json jsonb, bytes bytea)`.execute(db)
    await sql`insert into kept values (${word}, ${[word]}, ${JSON.stringify({ word })}::jsonb, ${Buffer.from(word)})`.execute(db)
    const found = await wordsLeft([word, 'Nobody at all'], { db, paths: [folder] })
    assert.deepEqual(
      [...new Set(found.map((each) => each.place))].toSorted(),
      [join(folder, 'deep', 'letter.txt'), 'public.kept.bytes', 'public.kept.json', 'public.kept.many', 'public.kept.text'].toSorted(),
    )
    assert.deepEqual(
      found.filter((each) => each.word !== word),
      [],
    )
  }))
