import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suggestColumns } from './suggest-mapping.ts'
import { facts, readList } from './testing.ts'

const proposed = async (content: string) => suggestColumns((await readList(content)).table, facts)

test('a column is proposed for the fact that the dictionary calls so, in any order of words, where its cells answer it', async () => {
  const columns = await proposed(
    'id,name,date_of_disappearance,Release date,daysInCustody,Move to a hospital,sentence_years,Date of conviction\n' +
      '1,Ana,1976-07-21,1985,412,2021-07-20,25,never told\n2,Rosa,1974-11,,3,,life,by a court\n',
  )
  assert.deepEqual(columns, {
    id: { as: 'id' },
    name: { as: 'name', kind: 'legal' },
    date_of_disappearance: { as: 'disappearance.date' },
    'Release date': { as: 'release.date' },
    daysInCustody: { as: 'custody.days' },
    'Move to a hospital': { as: 'custody.hospital_transfer_date' },
    // Half of the cells are not more than half; and words about a conviction are no date of it.
    sentence_years: 'ignore',
    'Date of conviction': 'ignore',
  })
})

test('what a team added to the dictionary is proposed likewise, and nothing by a word that two facts share', async () => {
  const own = { ...facts.get('release.date')!, key: 'family.vigil_date', label: 'Vigil of the family' }
  const two = { ...own, key: 'family.march', label: 'March of mothers' }
  const three = { ...own, key: 'family.walk', label: 'Mothers, march' }
  const { table } = await readList('name,family vigil,march of mothers\nAna,1977,1978\n')
  const columns = suggestColumns(table, new Map([...facts, [own.key, own], [two.key, two], [three.key, three]]))
  assert.deepEqual([columns['family vigil'], columns['march of mothers']], [{ as: 'family.vigil_date' }, 'ignore'])
})

test('an age on a day is the age on the day of the column called so, and of no other', async () => {
  const columns = await proposed('name,age_at_disappearance,age at trial,date_of_disappearance\nAna,23,30,1976\n')
  assert.deepEqual(columns['age_at_disappearance'], { as: 'person.age', when: 'date_of_disappearance' })
  assert.equal(columns['age at trial'], 'ignore')
})
