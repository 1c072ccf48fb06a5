import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { sql } from 'kysely'
import { openBrowser } from '../browser.ts'
import { withSites, type OpenedSites } from './sites.ts'

let browser: Browser
before(async () => void (browser = await openBrowser()))
after(() => browser?.close())

/** Signs in on the page for it, as one of the people of the demo. */
async function signIn(page: Page, { deskOrigin, password }: OpenedSites, role = 'editor', path = '/cases'): Promise<void> {
  await page.goto(deskOrigin + path)
  await page.fill('[name=name]', role)
  await page.fill('[name=password]', password)
  await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/sign-in')), page.click('main button[type=submit]')])
}

/** In a browser of its own. */
async function visiting(
  body: (page: Page, context: BrowserContext) => Promise<void>,
  options: { readonly bypassCSP?: boolean } = {},
): Promise<void> {
  const context = await browser.newContext(options)
  try {
    await body(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

/** A site of somebody who means ill: one page, and what it was asked for. */
async function withOtherSite(
  html: string,
  body: (origins: { readonly otherSite: string; readonly samePlace: string }) => Promise<void>,
): Promise<void> {
  const server: Server = createServer((_, response) => void response.setHeader('Content-Type', 'text/html').end(html)).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    // For a browser, localhost on another port is the same site, and its cookies go along; 127.0.0.1 is another.
    await body({ otherSite: `http://127.0.0.1:${port}`, samePlace: `http://localhost:${port}` })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('a script that got into a page does not run', async () => {
  await withSites((sites) =>
    visiting(async (page) => {
      await signIn(page, sites)
      // The page as the desk sends it, with its headers, and something in it that should never have come there.
      await page.route('**/cases', async (route) => {
        const answer = await route.fetch()
        const smuggled = `<script>globalThis.ran = 1</script><img src="x:" onerror="globalThis.ran = 2"><a id="run" href="javascript:globalThis.ran = 3">x</a><style>body { display: none }</style><script src="data:text/javascript,globalThis.ran = 4"></script><base href="https://evil.example/">`
        await route.fulfill({ response: answer, body: (await answer.text()).replace('<h1', `${smuggled}<h1`) })
      })
      await page.goto(`${sites.deskOrigin}/cases`)
      await page.click('#run')
      assert.equal(await page.evaluate('globalThis.ran'), undefined)
      assert.equal(await page.evaluate(`getComputedStyle(document.body).display === 'none'`), false, 'a smuggled style')
      assert.equal(await page.evaluate('new URL("/", document.baseURI).host'), new URL(sites.deskOrigin).host, 'a smuggled base')
      const threw = await page.evaluate(`(() => { try { document.body.innerHTML = '<b>x</b>'; return false } catch { return true } })()`)
      assert.equal(threw, true, 'text becomes markup')
      const evaluated = await page.evaluate(
        `(() => { const script = document.createElement('script'); try { script.text = 'globalThis.ran = 5'; document.body.append(script) } catch {} return globalThis.ran })()`,
      )
      assert.equal(evaluated, undefined)
    }),
  )
})

test('no other page frames the desk, and no script reads the cookie', async () => {
  await withSites((sites) =>
    withOtherSite(`<iframe src="${sites.deskOrigin}/cases"></iframe>`, ({ samePlace, otherSite }) =>
      visiting(async (page, context) => {
        await signIn(page, sites)
        assert.equal(await page.evaluate('document.cookie'), '')
        const [cookie] = await context.cookies()
        assert.deepEqual([cookie?.httpOnly, cookie?.sameSite, cookie?.path, cookie?.expires], [true, 'Strict', '/', -1])
        for (const origin of [samePlace, otherSite]) {
          await page.goto(origin)
          await page.frames().at(-1)?.waitForLoadState()
          assert.doesNotMatch((await page.frames().at(-1)?.content()) ?? '', /Amparo desk/, origin)
        }
      }),
    ),
  )
})

test('a form on another page does nothing in the name of whoever is signed in', async () => {
  await withSites((sites) =>
    withOtherSite(
      `<form method="post" action="${sites.deskOrigin}/drafts"><input name="_at" value="/cases/new/empty"><input name="_token" value="guessed"><button>x</button></form>`,
      ({ samePlace, otherSite }) =>
        visiting(async (page) => {
          await signIn(page, sites)
          for (const origin of [samePlace, otherSite]) {
            await page.goto(origin)
            const read = await page.evaluate<string>(
              `fetch('${sites.deskOrigin}/cases', { credentials: 'include' }).then((answer) => answer.text(), () => 'not to be read')`,
            )
            assert.equal(read, 'not to be read')
            const [answer] = await Promise.all([
              page.waitForResponse((response) => response.request().method() === 'POST'),
              page.click('button'),
            ])
            assert.deepEqual([answer.status(), origin], [403, origin])
          }
          const { rows } = await sql<{ count: number }>`select count(*)::int as count from drafts`.execute(sites.db)
          assert.equal(rows[0]?.count, 0)
        }),
    ),
  )
})

test('a session that somebody set beforehand is not the one that is signed in', async () => {
  await withSites((sites) =>
    visiting(async (page, context) => {
      const planted = 'p'.repeat(43)
      const { hostname } = new URL(sites.deskOrigin)
      await context.addCookies([{ name: 'amparo', value: planted, domain: hostname, path: '/', httpOnly: true, sameSite: 'Strict' }])
      await signIn(page, sites)
      const cookie = (await context.cookies()).find(({ name }) => name === 'amparo')
      assert.notEqual(cookie?.value, planted)
      const asPlanted = await fetch(`${sites.deskOrigin}/cases`, { headers: { Cookie: `amparo=${planted}` }, redirect: 'manual' })
      assert.deepEqual([asPlanted.status, asPlanted.headers.get('location')?.startsWith('/sign-in')], [303, true])
      // Signed out, the token is worth nothing, also to somebody who has kept it.
      await page.click('header button:has-text("Sign out")')
      const asBefore = await fetch(`${sites.deskOrigin}/cases`, { headers: { Cookie: `amparo=${cookie?.value}` }, redirect: 'manual' })
      assert.equal(asBefore.status, 303)
    }),
  )
})

test('signing in leads where somebody wanted to go, and never to another site', async () => {
  await withSites(async (sites) => {
    await visiting(async (page) => {
      await signIn(page, sites, 'editor', '/cases/new/empty?from=mail')
      assert.equal(page.url(), `${sites.deskOrigin}/cases/new/empty?from=mail`)
    })
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)'])
      await visiting(async (page) => {
        await page.route('**://evil.example/**', (route) => route.fulfill({ body: 'evil' }))
        await signIn(page, sites, 'reader', `/sign-in?next=${encodeURIComponent(next)}`)
        assert.equal(new URL(page.url()).origin, sites.deskOrigin, next)
      })
  })
})

test('the two sites share no cookie, and the public one shows nothing of who is signed in', async () => {
  await withSites((sites) =>
    visiting(async (page) => {
      await signIn(page, sites)
      const answer = await page.goto(`${sites.publicOrigin}/`)
      assert.equal((await answer?.headerValue('set-cookie')) ?? null, null)
      assert.doesNotMatch(await page.content(), /Demo editor|Sign out/)
      const asked = await fetch(`${sites.publicOrigin}/cases`, { redirect: 'manual' })
      assert.equal(asked.status, 404)
    }),
  )
})
