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

/** Holds back the fields that a question asks for, until it is called. */
async function holdFields(page: Page): Promise<() => void> {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/claims/new', async (route) => {
    if (route.request().method() === 'POST') await held
    // Of what was asked in vain nobody waits for the answer any more.
    await route.continue().catch(() => undefined)
  })
  return release
}

test('whoever takes their words back while the fields are on their way has the question that they picked last', () =>
  atTheForm(async (page) => {
    const list = page.getByLabel('Question', { exact: true })
    const release = await holdFields(page)
    await list.selectOption('person.age')
    const words = page.getByLabel('Find a question for Answer 1')
    await words.fill('hospital')
    await words.press('Escape')
    assert.equal(await list.inputValue(), 'person.age')
    await words.fill('born')
    await words.fill('')
    assert.equal(await list.inputValue(), 'person.age')
    release()
    await page.getByLabel('Answer, in years').waitFor()
  }))

test('whoever picks the first question again has its fields, not those of the one between', () =>
  atTheForm(async (page) => {
    const list = page.getByLabel('Question', { exact: true })
    await list.selectOption('person.age')
    await page.getByLabel('Answer, in years').waitFor()
    const release = await holdFields(page)
    await list.selectOption('isolation.days')
    const asked = page.waitForRequest((request) => request.method() === 'POST' && (request.postData() ?? '').includes('person.age'))
    await list.selectOption('person.age')
    await asked
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    release()
    await answered
    await page.locator('answer-row').evaluate(() => new Promise((resolve) => void setTimeout(resolve, 100)))
    assert.equal(await list.inputValue(), 'person.age')
    assert.equal(await page.getByLabel('Answer, in years').count(), 1)
  }))

test('the event that was chosen for one question is not that of the next', () =>
  atTheForm(async (page) => {
    const list = page.getByLabel('Question', { exact: true })
    await page.getByLabel('Whom or what it is about').selectOption('ana')
    await list.selectOption('custody.hospital_transfer_date')
    const event = page.getByLabel('Which event it is about')
    await page.locator('option', { hasText: 'The same event as' }).first().waitFor({ state: 'attached' })
    assert.equal(await event.inputValue(), 'july')
    await list.selectOption('custody.hospital_discharge_date')
    await page.locator('option', { hasText: 'An event of its own' }).first().waitFor({ state: 'attached' })
    assert.equal(await event.inputValue(), '+')
  }))
