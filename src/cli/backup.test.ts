import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { amparo } from '../../test/running-amparo.ts'
import { projectPath } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'

const passphrase = { AMPARO_BACKUP_PASSPHRASE: 'a passphrase only for this test' }

/** Changes the last letter, which is part of the check sum, to another that keys are written with. */
const mistyped = (key: string): string => {
  const other = key.toLowerCase().endsWith('q') ? 'p' : 'q'
  return key.slice(0, -1) + (key === key.toUpperCase() ? other.toUpperCase() : other)
}

test('a backup replaces no older one, and what is not there is neither backed up nor exported', async () => {
  const data = temporaryFolder()
  const [folder, none] = [temporaryFolder(), join(data, 'none')]
  const path = join(folder, 'amparo.age')
  for (const words of [
    ['backup', path],
    ['export', 'salgado'],
    ['publish', 'EX-001', '--by', 'Ana B.', '--reason', 'S2=It is about the notice.'],
    ['import', projectPath('data', 'demo', 'salgado.yaml')],
  ]) {
    const refused = await amparo(words, { ...passphrase, AMPARO_DATA: none })
    assert.equal(refused.status, 1)
    assert.match(refused.err, /^There is no installation in .*none\. Is AMPARO_DATA right\?/)
  }
  assert.equal(existsSync(none), false)
  assert.equal((await amparo(['import', projectPath('data', 'demo', 'salgado.yaml')], { AMPARO_DATA: data })).status, 0)
  const settings = { ...passphrase, AMPARO_DATA: data }
  assert.equal((await amparo(['backup', path], settings)).status, 0)
  const first = readFileSync(path)
  const second = await amparo(['backup', path], settings)
  assert.equal(second.status, 1)
  assert.match(second.err, /amparo\.age is there already, and was left as it is\./)
  assert.deepEqual(readFileSync(path), first)
  assert.equal((await amparo(['backup', path, '--force'], settings)).status, 0)
  assert.notDeepEqual(readFileSync(path), first)
  assert.match(
    (await amparo(['backup', '/dev/full', '--keys', join(folder, 'full.keys')], settings)).err,
    /^\/dev\/full cannot be written: the disk is full\. No backup was written\.\n$/m,
  )
  assert.match((await amparo(['backup', join(folder, 'no', 'such')], settings)).err, /cannot be written: there is no such file or folder\./)
  assert.match(
    (await amparo(['backup', '/dev/full'], settings)).err,
    /^\/dev\/full is written straight, so say where its keys go: --keys FILE\.\n$/,
  )
  assert.deepEqual(readdirSync(folder), ['amparo.age', 'amparo.age.keys'])

  const elsewhere = join(folder, 'restored')
  const wrong = await amparo(['restore', path], { AMPARO_BACKUP_PASSPHRASE: 'another passphrase for this', AMPARO_DATA: elsewhere })
  assert.match(wrong.err, /^The passphrase or key does not open this backup\.\n$/)
  assert.match(
    (await amparo(['restore', join(folder, 'mistyped')], { ...passphrase, AMPARO_DATA: elsewhere })).err,
    /^There is no file of that name\.\n$/,
  )
  assert.equal(existsSync(elsewhere), false)
})

test('a mistyped key is told as such, whichever half it is', async () => {
  const [data, identity] = [temporaryFolder(), await generateIdentity()]
  const file = join(data, 'key.txt')
  writeFileSync(file, `# our key\n${mistyped(identity)}\n`)
  const reading = await amparo(['restore', file, '--identity', file], { AMPARO_DATA: data })
  assert.deepEqual([reading.status, reading.err], [1, `The age identity in ${file} is mistyped or cut short: its check sum is wrong.\n`])
  assert.equal((await amparo(['import', projectPath('data', 'demo', 'salgado.yaml')], { AMPARO_DATA: data })).status, 0)
  const recipient = mistyped(await identityToRecipient(identity))
  const writing = await amparo(['backup', join(data, 'b.age'), '--recipient', recipient], { AMPARO_DATA: data })
  assert.deepEqual([writing.status, writing.err], [1, `The recipient ${recipient} is mistyped or cut short: its check sum is wrong.\n`])
})
