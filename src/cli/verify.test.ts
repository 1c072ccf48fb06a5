import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { evaluated, facts, hospitalAppeal, hospitalCase, readAppeal, readCase } from '../../test/fixtures/hospital-case.ts'
import { readProjectFile } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { canonicalEdition, commit, composeEdition, redactEdition, type CommittedEdition } from '../publishing/index.ts'
import { runAmparo } from './testing.ts'

const settings = { at: 18_833, published: 18_833, version: 2, previous: 'e'.repeat(64), approved: 'second-person', facts } as const
const published = commit(composeEdition(readAppeal(hospitalAppeal), evaluated([readCase(hospitalCase)]), settings), Buffer.alloc(32, 9))
const redacted = redactEdition(published, ['/title', '/notes/0/cites', '/timeline/0/marks/0/date'], '2027-03-03')
const altered = { ...published, edition: { ...published.edition, title: 'Another title' } }

const folder = temporaryFolder()
const fileOf = (name: string, content: CommittedEdition): string => {
  const path = join(folder, name)
  writeFileSync(path, canonicalEdition(content))
  return path
}
const files = {
  published: fileOf('published.json', published),
  redacted: fileOf('redacted.json', redacted),
  altered: fileOf('altered.json', altered),
}

const verify = (...words: readonly string[]) => runAmparo(['verify', ...words], { clock: () => new Date(0) })

test('a downloaded appeal is verified with no server and no database, before and after an erasure', async () => {
  const whole = await verify(files.published)
  assert.equal(whole.status, 0, whole.err)
  assert.match(whole.out, new RegExp(`EX-001, version 2, en: this is what was published under the fingerprint\\n${published.hash}`))
  assert.match(whole.out, /Version 1 had the fingerprint\ne{64}/)
  const rest = await verify(files.redacted, '--fingerprint', published.hash.toUpperCase())
  assert.equal(rest.status, 0, rest.err)
  assert.match(rest.out, /7 entries were erased on 2027-03-03; nothing else differs\./)
})

test('what was altered, what has another fingerprint and what is no edition is refused with the reason', async () => {
  const other = await verify(files.altered)
  assert.equal(other.status, 1)
  assert.match(other.err, /is not what was published\. Its fingerprint is [0-9a-f]{64}, and it says/)
  assert.match((await verify(files.published, '--fingerprint', 'a'.repeat(64))).err, /not the one that was given/)
  const none = join(folder, 'none.json')
  writeFileSync(none, '{}')
  assert.match((await verify(none)).err, /not the JSON form of an edition/)
  assert.equal((await verify(join(folder, 'missing.json'))).status, 1)
})

test('of another form, and of a folder without signed lists, it is said what to give', async () => {
  const text = join(folder, 'appeal.txt')
  writeFileSync(text, 'An appeal')
  assert.match((await verify(text)).err, /held against the signed list of its version: .*--manifest FILE/)
  const place = temporaryFolder()
  assert.match((await verify(place)).err, /Give the folder that amparo mirror wrote/)
  writeFileSync(join(place, 'mirror-files.txt'), '')
  assert.match((await verify(place)).err, /the log was not released yet.*write the mirror again[^]*amparo mirror .* --verify/)
})

test('the script in the guide comes to the same with nothing but Node', () => {
  const guide = readProjectFile('docs', 'publishing.md')
  const [, script = ''] = /```js\n([\s\S]+?)```/.exec(guide) ?? []
  assert.ok(script.split('\n').length <= 40, 'it is short enough to be read')
  const path = join(folder, 'verify.mjs')
  writeFileSync(path, script)
  const says = (file: string): string => spawnSync(process.execPath, [path, file], { encoding: 'utf8' }).stdout.trim()
  assert.equal(says(files.published), `${published.hash} as it says`)
  assert.equal(says(files.redacted), `${published.hash} as it says`)
  assert.match(says(files.altered), /^[0-9a-f]{64} NOT as it says$/)
})
