import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import { importCase, loadCaseWith } from '../../src/cases/index.ts'
import { systemClock } from '../../src/platform/index.ts'
import { openBrowser } from '../browser.ts'
import { withSites, type OpenedSites } from '../desk/sites.ts'
import { manyHeldAlone } from '../fixtures/many-held-alone.ts'
import { violationsOn } from './accessible.ts'
import { Somebody } from './somebody-at-the-desk.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

async function signIn({ deskOrigin, password }: OpenedSites, name: string, path: string): Promise<Somebody> {
  const somebody = await Somebody.come(browser, { script: true, mirrored: false, keyboard: false })
  await somebody.page.goto(deskOrigin + path)
  await somebody.type('Name', name)
  await somebody.type('Password', password)
  await somebody.press('Sign in')
  return somebody
}

/** What is wrong with a public page, on a small screen and in the dark, and as a document. */
async function wrongOf(address: string): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())))
    page.on('request', (request) => void (request.url().startsWith(new URL(address).origin) || wrong.push(request.url())))
    assert.equal((await page.goto(address))?.status(), 200, address)
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    wrong.push(...(await violationsOn(page)), ...(wide > 320 ? [`${wide} pixels wide`] : []))
    await context.close()
  }
  const html = await (await fetch(address)).text()
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } })
  const { results } = await validator.validateString(html)
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => fetch(new URL(href, address)))
  const weights = await Promise.all(sheets.map(async (sheet) => (await (await sheet).bytes()).length))
  const weight = weights.reduce((sum, bytes) => sum + bytes, Buffer.byteLength(html))
  wrong.push(...results.flatMap(({ messages }) => messages.map(({ message }) => message)), ...(weight < 60_000 ? [] : [`${weight} bytes`]))
  return wrong
}

test('somebody keeps a query as a collection, another person releases its numbers, readers see them, and its appeal is begun', () =>
  withSites(
    async (sites) => {
      const editor = await signIn(sites, 'editor', '/patterns?country=PE&held=now&rows=place')
      await editor.press('Save as a collection…')
      await editor.type('Title', 'جميع المحتجزين في العزل في بيرو')
      await editor.type('Words above the numbers', 'أشخاص تقول منظمة إنهم محتجزون في العزل.')
      await editor.pick('Language of both', /\(ar\)/)
      await editor.press('Save the collection')
      assert.match(await editor.says(), /14 persons of your cases now[\s\S]*Nothing: not released/)
      const page = new URL(editor.page.url()).pathname
      await editor.press('Count, and ask for the release')
      assert.match(await editor.says(), /What readers would see[\s\S]*10 على الأقل/)
      await editor.leave()

      const reviewer = await signIn(sites, 'reviewer', page)
      await reviewer.press('release 1')
      await reviewer.tick(/^Release it/)
      await reviewer.press('Decide')
      assert.match(await reviewer.says(), /The public page: release 1 of/)
      await reviewer.leave()

      for (const path of [page, '/collections', '/ar/collections']) assert.deepEqual(await wrongOf(sites.publicOrigin + path), [], path)
      assert.match(await (await fetch(sites.publicOrigin + page)).text(), /<html lang="ar" dir="rtl">[\s\S]*Prison of the North/)

      const administrator = await signIn(sites, 'administrator', page)
      await administrator.press('Begin an appeal from this collection')
      await administrator.type('What it asks', 'Let them be with others.')
      await administrator.press('Begin the appeal')
      assert.match(await administrator.says(), /The appeal is begun, as a draft/)
      await administrator.page.goto(sites.deskOrigin + page)
      assert.match(await administrator.says(), /PER-\d{3}-\d{4}, not published/)
      await administrator.leave()
    },
    async (db) => {
      const files = [manyHeldAlone('north', { persons: 8 }), manyHeldAlone('south', { persons: 6 })]
      for (const file of files) await importCase(db, file, { clock: systemClock })
      return Promise.all(files.map(async ({ case: { id } }) => (await loadCaseWith(db, id))!.key))
    },
  ))
