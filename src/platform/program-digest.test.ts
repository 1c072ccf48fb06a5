import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { programDigest } from './program-digest.ts'
import { temporaryFolder } from './testing.ts'

/** A program of one module, with whatever else lies beside it. */
const programOf = (files: Readonly<Record<string, string>>): string => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'rules', 'deep'), { recursive: true })
  for (const [name, text] of Object.entries({ 'deep/rule.js': 'export const limit = 15', ...files }))
    writeFileSync(join(root, 'rules', name), text)
  return programDigest(['rules'], root)
}

test('another program has another digest, and the same one with other tests the same', () => {
  const digest = programOf({})
  assert.equal(programOf({ 'deep/rule.test.js': 'test', 'rule.js.map': '{}', 'rule.d.ts': '' }), digest)
  assert.notEqual(programOf({ 'deep/rule.js': 'export const limit = 16' }), digest)
  assert.notEqual(programOf({ 'more.js': 'export {}' }), digest)
  assert.match(programDigest(['evaluation', 'norms']), /^[0-9a-f]{64}$/)
})
