import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { projectCatalogue, projectFacts, type CaseDocument } from '../cases/index.ts'
import { defaultSettings, evaluate } from '../evaluation/index.ts'
import { caseOf, type ToldClaim } from '../evaluation/testing.ts'
import { dayOf, formatDay } from '../kit/index.ts'
import { defaultNormSettings } from '../norms/index.ts'
import {
  asOnePerson,
  axes,
  crossTable,
  facetsOf,
  matching,
  notTold,
  parseQuery,
  queryFields,
  type Facets,
  type PatternQuery,
} from './index.ts'

const facts = projectFacts()
const catalogue = projectCatalogue()
const at = dayOf(2024, 6, 1)!

const fieldsIn = (fields: Readonly<Record<string, string>>) => ({ get: (name: string) => fields[name] ?? null })

const someDay = fc.integer({ min: dayOf(1900, 1, 1)!, max: dayOf(2100, 1, 1)! })
const words = fc.string({ minLength: 1, maxLength: 30 }).map((text) => `x${text.replaceAll(/\s+/gu, ' ').trim()}`)
const queries: fc.Arbitrary<PatternQuery> = fc
  .record(
    {
      country: fc.constantFrom('PE', 'MX', 'CN'),
      place: words,
      authority: words,
      norms: fc.uniqueArray(fc.constantFrom(...[...catalogue.norms.keys()].slice(0, 30)), { minLength: 1 }).map((ids) => ids.toSorted()),
      from: someDay,
      until: someDay,
      held: fc.constantFrom('now' as const, 'ever' as const),
      without: fc
        .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 9 })
        .map((keys) => keys.toSorted((a, b) => a - b)),
    },
    { requiredKeys: [] },
  )
  .filter(({ from, until }) => from === undefined || until === undefined || from <= until)

suite('what is asked for', () => {
  test('stands in an address and is read from there as it was', () => {
    fc.assert(
      fc.property(queries, (query) => assert.deepEqual(parseQuery(fieldsIn(queryFields(query))), { kind: 'read', query: { ...query } })),
    )
  })

  test('is told beside its field where it cannot be read, whatever was typed', () => {
    const read = parseQuery(
      fieldsIn({
        country: 'Perú',
        from: '2024-13',
        until: 'soon',
        held: 'maybe',
        norms: 'nmr-44 none-1',
        without: '0',
        place: 'x'.repeat(201),
      }),
      (norm) => catalogue.norms.has(norm),
    )
    assert.deepEqual(read.kind === 'invalid' && Object.keys(read.errors).toSorted(), [
      'country',
      'from',
      'held',
      'norms',
      'place',
      'until',
      'without',
    ])
    const year = parseQuery(fieldsIn({ from: '2021', until: '2021' }))
    assert.deepEqual(year.kind === 'read' && [formatDay(year.query.from!), formatDay(year.query.until!)], ['2021-01-01', '2021-12-31'])
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('country', 'from', 'norms', 'without'), fc.string()),
        (typed) => void parseQuery(fieldsIn(typed)),
      ),
    )
  })
})

const person = (key: number, claims: readonly ToldClaim[]): Facets => {
  const document: CaseDocument = { ...caseOf({ claims }, facts), consents: [], appeals: [] }
  const norms = { catalogue, settings: defaultNormSettings }
  const evaluation = evaluate(document, facts, defaultSettings, { at, known: null, norms })
  const [found] = facetsOf({ key, document, evaluation, norms: evaluation.norms ?? [], catalogue, positionOf: () => 0 })
  return found!
}
let next = 0
const says = (
  fact: string,
  value: string | number | boolean,
  more: { when?: string; who?: string; id?: string; occasion?: string } = {},
): ToldClaim => ({
  id: more.id ?? `C${(next += 1)}`,
  about: 'ana',
  said_by: [more.who ?? 'lawyer'],
  asserts: [
    { fact, value, ...(more.when !== undefined && { when: more.when }), ...(more.occasion !== undefined && { occasion: more.occasion }) },
  ],
})
const denies = (id: string): ToldClaim => ({ id: `C${(next += 1)}`, about: 'ana', said_by: ['prison'], denies: [id] })

const held = (...claims: readonly ToldClaim[]) => person(1, claims).held

suite('whether somebody is in custody today', () => {
  const arrested = says('arrest.date', '2020-03-01')

  test('is no longer so only where every account says that it ended, and nobody is left out of whom none says anything', () => {
    assert.equal(held(arrested), 'yes')
    assert.equal(held(arrested, says('release.date', '2021-01-01')), 'no')
    assert.equal(held(arrested, says('release.date', '2021-01-01'), says('release.date', '2021-05-01', { who: 'prison' })), 'no')
    assert.equal(held(arrested, says('release.date', '2021-01-01', { id: 'R' }), denies('R')), 'contested')
    assert.equal(held(arrested, says('release.date', '2024')), 'contested', 'it may be later in the year')
    assert.equal(held(arrested, says('release.date', '2021-01-01'), says('arrest.date', '2023-01-01', { occasion: 'again' })), 'yes')
    assert.equal(held(says('custody.status', 'free', { when: '2022-01-01/..' })), 'no')
    assert.equal(held(says('custody.place', 'Callao', { when: '2019/..' }), says('release.date', '2021-01-01')), 'no')
    assert.equal(held(says('custody.status', 'medical_parole', { when: '2022-01-01/..' })), 'unknown')
    const unknown = person(1, [says('person.birth_date', '1950')])
    assert.equal(unknown.held, 'unknown')
    assert.equal(matching([unknown], { held: 'now' }).length, 1)
    const contested = matching([person(2, [arrested, says('release.date', '2021-01-01', { id: 'S' }), denies('S')])], { held: 'now' })
    assert.equal(crossTable(contested, { rows: 'country' }).total.apart.length, 1)
  })
})

suite('counts', () => {
  const alone = (when: string): readonly ToldClaim[] => [
    says('isolation.hours_per_day', 23, { when }),
    says('isolation.meaningful_contact', false, { when }),
  ]
  const inIsolation = person(1, [
    ...alone('2021-03'),
    says('custody.place', 'Prison A', { when: '2021-03-01/2021-04-30' }),
    says('custody.place', 'Prison B', { when: '2022-01-01/2022-12-31' }),
    says('arrest.by', 'State police'),
  ])
  const inB = person(2, [...alone('2022-03'), says('custody.place', 'PRISON  b', { when: '2022' })])
  const nowhere = person(3, [says('person.birth_date', '1950')])
  const all = [inIsolation, inB, nowhere]

  test('hold a norm at the place of its own days, places that read the same as one, and who is told nowhere in a row of their own', () => {
    const of = (query: PatternQuery, key: string): readonly string[] => {
      const table = crossTable(matching(all, query), { rows: 'norm', columns: 'place' })
      const row = table.rows.findIndex((value) => value.key === 'nmr-44')
      return table.cells[row]?.[table.columns.findIndex((value) => value.key === key)]?.persons ?? []
    }
    assert.deepEqual([of({}, 'prison a'), of({}, 'prison b')], [['1/0'], ['2/0']])
    assert.deepEqual(of({ place: 'PRISON' }, 'prison b'), ['2/0'])
    assert.deepEqual([of({ from: dayOf(2022, 1, 1)! }, 'prison a'), of({ norms: ['iccpr'] }, 'prison a')], [[], []])
    const places = crossTable(matching(all, {}), { rows: 'place' })
    assert.deepEqual(
      places.rows.map(({ key }, index) => [key, places.rowTotals[index]!.persons.length]),
      [
        ['prison b', 2],
        ['prison a', 1],
        [notTold, 1],
      ],
    )
    const asked = crossTable(matching(all, { norms: ['nmr-44'] }), { rows: 'place' })
    assert.deepEqual(asked.rows.map(({ key }) => key).toSorted(), ['prison a', 'prison b'])
    assert.deepEqual(
      matching(all, { without: [1, 3] }).map(({ caseKey }) => caseKey),
      [2],
    )
    const one = asOnePerson(all, [
      [
        { caseKey: 1, subject: 0 },
        { caseKey: 2, subject: 0 },
      ],
    ])
    assert.equal(crossTable(one, { rows: 'norm' }).total.persons.length, 2)
  })

  test('set apart what holds only if an account is accepted, and never add it', () => {
    const differs = person(4, [...alone('2021-03'), says('isolation.hours_per_day', 4, { when: '2021-03', who: 'prison' })])
    const table = crossTable(matching([inB, differs], { norms: ['nmr-44'] }), { rows: 'norm', columns: 'result' })
    assert.deepEqual([table.rowTotals[0]!.persons, table.rowTotals[0]!.apart], [['2/0'], ['4/0']])
    assert.deepEqual(table.columns.map(({ key }) => key).toSorted(), ['engaged', 'if_accepted'])
    assert.deepEqual(crossTable(matching([inB, differs], { norms: ['nmr-44'] }), { rows: 'country' }).rowTotals[0]!.apart, ['4/0'])
  })

  const many: fc.Arbitrary<readonly Facets[]> = fc
    .array(
      fc.tuple(
        fc.constantFrom(inIsolation, inB, nowhere),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<readonly (string | null)[]>(['PE'], [null], ['PE', 'MX']),
      ),
      { maxLength: 12 },
    )
    .map((drawn) => drawn.map(([one, key, countries]) => ({ ...one, caseKey: key, person: `${key}/0`, countries })))
  const axis = fc.constantFrom(...axes)

  test('have everybody who is found in some row and some column and once in the total, in whatever order they come', () => {
    fc.assert(
      fc.property(many, axis, fc.option(axis), queries, (facets, rows, columns, query) => {
        const found = matching(facets, query)
        const table = crossTable(found, { rows, columns })
        const everybody = [...new Set(found.map((each) => each.person))].toSorted()
        const inTotal = [...table.total.persons, ...table.total.apart].toSorted()
        assert.deepEqual(inTotal, everybody)
        const inCells = new Set(table.cells.flat().flatMap(({ persons, apart }) => [...persons, ...apart]))
        assert.deepEqual([...inCells].toSorted(), everybody)
        for (const { persons, apart } of table.cells.flat())
          assert.equal(new Set([...persons, ...apart]).size, persons.length + apart.length)
        assert.deepEqual(crossTable(found.toReversed(), { rows, columns }).total, table.total)
        for (const each of found) assert.ok(facets.some((one) => one.caseKey === each.caseKey))
      }),
    )
  })
})
