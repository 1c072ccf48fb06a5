import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { openBrowser } from '../../../test/browser.ts'
import { facts } from '../../../test/fixtures/hospital-case.ts'
import { signThrough, withSigningSite, type SigningSite } from '../../../test/fixtures/signing-site.ts'
import { translate } from '../../../test/fixtures/translated-appeal.ts'
import { readIdentity, readVerifierKey, verifierKeyOf, verifyLog, writeCopy, writeVerifierKey } from '../../log/index.ts'
import { logKey } from '../../log/testing.ts'
import { openGivenFolder } from '../../platform/index.ts'
import { temporaryFolder } from '../../platform/testing.ts'
import { publishTranslationWithin, takeDown } from '../../publishing/index.ts'
import { copySite, furtherAddresses, keepMirror, signList, verifyMirror, type MirroredFile } from './index.ts'

const vkey = writeVerifierKey(verifierKeyOf(logKey))

const copied = async ({ site, db, origin }: SigningSite): Promise<readonly MirroredFile[]> =>
  copySite({ ask: async (address) => site.request(origin + address), origin, also: await furtherAddresses(db) })

function folderAt(path: string) {
  const folder = openGivenFolder(path, 'write')
  assert.ok(folder.kind === 'folder')
  return folder
}

const keptIn = (path: string, files: readonly MirroredFile[]) =>
  keepMirror(folderAt(path), files, (list) => signList(list, { key: logKey, origin: 'https://appeals.example.org' }))

const shown = (files: readonly MirroredFile[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]))

const linksOn = (page: string): string[] => Array.from(page.matchAll(/ (?:href|src)="([^"#]+)/g), ([, link = '']) => link)

test('a mirror holds every page in every language and leads from one to the other; what only works at home leads there', () =>
  withSigningSite(async (signing) => {
    const { db, origin, world, release } = signing
    await translate(db, 'EX-en', 'ar')
    const settings = { as: 'operator', by: 'Ana B.', clock: () => world.now, facts } as const
    await db.transaction().execute((tx) => publishTranslationWithin(tx, 'EX-en', 'ar', settings))
    await signThrough(signing, { mail: 'one@example.net' })
    await release()
    const files = await copied(signing)
    assert.deepEqual(await copied(signing), files, 'the same site gives the same bytes')
    const pages = shown(files)
    for (const path of ['index.html', 'ar.html', 'method.html', 'log.html', 'feed.atom', 'appeals/EX-en.html', 'appeals/EX-en/1.html'])
      assert.ok(pages.has(path), path)
    for (const path of ['appeals/EX-en/ar.html', 'appeals/EX-en/1/ar.html', 'appeals/EX-en/ar.pdf', 'appeals/EX-en/count.html'])
      assert.ok(pages.has(path), path)
    assert.ok(![...pages.keys()].some((path) => /\/(?:sign|check)\.html$/.test(path)), 'signing is at home')
    for (const [path, page] of pages) {
      if (!path.endsWith('.html')) continue
      for (const link of linksOn(page))
        assert.ok(/^(?:https?|mailto):/.test(link) || pages.has(join(dirname(path), link)), `${path} leads to ${link}`)
      for (const [form] of page.matchAll(/<form[^>]*>/g)) assert.match(form, new RegExp(` action="${origin}/`), `${path}: ${form}`)
    }
    assert.match(pages.get('appeals/EX-en.html') ?? '', new RegExp(`href="${origin}/appeals/EX-en/sign"`))
    assert.match(pages.get('appeals/EX-en/ar.html') ?? '', /href="\.\.\/EX-en\.html"/)

    const folder = temporaryFolder()
    const place = folderAt(folder)
    const under = { read: (path: string) => place.read(`log/${path}`), has: (path: string) => place.has(`log/${path}`) }
    await writeCopy(db, { ...under, write: (path, bytes) => place.write(`log/${path}`, bytes) })
    assert.equal(keptIn(folder, files).kind, 'kept')
    const { vkey: ofLog } = (await readIdentity(db)) ?? assert.fail('the log has no key')
    const verified = await verifyLog(async (path) => place.read(`log/${path}`), { keys: [readVerifierKey(ofLog)!] })
    assert.deepEqual(verified.problems, [])
    await opensFromDisk(folder, [...pages.keys()])

    await takeDown(db, 'EX-en', { by: 'Ana B.', reason: 'It was asked for.', clock: () => world.now })
    const after = keptIn(folder, await copied(signing))
    assert.ok(after.kind === 'kept' && after.removed > 10, JSON.stringify(after))
    assert.ok(!existsSync(join(folder, 'appeals')), 'what was taken down is gone from the mirror, with its folders')
    assert.equal(verifyMirror(place.read, vkey).kind, 'sound')
  }))

/** Walks through all pages in a browser that has neither script nor network. */
async function opensFromDisk(folder: string, paths: readonly string[]): Promise<void> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true, viewport: { width: 320, height: 240 } })
    let page = await context.newPage()
    const failed: string[] = []
    context.on('requestfailed', (request) => failed.push(request.url()))
    for (const [at, path] of paths.filter((each) => each.endsWith('.html')).entries()) {
      // A tab that has shown hundreds of pages takes ever longer for the next.
      if (at % 100 === 99) {
        await page.close()
        page = await context.newPage()
      }
      const address = pathToFileURL(join(folder, path)).href
      await page.goto(address)
      // Asked at once and without locators, which first load a program of their own into each page: most of the time of a thousand pages.
      const [headings, links] = await page.evaluate(() => {
        const leading = Array.from(document.querySelectorAll('a[href]:not([href*=":"])'), (link) => link.getAttribute('href') ?? '')
        return [document.querySelectorAll('h1').length, leading] as const
      })
      assert.ok(headings > 0, path)
      for (const link of links) assert.ok(existsSync(new URL(link, address)), `${path} leads to ${link}`)
    }
    assert.deepEqual(failed, [])
    await page.goto(pathToFileURL(join(folder, 'index.html')).href)
    await page.locator('main a[href^="appeals/"]').first().click()
    assert.match(page.url(), /appeals\/EX-en\.html$/)
  } finally {
    await browser.close()
  }
}

const file = (path: string, text: string): MirroredFile => ({ path, bytes: Buffer.from(text) })

test('what no mirror wrote is never touched: in the way it stops everything, beside it stays, changed it is left', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  writeFileSync(join(folder, 'index.html'), 'somebody else’s page')
  const refused = keptIn(folder, [file('index.html', 'page'), file('a.html', 'a')])
  assert.ok(refused.kind === 'refused' && refused.reason.startsWith('index.html is there already'), JSON.stringify(refused))
  assert.ok(!existsSync(join(folder, 'a.html')))
  const place = folderAt(folder)
  place.remove('index.html')
  assert.deepEqual(keptIn(folder, [file('index.html', 'page'), file('a.html', 'a'), file('b/c.html', 'c')]), {
    kind: 'kept',
    written: 3,
    removed: 0,
    left: [],
  })
  writeFileSync(join(folder, 'a.html'), 'changed here')
  assert.deepEqual(keptIn(folder, [file('index.html', 'page')]), { kind: 'kept', written: 0, removed: 1, left: ['a.html'] })
  assert.equal(readFileSync(join(folder, 'notes.txt'), 'utf8'), 'mine')
  assert.ok(!existsSync(join(folder, 'b')))
})

test('a mirror that was broken off between any two files is finished by writing it again', () => {
  const files = [file('a.html', 'new a'), file('b.html', 'b'), file('c.html', 'c'), file('index.html', 'new')]
  for (let most = 0; most < 6; most += 1) {
    const folder = temporaryFolder()
    keptIn(folder, [file('a.html', 'a'), file('gone.html', 'gone'), file('index.html', 'old')])
    const place = folderAt(folder)
    let writes = 0
    const breaking = {
      ...place,
      write: (path: string, bytes: Uint8Array) => (writes++ < most ? place.write(path, bytes) : assert.fail('broken off')),
    }
    assert.throws(() => keepMirror(breaking, files, () => 'never signed\n'))
    assert.equal(keptIn(folder, files).kind, 'kept')
    assert.equal(verifyMirror(place.read, vkey).kind, 'sound')
    assert.ok(!existsSync(join(folder, 'gone.html')))
  }
})

test('whoever checks a mirror is told every file that differs, a list that was changed, and another key', () => {
  const folder = temporaryFolder()
  keptIn(folder, [file('a.html', 'a'), file('b.html', 'b'), file('index.html', 'page')])
  const { read } = folderAt(folder)
  assert.equal(verifyMirror(read, vkey).kind, 'sound')
  const changed = (path: string, text: string | null) => (asked: string) =>
    asked === path ? (text === null ? null : Buffer.from(text)) : read(asked)
  assert.deepEqual(verifyMirror(changed('a.html', 'A'), vkey), { kind: 'wrong', reasons: ['a.html is not what was signed.'] })
  assert.deepEqual(verifyMirror(changed('b.html', null), vkey), { kind: 'wrong', reasons: ['b.html is missing.'] })
  const list = Buffer.from(read('mirror-files.txt') ?? []).toString('utf8')
  assert.equal(verifyMirror(changed('mirror-files.txt', list.split('\n').slice(1).join('\n')), vkey).kind, 'wrong')
  const other = writeVerifierKey(verifierKeyOf({ ...logKey, seed: Buffer.alloc(32, 9) }))
  assert.match(JSON.stringify(verifyMirror(read, other)), /none of the known keys signed it/)
})

const page = (body: string, status = 200) => new Response(`<p>${body}</p>`, { status, headers: { 'Content-Type': 'text/html' } })

test('a site that fails in between is not copied as if it showed less', async () => {
  const answers = new Map([
    ['/', page('<a href="/a">a</a><a href="/gone">gone</a><a href="/a.pdf">sheet</a>')],
    ['/gone', page('gone', 410)],
    ['/a.pdf', page('not now', 503)],
    ['/a', page('failed', 500)],
  ])
  const settings = { ask: async (address: string) => answers.get(address)!.clone(), origin: 'https://example.org', also: [] }
  await assert.rejects(copySite(settings), /The site answered 500 for \/a\./)
  answers.set('/a', page('here'))
  const pages = shown(await copySite(settings))
  assert.deepEqual([...pages.keys()], ['a.html', 'index.html'])
  assert.match(pages.get('index.html') ?? '', /href="https:\/\/example\.org\/gone".*href="https:\/\/example\.org\/a\.pdf"/)
})
