import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordLanguages } from '../../../publishing/index.ts'
import { atAppeal, page } from '../../../../test/fixtures/appeal-desk.ts'
import { fingerprintOf, partsOf, reviewOf } from './words-of-language.ts'

test('everybody at the desk reads which languages there are and that nobody has read nine of them, and nobody can say otherwise there', () =>
  atAppeal(async ({ editor }) => {
    const { text } = await editor.get('/languages')
    assert.equal(text.match(/<td>Unreviewed<\/td>/g)?.length, 9)
    assert.match(text, /Runasimi<\/span> \(Quechua\)/)
    assert.equal(text.match(/<td>Nothing<\/td>/g)?.length, 2, 'English and Spanish')
    assert.equal(text.match(/<td>Pages of norms<\/td>/g)?.length, 8, 'nothing else stands in English')
    assert.doesNotMatch(text, /<form[^>]* action="\/languages/)
    assert.equal((await editor.send('/languages', {})).status, 405)
    assert.match((await editor.get('/appeals')).text, /<a href="\/languages">/)
    // The text is in English, whose words are the original.
    assert.doesNotMatch((await editor.get(`${page}/publication`)).text, /Amparo’s own words/)
  }))

test('beside an edition staff see whether its own words are read, and that those of another language stand in English', () =>
  atAppeal(async ({ editor }) => {
    const begun = async (id: string, lang: string): Promise<string> => {
      const { location } = await editor.post('/cases/example/appeals/new', { id, title: 'A title', summary: 'A summary.', lang })
      assert.ok(location, id)
      return (await editor.get(`/appeals/${id}/publication`)).text
    }
    assert.match(await begun('XX-1', 'fa'), /Amparo’s own words: <a href="\/languages">unreviewed<\/a>/)
    assert.match(await begun('XX-2', 'am'), /Amparo’s own words: <a href="\/languages">in English<\/a>/)
  }))

test('a review is of the words that were read: each language has a fingerprint of its own, and none claims more', () => {
  const fingerprints = wordLanguages.map(({ lang }) => fingerprintOf(lang))
  assert.equal(new Set(fingerprints).size, wordLanguages.length)
  for (const { lang } of wordLanguages) {
    assert.notEqual(reviewOf(lang).kind, 'changed-since', `the words in ${lang} have changed since they were reviewed`)
    for (const { name, words } of partsOf(lang)) assert.ok(words !== undefined || name === 'Pages of norms', `${lang}: ${name}`)
  }
  assert.deepEqual(
    ['es-PE', 'zh-Hant', 'zh-CN', 'am'].map((lang) => reviewOf(lang).kind),
    ['unreviewed', 'none', 'unreviewed', 'none'],
  )
})
