import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { plainMechanism } from '../mechanisms/index.ts'
import { projectPath } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { runAmparo } from './testing.ts'

type Plain = {
  readonly bodies: readonly ReturnType<typeof plainMechanism>[]
  readonly state: string | null
  readonly states: readonly { readonly subject: string; readonly states: readonly (string | null)[] }[]
}

async function bodiesOf(file: string, day: string): Promise<Plain> {
  const { status, out, err } = await runAmparo(['bodies', file, '--at', day, '--json'], { clock: () => new Date(0) })
  assert.equal(status, 0, err)
  assert.equal(err, '')
  return JSON.parse(out) as Plain
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

type Bodies = ReadonlyMap<string, Plain['bodies'][number]>
const demo = async (name: string, day: string): Promise<Bodies> =>
  new Map((await bodiesOf(projectPath('data', 'demo', `${name}.yaml`), day)).bodies.map((one) => [one.id, one]))
const ruleOf = (bodies: Bodies, body: string, rule: string) => bodies.get(body)?.rules.find((one) => one.rule === rule)

test('what a court at home decided after the death starts no time of its own; the last decision before it does', async () => {
  const guzman = ruleOf(await demo('guzman', '2026-01-01'), 'ccpr', 'time')
  assert.match(guzman?.reason ?? '', /60 months from the last decision of a court on file before the death.*Last day: 2025-04-09\./)
  assert.deepEqual(guzman?.claims, ['C27'], 'of the rejection, and not of the day on which another petition was only admitted')
  const fujimori = await demo('fujimori', '2026-01-01')
  assert.match(ruleOf(fujimori, 'iachr-petition', 'time')?.reason ?? '', /before the death.*Last day: 2024-06-05\./)
  // What a court decides on a pardon and on a release is a decision too.
  assert.match(ruleOf(await demo('fujimori', '2019-06-01'), 'iachr-petition', 'time')?.reason ?? '', /Last day: 2019-04-03\./)
  assert.match((await demo('fujimori', '2024-09-01')).get('ccpr')?.rules.find(({ rule }) => rule === 'time')?.reason ?? '', /on file, if/)
})

test('procedures before international bodies that claims tell of are asked about where another body shuts one, and never shut one themselves', async () => {
  const fujimori = ruleOf(await demo('fujimori', '2024-09-01'), 'ccpr', 'duplication')
  assert.equal(fujimori?.reason, 'A procedure before an international body is on file: ask whether it is still pending, and with whom.')
  assert.deepEqual(fujimori.claims, ['C13', 'C15', 'C17'], 'orders of the Inter-American Court')
  const salgado = await demo('salgado', '2016-06-01')
  assert.match(
    ruleOf(salgado, 'iachr-petition', 'duplication')?.reason ?? '',
    /^A decision of an international body is on file: ask whether/,
  )
  assert.match(ruleOf(salgado, 'ccpr', 'duplication')?.reason ?? '', /only what is still pending shuts this one/)
  assert.equal(ruleOf(salgado, 'cat-c', 'duplication')?.answer, 'unknown')
  const before = await demo('salgado', '2014-06-01')
  assert.match(ruleOf(before, 'ccpr', 'duplication')?.reason ?? '', /^Nothing on file says/, 'both procedures are of later')
})

test('the opinion of an international body is no decision at home; the Human Rights Committee counts three years from it', async () => {
  const salgado = await demo('salgado', '2016-06-01')
  assert.deepEqual(ruleOf(salgado, 'iachr-petition', 'time')?.claims, ['C8', 'C8b'], 'when a court ordered the release')
  const time = salgado.get('ccpr')?.rules.findLast(({ rule }) => rule === 'time')
  assert.match(time?.reason ?? '', /36 months from the decision of another international body .*between 2018-11-30 and 2018-12-04/)
  assert.deepEqual([time?.answer, time?.claims], ['yes', ['C13']])
})

const readFrom = async (text: string): Promise<Bodies> => {
  const file = join(temporaryFolder(), 'views.yaml')
  writeFileSync(file, text)
  return new Map((await bodiesOf(file, '2021-07-25')).bodies.map((one) => [one.id, one]))
}
const timesOf = (bodies: Bodies, body: string): readonly string[] =>
  (bodies.get(body)?.rules ?? []).filter(({ rule }) => rule === 'time').map(({ reason }) => reason)

test('what a body says under an occasion on the day of its own decision is its own, also where it is told as that of a court; what it says later of courts is theirs', async () => {
  const own = await readFrom(views({ said: '2021-03-05', occasion: 'views-2021' }))
  const ofCourts = await readFrom(views({ said: '2021-06-01', occasion: 'views-2021' }))
  assert.deepEqual(
    [own, ofCourts].map((bodies) => ruleOf(bodies, 'iachr-petition', 'time')?.claims),
    [undefined, ['C2']],
  )
  assert.match(ruleOf(own, 'iachr-petition', 'duplication')?.reason ?? '', /^A decision of an international body is on file/)
  assert.match(ruleOf(own, 'ccpr', 'duplication')?.reason ?? '', /^Nothing on file says/, 'it is no other body to itself')
})

test('what is only perhaps the own decision of a body hides no time limit: it is counted from, and asked about', async () => {
  const perhaps =
    /^It would be in time: 6 months from the last decision of a court .*, and no decision of the international body that tells of it\./
  const without = await readFrom(views({ said: '2021-03-05' }))
  assert.match(timesOf(without, 'iachr-petition').join(), /Last day: 2021-09-05\.$/)
  assert.match(timesOf(without, 'iachr-petition').join(), perhaps)
  assert.match(ruleOf(without, 'iachr-petition', 'duplication')?.reason ?? '', /^A decision of an international body is on file/)
  const month = { said: '2021-03-20', day: '2021-03', occasion: 'habeas', body: 'Inter-American Commission on Human Rights' }
  const overlapping = timesOf(await readFrom(views(month)), 'iachr-petition')
  assert.match(overlapping.join(), perhaps)
  const atHome =
    '  - {id: C3, about: ana, said_by: [family], said_on: 2021-02-01, statement: The court decided., asserts: [{fact: judgment.date, value: 2021-01-31, occasion: amparo}]}\n'
  const both = timesOf(await readFrom(views(month) + atHome), 'iachr-petition')
  assert.match(both[0] ?? '', /if that was the final one\. Last day: 2021-07-31\.$/, 'the earlier one is surely of a court')
  assert.deepEqual(both.slice(1), overlapping)
})

test('an authority whose name has that of an international body within it is not that body', async () => {
  for (const body of ['Justice and Human Rights Committee of the Congress of Peru', 'National Committee against Torture']) {
    const bodies = await readFrom(views({ said: '2021-03-05', occasion: 'petition', body }))
    assert.match(timesOf(bodies, 'iachr-petition').join(), /if that was the final one\. Last day: 2021-09-05\.$/)
    assert.match(
      timesOf(bodies, 'ccpr').join(),
      /^It would be in time: 60 months from[^:]*: 2026-03-05\.$/,
      'and no 36 months from another body',
    )
  }
  const called = [
    'UN Human Rights Committee',
    'U.N. Human-Rights Committee',
    'The Human Rights Committee (CCPR)',
    'Corte Interamericana de Derechos Humanos',
  ]
  for (const body of called)
    assert.deepEqual(timesOf(await readFrom(views({ said: '2021-03-05', occasion: 'views', body })), 'iachr-petition'), [], body)
})

test('a procedure that nobody dates stays on file beside the dates of another body', async () => {
  const number = `${claim('C1', 'family', 'PE')}  - {id: C2, about: ana, said_by: [family], said_on: 2021-01-02, statement: It is registered., asserts: [{fact: mechanism.registration_number, value: P-12-20}]}\n`
  const request =
    '  - {id: C3, about: ana, said_by: [hrc], said_on: 2021-02-01, statement: It was sent., asserts: [{fact: mechanism.request_date, value: 2021-01-15}]}\n'
  for (const claims of [number, number + request]) {
    const rule = ruleOf(await readFrom(withBody(told(claims))), 'ccpr', 'duplication')
    assert.match(rule?.reason ?? '', /^A procedure before an international body is on file/)
    assert.deepEqual(rule?.claims, ['C2'])
  }
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

/** A decision, of 5 March 2021 unless another day is given, as the Human Rights Committee or another authority tells it on some day. */
const views = (of: { readonly said: string; readonly day?: string; readonly occasion?: string; readonly body?: string }): string => {
  const { said, day = '2021-03-05', occasion, body } = of
  const asserted = `{fact: petition.decision_date, value: '${day}'${occasion === undefined ? '' : `, occasion: ${occasion}`}}`
  return withBody(
    told(
      `${claim('C1', 'family', 'PE')}  - {id: C2, about: ana, said_by: [hrc], said_on: ${said}, statement: The decision., asserts: [${asserted}]}\n`,
    ),
    body,
  )
}
const withBody = (file: string, name = 'Human Rights Committee of the United Nations'): string =>
  file.replace('sources: [', `sources: [{id: hrc, name: ${name}, kind: authority}, `)
