import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { amparo, startAmparo, type RunningAmparo } from '../running-amparo.ts'
import { lacksDebianPackages } from './debian.ts'
import { startPostgres15 } from './postgresql.ts'

const skip = lacksDebianPackages('postgresql-15')
const passphrase = { AMPARO_BACKUP_PASSPHRASE: 'a passphrase only for this test' }
const appeals = ['ZAF-001-0988', 'MEX-001-0215', 'PER-001-0721', 'INT-001-1126']
const paths = [
  '/',
  '/method',
  '/feed.atom',
  ...appeals.flatMap((id) => [`/appeals/${id}`, `/appeals/${id}.txt`, `/appeals/${id}.json`, `/appeals/${id}.pdf`]),
]

suite('PostgreSQL 15, from Debian', { skip }, () => {
  test('gives the same pages as the embedded PostgreSQL 18, and a backup of one restores into the other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amparo-foreign-'))
    const [first, second] = [await startPostgres15(), await startPostgres15()]
    try {
      const embedded = await startAmparo('demo')
      const expected = await pagesOf(embedded)
      const backup = join(folder, 'demo.backup')
      const saved = await amparo(['backup', backup], { ...passphrase, AMPARO_DATA: join(embedded.data, 'demo') })
      assert.equal(saved.status, 0, saved.err)
      const data = join(folder, 'restored')
      // What a log is signed with is in no backup: an operator keeps it apart, and puts it back.
      cpSync(join(embedded.data, 'demo', 'keys'), join(data, 'keys'), { recursive: true })
      await embedded.stop()

      const external = await startAmparo('demo', { DATABASE_URL: first.url })
      // Published a few seconds later, and fingerprints have chance in them.
      same(withoutChance(await pagesOf(external)), withoutChance(expected))
      await external.stop()

      const restored = await amparo(['restore', backup], { ...passphrase, AMPARO_DATA: data, DATABASE_URL: second.url })
      assert.equal(restored.status, 0, restored.err)
      // A log is of one address for life, and begins with the first edition.
      const PORT = new URL(embedded.origin).port
      const served = await startAmparo('start', { AMPARO_DATA: data, DATABASE_URL: second.url, PORT })
      same(await pagesOf(served), expected)
      await served.stop()
    } finally {
      await Promise.all([first.stop(), second.stop()])
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

const withoutChance = (pages: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(pages).map(([path, page]) => [path, page.replaceAll(/T\d\d:\d\d:\d\d\.\d{3}Z|[0-9a-f]{64}|[\w-]{43,44}=?/g, '')]),
  )

/** Says where two sets of pages first differ, instead of printing both. */
function same(found: Readonly<Record<string, string>>, expected: Readonly<Record<string, string>>): void {
  for (const [path, page] of Object.entries(expected)) {
    const other = found[path] ?? ''
    if (other === page) continue
    let at = 0
    while (other[at] === page[at]) at += 1
    assert.fail(`${path} differs at ${at}: "${other.slice(at - 60, at + 60)}" instead of "${page.slice(at - 60, at + 60)}"`)
  }
}

/** Every page, with the address it was served from taken out: only the ports may differ. */
async function pagesOf({ origin }: RunningAmparo): Promise<Record<string, string>> {
  const pages: Record<string, string> = {}
  for (const path of paths) {
    const response = await fetch(origin + path)
    assert.equal(response.status, 200, path)
    // A PDF holds the address too, so that only its presence and kind are compared here.
    pages[path] = path.endsWith('.pdf') ? (await response.text()).slice(0, 5) : (await response.text()).replaceAll(origin, 'ORIGIN')
  }
  return pages
}
