import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../platform/testing.ts'
import { runAmparo } from './testing.ts'

const list = 'id,name,born,place\n1,Ana Ejemplo,1954-02-29,Montevideo\n2,Rosa Quispe,1960,desaparecida\n3,,,\n'
const mapping = `format: amparo-list/1
list: {case: the-list, title: The list, country: UY, source: {name: A committee, kind: ngo}, lang: es}
columns: {id: {as: id}, name: {as: name}, born: {as: person.birth_date}, place: {as: custody.place}}
`
type Told = { id: string | null; rows: number; people: number; claims: number; unparsed: number; unchanged: number; refused: unknown[] }

test('a list is tried out, imported, imported again without a change, and undone', async () => {
  const folder = temporaryFolder()
  const [file, how] = [join(folder, 'list.csv'), join(folder, 'mapping.yaml')]
  writeFileSync(file, list)
  writeFileSync(how, mapping)
  const data = { AMPARO_DATA: join(folder, 'data') }
  const told = async (...more: string[]): Promise<Told> => {
    const { out, err, status } = await runAmparo(['list', 'import', file, '--mapping', how, '--json', ...more], { env: data })
    assert.equal(status, 0, err)
    return JSON.parse(out) as Told
  }
  const refused = [{ row: 4, column: 'name', why: 'The row names nobody.' }]
  const dry = await told('--dry-run')
  assert.deepEqual([dry.rows, dry.people, dry.claims, dry.unparsed, dry.unchanged, dry.refused, dry.id], [3, 2, 6, 2, 0, refused, null])
  writeFileSync(how, mapping.replace('{as: custody.place}', 'ignore'))
  const narrower = await runAmparo(['list', 'import', file, '--mapping', how, '--json', '--dry-run'], { env: data })
  assert.deepEqual((JSON.parse(narrower.out) as { leftOut: unknown }).leftOut, [{ column: 'place', cells: 2 }])
  writeFileSync(how, mapping)
  const first = await runAmparo(['list', 'import', file, '--mapping', how], { env: { AMPARO_DATA: folder } })
  const [, id = ''] = /amparo list undo (\S+)/.exec(first.out) ?? assert.fail(first.out + first.err)
  const again = await runAmparo(['list', 'import', file, '--mapping', how, '--json'], { env: { AMPARO_DATA: folder } })
  const { people, claims, unchanged } = JSON.parse(again.out) as Told
  assert.deepEqual([people, claims, unchanged], [0, 0, 6])
  assert.match((await runAmparo(['list', 'undo', id], { env: { AMPARO_DATA: folder } })).out, /Undone: \d+ entries are gone, and the case/)
  assert.match((await runAmparo(['export', 'the-list'], { env: { AMPARO_DATA: folder } })).err, /There is no case 'the-list'/)
})

test('a mapping that does not fit is refused by name, with what was probably meant', async () => {
  const folder = temporaryFolder()
  const [file, how] = [join(folder, 'list.csv'), join(folder, 'mapping.yaml')]
  writeFileSync(file, list)
  const refusal = async (text: string): Promise<string> => {
    writeFileSync(how, text)
    const { status, err } = await runAmparo(['list', 'import', file, '--mapping', how, '--dry-run'], { env: { AMPARO_DATA: folder } })
    assert.equal(status, 1)
    return err
  }
  const wrong = mapping.replace('born:', 'borne:').replace('custody.place', 'custody.plaice')
  const said = await refusal(wrong)
  assert.match(said, /no column “borne”\. Did you mean “born”[\s\S]*does not say what becomes of the column “born”/)
  assert.match(said, /Did you mean “custody\.place”/)
  assert.match(await refusal(mapping.replace('kind: ngo', 'kind: club')), /list\.source\.kind/)
})
