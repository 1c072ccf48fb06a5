import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { plainMechanism } from '../mechanisms/index.ts'
import { projectPath } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { run } from './run.ts'

type Plain = {
  readonly bodies: readonly ReturnType<typeof plainMechanism>[]
  readonly state: string | null
  readonly states: readonly { readonly subject: string; readonly states: readonly (string | null)[] }[]
}

async function bodiesOf(file: string, day: string): Promise<Plain> {
  const out: string[] = []
  const status = await run(['bodies', file, '--at', day, '--json'], {
    env: {},
    clock: () => new Date(0),
    columns: 80,
    terminal: false,
    out: (text) => void out.push(text),
    err: (text) => assert.fail(text),
  })
  assert.equal(status, 0)
  return JSON.parse(out.join('')) as Plain
}

async function bodiesOn(day: string) {
  const { bodies, state } = await bodiesOf(projectPath('data', 'demo', 'guzman.yaml'), day)
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

const claim = (id: string, source: string, state: string): string =>
  `  - {id: ${id}, about: ana, said_by: [${source}], said_on: 2021-01-01, statement: She is held there., asserts: [{fact: custody.status, value: pretrial, when: 2020/..}, {fact: state.country, value: ${state}}]}\n`
const told = (claims: string): string => `format: amparo-case/1
case: {id: held, title: Held, country: PE, summary: Held., opened: 2021-01-01}
subjects: [{id: ana, kind: person, names: [{text: Ana, kind: legal}]}]
sources: [{id: family, name: Family, kind: family}, {id: press, name: Press, kind: press}]
documents: []
claims:
${claims}`

test('the State that it names is the one that is told to hold the person, and none where accounts differ', async () => {
  const file = join(temporaryFolder(), 'held.yaml')
  writeFileSync(file, told(claim('C1', 'family', 'CL')))
  const { state, states } = await bodiesOf(file, '2021-07-25')
  assert.deepEqual([state, states], ['CL', [{ subject: 'ana', states: ['CL'] }]])
  writeFileSync(file, told(claim('C1', 'family', 'CL') + claim('C2', 'press', 'BO')))
  const contested = await bodiesOf(file, '2021-07-25')
  assert.equal(contested.state, null)
  assert.deepEqual(contested.states[0]?.states.toSorted(), ['BO', 'CL'])
})
