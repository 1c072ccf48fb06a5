import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { facts, hospitalAppeal, readAppeal } from '../../../test/fixtures/hospital-case.ts'
import { clock, get, withSite } from '../../../test/fixtures/public-site.ts'
import { keepAppeal } from '../../appeals/index.ts'
import type { Database } from '../../platform/index.ts'
import { canonicalJson } from '../../kit/index.ts'
import { canonicalEdition, findEdition, normPath, publishAppeal, verifyEdition, withNormsAsPublished } from '../../publishing/index.ts'

/** The appeal of the fixture with norms: beside a claim, in words of our own, and one that nobody could confirm. */
const lawful = (lang: string): string =>
  hospitalAppeal
    .replace('id: EX-001', `id: LAW-${lang}`)
    .replace('lang: en', `lang: ${lang}`)
    .replace(`cites: ['example#C3', 'example#C1']`, `cites: ['norm:nmr-68', 'example#C3', 'example#C1']`)
    .replace('text: The law is clear.', `text: Two rules may be engaged., cites: ['norm:nmr-68', 'norm:nmr-63']`)

const publish = async (db: Database, text: string) => {
  const appeal = readAppeal(text)
  await keepAppeal(db, appeal, { clock })
  return publishAppeal(db, appeal.id, { as: 'operator', by: 'Ana B.', clock, facts })
}

test('a norm that a sentence cites is numbered after the notes, and every form says what it is, that the words are ours, and what is unconfirmed', () =>
  withSite(async (site, db) => {
    for (const lang of ['en', 'ar']) assert.equal((await publish(db, lawful(lang))).kind, 'published')
    const found = (await findEdition(db, 'LAW-en')) ?? assert.fail('nothing was published')
    const { edition } = found
    assert.deepEqual(
      edition.notes.map(({ number, cites }) => [number, cites]),
      [
        [1, 'example#C1'],
        [2, 'example#C2'],
        [3, 'example#C3'],
      ],
    )
    assert.deepEqual(
      edition.norms?.map(({ number, norm, citation, confirmed }) => [number, norm, citation, confirmed]),
      [
        [4, 'nmr-68', 'Nelson Mandela Rules, Rule 68', 'text'],
        [5, 'nmr-63', 'Nelson Mandela Rules, Rules 63-64', 'unconfirmed'],
      ],
    )
    assert.deepEqual(
      edition.sections[0]?.sentences.map(({ notes }) => notes),
      [
        [1, 2],
        [3, 1, 4],
        [4, 5],
      ],
    )
    assert.equal(verifyEdition(canonicalEdition(found.committed)).kind, 'verified')

    const page = await get(site, '/appeals/LAW-en')
    assert.match(page, /<a href="#note-4"/)
    const note = page.slice(page.indexOf('id="note-4"'), page.indexOf('id="note-5"'))
    assert.match(note, /In our words, which are not its text:.*The prisoner can at once inform family/)
    assert.match(note, /<a href="\/norms\/nmr\/nmr-68">/)
    assert.doesNotMatch(note, /Not confirmed/)
    assert.match(page.slice(page.indexOf('id="note-5"')), /<strong>Not confirmed: we could not check this/)
    const arabic = await get(site, '/appeals/LAW-ar')
    assert.match(arabic, /<span lang="en" dir="ltr">Nelson Mandela Rules, Rule 68<\/span>/)
    assert.match(arabic, /بكلامنا نحن، وهو ليس نصها/)
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } })
    for (const html of [page, arabic])
      assert.deepEqual(
        (await validator.validateString(html)).results.flatMap(({ messages }) => messages.map(({ message }) => message)),
        [],
      )

    const text = (await get(site, '/appeals/LAW-en.txt')).replaceAll(/\s+/g, ' ')
    assert.match(text, /Nobody told the family. \[3\]\[1\]\[4\] \(contested\)/i)
    assert.match(text, /\[4\] Nelson Mandela Rules, Rule 68 .*In our words, which are not its text: The prisoner can at once/)
    assert.match(text, /https:\/\/example\.org\/norms\/nmr\/nmr-68/)
    assert.match(await get(site, '/appeals/LAW-en.json'), /"norm":"nmr-68"/)
    assert.match(await get(site, '/appeals/LAW-en.jsonld'), /"@type": "Legislation",\s+"name": "Nelson Mandela Rules, Rule 68"/)
  }))

test('a Spanish text cites a norm in Spanish, with our Spanish words and the way to its Spanish page; what was published before stays as it was', () =>
  withSite(async (site, db) => {
    assert.equal((await publish(db, lawful('es'))).kind, 'published')
    const found = (await findEdition(db, 'LAW-es')) ?? assert.fail('nothing was published')
    const [cited] = found.edition.norms ?? []
    assert.deepEqual(
      [cited?.citation, cited?.title.slice(0, 15), cited?.words_lang],
      ['Reglas Nelson Mandela, Regla 68', 'Reglas Mínimas ', 'es'],
    )
    const page = await get(site, '/appeals/LAW-es')
    const note = page.slice(page.indexOf('id="note-4"'), page.indexOf('id="note-5"'))
    assert.match(note, /<span>La persona privada de libertad puede informar de inmediato a su familia/)
    assert.match(note, /<a href="\/es\/norms\/nmr\/nmr-68">/)
    assert.match(await get(site, '/es/norms/nmr/nmr-68'), /Llamamientos que la citan.*href="\/appeals\/LAW-es"/s)

    // As it was published before there were Spanish words: it leads where it led, and is not published anew for them.
    const english = { ...found.edition, norms: found.edition.norms!.map((norm) => ({ ...norm, words: 'In English.', words_lang: 'en' })) }
    assert.equal(normPath(english.norms[0]!), '/norms/nmr/nmr-68')
    const now = withNormsAsPublished(found.edition, english)
    assert.equal(canonicalJson(now), canonicalJson(english))
    assert.equal((await publishAppeal(db, 'LAW-es', { as: 'operator', by: 'Ana B.', clock, facts })).kind, 'unchanged')
  }))

test('a norm is no source of what happened, and one that the catalogue does not have cannot be cited', () =>
  withSite(async (_, db) => {
    const only = hospitalAppeal.replace(`cites: ['example#C3', 'example#C1']`, `cites: ['norm:nmr-68']`)
    const bare = await publish(db, only)
    assert.ok(bare.kind === 'refused')
    assert.match(bare.reasons.join(), /S2 cites a norm and nothing that was said and is not marked as our own words/)
    const unknown = await publish(db, only.replace('nmr-68', 'nmr-9999'))
    assert.ok(unknown.kind === 'refused')
    assert.match(unknown.reasons.join(), /norm:nmr-9999, which names a norm that the catalogue does not have/)
  }, []))
