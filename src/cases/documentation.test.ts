import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readProjectFile } from '../platform/index.ts'
import { parseDate } from '../kit/index.ts'
import { describeProblems, readCaseFile } from './index.ts'
import { listSchemas } from './case-schema.ts'
import { documentOf, facts } from './testing.ts'

const guide = readProjectFile('docs', 'case-files.md')
const example = /```yaml\n(format: amparo-case\/1\n[^]*?)```/.exec(guide)?.[1] ?? assert.fail('the guide has no example')

test('the example of the guide is a complete case file', () => {
  const document = documentOf(example)
  assert.equal(document.claims.length, 2)
  assert.equal(document.consents.length, 1)
})

test('the message that the guide shows is the message that comes', () => {
  const line = /^case\.yaml:\d.*$/m.exec(guide)?.[0]
  const read = readCaseFile(example.replace('said_by: [service]', 'said_by: [servise]'), { file: 'case.yaml', facts })
  assert.ok(read.kind === 'invalid')
  assert.equal(describeProblems(read), line)
})

test('the guide names every list and every key of it', () => {
  for (const [list, schema] of Object.entries(listSchemas)) {
    assert.match(guide, new RegExp(`\`${list}\``))
    for (const key of Object.keys(schema.shape)) assert.match(guide, new RegExp(`\\b${key}\\b`), `${list}.${key}`)
  }
})

test('every date of the guide is read', () => {
  const table = /\| written \| means \|\n\|---\|---\|\n([^]*?)\n\n/.exec(guide)?.[1] ?? ''
  const dates = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))
  assert.ok(dates.length >= 15)
  for (const date of dates) assert.equal(parseDate(date).kind, 'date', date)
})
