import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import type { PlainEvaluation } from '../evaluation/index.ts'
import { projectPath } from '../platform/index.ts'
import { runAmparo } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'amparo-evaluate-'))
after(() => rmSync(folder, { recursive: true }))

const guzman = projectPath('data', 'demo', 'guzman.yaml')
const transfer = 'guzman/custody.hospital_transfer_date/hospital-july-2021'

suite('amparo evaluate on the Guzmán file', () => {
  test('on 25 July 2021 he was 86', async () => {
    const { derived } = await evaluated(guzman, '--at', '2021-07-25')
    assert.deepEqual(
      derived.filter(({ fact }) => fact === 'person.age').map(({ value, low, high, subject }) => ({ value, low, high, subject })),
      [{ value: 86, low: 86, high: 86, subject: 'guzman' }],
    )
  })

  test('the move to a hospital in July 2021 is contested between 17 and 20 July, and July 2013 is another point', async () => {
    const { points } = await evaluated(guzman, '--at', '2021-07-25')
    const point = points.find(({ id }) => id === transfer)
    assert.equal(point?.state, 'contested')
    assert.equal(point.standing, 'disputed')
    assert.deepEqual(
      point.accounts.map(({ value, claims }) => [value, claims]),
      [
        ['2021-07-17', ['C64']],
        ['2021-07-20', ['C45']],
      ],
    )
    assert.equal(
      points.find(({ id }) => id.endsWith('hospital-july-2013'))?.accounts.some(({ value }) => String(value).startsWith('2021')),
      false,
    )
  })

  test('the diagnosis of 2021 is contested between at least four accounts', async () => {
    const { points } = await evaluated(guzman, '--at', '2021-07-25')
    const diagnosis = points.find(({ id }) => id === 'question/diagnosis-2021')
    assert.equal(diagnosis?.state, 'contested')
    assert.ok(diagnosis.accounts.filter(({ claims }) => claims.length > 0).length >= 4)
  })

  test("the truth commission's figures are explained, not contested", async () => {
    const { points } = await evaluated(guzman, '--at', '2021-07-25')
    const figures = points.filter(
      ({ id }) => id === 'question/truth-commission-figures' || id === 'sendero-luminoso/organisation.share_of_deaths',
    )
    assert.deepEqual(
      figures.map(({ state }) => state),
      ['explained', 'explained'],
    )
    assert.ok(figures.every(({ why }) => why?.includes('54')))
  })

  test('as known on 25 July 2021, what was printed later is gone', async () => {
    const then = await evaluated(guzman, '--at', '2021-07-25', '--known', '2021-07-25')
    const point = then.points.find(({ id }) => id === transfer)
    assert.deepEqual(
      point?.accounts.map(({ value }) => value),
      ['2021-07-20'],
    )
    assert.equal(then.known, '2021-07-25')
    const claims = new Set(then.points.flatMap(({ accounts }) => accounts.flatMap((account) => account.claims)))
    for (const later of ['C50', 'C56', 'C58', 'C60', 'C64']) assert.ok(!claims.has(later), later)
  })

  test('"29 years" of isolation since 1992 is rounding, not impossible', async () => {
    const { checks } = await evaluated(guzman, '--at', '2021-08-18')
    const check = checks.find(({ rule, claims }) => rule === 'duration-against-dates' && claims.includes('C26'))
    assert.equal(check?.severity, 'rounding')
  })

  test('with --norms it says what may be engaged: of the isolation, hours a day and human contact are asked', async () => {
    const { norms = [] } = await evaluated(guzman, '--at', '2021-07-25', '--norms')
    const isolation = norms.find(({ id }) => id === 'nmr-43')
    assert.equal(isolation?.citation, 'Nelson Mandela Rules, Rule 43(1)(b) with 44')
    assert.equal(isolation.result, 'cannot_tell')
    assert.deepEqual(isolation.claims, ['C21', 'C23', 'C26', 'C60'])
    assert.match(
      isolation.reason,
      /29 years .*21 years .*27 years .*, all more than 15 days\. Not known: Hours alone in the cell a day and/,
    )
    assert.deepEqual(
      isolation.ask.map(({ fact }) => fact),
      ['isolation.hours_per_day', 'isolation.meaningful_contact'],
    )
    assert.ok(!norms.some(({ unconfirmed }) => unconfirmed))
    const { norms: all = [] } = await evaluated(guzman, '--at', '2021-07-25', '--norms', '--unconfirmed')
    assert.ok(all.some(({ unconfirmed }) => unconfirmed))
    assert.equal((await evaluated(guzman, '--at', '2021-07-25')).norms, undefined)
    assert.match((await amparo({}, '--help')).out, /--unconfirmed also those that could not be checked against their official text/)
    assert.match((await amparo({}, guzman, '--unconfirmed')).err, /give --norms with it/)
  })

  test('the report fits the terminal, says the contested first, and has colour only on a terminal', async () => {
    const plain = await amparo({ columns: 80, terminal: false }, guzman, '--at', '2021-07-25', '--norms')
    assert.equal(stripVTControlCharacters(plain.out), plain.out)
    const lines = plain.out.split('\n')
    assert.deepEqual(
      lines.filter((line) => line.length > 80),
      [],
    )
    assert.ok(lines.findIndex((line) => line.startsWith('Contested')) < lines.findIndex((line) => line.startsWith('Not disputed')))
    assert.match(plain.out, /Was he moved to a hospital on 17 or 20 July 2021\?[\s\S]+17 July 2021[\s\S]+20 July 2021\n.*printed by 3/)
    assert.match(
      plain.out,
      /May be engaged, if an account is accepted ─+\n[\s\S]+Cannot be told yet ─+\n[\s\S]+\? Hours a day alone in the cell\?/,
    )
    assert.doesNotMatch(plain.out, /ours \(\)/)
    const coloured = await amparo({ columns: 80, terminal: true }, guzman, '--at', '2021-07-25', '--norms')
    assert.notEqual(coloured.out, plain.out)
    assert.equal(stripVTControlCharacters(coloured.out), plain.out)
  })
})

suite('amparo evaluate on a file of its own', () => {
  test('an age of 89 in July 2021 beside a birth on 3 December 1934 is impossible', async () => {
    const { checks } = await evaluated(written(aged89))
    assert.deepEqual(
      checks.map(({ rule, severity, claims }) => ({ rule, severity, claims })),
      [{ rule: 'age-against-birth-date', severity: 'impossible', claims: ['C1', 'C2'] }],
    )
    assert.equal(checks[0]?.message, 'According to Daily, 89 years old on 20 July 2021; someone born 3 December 1934 was 86 years then.')
  })

  test('without --at it speaks of today, as the clock has it', async () =>
    assert.equal((await evaluated(written(aged89))).at, '2026-11-22'))

  test('a broken file is refused with its line, and nothing is printed', async () => {
    const path = written(aged89.replace('person.age', 'person.agee'))
    const { status, out, err } = await amparo({}, path, '--json')
    assert.deepEqual([status, out], [1, ''])
    assert.match(err, /:\d+:\d+ claims\[1\]\.asserts\[0\]\.fact: .*person\.age/s)
  })

  test('a file that is not there is refused in one sentence', async () => {
    const { status, err } = await amparo({}, join(folder, 'nowhere.yaml'))
    assert.equal(status, 1)
    assert.match(err, /nowhere\.yaml cannot be read: there is no such file or folder\.\n$/)
  })

  test('a day that does not exist, or that is no day, is refused as typed', async () => {
    assert.match((await amparo({}, guzman, '--at', '2021-02-30')).err, /'2021-02-30' is not a day: .*28 days/)
    assert.match((await amparo({}, guzman, '--known', '2021-07')).err, /'2021-07' is not one day/)
  })

  test("a fact of the team's own is read from the file of facts that is named, and refused without it", async () => {
    const path = written(aged89.replace('fact: person.age, value: 89', 'fact: team.shoes, value: 2'))
    assert.match((await amparo({}, path)).err, /team\.shoes/)
    const facts = written(
      "facts: {team.shoes: {type: number, unit: pairs, label: Shoes, question: 'How many pairs?', cardinality: one_at_a_time}}\n",
    )
    const { points } = await evaluated(path, '--facts', facts)
    assert.ok(points.some(({ id }) => id === 'ana/team.shoes@2021-07-20'))
    assert.match((await amparo({}, path, '--facts', join(folder, 'nowhere.yaml'))).err, /nowhere\.yaml cannot be read/)
  })

  test('an appeal is told that it is no case file, and nothing else', async () => {
    const path = written('format: amparo-appeal/1\nappeal: {id: A1}\n')
    assert.deepEqual(await amparo({}, path), {
      status: 1,
      out: '',
      err: `${path} is an appeal, not a case file: amparo publish takes it.\n`,
    })
  })

  test('words in a file cannot command the terminal', async () => {
    const { out } = await amparo(
      { terminal: true },
      written(aged89.replace('name: Daily', 'name: "Da\\e[2Jily\\u202E"')),
      '--at',
      '2021-07-25',
      '--norms',
    )
    // Once our own colours are taken away, only text and line ends are left.
    const text = out.replaceAll(/\p{Cc}\[\d+m/gu, '').replaceAll('\n', '')
    assert.doesNotMatch(text, /[\p{Cc}\u202e]/u)
  })
})

const aged89 = `format: amparo-case/1
case: {id: ana, title: Ana, country: PE, summary: A test., opened: '2021'}
subjects: [{id: ana, kind: person, names: [{text: Ana, kind: legal}]}]
sources: [{id: registry, name: Registry, kind: authority}, {id: daily, name: Daily, kind: press}]
documents: []
claims:
  - {id: C1, about: ana, said_by: [registry], printed_in: [], said_on: 1935-01-02, statement: Born., asserts: [{fact: person.birth_date, value: 1934-12-03}]}
  - {id: C2, about: ana, said_by: [daily], printed_in: [], said_on: 2021-07-20, statement: Aged 89., asserts: [{fact: person.age, value: 89}]}
`

let files = 0
function written(text: string): string {
  const path = join(folder, `case-${files++}.yaml`)
  writeFileSync(path, text)
  return path
}

async function evaluated(...words: string[]): Promise<PlainEvaluation> {
  const { status, out, err } = await amparo({}, ...words, '--json')
  assert.equal(status, 0, err)
  return JSON.parse(out) as PlainEvaluation
}

const amparo = (terminal: { readonly columns?: number; readonly terminal?: boolean }, ...words: readonly string[]) =>
  runAmparo(['evaluate', ...words], { ...terminal, clock: () => new Date('2026-11-22T12:00:00Z') })
