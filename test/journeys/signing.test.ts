import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { withDatabase } from '../../src/platform/testing.ts'
import { serve, type Served } from '../../src/web/serve.ts'
import { signingReading } from '../../src/web/public/signing/reading.ts'
import { openBrowser } from '../browser.ts'
import { asked, openSigningSite, ownPath, type SigningSite } from '../fixtures/signing-site.ts'
import { freePort } from '../running-amparo.ts'
import { violationsOn } from './accessible.ts'

/** The site in one language on a port of its own, whose mails can be read. */
const withServed = (lang: string, body: (signing: SigningSite) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const port = await freePort()
    const signing = await openSigningSite(db, { lang, origin: `http://localhost:${port}`, addressed: ['PE'] })
    const served = (await serve(signing.site, { address: '127.0.0.1', port, variable: 'PORT' })) as Served
    try {
      await body(signing)
    } finally {
      await served.close()
    }
  })

suite('signing, in a real browser', () => {
  let browser: Browser
  before(async () => void (browser = await openBrowser()))
  after(() => browser?.close())

  const visit = async (
    signing: SigningSite,
    options: BrowserContextOptions,
    journey: (page: Page, look: () => Promise<void>) => Promise<void>,
  ): Promise<void> => {
    const context = await browser.newContext({ bypassCSP: false, ...options })
    const page = await context.newPage()
    const [elsewhere, complaints]: [string[], string[]] = [[], []]
    page.on('request', (request) => void (request.url().startsWith(signing.origin) || elsewhere.push(request.url())))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('console', (message) => {
      // That a page answers 422 or 410 is said to whoever looks into the console, too.
      if (message.type() === 'error' && !/status of (?:422|410)/.test(message.text())) complaints.push(message.text())
    })
    const looked = new Set<string>()
    const look = async (): Promise<void> => {
      const title = await page.title()
      if (looked.has(title)) return
      looked.add(title)
      assert.equal(await page.evaluate<number>('document.documentElement.scrollWidth <= innerWidth'), true, `${title} scrolls sideways`)
      if (options.javaScriptEnabled !== false) assert.deepEqual(await violationsOn(page), [], title)
    }
    await journey(page, look)
    assert.deepEqual(elsewhere, [], 'somebody else was asked')
    assert.deepEqual(complaints, [], 'the browser complained')
    assert.deepEqual(await context.cookies(), [], 'a cookie was set')
    await context.close()
  }

  for (const lang of ['es', 'ar'])
    for (const javaScriptEnabled of [true, false])
      test(`somebody signs, confirms, checks, corrects, withdraws and is erased (${lang}, script ${javaScriptEnabled ? 'on' : 'off'})`, () =>
        withServed(lang, (signing) => {
          const { signing: words } = signingReading(lang)
          const { origin, appeal } = signing
          const options: BrowserContextOptions = {
            javaScriptEnabled,
            viewport: javaScriptEnabled ? { width: 1280, height: 900 } : { width: 320, height: 640 },
            colorScheme: lang === 'ar' ? 'dark' : 'light',
          }
          return visit(signing, options, async (page, look) => {
            const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
            const follow = (name: string) => page.getByRole('link', { name, exact: true }).click()
            const says = async (text: string): Promise<void> => {
              assert.ok((await page.innerText('main')).includes(text), `the page says not “${text}” but:\n${await page.innerText('main')}`)
              await look()
            }
            await page.goto(`${origin}/appeals/${appeal}`)
            await says(words.block.nobody)
            await follow(words.block.sign)
            await press(words.sign.send)
            await says(words.problems.name.missing)
            await page.getByLabel(words.sign.name, { exact: true }).fill('María Quispe')
            await page.getByLabel(words.sign.mail, { exact: true }).fill('maria.quispe@example.net')
            await page.selectOption('#country', 'PE')
            await page.getByLabel(words.sign.show, { exact: true }).check()
            await page.getByLabel(words.sign.showConsent, { exact: true }).check()
            await page.getByLabel(words.sign.consent, { exact: true }).check()
            await press(words.sign.send)
            await says(words.sign.warningTitle)
            assert.equal(await page.getByLabel(words.sign.only, { exact: true }).isChecked(), true)
            await page.getByLabel(words.sign.show, { exact: true }).check()
            await page.getByLabel(words.sign.showConsent, { exact: true }).check()
            await press(words.sign.send)
            await says(words.mailed.notYet)

            await page.goto(origin + asked(signing).path)
            await says(words.confirm.title)
            await page.getByText(words.confirm.correct, { exact: true }).click()
            await page.getByLabel(words.sign.name, { exact: true }).fill('María Q.')
            await press(words.confirm.save)
            await says(words.confirm.saved)
            await press(words.confirm.button)
            await says(words.confirm.done)

            await signing.release()
            await page.goto(`${origin}/appeals/${appeal}`)
            await says(words.block.signed(1))
            await follow(words.block.names)
            await says('María Q.')
            await page.goto(`${origin}/appeals/${appeal}/count`)
            await says(words.count.total(1))

            await page.goto(origin + ownPath(signing))
            await says(words.own.released('1'))
            await follow(words.receipt.code)
            const [entry = '', commitment = ''] = await page.locator('dd code').allInnerTexts()
            await look()
            await page.goto(`${origin}/appeals/${appeal}/check`)
            await page.getByLabel(words.check.entry, { exact: true }).fill(entry)
            await page.getByLabel(words.check.commitment, { exact: true }).fill(commitment)
            await press(words.check.button)
            await says(words.check.counted)
            const receipt = await (await signing.site.request(`${ownPath(signing)}/receipt/full`)).text()
            await page.getByLabel(words.check.receipt, { exact: true }).fill(receipt)
            if (javaScriptEnabled) {
              const requests: string[] = []
              page.on('request', (request) => void requests.push(request.url()))
              await press(words.check.here)
              await page.locator('[data-answer=verified]').waitFor({ state: 'visible' })
              await says(words.check.inTheLog('1', '2'))
              assert.match(await page.innerText('[data-answer=stands-for]'), /María Q\./)
              await page.getByLabel(words.check.receipt, { exact: true }).fill(receipt.replace('index 1', 'index 0'))
              await press(words.check.here)
              await page.locator('[data-answer=refused]').waitFor({ state: 'visible' })
              await page.setInputFiles('#file', { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(20_000_000, 7) })
              await page.locator('[data-answer=unreadable]').waitFor({ state: 'visible' })
              assert.equal(await page.inputValue('#receipt'), '')
              assert.deepEqual(requests, [], 'checking here asked somebody')
            } else assert.equal(await page.getByRole('button', { name: words.check.here }).isVisible(), false)
            await page.getByLabel(words.check.receipt, { exact: true }).fill(receipt)
            await press(words.check.button)
            await says(words.check.counted)

            await page.goto(origin + ownPath(signing))
            await follow(words.own.correct)
            await look()
            await page.getByLabel(words.sign.only, { exact: true }).check()
            await press(words.own.correctButton)
            await says(words.own.changed.correct)
            await follow(words.own.back)
            await follow(words.own.withdraw)
            await says(words.own.withdrawText)
            await press(words.own.withdrawButton)
            await says(words.own.changed.withdraw)
            await follow(words.own.back)
            await says(words.own.states.withdrawn)
            await follow(words.own.erase)
            await says(words.own.eraseText)
            await press(words.own.eraseButton)
            await says(words.own.changed.erase)
            await page.goto(origin + ownPath(signing))
            assert.match(await page.innerText('h1'), /.+/)
            await signing.release()
            await page.goto(`${origin}/appeals/${appeal}`)
            await says(words.block.nobody)
            assert.equal(await page.getAttribute('html', 'dir'), lang === 'ar' ? 'rtl' : 'ltr')
          })
        }))

  test('an organisation signs with the code of the mail, by keyboard alone', () =>
    withServed('es', (signing) => {
      const { signing: words } = signingReading('es')
      const { origin, appeal } = signing
      return visit(signing, { viewport: { width: 1280, height: 900 } }, async (page, look) => {
        const type = async (label: string, text: string): Promise<void> => {
          await page.getByLabel(label, { exact: true }).focus()
          await page.keyboard.type(text)
        }
        await page.goto(`${origin}/appeals/${appeal}/organisations/sign`)
        await look()
        await type(words.organisation.nameIn(1), 'Comité de Familiares')
        await page.getByLabel(words.organisation.languageOf(1), { exact: true }).focus()
        await page.keyboard.type('español')
        await page.getByLabel(words.organisation.country, { exact: true }).focus()
        await page.keyboard.type('Perú')
        await page.getByLabel(words.organisation.kind, { exact: true }).focus()
        await page.keyboard.type(words.organisation.kinds['ngo']!)
        await type(words.organisation.domain, 'familiares.example')
        await page.getByLabel(words.organisation.statuses['none']!, { exact: true }).focus()
        await page.keyboard.press('Space')
        await type(words.organisation.officer, 'Rosa Huamán')
        await type(words.organisation.capacity, 'Presidenta')
        await type(words.organisation.mail, 'rosa@familiares.example')
        await page.getByLabel(words.organisation.consent, { exact: true }).focus()
        await page.keyboard.press('Space')
        await page.keyboard.press('Enter')
        await page.getByLabel(words.mailed.code, { exact: true }).waitFor()
        await look()
        await type(words.mailed.code, asked(signing).code)
        await page.keyboard.press('Enter')
        await page.waitForURL(/\/s\//)
        await look()
        assert.match(await page.innerText('main'), /Comité de Familiares[^]*Perú[^]*Rosa Huamán/)
        await page.getByRole('button', { name: words.confirm.button }).press('Enter')
        await page.getByText(words.organisation.confirmed).waitFor()
        await signing.release()
        await page.goto(`${origin}/appeals/${appeal}/count`)
        await look()
        assert.match(await page.innerText('#organisations'), /Comité de Familiares/)
        await page.goto(origin + ownPath(signing, 'rosa@familiares.example'))
        await look()
        await page.getByRole('button', { name: words.own.withdrawButton }).press('Enter')
        await page.getByText(words.organisation.withdrawn).waitFor()
      })
    }))
})
