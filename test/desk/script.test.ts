import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { asEditorInBrowser } from './editor-in-browser.ts'
import type { OpenedSites } from './sites.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

const atTheDesk = (body: (page: Page, sites: OpenedSites) => Promise<void>): Promise<void> => asEditorInBrowser(browser, body)

const focused = (page: Page): Promise<string> => page.evaluate<string>(`document.activeElement?.textContent?.trim() ?? ''`)

test('what somebody types is kept while they type, and is there again when they come back', async () => {
  await atTheDesk(async (page, { deskOrigin }) => {
    await page.goto(`${deskOrigin}/cases/zq-0/head`)
    await page.fill('[name=summary]', 'Half a sent')
    await page.getByText(/^Kept as a draft \d\d:\d\d$/).waitFor()
    await page.goto(`${deskOrigin}/cases`)
    await page.goto(`${deskOrigin}/cases/zq-0/head`)
    assert.equal(await page.inputValue('[name=summary]'), 'Half a sent')
    assert.match(await page.innerText('main'), /You were writing this on \d+ \w+ \d{4} at \d\d:\d\d\./)
    await page.click('button:has-text("Discard it")')
    await page.waitForLoadState('load')
    assert.equal(await page.inputValue('[name=summary]'), 'Summary oneword')
  })
})

test('a tab that is closed in the middle of a word loses nothing', async () => {
  await atTheDesk(async (page, { deskOrigin, db }) => {
    const tab = await page.context().newPage()
    await tab.goto(`${deskOrigin}/cases/zq-0/head`)
    await tab.fill('[name=summary]', 'Closed too ear')
    await tab.close({ runBeforeUnload: false })
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await sql`select from drafts`.execute(db)
      if (rows.length > 0) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await page.goto(`${deskOrigin}/cases/zq-0/head`)
    assert.equal(await page.inputValue('[name=summary]'), 'Closed too ear')
  })
})

test('when the desk does not answer, or the session is over, that is said and nothing typed is lost', async () => {
  await atTheDesk(async (page, { deskOrigin, db, password }) => {
    await page.goto(`${deskOrigin}/cases/zq-0/head`)
    await page.route('**/drafts', (route) => route.abort())
    await page.fill('[name=summary]', 'Typed in a tunnel')
    await page.getByText(/Not kept: the desk does not answer/).waitFor()
    await page.unroute('**/drafts')
    await sql`update sessions set last_seen_at = now() - interval '31 minutes'`.execute(db)
    await page.fill('[name=summary]', 'Typed after the end')
    await page.getByText(/Not kept: you are signed out/).waitFor()
    await page.click('main button.main')
    await page.getByText(/Not sent: you are signed out/).waitFor()
    assert.equal(await page.inputValue('[name=summary]'), 'Typed after the end')
    const tab = await page.context().newPage()
    await tab.goto(`${deskOrigin}/sign-in`)
    await tab.fill('[name=name]', 'editor')
    await tab.fill('[name=password]', password)
    await Promise.all([tab.waitForURL('**/cases'), tab.keyboard.press('Enter')])
    await page.click('main button.main')
    await page.getByRole('link', { name: 'Back to the form' }).click()
    await page.waitForURL('**/cases/zq-0/head')
    assert.equal(await page.inputValue('[name=summary]'), 'Typed after the end')
  })
})

test('a date is understood while it is typed', async () => {
  await atTheDesk(async (page, { deskOrigin }) => {
    await page.goto(`${deskOrigin}/cases/zq-0/claims/new`)
    await page.fill('[name=said_on]', '2021-07')
    await page.getByText(/^Understood: .*July 2021/).waitFor()
    await page.fill('[name=said_on]', '1954-02-29')
    await page.getByText(/^This is no date that can be read/).waitFor()
  })
})

test('keys walk over the rows, open one, search, and list themselves; never while somebody types', async () => {
  await atTheDesk(async (page, { deskOrigin }) => {
    await page.keyboard.press('j')
    const first = await focused(page)
    await page.keyboard.press('j')
    const second = await focused(page)
    assert.deepEqual(
      [first, second].map((title) => title.replace(/ \w+$/, '')),
      ['Appeal', 'Appeal'],
    )
    assert.notEqual(first, second)
    await page.keyboard.press('k')
    assert.equal(await focused(page), first)
    await Promise.all([page.waitForURL('**/appeals/zqa-*'), page.keyboard.press('Enter')])
    await page.goto(`${deskOrigin}/cases`)
    await page.keyboard.press('/')
    await page.keyboard.type('j?n')
    assert.equal(await page.inputValue('#search-everything'), 'j?n', 'in a field a key is a letter')
    await page.locator('h1').click()
    await page.keyboard.press('?')
    assert.match(await page.innerText('dialog'), /Next and previous row/)
    await page.getByLabel('Use these keys in this browser').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    assert.equal(new URL(page.url()).pathname, '/cases', 'keys that are turned off do nothing')
    await page.keyboard.press('?')
    await page.getByLabel('Use these keys in this browser').check()
    await page.getByRole('button', { name: 'Close' }).click()
    await Promise.all([page.waitForURL('**/cases/new'), page.keyboard.press('n')])
  })
})

test('whoever sent a form that cannot be taken is led to what is wrong', async () => {
  await atTheDesk(async (page, { deskOrigin }) => {
    await page.goto(`${deskOrigin}/cases/new/empty`)
    await page.click('main button.main')
    await page.getByText('There is a problem').waitFor()
    assert.match(await focused(page), /^There is a problem/)
  })
})

test('the script and the style sheet stay small', async () => {
  await atTheDesk(async (page, { deskOrigin }) => {
    const html = await page.content()
    const sizeOf = async (path: string): Promise<number> => (await (await fetch(deskOrigin + path)).arrayBuffer()).byteLength
    const style = await sizeOf(/href="(\/style-[^"]+)"/.exec(html)?.[1] ?? '')
    assert.ok(style > 3000 && style < 12_200, `${style} bytes of style`)
    const first = /src="(\/scripts-[^"]+)"/.exec(html)?.[1] ?? ''
    const text = await (await fetch(deskOrigin + first)).text()
    const parts = [...text.matchAll(/from '\.\/([^']+)'/g)].map(([, name]) => first.replace('desk.js', name!))
    // What lists the keys is asked for by another part.
    const sizes = await Promise.all([first, ...parts, first.replace('desk.js', 'list-keys.js')].map(sizeOf))
    const script = sizes.reduce((sum, size) => sum + size, 0)
    assert.ok(script > 3000 && script < 10_000, `${script} bytes of script on every page`)
    // Parts that some forms alone ask for.
    const some = [...text.matchAll(/import\('\.\/([^']+)'\)/g)].map(([, name]) => first.replace('desk.js', name!))
    const largest = Math.max(...(await Promise.all(some.map(sizeOf))))
    assert.ok(some.length > 1 && script + largest < 16_000, `${largest} bytes more on the form that asks for most`)
  })
})
