import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { ToldClaim } from '../evaluation/testing.ts'
import { crossTable, matching, notTold } from './index.ts'
import { denies, person, says } from './testing.ts'

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

/** The years in which persons are counted, by all accounts and by some only. */
const years = (...claims: readonly ToldClaim[]) => {
  const table = crossTable(matching([person(1, claims)], {}), { rows: 'year' })
  const of = (which: 'persons' | 'apart') => table.rows.flatMap(({ key }, row) => (table.rowTotals[row]![which].length > 0 ? [key] : []))
  return { sure: of('persons'), apart: of('apart') }
}

suite('the years of custody', () => {
  const released = says('release.date', '2016-05-01')

  test('are sure from the last to the first day that accounts name, and apart where some tell of others or deny it', () => {
    const [early, late] = [says('arrest.date', '2010-03-01'), says('arrest.date', '2015-03-01', { who: 'prison' })]
    assert.deepEqual(years(early, late, released), { sure: ['2015', '2016'], apart: ['2010', '2011', '2012', '2013', '2014'] })
    assert.deepEqual(years(says('arrest.date', '2014'), released), { sure: ['2014', '2015', '2016'], apart: [] })
    const maybeAgain = ['2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024']
    assert.deepEqual(years(says('arrest.date', '2016'), released), { sure: ['2016'], apart: maybeAgain })
    const denied = [says('arrest.date', '2022-03-01', { id: 'A' }), denies('A')]
    assert.deepEqual([years(...denied), held(...denied)], [{ sure: [], apart: ['2022', '2023', '2024'] }, 'contested'])
    const longer = says('release.date', '2018-05-01', { who: 'prison' })
    assert.deepEqual(years(late, released, longer), { sure: ['2015', '2016'], apart: ['2017', '2018'] })
    const places = [says('custody.place', 'A', { when: '2020' }), says('custody.place', 'B', { when: '2020', who: 'prison' })]
    assert.deepEqual(years(...places), { sure: ['2020'], apart: [] }, 'held by both, wherever it was')
  })

  test('go no further than today, and of an end that nobody dates there are none', () => {
    assert.deepEqual(years(says('custody.place', 'Prison A', { when: '2022/2090' })).sure, ['2022', '2023', '2024'])
    for (const status of ['free', 'dead', 'released_conditional']) {
      assert.deepEqual(years(says('custody.status', status)), { sure: [notTold], apart: [] })
      assert.equal(held(says('custody.status', status), says('arrest.date', '2022-03-01')), 'contested')
    }
    assert.deepEqual(years(says('death.occurred', true)).sure, [notTold])
    assert.doesNotThrow(() => years(says('custody.status', 'free', { when: '2019/..' }), says('person.death_date', '2019/..')))
  })
})
