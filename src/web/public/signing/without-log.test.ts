import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Hono } from 'hono'
import { sheetsOf } from '../../../../test/fixtures/public-site.ts'
import { asked, post, signThrough, textOf, typed, withSigningSite, type SigningSite } from '../../../../test/fixtures/signing-site.ts'
import { wordsLeft } from '../../../../test/words-left.ts'
import { openFiles, silentLog } from '../../../platform/index.ts'
import { temporaryFolder } from '../../../platform/testing.ts'
import { withdrawErased } from '../../../signons/index.ts'
import { guard } from '../../guard.ts'
import { publicApp } from '../app.tsx'

/** The same site after a start at which the log was not opened. */
function siteWithoutLog({ db, origin, world }: SigningSite): Hono {
  const sheets = sheetsOf(db, openFiles(temporaryFolder(), db))
  return guard(publicApp({ db, origin, clock: () => world.now, sheets }), { site: 'public', origin, db, log: silentLog })
}

async function away(answer: Response, path: string): Promise<void> {
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '3600'], path)
  assert.match(textOf(await answer.text()), /Sign-ons cannot be taken or changed now .* can have name and address erased/, path)
}

test('while the log cannot be opened each page of sign-ons says so, what works, and when to come again', () =>
  withSigningSite(async (signing) => {
    const own = await signThrough(signing)
    await post(signing.site, '/appeals/EX-en/sign', typed({ mail: 'rosa@example.net' }))
    const site = siteWithoutLog(signing)
    for (const path of ['sign', 'organisations/sign', 'count', 'count.json', 'names', 'check'])
      await away(await site.request(`/appeals/EX-en/${path}`), path)
    for (const path of [own, `${own}/withdraw`, `${own}/correct`, `${own}/receipt/full`, asked(signing).path])
      await away(await site.request(path), path)
    for (const path of ['/appeals/EX-en/sign', '/sign-ons/code', asked(signing).path, `${own}/withdraw`, `${own}/correct`])
      await away(await post(site, path, typed({ do: 'confirm' })), path)
    assert.equal((await site.request('/appeals/EX-none/sign')).status, 404)
    assert.equal((await site.request('/p/9-AAAAAAAAAAAAAAAAAAAAAA')).status, 410)
    assert.equal((await site.request('/appeals/EX-en')).status, 200)
  }))

test('erasing works without the log, and the log says that it was withdrawn once it can be written to', () =>
  withSigningSite(async (signing) => {
    const { db, signOns } = signing
    const own = await signThrough(signing, { disclosure: 'n', showName: 'yes' })
    const kept = await signThrough(signing, { mail: 'rosa@example.net', name: 'Rosa Example' })
    await signing.release()
    const site = siteWithoutLog(signing)
    assert.match(textOf(await (await site.request(own)).text()), /Erase Your name and address are destroyed/)
    assert.match(textOf(await (await site.request(`${own}/erase`)).text()), /the count follows once the log can be written to again/)
    assert.equal((await post(site, `${own}/erase`)).status, 422)
    assert.match(await (await post(site, `${own}/erase`, { how: 'withdraw' })).text(), /Your name and address are destroyed/)
    assert.equal((await post(site, `${kept}/erase`, { how: 'keep' })).status, 200)
    assert.deepEqual(await wordsLeft(['María Quispe', 'Rosa Example'], { db }), [])
    // The next start at which the log opens.
    assert.equal(await withdrawErased(signOns), 1)
    await signing.release()
    assert.match(await (await signing.site.request('/appeals/EX-en')).text(), /1 person has signed/)
  }))

test('a form of another site is refused in the language of the appeal', () =>
  withSigningSite(
    async ({ site }) => {
      const send = (path: string) =>
        site.request(path, {
          method: 'POST',
          body: new URLSearchParams(typed()),
          headers: { 'Sec-Fetch-Site': 'cross-site', 'Accept-Language': 'ar' },
        })
      const answer = await send('/appeals/EX-es/sign')
      const page = await answer.text()
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [403, 'text/html; charset=UTF-8'])
      assert.match(page, /<html lang="es".*Otro sitio envió este formulario.*href="\/appeals\/EX-es"/s)
      assert.match(await (await send('/sign-ons/code')).text(), /<html lang="ar" dir="rtl"/)
    },
    { lang: 'es' },
  ))
