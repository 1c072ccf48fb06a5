/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { loadCase, loadCaseWith } from '../../src/cases/index.ts'
import { readOutOriginal } from '../../src/documents/index.ts'
import { temporaryFolder } from '../../src/platform/testing.ts'
import { testExtractor } from '../../src/web/desk/testing.ts'
import { openBrowser } from '../browser.ts'
import { asEditorInBrowser } from '../desk/editor-in-browser.ts'
import type { OpenedSites } from '../desk/sites.ts'
import { facts } from '../fixtures/hospital-case.ts'
import { violationsOn } from './accessible.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

const caseId = 'zq-0'
const base = `/cases/${caseId}/documents`

const atTheDesk = (script: boolean, body: (page: Page, sites: OpenedSites) => Promise<void>): Promise<void> =>
  // A broken line is what is tried here.
  asEditorInBrowser(browser, body, { javaScriptEnabled: script, viewport: { width: 1280, height: 900 }, expected: /Failed to load|ERR_/ })

const documentsOf = async ({ db }: OpenedSites) => (await loadCase(db, caseId))!.documents

/** What the job does meanwhile. */
async function readOut({ db, files }: OpenedSites, id: string): Promise<void> {
  const { key: caseKey } = (await loadCaseWith(db, caseId))!
  await readOutOriginal(db, { caseKey, id }, { files, extractor: testExtractor(), facts, clock: () => new Date() })
}

const pdfOf = async (html: string): Promise<Buffer> => {
  const page = await browser.newPage()
  await page.setContent(html)
  const bytes = await page.pdf({ format: 'A5' })
  await page.close()
  return Buffer.from(bytes)
}

test('files go up in pieces with their progress; a broken line is waited for, and after a reload the same file goes on', async () => {
  await atTheDesk(true, async (page, sites) => {
    const [large, small] = [randomBytes(1_900_000), Buffer.from('Her lawyer says: she was moved by force on 17 July.')]
    const folder = temporaryFolder()
    const files = [join(folder, 'video.bin'), join(folder, 'carta.txt')]
    writeFileSync(files[0]!, large)
    writeFileSync(files[1]!, small)
    await page.goto(`${sites.deskOrigin}${base}/new/files`)
    assert.deepEqual(await violationsOn(page), [])
    // Nothing chosen, nobody named: said beside the fields, and what was typed stays.
    await page.setInputFiles('[name=files]', files)
    await page.fill('[name=from]', 'From her sister')
    await page.click('button:has-text("Upload")')
    await page.getByText('Choose who printed or sent it').waitFor()
    assert.equal(await page.inputValue('[name=from]'), 'From her sister')
    // The line breaks after the first piece, for good.
    let sent = 0
    await page.route('**/uploads/*', (route) =>
      route.request().method() === 'PATCH' && ++sent === 1 ? route.continue() : route.abort('connectionreset'),
    )
    await page.selectOption('[name=by]', { index: 1 })
    await page.click('button:has-text("Upload")')
    await page.getByText('It is tried again; what has arrived is kept').waitFor()
    assert.equal(
      (await documentsOf(sites)).some(({ title }) => title === 'video'),
      false,
    )
    await page.unroute('**/uploads/*')
    await page.reload()
    assert.match(await page.innerText('main'), /video\.bin: 1 MB of 1\.9 MB/)
    // The same file goes on: what has arrived is not sent again.
    const offsets: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '')
    })
    await page.setInputFiles('[name=files]', files)
    await page.selectOption('[name=by]', { index: 1 })
    await page.fill('[name=from]', 'From her sister')
    await Promise.all([page.waitForURL('**/documents?notice=added'), page.click('button:has-text("Upload")')])
    assert.equal(offsets[0], '1048576')
    const [video, letter] = (await documentsOf(sites)).slice(-2)
    assert.deepEqual([video?.title, letter?.title, letter?.captured?.from], ['video', 'carta', 'From her sister'])
    for (const [document, bytes] of [
      [video, large],
      [letter, small],
    ] as const) {
      const stored = await sites.files.read(document!.original!.sha256)
      assert.ok(stored.kind === 'found' && bytes.equals(Buffer.from(stored.bytes)))
    }
    await readOut(sites, letter!.id)
    await page.getByRole('link', { name: 'carta' }).click()
    assert.match(await page.innerText('main'), /she was moved by force on 17 July/)
    assert.deepEqual(await violationsOn(page), [])
  })
})

test('of several files that somebody new has sent comes one source', async () => {
  await atTheDesk(true, async (page, sites) => {
    const files = ['uno', 'dos', 'tres'].map((word) => ({
      name: `${word}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`Dice ${word}.`),
    }))
    const already = (await loadCase(sites.db, caseId))!.sources.length
    await page.goto(`${sites.deskOrigin}${base}/new/files`)
    await page.setInputFiles('[name=files]', files)
    await page.click('summary:has-text("Somebody who is not in the list")')
    await page.fill('[name=new_source]', 'Radio Valle')
    await page.selectOption('[name=new_source_kind]', 'press')
    await Promise.all([page.waitForURL('**/documents?notice=added'), page.click('button:has-text("Upload")')])
    const { sources, documents } = (await loadCase(sites.db, caseId))!
    assert.deepEqual(
      sources.slice(already).map(({ name }) => name),
      ['Radio Valle'],
    )
    assert.deepEqual(
      documents.slice(-3).map(({ by }) => by),
      Array(3).fill(sources.at(-1)!.id),
    )
  })
})

const textFile = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) })

test('of several files the one that is refused holds up no other, and only that one stays chosen', async () => {
  await atTheDesk(true, async (page, sites) => {
    const already = (await documentsOf(sites)).length
    await page.goto(`${sites.deskOrigin}${base}/new/files`)
    await page.setInputFiles('[name=files]', [textFile('uno.txt', 'Dice uno.'), textFile('leer.txt', ''), textFile('dos.txt', 'Dice dos.')])
    await page.selectOption('[name=by]', { index: 1 })
    await page.click('button:has-text("Upload")')
    await page.getByText('Added: 2. Not added, and still chosen: 1. Which ones stands below.').waitFor()
    assert.match(await page.innerText('.uploads'), /leer\.txt\s+Not added\. “leer\.txt” is empty\./)
    assert.deepEqual(await page.locator('.uploads a').allInnerTexts(), ['uno.txt', 'dos.txt'])
    assert.equal(await page.evaluate(`[...document.querySelector('[name=files]').files].map(({ name }) => name).join()`), 'leer.txt')
    assert.deepEqual(await violationsOn(page), [])
    assert.deepEqual(
      (await documentsOf(sites)).slice(already).map(({ title }) => title),
      ['uno', 'dos'],
    )
  })
})

test('what is to go is covered by a box that is drawn, and its words are not in the copy', async () => {
  await atTheDesk(true, async (page, sites) => {
    const pdf = await pdfOf(
      '<body style="margin:0"><h1 style="font-size:40px">Testigo: Zoraida</h1><p style="margin-top:300px">Fue trasladada.</p>',
    )
    await page.goto(`${sites.deskOrigin}${base}/new/files`)
    await page.setInputFiles('[name=files]', { name: 'declaración.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.selectOption('[name=by]', { index: 1 })
    await Promise.all([page.waitForURL('**/documents/D*'), page.click('button:has-text("Upload")')])
    const { id } = (await documentsOf(sites)).at(-1)!
    await readOut(sites, id)
    await page.goto(`${sites.deskOrigin}${base}/${id}`)
    assert.equal(await page.locator('img.thumbnail').evaluate((image) => (image as { naturalWidth?: number }).naturalWidth! > 0), true)
    await page.click('a:has-text("Make a copy")')
    const picture = page.locator('.redacting img')
    await picture.scrollIntoViewIfNeeded()
    await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode())
    await page.locator('.redacting').evaluate((stage) => (stage as { scrollIntoView(place: boolean): void }).scrollIntoView(true))
    const at = (await picture.boundingBox())!
    await page.mouse.move(at.x + 2, at.y + 2)
    await page.mouse.down()
    await page.mouse.move(at.x + at.width - 4, at.y + at.height * 0.25, { steps: 4 })
    await page.mouse.up()
    assert.match(await page.inputValue('[name=boxes]'), /^1 0\.0\d+ 0\.0\d+ 0\.9\d+ 0\.2\d+$/)
    assert.deepEqual(await violationsOn(page), [])
    await Promise.all([page.waitForURL('**/documents/D*notice*'), page.click('button:has-text("Make the copy")')])
    const copy = (await documentsOf(sites)).at(-1)!.derived!.find(({ kind }) => kind === 'redacted')!
    const stored = await sites.files.read(copy.sha256)
    assert.ok(stored.kind === 'found')
    const words = await testExtractor().extract(stored.bytes)
    assert.ok(words.kind === 'extracted')
    assert.match(words.text, /Fue trasladada/)
    assert.doesNotMatch(words.text, /Zoraida/)
    await page.click('#copies ~ ul a:has-text("Redacted")')
    await page.getByAltText('Page 1 of the copy').scrollIntoViewIfNeeded()
    await page.waitForFunction(() => (document.querySelector('.page-pictures img') as HTMLImageElement).naturalWidth > 0)
    assert.deepEqual(await violationsOn(page), [])
  })
})

test('without script a file goes with the form, and words are blackened by typing them', async () => {
  await atTheDesk(false, async (page, sites) => {
    await page.goto(`${sites.deskOrigin}${base}`)
    await page.click('a:has-text("Upload files")')
    await page.setInputFiles('[name=files]', {
      name: 'letter.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Seen by Zoraida from her window.'),
    })
    await page.selectOption('[name=by]', { index: 1 })
    await page.click('button:has-text("Upload")')
    const { id } = (await documentsOf(sites)).at(-1)!
    assert.equal(new URL(page.url()).pathname, `${base}/${id}`)
    await readOut(sites, id)
    await page.click('a:has-text("Make a copy")')
    await page.check('[value=redacted]')
    await page.fill('[name=words]', 'Zoraida')
    await page.click('button:has-text("Make the copy")')
    assert.match(await page.innerText('main'), /Redacted/)
    const copy = (await documentsOf(sites)).at(-1)!.derived!.find(({ kind }) => kind === 'redacted')!
    const stored = await sites.files.read(copy.sha256)
    assert.ok(stored.kind === 'found' && !Buffer.from(stored.bytes).includes('Zoraida'))
    await page.click('#copies ~ ul a:has-text("Redacted")')
    assert.match(await page.innerText('main'), /Seen by █+ from her window\./)
    await page.fill('[name=why]', 'She may be known by her window.')
    await page.click('button:has-text("Discard this copy")')
    assert.match(await page.innerText('main'), /Redacted, discarded on .*: She may be known by her window\./)
    assert.equal((await sites.files.read(copy.sha256)).kind, 'missing')
  })
})
