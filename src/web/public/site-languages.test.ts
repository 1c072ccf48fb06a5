import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { get, withSite } from '../../../test/fixtures/public-site.ts'
import { wordLanguages } from '../../publishing/index.ts'
import { routes } from '../routes.ts'

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } })

test('the list and the method are read in ten languages by an address of their own, and so is what is not there', () =>
  withSite(
    async (site) => {
      const languages = wordLanguages.map(({ lang }) => lang)
      for (const lang of languages)
        for (const path of [routes.homeIn(lang), routes.methodIn(lang), routes.logIn(lang)]) {
          const html = await get(site, path)
          const { results } = await validator.validateString(html, path)
          assert.deepEqual(
            results.flatMap((result) => result.messages.map(({ line, message }) => `${path}:${line} ${message}`)),
            [],
          )
          assert.match(html, new RegExp(`<html lang="${lang}" dir="${lang === 'ar' || lang === 'fa' ? 'rtl' : 'ltr'}">`))
          assert.equal(html.match(/<link rel="alternate" hreflang="/g)?.length, languages.length + 1)
          assert.match(html, new RegExp(`<a href="${path}" hreflang="${lang}"[^>]* aria-current="page">`))
          if (path === routes.homeIn(lang))
            assert.match(html, lang === 'es' ? /<a href="\/es\/norms" hreflang="es">/ : /<a href="\/norms" hreflang="en">/)
          assert.doesNotMatch(html, /\{[a-z]+\}|\*\w|undefined/)
        }
      const led = await site.request('/ar/norms')
      assert.deepEqual([led.status, led.headers.get('location')], [302, '/norms'], 'there are no words for norms in Arabic')
      // Where an appeal stands is said in the language of the list, whatever language the appeal is in.
      assert.match(
        await get(site, '/ar'),
        /<li lang="en" dir="ltr">\s*<p class="status"><bdi class="status open" lang="ar" dir="rtl">مفتوح حتى/,
      )
      assert.match(await get(site, '/appeals/EX-es'), /<a href="\/es\/method">/)
      // What a browser would rather read is not asked: an address says one thing to everybody.
      const asked = await site.request('/method', { headers: { 'Accept-Language': 'es' } })
      assert.match(await asked.text(), /<html lang="en"/)
      const missing = await site.request('/appeals/EX-none/ru')
      assert.equal(missing.status, 404)
      assert.match(await missing.text(), /<html lang="ru" dir="ltr">[\s\S]*По этому адресу страницы нет/)
    },
    ['en', 'es'],
  ))
