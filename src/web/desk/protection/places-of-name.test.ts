import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const source = '/cases/example/sources/doctor'

test('whoever protects a source is told before and after where their name stands, in files and titles too, and that this stays', () =>
  atDesk(async ({ editor, files, member, write }) => {
    const letter = Buffer.from('Signed, DR ANA ZQUÍSPE, Lima.')
    const file = await files.keep(letter)
    const original = { sha256: await files.keep(Buffer.from('the file')), media_type: 'text/plain', bytes: 8 }
    const derived = [{ kind: 'text', sha256: file, media_type: 'text/plain', bytes: letter.length }]
    await write(
      { kind: 'add', list: 'sources', entry: { id: 'doctor', name: 'Dr Ana Zquíspe', kind: 'doctor' } },
      {
        kind: 'add',
        list: 'documents',
        entry: { id: 'D11', title: 'Visit', by: 'doctor', original: { ...original, name: 'scan.txt' }, derived },
      },
      { kind: 'add', list: 'documents', entry: { id: 'D12', title: 'Report by A. Zquispe', by: 'gazette' } },
      {
        kind: 'add',
        list: 'documents',
        entry: { id: 'D13', title: 'A picture', by: 'gazette', original: { ...original, name: 'zquispe.png' } },
      },
    )
    const before = (await editor.get(`${source}/protection`)).text
    const said = { label: 'A doctor, not named', name: 'Dr Ana Zquíspe' }
    assert.equal((await editor.post(`${source}/protection`, said)).status, 303)
    for (const text of [before, (await editor.get(`${source}/identity`)).text]) {
      assert.match(text, /Protecting the source changes none of these/)
      assert.match(text, />Document D11<\/a>: words/)
      assert.match(text, />Document D12<\/a>: title/)
      assert.match(text, />Document D13<\/a>: name of the file/)
      assert.match(text, /documents\/D11\/mark/)
      assert.match(text, /Nobody could look into these[\s\S]*Document D13/)
    }
    const reader = (await (await member('reader')).get(source)).text
    assert.match(reader, /Protecting changed no title, file name, words of a file or claim/)
    assert.doesNotMatch(reader, /Zqu[ií]spe/, 'of somebody else nothing is told')
  }))
