import assert from 'node:assert/strict'
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFiles } from './files.ts'
import { temporaryFolder } from './testing.ts'

const letter = new TextEncoder().encode('To the Minister of Justice')

test('what is kept is read back by the hash of its bytes, and kept once', async () => {
  const folder = join(temporaryFolder(), 'files')
  const files = openFiles(folder)
  const [name, again] = await Promise.all([files.keep(letter), files.keep(letter)])
  assert.equal(again, name)
  assert.deepEqual(await files.read(name), { kind: 'found', bytes: Buffer.from(letter) })
  assert.deepEqual(await files.names(), [name])
  assert.deepEqual(readdirSync(folder), [name.slice(0, 2)], 'nothing unfinished is left')
})

test('a file that changed on the disk is called damaged, one that is not there missing', async () => {
  const folder = temporaryFolder()
  const files = openFiles(folder)
  const name = await files.keep(letter)
  const path = join(folder, name.slice(0, 2), name)
  chmodSync(path, 0o600)
  writeFileSync(path, 'To nobody')
  assert.deepEqual(await files.read(name), { kind: 'damaged' })
  assert.deepEqual(await files.read('0'.repeat(64)), { kind: 'missing' })
})

test('a name that is not a hash reaches no file', async () => {
  const files = openFiles(temporaryFolder())
  await assert.rejects(files.read('../postgres.password'), /named by its SHA-256/)
})
