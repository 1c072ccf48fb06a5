import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { readIdentity, writeCopy } from '../log/index.ts'
import { exampleEntries, openTestLog, releaseAll } from '../log/testing.ts'
import { openGivenFolder } from '../platform/index.ts'
import { temporaryFolder, withDatabase } from '../platform/testing.ts'
import { runAmparo } from './testing.ts'

const amparo = (...words: readonly string[]) => runAmparo(['log', ...words], { clock: () => new Date(0) })

/** A copy of a log in a folder, with an earlier checkpoint of it. */
async function withCopy(body: (copy: { folder: string; vkey: string; earlier: string }) => Promise<void>): Promise<void> {
  const folder = temporaryFolder()
  const earlier = join(temporaryFolder(), 'earlier')
  let vkey = ''
  await withDatabase(async (db) => {
    const target = openGivenFolder(folder, 'write')
    assert.ok(target.kind === 'folder')
    const log = await openTestLog(db)
    await releaseAll(db, log, exampleEntries(280))
    assert.equal((await writeCopy(db, target)).kind, 'written')
    cpSync(join(folder, 'checkpoint'), earlier)
    await releaseAll(db, log, exampleEntries(330).slice(280))
    assert.deepEqual(await writeCopy(db, target), { kind: 'written', size: 330, files: 3 })
    vkey = (await readIdentity(db))?.vkey ?? ''
  })
  await body({ folder, vkey, earlier })
}

test('a copy of a log is verified with no installation, and its counts are printed', () =>
  withCopy(async ({ folder, vkey, earlier }) => {
    const { status, out, err } = await amparo('verify', folder, '--key', vkey, '--earlier', earlier)
    assert.equal(status, 0, out + err)
    assert.match(out, /^example\.org\/log: 330 entries, signed by example\.org\/log\nEX-1: \d+ persons\n {2}version 1 en \d+\n/)
    assert.equal(err, '')
  }))

test('without a key it says that nobody knows whose log it is', () =>
  withCopy(async ({ folder }) => {
    const { status, err } = await amparo('verify', folder)
    assert.equal(status, 0)
    assert.match(err, /No key was given/)
  }))

test('each problem is a line, and the status is 1', () =>
  withCopy(async ({ folder, vkey, earlier }) => {
    const file = join(folder, 'tile', 'entries', '000')
    const bytes = readFileSync(file)
    bytes[400] = (bytes[400] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const { status, out, err } = await amparo('verify', folder, '--key', vkey)
    assert.equal(status, 1)
    assert.match(out, /^tile\/0\/000 does not hold the hashes of what it stands over\.\n/)
    assert.match(out, /the root differs\.\n/)
    assert.match(err, /problems: this log is not to be relied on/)
    const shrunk = await amparo('verify', folder, '--key', 'x')
    assert.equal(shrunk.status, 1)
    assert.match(shrunk.err, /is no key/)
    cpSync(earlier, join(folder, 'checkpoint'))
    assert.equal((await amparo('verify', join(folder, 'none'))).status, 1)
  }))

test('a log is verified over the web, too', () =>
  withCopy(async ({ folder, vkey }) => {
    let failures = 1
    const server = createServer((request, response) => {
      const [, path = 'none'] = /^\/log\/(.+)$/.exec(request.url ?? '') ?? []
      // One answer that fails is asked for again.
      const fails = path === 'tile/0/000' && failures-- > 0
      const source = openGivenFolder(folder, 'read')
      const bytes = source.kind === 'folder' ? source.read(path) : null
      response.writeHead(fails ? 503 : bytes === null ? 404 : 200).end(bytes ?? undefined)
    })
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { status, out, err } = await amparo('verify', `${address}/log/`, '--key', vkey)
    const ofSite = await amparo('verify', address, '--key', vkey)
    const nothing = await amparo('verify', `${address}/elsewhere`, '--key', vkey)
    server.closeAllConnections()
    server.close()
    assert.equal(status, 0, out + err)
    assert.deepEqual([ofSite.status, ofSite.out], [0, out])
    assert.equal(nothing.status, 1)
    assert.match(nothing.out, /There is no checkpoint\./)
    const away = await amparo('verify', address, '--key', vkey)
    assert.equal(away.status, 1)
    assert.match(away.err, /could not be fetched/)
  }))

test('the result of a sample of more than ever signed is remarked on', () =>
  withDatabase(async (db) => {
    const folder = temporaryFolder()
    const target = openGivenFolder(folder, 'write')
    assert.ok(target.kind === 'folder')
    await releaseAll(db, await openTestLog(db), [...exampleEntries(15), `amparo-log/1 audit 0 500 0 ${'ab'.repeat(32)}`])
    assert.equal((await writeCopy(db, target)).kind, 'written')
    assert.match((await amparo('verify', folder)).out, /audit: 0 bad of 500 sampled, which cannot be: 14 ever signed\n/)
  }))

test('a copy is not made to fit a log that contradicts it', () =>
  withCopy(({ folder }) =>
    withDatabase(async (db) => {
      const target = openGivenFolder(folder, 'write')
      assert.ok(target.kind === 'folder')
      const log = await openTestLog(db)
      assert.deepEqual(await writeCopy(db, target), { kind: 'nothing released' })
      await releaseAll(db, log, exampleEntries(300))
      const restored = await writeCopy(db, target)
      assert.ok(restored.kind === 'refused')
      assert.match(restored.reason, /has 330 entries, and this log has 300/)
      await releaseAll(db, log, exampleEntries(100, 'other').slice(1))
      const rewritten = await writeCopy(db, target)
      assert.ok(rewritten.kind === 'refused')
      assert.match(rewritten.reason, /one of the two was rewritten/)
    }),
  ))

test('words that make no sense are answered with the usage', async () => {
  for (const words of [['verify'], ['witness'], ['witness', 'add', 'x'], ['key', 'x'], ['sing']]) {
    const { status, err } = await amparo(...words)
    assert.equal(status, 2, words.join(' '))
    assert.match(err, /^Usage: amparo log verify/)
  }
})
