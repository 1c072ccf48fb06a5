import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { exportCase } from '../../../cases/index.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'

const base = '/cases/example'
const source = `${base}/sources/family`
const who = 'Lucía Zqhermana'

test('a protected source is called otherwise everywhere, and who it is is read by those who are named, each time on record', () =>
  atDesk(async ({ db, editor, member, time }) => {
    const reader = await member('reader', 'sealed', 'Nadia Named')
    const administrator = await member('administrator', 'sealed', 'Ada Admin')
    const form = (await editor.get(`${source}/protection`)).text
    assert.match(form, /Sister of the prisoner/)
    const [, nadia = ''] = /value="(staff-[0-9a-f]+)"(?:(?!<input)[\s\S])*Nadia Named/.exec(form) ?? []
    const said = await editor.post(`${source}/protection`, { label: 'Lucía, a relative', name: who, readers: [nadia] })
    assert.equal(said.status, 422)
    assert.match(said.text, /This says a part of their name/)
    assert.match(said.text, /Lucía, a relative/, 'what was typed stands there')
    const done = await editor.post(`${source}/protection`, {
      label: 'A relative, not named',
      name: who,
      contact: 'zqphone',
      readers: [nadia],
    })
    assert.equal(done.status, 303, done.text)
    for (const path of [source, `${base}/sources`, `${base}/claims`, `${base}/history`, `${base}/claims/C3`])
      for (const person of [editor, administrator, reader]) {
        const { text, status } = await person.get(path)
        assert.equal(status, 200, path)
        assert.doesNotMatch(text, /zqphone|Zqhermana|Sister of the prisoner/, path)
      }
    assert.match((await editor.get(source)).text, /A relative, not named/)
    for (const settings of [{}, { sealed: true }]) {
      const file = (await exportCase(db, 'example', settings)) ?? ''
      assert.match(file, /^# Who the protected source is is left out of every file\./m)
      assert.doesNotMatch(file, /zqphone|Zqhermana|Sister of the prisoner/)
    }
    const told = async (): Promise<number> =>
      (await sql<{ n: number }>`select count(*)::int as n from audit where action = 'identity.read'`.execute(db)).rows[0]!.n
    const refused = await administrator.get(`${source}/identity`)
    assert.doesNotMatch(refused.text, /zqphone|Zqhermana/)
    assert.match(refused.text, /only they may read: .*Nadia Named, Rosa Editor|only they may read: .*Rosa Editor, Nadia Named/)
    assert.equal(await told(), 0)
    for (const person of [reader, reader, editor])
      assert.match((await person.get(`${source}/identity`)).text, /Lucía Zqhermana[\s\S]*zqphone/)
    assert.equal(await told(), 3)
    assert.equal((await administrator.post(`${source}/identity`, { name: 'Mine', readers: [] }, { on: source })).status, 200)
    assert.match((await editor.get(`${source}/identity`)).text, /Zqhermana/, 'nobody else changes it')
    const alone = await editor.post(`${source}/identity`, { name: `${who} Two`, readers: [] })
    assert.equal(alone.status, 303, alone.text)
    assert.match((await editor.get(`${source}/identity`)).text, /Only you read it\. Name a second person/)
    assert.doesNotMatch((await reader.get(`${source}/identity`)).text, /Zqhermana/)
    time.now = new Date(time.now.getTime() + 20 * 60_000)
    const later = await editor.get(`${source}/identity`)
    assert.equal(later.status, 303, 'it is asked again who is there')
    assert.match(later.location ?? '', /^\/confirm/)
  }))

test('whoever reads who a source is sees where the name still stands, and what was published with it', () =>
  atDesk(async ({ editor, write }) => {
    await write({
      kind: 'add',
      list: 'claims',
      entry: {
        about: 'ana',
        said_by: ['family'],
        printed_in: [],
        statement: `${who} was at the gate.`,
        said_on: '2021-07-20',
        asserts: [],
      },
    })
    await editor.post(`${source}/protection`, { label: 'A relative, not named', name: who })
    const { text } = await editor.get(`${source}/identity`)
    assert.match(text, /Where the name stands[\s\S]*href="\/cases\/example\/claims\/C\d+">Claim C\d+/)
  }))

test('who a source is that came protected from a file may be recorded once', () =>
  atDesk(async ({ editor, write }) => {
    const [id = ''] = await write({ kind: 'add', list: 'sources', entry: { name: 'A guard, not named', kind: 'person', protected: true } })
    const guard = `${base}/sources/${id}`
    assert.match((await editor.get(`${guard}/identity`)).text, /Nobody has recorded it here[\s\S]*Record who it is/)
    assert.equal((await editor.post(`${guard}/protection`, { name: 'Zqguard' })).status, 303)
    assert.match((await editor.get(`${guard}/identity`)).text, /Zqguard/)
    assert.equal((await editor.post(`${guard}/protection`, { name: 'Another' }, { on: guard })).status, 422)
  }))

test('of two who record at once who a source is, the second is told that somebody has', () =>
  atDesk(async ({ db, editor, member, write }) => {
    const two = await member('editor', 'team', 'Two Editor')
    const [id = ''] = await write({ kind: 'add', list: 'sources', entry: { name: 'A guard, not named', kind: 'person', protected: true } })
    const guard = `${base}/sources/${id}`
    const answers = await Promise.all([
      editor.post(`${guard}/protection`, { name: 'Zqone' }),
      two.post(`${guard}/protection`, { name: 'Zqtwo' }),
    ])
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303, 422]))
    const { rows } = await sql`select from entries where list = 'identities'`.execute(db)
    assert.equal(rows.length, 1)
    const [first, second] = answers[0].status === 303 ? [editor, two] : [two, editor]
    assert.match((await first.get(`${guard}/identity`)).text, /Zqone|Zqtwo/)
    assert.match((await second.get(`${guard}/identity`)).text, /only they may read/)
  }))

test('a source that is protected stays so, also where somebody corrects it', () =>
  atDesk(async ({ editor, db }) => {
    await editor.post(`${source}/protection`, { label: 'A relative, not named', name: who })
    assert.equal((await editor.post(`${source}/correction`, { name: 'A person, not named' })).status, 303)
    assert.match((await exportCase(db, 'example')) ?? '', /name: A person, not named\n[\s\S]*?protected: true/)
    assert.equal((await editor.post(`${source}/protection`, { label: 'B', name: 'C' }, { on: source })).status, 422)
  }))

test('a document is kept from whoever may not read it, with its title, passages and what is printed in nothing else', () =>
  atDesk(async ({ editor, member, write, db }) => {
    const lawyer = await member('editor', 'privileged')
    await write(
      { kind: 'add', list: 'documents', entry: { id: 'D9', title: 'Zqletter to counsel', by: 'gazette', text: 'Zqwords of it.' } },
      {
        kind: 'add',
        list: 'claims',
        entry: { id: 'C90', about: 'ana', said_by: ['lawyer'], printed_in: [{ document: 'D9' }], statement: 'Zqunmarked.', asserts: [] },
      },
      {
        kind: 'add',
        list: 'claims',
        entry: {
          id: 'C91',
          about: 'ana',
          said_by: ['lawyer'],
          said_on: '2021-07-20',
          printed_in: [{ document: 'D9', passage: { exact: 'zqpassage' } }],
          statement: 'Said openly.',
          asserts: [],
          sensitivity: 'public',
        },
      },
    )
    assert.match((await editor.get(`${base}/documents/D9`)).text, /Decide it/)
    const lost = await editor.post(`${base}/documents/D9/mark`, { sensitivity: 'privileged' })
    assert.equal(lost.status, 303, lost.text)
    for (const path of ['documents', 'claims', 'claims/C91', 'sources/gazette', 'history', 'who-sees', 'who-sees?list=documents']) {
      const { text, status } = await editor.get(`${base}/${path}`)
      assert.equal(status, 200, path)
      assert.doesNotMatch(text, /zqletter|zqwords|zqunmarked|zqpassage/i, path)
    }
    assert.match((await editor.get(`${base}/claims/C91`)).text, /Said openly/)
    for (const path of ['documents/D9', 'documents/D9/mark', 'claims/C90'])
      assert.equal((await editor.get(`${base}/${path}`)).status, 404, path)
    assert.match((await lawyer.get(`${base}/documents/D9`)).text, /Zqwords of it/)
    assert.match(
      (await lawyer.get(`${base}/who-sees?list=documents`)).text,
      /Zqletter[\s\S]*Members who read what is privileged[\s\S]*Marked privileged/,
    )
    const open = await lawyer.post(`${base}/documents/D9/mark`, { sensitivity: 'team' })
    assert.equal(open.status, 422, 'what is marked only becomes less open')
    assert.equal((await lawyer.post(`${base}/documents/D9/correction`, { title: 'Zqletter again' })).status, 303)
    assert.match((await exportCase(db, 'example')) ?? '', /Zqletter again[\s\S]*sensitivity: privileged/, 'a correction keeps the mark')
    assert.equal((await lawyer.post(`${base}/documents/D9/mark`, { sensitivity: 'sealed' })).status, 303)
    assert.doesNotMatch((await exportCase(db, 'example')) ?? '', /zqletter|zqwords|zqunmarked|zqpassage/i)
  }))

test('bad marks, long names and letters that no file holds are answered beside their field', () =>
  atDesk(async ({ editor }) => {
    const marking = await editor.post(`${base}/documents/D1/mark`, {})
    assert.match(marking.text, /Choose one of these/)
    assert.match(marking.text, /tells the last day on which the document may have come out: mark that claim, too/)
    assert.equal((await editor.post(`${base}/documents/D1/mark`, { sensitivity: 'secret' })).status, 422)
    assert.equal((await editor.get(`${base}/documents/D77/mark`)).status, 404)
    for (const typed of [
      { label: '', name: '' },
      { label: 'x'.repeat(600), name: who },
      { label: 'A relative', name: 'bad\uFFFFname' },
      { label: 'A relative', name: who, readers: ['00000000-0000-4000-8000-000000000000'] },
    ]) {
      const answer = await editor.post(`${source}/protection`, typed)
      assert.equal(answer.status, 422, JSON.stringify(typed))
      assert.match(answer.text, /class="error"/)
    }
    assert.equal((await editor.get(`${base}/sources/nobody/identity`)).status, 404)
    assert.equal((await editor.get(`${source}/identity`)).status, 404, 'it is not protected')
  }))
