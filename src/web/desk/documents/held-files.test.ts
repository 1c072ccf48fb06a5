import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, type DeskOfCase } from '../../../../test/fixtures/hospital-desk.ts'
import { facts } from '../../../../test/fixtures/hospital-case.ts'
import { readOutOriginal } from '../../../documents/index.ts'
import { openZip } from '../../../extraction/index.ts'
import { testExtractor } from '../testing.ts'

const base = '/cases/example'
const letter = new File(['Fue trasladada el 20 de julio.\nEl penal lo dice.'], 'Nota 12.txt')

/** What the job does. */
const readOut = ({ db, key, files, time }: DeskOfCase, id: string): Promise<unknown> =>
  readOutOriginal(db, { caseKey: key, id }, { files, extractor: testExtractor(), facts, clock: () => time.now })

/** Has a sealed claim name somebody whom nothing else names. */
async function sealAway({ write }: DeskOfCase, name: string): Promise<void> {
  const [hidden] = await write({ kind: 'add', list: 'subjects', entry: { kind: 'person', names: [{ text: name, kind: 'known_as' }] } })
  const claim = { about: hidden!, said_by: ['lawyer'], said_on: '2021-07-22', statement: 'Seen.', sensitivity: 'sealed' }
  await write({ kind: 'add', list: 'claims', entry: claim })
}

test('a copy with the originals holds no file whose words would betray what those for whom it is may not know', () =>
  atDesk(async (desk) => {
    const { editor, member } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    await readOut(desk, 'D3')
    await sealAway(desk, 'El penal')
    const whole = await member('editor', 'sealed')
    for (const person of [await member('editor'), whole]) {
      const { bytes } = await person.post(`${base}/export`, { format: 'bundle', for: 'team' })
      const all = await Promise.all([...(await openZip(bytes, 100)).values()].map(async (file) => (await file.read()).toString()))
      assert.doesNotMatch(all.join('\n'), /trasladada el 20|Nota 12\.txt/)
    }
    const { bytes } = await whole.post(`${base}/export`, { format: 'bundle', for: 'privileged', sealed: 'yes' })
    assert.equal([...(await openZip(bytes, 100)).keys()].filter((name) => name.startsWith('originals/')).length, 1)
  }))

test('a file whose words nobody has looked at yet is kept back where the case has what its reader may not know', () =>
  atDesk(async (desk) => {
    const { editor, member } = desk
    await editor.post(`${base}/documents/new/files`, { files: letter, by: 'prisons' })
    await sealAway(desk, 'Somebody else')
    const reader = await member('reader')
    assert.equal((await reader.get(`${base}/documents/D3/original`)).status, 410)
    assert.match((await reader.get(`${base}/documents/D3`)).text, /being read; look again in a moment/)
    assert.equal((await (await member('reader', 'sealed')).get(`${base}/documents/D3/original`)).status, 200)
    await readOut(desk, 'D3')
    assert.equal((await reader.get(`${base}/documents/D3/original`)).status, 200)
  }))

test('what a file says of itself keeps it back as its words do', () =>
  atDesk(async (desk) => {
    const { editor, member } = desk
    const page = '<html><head><title>Nota</title><meta name="author" content="Zoraida Paz"></head><body><p>Trasladada.</p></body></html>'
    await editor.post(`${base}/documents/new/files`, { files: new File([page], 'nota.html'), by: 'prisons' })
    await readOut(desk, 'D3')
    const reader = await member('reader')
    assert.match((await reader.get(`${base}/documents/D3`)).text, /Zoraida Paz/)
    await sealAway(desk, 'Zoraida Paz')
    assert.doesNotMatch((await reader.get(`${base}/documents/D3`)).text, /Zoraida Paz/)
    assert.equal((await reader.get(`${base}/documents/D3/original`)).status, 410)
  }))
