import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { importCase, loadCaseWith } from '../../src/cases/index.ts'
import { systemClock } from '../../src/platform/index.ts'
import { openBrowser } from '../browser.ts'
import { hospitalCase, readCase } from '../fixtures/hospital-case.ts'
import { withSites } from './sites.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

/** The form of a claim, as somebody with script sees it who touches no mouse. */
const atTheForm = (body: (page: Page) => Promise<void>): Promise<void> =>
  withSites(
    async ({ deskOrigin, password }) => {
      const page = await (await browser.newContext()).newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => void complaints.push(String(error)))
      await page.goto(`${deskOrigin}/cases/example/claims/new`)
      await page.getByLabel('Name').fill('editor')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'New claim' }).waitFor()
      await body(page)
      assert.deepEqual(complaints, [])
      await page.context().close()
    },
    async (db) => {
      await importCase(db, readCase(hospitalCase), { clock: systemClock })
      return [(await loadCaseWith(db, 'example'))!.key]
    },
  )

test('a question is found by its words with the keyboard, its fields follow, and what was typed stays', () =>
  atTheForm(async (page) => {
    await page.getByLabel('Whom or what it is about').selectOption('ana')
    await page.getByLabel('What was said, in a sentence').fill('Two weeks alone.')
    assert.equal(await page.getByRole('button', { name: 'Show its fields' }).count(), 0)
    await page.getByLabel('Find a question for Answer 1').focus()
    await page.keyboard.type('consecutive days')
    const list = page.getByLabel('Question', { exact: true })
    assert.equal(await list.locator('option').count(), 1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByLabel('Answer, in days').waitFor()
    assert.equal(await list.inputValue(), 'isolation.days')
    assert.ok((await list.locator('option').count()) > 200, 'all questions are there again')
    assert.equal(await list.evaluate((element) => element === document.activeElement), true)
    await page.getByLabel('Answer, in days').fill('14')
    assert.equal(await page.getByLabel('What was said, in a sentence').inputValue(), 'Two weeks alone.')
    // Another question, and the answer goes along.
    await page.getByLabel('Find a question for Answer 1').fill('moved HOSPITAL')
    await page.keyboard.press('Enter')
    await page.getByLabel('Which event it is about').waitFor()
    await page.getByText('This is no date that can be read').waitFor()
    assert.equal(await page.getByLabel('Answer', { exact: true }).inputValue(), '14')
    assert.equal(await page.getByLabel('Which event it is about').inputValue(), 'july')
    await page.getByLabel('Answer', { exact: true }).fill('19 July 2021')
    await page.getByText('Understood: 19 July 2021, kept as 2021-07-19').waitFor()
  }))

test('whoever takes their words back has the question that they had', () =>
  atTheForm(async (page) => {
    const list = page.getByLabel('Question', { exact: true })
    await list.selectOption('person.age')
    await page.getByLabel('Answer, in years').waitFor()
    const words = page.getByLabel('Find a question for Answer 1')
    await words.fill('nothing reads like this')
    assert.equal(await list.locator('option').count(), 0)
    await words.press('Escape')
    assert.equal(await list.inputValue(), 'person.age')
    await words.fill('born')
    await words.fill('')
    assert.equal(await list.inputValue(), 'person.age')
  }))
