import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { page } from '../../test/fixtures/appeal-desk.ts'
import { atApproved, publish } from '../../test/fixtures/approved-appeal.ts'
import { addBody, beginDossier } from '../../test/fixtures/approved-dossier.ts'
import { facts } from '../../test/fixtures/hospital-case.ts'
import { translate } from '../../test/fixtures/translated-appeal.ts'
import { publishTranslationWithin } from '../publishing/index.ts'
import { findDossier, titleIn } from './index.ts'

test('an office is told in the reader’s language where the directory has it, else marked with the language it is in, and so are addressees', () =>
  atApproved(async ({ desk: { db, time }, editor, site }) => {
    await publish(editor)
    for (const lang of ['es', 'ar']) {
      await translate(db, 'EX-001', lang)
      const outcome = await db
        .transaction()
        .execute((tx) => publishTranslationWithin(tx, 'EX-001', lang, { by: 'Rosa', clock: () => time.now, facts }))
      assert.equal(outcome.kind, 'published', JSON.stringify(outcome))
    }
    const wrong = await editor.post('/bodies/new', { name: 'Office', titles: 'Mesa de partes' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /id="field-titles-error">.{0,60}Write a line for each language/)
    const body = await addBody(editor, { title: 'Registry', titles: 'en: Registry\nes: Mesa de partes', languages: 'es', public: 'yes' })
    const unsaid = await addBody(editor, { name: 'Court of Ejemplo', email: 'court@example.org', title: 'Second chamber', public: 'yes' })
    assert.equal((await editor.post(`${page}/letters`, { bodies: [body, unsaid] })).status, 303)
    assert.match((await editor.get(`/bodies/${body}/edit`)).text, />en: Registry\nes: Mesa de partes<\/textarea>/)

    const read = async (path: string): Promise<string> => (await site.request(`/appeals/EX-001${path}`)).text()
    assert.match(await read('/write'), /<bdi>Registry<\/bdi>/)
    assert.match(await read('/es/write'), /<bdi>Mesa de partes<\/bdi>/)
    const arabic = await read('/ar/write')
    assert.match(arabic, /<bdi lang="en">Registry<\/bdi>/)
    assert.match(
      arabic,
      /<bdi lang>Second chamber<\/bdi>|<bdi lang="">Second chamber<\/bdi>/,
      'of what nobody said, no language is pretended',
    )
    assert.match(
      await read('/ar'),
      /<b lang="en" dir="ltr">Head of the prison service<\/b><span lang="en" dir="ltr"> Prison service<\/span>/,
    )
    assert.match(await read(''), /<b>Head of the prison service<\/b><span> Prison service<\/span>/)
    const { results } = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(arabic, 'write')
    assert.deepEqual(
      results.flatMap(({ messages }) => messages.map(({ message }) => message)),
      [],
    )

    // The letter is in a language that the body reads, and so is what stands in its window.
    const dossier = await beginDossier(editor, body)
    const { text } = (await findDossier(db, dossier.split('/').at(-1)!))!
    assert.deepEqual([text?.letter.lang, text?.letter.to[1]], ['es', 'Mesa de partes'])
    assert.deepEqual(titleIn({ title: 'Registry', titles: { pt: 'Protocolo' } }, 'pt-BR'), { text: 'Protocolo', lang: 'pt-BR' })
  }))
