import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { projectPath } from '../../src/platform/index.ts'
import { openBrowser } from '../browser.ts'
import { amparo, startAmparo, type RunningAmparo } from '../running-amparo.ts'
import { violationsOn } from './accessible.ts'

const demoAppeals = ['ZAF-001-0988', 'MEX-001-0215', 'PER-001-0721', 'INT-001-1126']

const testEditions = { es: '', ar: '', 'zh-Hans': '' }

suite('the public pages, in a real browser', () => {
  let running: RunningAmparo
  let browser: Browser
  const paths: string[] = ['/', '/method', '/es/norms', '/es/norms/gc20/gc20-6', '/es/norms/states/MX']

  before(async () => {
    ;[running, browser] = await Promise.all([startAmparo('demo'), openBrowser()])
    for (const name of readdirSync(projectPath('test', 'editions'))) {
      const settings = { AMPARO_DATA: join(running.data, 'demo') }
      const imported = await amparo(['import', projectPath('test', 'editions', name)], settings)
      assert.equal(imported.status, 0, imported.err)
      const text = readFileSync(projectPath('test', 'editions', name), 'utf8')
      const id = /appeals:\s*\n\s*- *\{?\s*id: *['"]?([\w.-]+)/.exec(text)?.[1]
      const lang = /\n\s+lang: *['"]?(es|ar|zh-Hans)['"]?\s*\n/.exec(text.slice(text.indexOf('appeals:')))?.[1]
      assert.ok(id !== undefined && lang !== undefined, `${name} has no appeal with a language`)
      const published = await amparo(['publish', id, '--by', 'Test'], settings)
      assert.equal(published.status, 0, published.err)
      testEditions[lang as keyof typeof testEditions] = id
    }
    // The demo comes with a translation.
    paths.push(
      '/appeals/MEX-001-0215/es',
      ...demoAppeals.map((id) => `/appeals/${id}`),
      ...Object.values(testEditions).map((id) => `/appeals/${id}`),
    )
    paths.push(`/appeals/${testEditions.ar}/forms`, `/appeals/${testEditions.ar}/embed`)
  })
  after(async () => {
    await browser?.close()
    await running?.stop()
  })

  const visit = async (path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const [elsewhere, complaints]: [string[], string[]] = [[], []]
    page.on('request', (request) => void (request.url().startsWith(running.origin) || elsewhere.push(request.url())))
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    const response = await page.goto(running.origin + path)
    assert.equal(response?.status(), 200, `${path}; it had printed:\n${running.printed().slice(-2000)}`)
    await look(page)
    assert.deepEqual(elsewhere, [], `${path} asked somebody else`)
    assert.deepEqual(complaints, [], `${path} made the browser complain`)
    assert.deepEqual(await context.cookies(), [], `${path} set a cookie`)
    await context.close()
  }

  test('are free of accessibility violations, in light and dark, with script on and off', async () => {
    for (const path of paths)
      for (const colorScheme of ['light', 'dark'] as const)
        await visit(path, { colorScheme, bypassCSP: true, viewport: { width: 1280, height: 900 } }, async (page) => {
          await page.evaluate(`document.querySelectorAll('details').forEach((details) => (details.open = true))`)
          assert.deepEqual(await violationsOn(page), [], `${path} (${colorScheme})`)
        })
  })

  test('are valid HTML, with no script, no inline style and less than 60 kB together with their style sheet', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } })
    for (const path of paths) {
      const html = await (await fetch(running.origin + path)).text()
      const { results } = await validator.validateString(html, path)
      assert.deepEqual(
        results.flatMap((result) => result.messages.map((message) => `${path}:${message.line} ${message.ruleId}: ${message.message}`)),
        [],
      )
      assert.doesNotMatch(html, /<script|\sstyle=|\son[a-z]+=|javascript:/i, path)
      const sheet = /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"|<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"/.exec(html)
      const css = await (await fetch(new URL(sheet?.[1] ?? sheet?.[2] ?? '', running.origin))).text()
      assert.ok(css.length > 500 && css.length < 14_000, `the style sheet has ${css.length} bytes`)
      const weight = Buffer.byteLength(html) + Buffer.byteLength(css)
      assert.ok(weight < 60_000, `${path} weighs ${weight} bytes`)
    }
  })

  test('read the same without script', async () => {
    for (const path of paths) {
      const texts: string[] = []
      for (const javaScriptEnabled of [true, false])
        await visit(path, { javaScriptEnabled }, async (page) => void texts.push(await page.innerText('body')))
      assert.equal(texts[0], texts[1], path)
    }
  })

  test('never scroll sideways at 320 pixels', async () => {
    for (const path of paths)
      await visit(path, { viewport: { width: 320, height: 640 } }, async (page) => {
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
        assert.ok(wide <= 320, `${path} is ${wide} pixels wide`)
      })
  })

  test('a reader follows a reference number and sees who said it, where it is printed, and the other account', async () => {
    await visit('/appeals/PER-001-0721', { javaScriptEnabled: false }, async (page) => {
      const reference = page.locator('main a[href^="#note-"]').first()
      const target = await reference.getAttribute('href')
      await reference.click()
      const note = page.locator(`${target}`)
      await note.waitFor({ state: 'visible' })
      assert.match(await page.locator('#notes, section:has([id^="note-"])').first().innerText(), /El Comercio|INPE|Infobae|prison service/i)
      assert.match(await page.innerText('body'), /contested/i)
      assert.match(await page.innerText('body'), /17 July 2021/)
      assert.match(await page.innerText('body'), /20 July 2021/)
    })
  })

  test('the whole page can be reached by keyboard, starting with a link that skips to the text', async () => {
    await visit('/appeals/PER-001-0721', {}, async (page) => {
      await page.keyboard.press('Tab')
      assert.match(await page.evaluate<string>(`document.activeElement?.getAttribute('href') ?? ''`), /^#/)
      const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')
      assert.notEqual(outline, 'none')
    })
  })

  test('an Arabic appeal runs from right to left and says so', async () => {
    await visit(`/appeals/${testEditions.ar}`, {}, async (page) => {
      assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
      assert.equal(await page.getAttribute('html', 'lang'), 'ar')
      const start = await page.evaluate<string>(`getComputedStyle(document.querySelector('main p')).direction`)
      assert.equal(start, 'rtl')
    })
  })

  test('on paper every note is open and the addresses of the page and its hash are there', async () => {
    await visit('/appeals/PER-001-0721', {}, async (page) => {
      await page.emulateMedia({ media: 'print' })
      const closed = await page.evaluate<number>(
        `[...document.querySelectorAll('details')].filter((details) => details.lastElementChild.getBoundingClientRect().height === 0).length`,
      )
      assert.equal(closed, 0, 'some notes are closed on paper')
      const words = await page.innerText('main')
      assert.doesNotMatch(words, /How Amparo works|This appeal as|PDF for printing|Plain text|Data to check|opens the statements/)
      assert.match(words, /Under each number stand the statements behind a sentence/)
    })
  })

  test('an inline script does not run and the page cannot be framed', async () => {
    const page = await browser.newPage()
    await page.goto(running.origin)
    await page.evaluate(`{
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.body.append(script)
    }`)
    assert.equal(await page.evaluate('globalThis.ran === true'), false)
    // A page of another origin tries to frame ours; what stands in the frame then is the browser's own error page.
    await page.goto('about:blank')
    await page.setContent(`<iframe src="${running.origin}/"></iframe>`)
    await page.waitForTimeout(500)
    const framed = await page.frames().at(-1)?.content()
    assert.doesNotMatch(framed ?? '', /Amparo/)
    await page.close()
  })

  test('what does not exist is answered with a page of the same look and status 404', async () => {
    for (const path of [
      '/appeals/none',
      '/nothing',
      '/appeals/%00',
      `/appeals/${'x'.repeat(5000)}`,
      '/appeals/..%2f..%2fetc',
      '/%E0%A4%A',
    ]) {
      const response = await fetch(running.origin + path)
      assert.ok([400, 404, 414].includes(response.status), `${path.slice(0, 40)} gave ${response.status}`)
    }
  })
})
