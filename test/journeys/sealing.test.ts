import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { keepAppeal } from '../../src/appeals/index.ts'
import { importCase, loadCaseWith } from '../../src/cases/index.ts'
import { readCampaignKey, systemClock as clock, type Database } from '../../src/platform/index.ts'
import { publishAppeal } from '../../src/publishing/index.ts'
import { listCampaignKeys, openExport, readSealedLines } from '../../src/signons/index.ts'
import { release, sign } from '../../src/signons/testing.ts'
import { openBrowser } from '../browser.ts'
import { withSites, type OpenedSites } from '../desk/sites.ts'
import { facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../fixtures/hospital-case.ts'
import { violationsOn } from './accessible.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

const signOns = '/appeals/EX-001/sign-ons'

async function prepare(db: Database): Promise<readonly number[]> {
  await importCase(db, readCase(hospitalCase), { clock })
  await keepAppeal(db, readAppeal(hospitalAppeal), { clock })
  assert.equal((await publishAppeal(db, 'EX-001', { by: 'Test', as: 'operator', clock, facts })).kind, 'published')
  return [(await loadCaseWith(db, 'example'))!.key]
}

/** An administrator in a browser of their own, of which everything that it sends to the desk is noted. */
async function administratorAt({ deskOrigin, password }: OpenedSites, script = true): Promise<{ page: Page; sent: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const sent: string[] = []
  page.on('request', (request) => void sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(`${deskOrigin}/sign-in`)
  await page.getByLabel('Name').fill('administrator')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return { page, sent }
}

test('a key that is made in the browser opens what was sealed to it, and never leaves that machine', () =>
  withSites(async (sites) => {
    const { page, sent } = await administratorAt(sites)
    await page.goto(`${sites.deskOrigin}/appeals/EX-001`)
    await page.getByRole('link', { name: 'Sign-ons' }).click()
    await page.getByRole('link', { name: 'Open for sign-ons…' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Make the key in this browser' }).click()
    const download = await saving
    assert.equal(download.suggestedFilename(), 'amparo-campaign-key-EX-001.json')
    const file = readFileSync(await download.path(), 'utf8')
    const key = readCampaignKey(file) ?? assert.fail(file)
    assert.deepEqual(await violationsOn(page), [])

    // The page asks for what stands in the file, and does not show it.
    const { fingerprint, privateKey } = JSON.parse(file) as { readonly fingerprint: string; readonly privateKey: string }
    assert.doesNotMatch(await page.content(), new RegExp(fingerprint.slice(-9)))
    await page.getByLabel('The last two groups of the fingerprint').fill('0000 0000')
    await page.getByLabel(/^A copy of the file lies in another place/).check()
    await page.getByRole('button', { name: 'Open for sign-ons' }).click()
    await page.getByText('There is a problem').waitFor()
    await page.getByLabel('The last two groups of the fingerprint').fill(fingerprint.slice(-9))
    await page.getByRole('button', { name: 'Open for sign-ons' }).click()
    await page.getByText('Open for sign-ons. The form stands on the public page at once.').waitFor()
    assert.deepEqual(
      (await listCampaignKeys(sites.db, 'EX-001')).map((known) => known.publicKey.toString('base64url')),
      [Buffer.from(key.publicKey).toString('base64url')],
    )

    await sign(sites, { name: 'Zuleika Quispe' })
    await release(sites.log)
    await page.getByRole('link', { name: 'Export' }).click()
    await page.getByLabel(/^I know what the file is/).check()
    const exporting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download the sealed file' }).click()
    const sealed = readFileSync(await (await exporting).path(), 'utf8')
    assert.doesNotMatch(sealed, /Zuleika|Quispe/)
    const read = readSealedLines(sealed)
    assert.ok(read.kind === 'read')
    assert.deepEqual(
      openExport(read.lines, [key.privateKey]).rows.map(({ name }) => name),
      ['Zuleika Quispe'],
    )
    assert.equal(
      sent.some((request) => request.includes(privateKey)),
      false,
    )
    await page.context().close()
  }, prepare))

test('without script the page offers the command instead, and takes the public key that it prints', () =>
  withSites(async (sites) => {
    const { page } = await administratorAt(sites, false)
    await page.goto(`${sites.deskOrigin}${signOns}/opening`)
    assert.equal(await page.getByRole('button', { name: 'Make the key in this browser' }).isVisible(), false)
    assert.match(await page.innerText('main'), /amparo key new FILE/)
    await page.getByRole('button', { name: 'Open for sign-ons' }).click()
    assert.match(await page.innerText('[role=alert]'), /Make a key here, or paste a public key/)
    await page.context().close()
  }, prepare))
