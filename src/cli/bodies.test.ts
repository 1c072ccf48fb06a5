import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { plainMechanism } from '../mechanisms/index.ts'
import { projectPath } from '../platform/index.ts'
import { run } from './run.ts'

async function bodiesOn(day: string) {
  const out: string[] = []
  const status = await run(['bodies', projectPath('data', 'demo', 'guzman.yaml'), '--at', day, '--json'], {
    env: {},
    clock: () => new Date(0),
    columns: 80,
    terminal: false,
    out: (text) => void out.push(text),
    err: (text) => assert.fail(text),
  })
  assert.equal(status, 0)
  const { bodies, state } = JSON.parse(out.join('')) as { bodies: ReturnType<typeof plainMechanism>[]; state: string }
  assert.equal(state, 'PE')
  return new Map(bodies.map((one) => [one.id, one]))
}

test('amparo bodies says of the Guzmán file which bodies were open in July 2021, why, and on what each rule rests; after his death those for the living are not', async () => {
  const july = await bodiesOn('2021-07-25')
  assert.deepEqual(
    [...july].map(([id, { result }]) => `${id} ${result}`),
    [
      'wgad open',
      'sp open',
      'ccpr cannot_tell',
      'cat-c cannot_tell',
      'ced cannot_tell',
      'spt no_complaints',
      'iachr-pm open',
      'iachr-petition cannot_tell',
      'iacthr-pm through_others',
      'ecthr-39 not_open',
      'ecthr not_open',
      'achpr not_open',
      'unesco-104 cannot_tell',
      'icrc no_complaints',
      'cpt not_open',
    ],
  )
  assert.deepEqual(
    july.get('unesco-104')?.ask.map(({ fact }) => fact),
    ['person.works_in_culture'],
  )
  assert.deepEqual([july.get('unesco-104')?.publicity.is, july.get('icrc')?.publicity.is], ['forbidden', 'forbidden'])
  assert.match(july.get('ccpr')?.rules[0]?.reason ?? '', /^Peru, First Optional Protocol .* party since 1980-10-03\.$/)
  assert.ok(
    july.get('sp')?.parts.some(({ id }) => id === 'ie-older-persons'),
    'he was 86',
  )
  assert.deepEqual(july.get('wgad')?.not_beside?.bodies, ['ccpr', 'cat-c'])
  for (const { rules, id } of july.values())
    for (const { rule, basis } of rules)
      if (basis !== undefined) assert.ok(basis.confirmed !== undefined && /^\d{4}-\d\d-\d\d$/.test(basis.read), `${id} ${rule}`)
  const later = await bodiesOn('2021-10-01')
  assert.deepEqual(
    ['wgad', 'iachr-pm', 'sp'].map((id) => later.get(id)?.result),
    ['not_open', 'not_open', 'open'],
  )
})
