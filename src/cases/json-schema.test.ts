import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { CORE_SCHEMA, load } from 'js-yaml'
import { readProjectFile } from '../platform/index.ts'
import { demoCases } from './testing.ts'
import { appealJsonSchema, caseJsonSchema } from './json-schema.ts'

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })
const validCase = ajv.compile(caseJsonSchema())
const validAppeal = ajv.compile(appealJsonSchema())
const demo = (name: string): unknown => load(readProjectFile('data', 'demo', `${name}.yaml`), { schema: CORE_SCHEMA })
const published = (name: string): unknown => JSON.parse(readProjectFile('data', 'schema', `${name}.json`))

test('the published schemas are the ones the reader uses', () => {
  // After a change: node src/cases/write-json-schema.ts, then oxfmt data/schema
  assert.deepEqual(published('amparo-case-1'), caseJsonSchema())
  assert.deepEqual(published('amparo-appeal-1'), appealJsonSchema())
})

for (const name of demoCases)
  test(`another validator finds the case of ${name} valid`, () => {
    assert.ok(validCase(demo(name)), JSON.stringify(validCase.errors?.slice(0, 3)))
  })

test('another validator finds the thematic appeal valid', () => {
  assert.ok(validAppeal(demo('appeals/independent-doctors')), JSON.stringify(validAppeal.errors?.slice(0, 3)))
})

test('another validator refuses an unknown key, a wrong kind and a missing speaker', () => {
  const file = demo('salgado') as { claims: Record<string, unknown>[] }
  const changed = (change: object): unknown => ({ ...file, claims: [{ ...file.claims[0], ...change }] })
  for (const change of [{ said_bye: [] }, { sensitivity: 'secret' }, { said_by: [] }]) assert.ok(!validCase(changed(change)))
})
