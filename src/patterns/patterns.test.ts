import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { projectCatalogue } from '../cases/index.ts'
import type { ToldClaim } from '../evaluation/testing.ts'
import { dayOf, formatDay } from '../kit/index.ts'
import { asOnePerson, axes, crossTable, matching, notTold, parseQuery, queryFields, type Facets, type PatternQuery } from './index.ts'
import { denies, person, personsOf, says } from './testing.ts'

const catalogue = projectCatalogue()

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

/** Who is sure and who is apart. */
const sureAndApart = (query: PatternQuery, ...claims: readonly ToldClaim[]) => {
  const { persons, apart } = crossTable(matching([person(1, claims)], query), { rows: 'place' }).total
  return [persons.length, apart.length]
}

suite('who is found', () => {
  const arrested = says('arrest.date', '2020-03-01')

  test('by a place, an authority, a State or a day that only some accounts tell of is apart', () => {
    const byArmy = [arrested, says('arrest.by', 'Army'), says('arrest.by', 'Police', { who: 'prison' })]
    assert.deepEqual(
      [sureAndApart({ authority: 'army' }, ...byArmy), sureAndApart({}, ...byArmy)],
      [
        [0, 1],
        [1, 0],
      ],
    )
    const there = [says('custody.place', 'North', { when: '2021' }), says('custody.place', 'South', { when: '2021', who: 'prison' })]
    assert.deepEqual(sureAndApart({ place: 'north' }, arrested, ...there), [0, 1])
    assert.deepEqual(sureAndApart({ place: 'north' }, arrested, there[0]!), [1, 0])
    const states = [says('state.country', 'PE'), says('state.country', 'MX', { who: 'prison' })]
    assert.deepEqual(sureAndApart({ country: 'PE' }, arrested, ...states), [0, 1])
    const until = { until: dayOf(2019, 1, 1)! }
    assert.deepEqual(sureAndApart(until, arrested, says('arrest.date', '2018-03-01', { who: 'prison' })), [0, 1])
  })

  test('as in custody at any time is who is told so, and who is told so by some accounts only is apart', () => {
    const ever = { held: 'ever' } as const
    assert.deepEqual(sureAndApart(ever, says('person.birth_date', '1950')), [0, 0])
    assert.deepEqual(sureAndApart(ever, says('custody.status', 'free')), [0, 0])
    assert.deepEqual(sureAndApart(ever, arrested, says('release.date', '2021-01-01')), [1, 0])
    assert.deepEqual(sureAndApart(ever, says('arrest.date', '2020-03-01', { id: 'E' }), denies('E')), [0, 1])
  })

  test('where nothing of custody is told is the first person of a file that is read whole, and nobody of a part of it', () => {
    const birth = [says('person.birth_date', '1950')]
    assert.deepEqual([personsOf(1, birth).length, personsOf(1, birth, false).length], [1, 0])
  })
})

const alone = (when: string): readonly ToldClaim[] => [
  says('isolation.hours_per_day', 23, { when }),
  says('isolation.meaningful_contact', false, { when }),
]

suite('counts', () => {
  test('tell a place that is called like what nobody tells from it', () => {
    const called = [person(1, [says('custody.place', '-')]), person(2, [says('person.birth_date', '1950')])]
    const { rows, rowTotals } = crossTable(called, { rows: 'place' })
    assert.deepEqual(
      rows.map(({ label }, row) => [label, rowTotals[row]!.persons]),
      [
        ['-', ['1/0']],
        [null, ['2/0']],
      ],
    )
  })

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
