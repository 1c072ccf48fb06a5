import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { importCase, loadCaseWith } from '../../src/cases/index.ts'
import { systemClock as clock, type Database } from '../../src/platform/index.ts'
import { publishAppeal } from '../../src/publishing/index.ts'
import { openBrowser } from '../browser.ts'
import { withSites } from '../desk/sites.ts'
import { caseWithAppeal } from '../fixtures/appeal-desk.ts'
import { facts, readCase } from '../fixtures/hospital-case.ts'
import { violationsOn } from './accessible.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

async function prepare(db: Database): Promise<readonly number[]> {
  await importCase(db, readCase(caseWithAppeal), { clock })
  assert.equal((await publishAppeal(db, 'EX-001', { by: 'Test', as: 'operator', clock, facts })).kind, 'published')
  return [(await loadCaseWith(db, 'example'))!.key]
}

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

for (const script of [true, false])
  test(`somebody seals a document, protects a source, looks who sees what and is told of a consent that was withdrawn, ${script ? 'with' : 'without'} script`, () =>
    withSites(async ({ deskOrigin, publicOrigin, password }) => {
      const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: script ? 1280 : 320, height: 800 } })
      const page = await context.newPage()
      const press = (name: string | RegExp): Promise<void> =>
        page
          .getByRole('button', { name, exact: true })
          .or(page.getByRole('link', { name, exact: true }))
          .first()
          .click()
      const look = async (words: RegExp): Promise<void> => {
        await page.waitForLoadState('load')
        const text = await page.locator('main').innerText()
        assert.match(text, words)
        if (script) assert.deepEqual(await violationsOn(page), [])
        else assert.ok(await page.evaluate(() => true).then(() => fits(page)), page.url())
      }
      await page.goto(`${deskOrigin}/sign-in`)
      await page.getByLabel('Name').fill('administrator')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()

      await page.goto(`${deskOrigin}/cases/example/documents/D1`)
      await press('Decide it')
      await look(/Nobody has decided yet[\s\S]*These pages name this document/)
      await page.getByLabel('Privileged').check()
      await press('Decide it')
      await look(/Members who read what is privileged/)

      await page.goto(`${deskOrigin}/cases/example/sources/family`)
      await press('Protect this source')
      await page.getByLabel('What the source may be called').fill('A relative, not named')
      await page.getByLabel('Who they are').fill('Lucía Ejemplo')
      await page.getByLabel('Demo reviewer').check()
      await press('Protect the source')
      await look(/The source is protected[\s\S]*Lucía Ejemplo[\s\S]*you, Demo reviewer[\s\S]*recorded, each time/)

      await page.goto(`${deskOrigin}/appeals/EX-001/publication`)
      await press('Who sees what')
      await look(/D1[\s\S]*It is marked privileged[\s\S]*said by A relative, not named \(protected/)
      await page.goto(`${deskOrigin}/cases/example/who-sees`)
      await look(/Members who read what is privileged/)

      await page.goto(`${deskOrigin}/cases/example/consents/new`)
      await page.getByLabel('For whom').selectOption('ana')
      await page.getByLabel('Who gave it').fill('Ana Ejemplo')
      await page.getByLabel('What they are to that person').fill('herself')
      await page.getByLabel('As what they speak (optional)').selectOption('self')
      await page.getByLabel('They agreed').check()
      await page.getByLabel('To what', { exact: true }).fill('That it is published.')
      await page.getByLabel('Given on').fill('2021-07-16')
      await press('Record a consent')
      await look(/stands\. Counts: it is their own/)
      await press('Correct it')
      await page.getByLabel('Withdrawn on').fill('2021-07-20')
      await press('Save the correction')
      await look(/Published, and no longer agreed to: 1[\s\S]*at sentences 1, 2[\s\S]*Ana Ejemplo withdrew/)
      await press(/^Take down…/)
      await page.getByLabel(/Why|Reason/).fill('She asked for it.')
      await press(/^Take/)
      await page.waitForLoadState('load')
      const gone = await page.request.get(`${publicOrigin}/appeals/EX-001`)
      assert.equal(gone.status(), 410)
      await page.goto(`${deskOrigin}/cases/example/consents`)
      assert.doesNotMatch(await page.locator('main').innerText(), /no longer agreed to/)
      await context.close()
    }, prepare))
