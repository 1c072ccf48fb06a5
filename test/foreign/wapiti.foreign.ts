import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { promisify } from 'node:util'
import type { Database } from '../../src/platform/index.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { keepCanaries } from '../desk/canary-desk.ts'
import { withSites, type OpenedSites } from '../desk/sites.ts'
import { lacksDebianPackages } from './debian.ts'

const skip = lacksDebianPackages('wapiti')
const folder = mkdtempSync(join(tmpdir(), 'amparo-wapiti-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Buttons that end the session of whoever presses them, which the scanner would do first of all. */
const endings = /^\/(sign-out|me\/sessions|staff\/staff-[^/]+(\/\w+)?)$/

/** What it says of something that is as it has to be, with the reason. */
const mistaken = [
  // The header turns on a filter that browsers have given up, since it could be turned against pages; ours says 0, as OWASP asks.
  /X-XSS-Protection is not set/,
  // These are not passed on, so that no token makes a difference.
  new RegExp(`Request Forgery: POST ${endings.source.slice(1, -1)} `),
  // With a form that takes a file it sends every field as a file, the token too, and is refused with any of them (routes.test.ts has
  // each of them refused without its token).
  /Request Forgery: POST \/cases\/(?:new\/(?:file|list)|[^/ ]+\/(?:lists|documents\/new\/[a-z]+)) /,
]

/** What it tries. Not among them: modules that ask other machines, and those that look for other people's programs. */
const modules = [
  'cookieflags',
  'crlf',
  'csp',
  'csrf',
  'exec',
  'file',
  'htaccess',
  'http_headers',
  'methods',
  'permanentxss',
  'redirect',
  'sql',
  'xss',
]

type Report = Readonly<Record<'vulnerabilities' | 'anomalies', Readonly<Record<string, readonly Finding[]>>>>
type Finding = { readonly method: string; readonly path: string; readonly info: string; readonly parameter: string }

/** Attacks everything below an address for a while. Gives what it found, a line for each finding. */
async function attack(name: string, address: string, starts: readonly string[] = []): Promise<readonly string[]> {
  const report = join(folder, `${name}.json`)
  const limits = [
    '--scope',
    'folder',
    '--depth',
    '5',
    '--max-links-per-page',
    '80',
    '--max-scan-time',
    '30',
    '--max-attack-time',
    '6',
    '--max-parameters',
    '40',
  ]
  const places = [
    '--flush-session',
    '--store-session',
    folder,
    '--store-config',
    folder,
    '-f',
    'json',
    '-o',
    report,
    '-v',
    '0',
    '--no-bugreport',
  ]
  const options = { env: { ...process.env, HOME: folder }, timeout: 230_000, maxBuffer: 64 * 1024 * 1024 }
  // It follows no link from a page that only leads on.
  const begins = starts.flatMap((path) => ['-s', address + path])
  await promisify(execFile)('wapiti', ['-u', `${address}/`, ...begins, '-m', modules.join(','), ...limits, ...places], options)
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8')) as Report
  return [...Object.entries(vulnerabilities), ...Object.entries(anomalies)]
    .flatMap(([kind, all]) => all.map(({ method, path, info, parameter }) => `${kind}: ${method} ${path} ${parameter}: ${info}`))
    .filter((finding) => !mistaken.some((one) => one.test(finding)))
}

type Browser = { readonly address: string; readonly seen: ReadonlySet<string>; readonly close: () => void }

/**
 * Stands between the scanner and a site, as a browser does for a person: it sends the cookie and says that it comes from
 * the site itself.
 */
async function openBrowser(origin: string, token?: string): Promise<Browser> {
  const seen = new Set<string>()
  const { hostname, port, host } = new URL(origin.replace('https:', 'http:'))
  const own = { host, 'sec-fetch-site': 'same-origin', ...(token !== undefined && { cookie: `__Host-amparo=${token}` }) }
  const server = createServer((incoming, outgoing) => {
    const { method, url = '/' } = incoming
    const { pathname } = new URL(url, origin)
    if (method === 'POST' && endings.test(pathname)) {
      outgoing.writeHead(404).end()
      return
    }
    const forwarded = request({ hostname, port, method, path: url, headers: { ...incoming.headers, ...own }, family: 4 }, (answer) => {
      const { statusCode = 502 } = answer
      if (statusCode === 200) seen.add(`${method} ${pathname}`)
      outgoing.writeHead(statusCode, answer.headers)
      answer.pipe(outgoing)
    })
    forwarded.on('error', () => outgoing.destroy())
    incoming.pipe(forwarded)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close }
}

/** The sites with two cases, as they are behind TLS. */
const withAttackedSites = (body: (sites: OpenedSites, keys: readonly number[]) => Promise<void>): Promise<void> => {
  let keys: readonly number[] = []
  const prepare = async (db: Database): Promise<readonly number[]> => {
    const cases = await keepCanaries(db, ['one', 'other'], new Date())
    return (keys = cases.map(({ key }) => key))
  }
  return withSites((sites) => body(sites, keys), prepare, { behindTls: true })
}

suite('wapiti, a scanner that is not ours, finds nothing', { skip }, () => {
  test('at the desk, as somebody who is signed in and may do everything', async () => {
    await withAttackedSites(async ({ db, deskOrigin }, keys) => {
      const cases = keys.map((key) => ({ key, clearance: 'sealed' as const }))
      const { token } = await addStaffMember(db, { role: 'administrator', cases })
      const browser = await openBrowser(deskOrigin, token)
      try {
        assert.deepEqual(await attack('desk', browser.address, ['/cases', '/appeals', '/staff', '/me', '/audit']), [])
        assert.ok(browser.seen.size > 50, `it saw ${browser.seen.size} pages`)
        assert.equal((await fetch(`${browser.address}/me`, { redirect: 'manual' })).status, 200, 'the session ended')
      } finally {
        browser.close()
      }
    })
  })

  test('on the public site', async () => {
    await withAttackedSites(async ({ publicOrigin }) => {
      const browser = await openBrowser(publicOrigin)
      try {
        assert.deepEqual(await attack('public', browser.address), [])
        assert.ok(browser.seen.size > 3, `it saw ${browser.seen.size} pages`)
      } finally {
        browser.close()
      }
    })
  })
})
