import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { keepCanaries } from './canary-desk.ts'
import { withSites, type OpenedSites } from './sites.ts'

/**
 * Runs a test as an editor who is signed in, at a desk with two cases, in a browser of their own that complains of nothing. That a
 * form is refused, or that the network is away in a test of that, is no fault of the page; `expected` is what is said of that.
 */
export const asEditorInBrowser = (
  browser: Browser,
  body: (page: Page, sites: OpenedSites) => Promise<void>,
  { expected = /Failed to load/, ...options }: BrowserContextOptions & { readonly expected?: RegExp } = {},
): Promise<void> =>
  withSites(
    async (sites) => {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => void complaints.push(String(error)))
      await page.goto(`${sites.deskOrigin}/cases`)
      await page.fill('[name=name]', 'editor')
      await page.fill('[name=password]', sites.password)
      await Promise.all([page.waitForURL('**/cases'), page.keyboard.press('Enter')])
      await body(page, sites)
      await context.close()
      assert.deepEqual(complaints, [])
    },
    async (db) => (await keepCanaries(db, ['oneword', 'otherword'], new Date())).map(({ key }) => key),
  )
