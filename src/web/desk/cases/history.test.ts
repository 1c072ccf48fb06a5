import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { addProtectedSource, canary, sealedClaim } from '../../../../test/fixtures/protected-source.ts'
import { loadCase, type PlainEntry } from '../../../cases/index.ts'
import type { Person } from '../testing.ts'

const changesOn = async (person: Person, page: number): Promise<readonly string[]> =>
  [...(await person.get(`/cases/example/history?page=${page}`)).text.matchAll(/added claim (C\d+)/g)].map(([, id = '']) => id)
/** What a page says, without the frame that every page has. */
const shown = (text: string): string => text.slice(text.indexOf('<h1'), text.indexOf('</main>'))

test('the history tells nobody how much there is that they may not read', () =>
  atDesk(async (desk) => {
    const { editor, write, member } = desk
    const source = await addProtectedSource(desk)
    const before = (await editor.get('/cases/example/history')).text
    const claims = Array.from({ length: 150 }, () => ({ kind: 'add', list: 'claims', entry: sealedClaim(source) }) as const)
    await write(...claims)
    assert.equal(shown((await editor.get('/cases/example/history')).text), shown(before))
    assert.doesNotMatch(before, /rel="next"/)
    assert.match((await editor.get('/cases/example/history?page=2')).text, /There is nothing older/)
    const whole = await member('reader', 'sealed')
    assert.equal((await changesOn(whole, 1)).length, 100)
    assert.match((await whole.get('/cases/example/history')).text, /rel="next"/)
  }))

test('a page of the history is full of what may be read, and the next one goes on where it ended', () =>
  atDesk(async (desk) => {
    const source = await addProtectedSource(desk)
    const open = { ...sealedClaim('family'), statement: 'She is cold.', printed_in: [], sensitivity: 'team' } as const
    const two = [sealedClaim(source), open].map((entry) => ({ kind: 'add', list: 'claims', entry }) as const)
    await desk.write(...Array.from({ length: 120 }, () => two).flat())
    const [first, second] = [await changesOn(desk.editor, 1), await changesOn(desk.editor, 2)]
    assert.equal(first.length, 100)
    const readable = (await loadCase(desk.db, 'example'))!.claims.filter(
      ({ sensitivity }) => sensitivity === 'team' || sensitivity === 'public',
    )
    assert.deepEqual([...first, ...second].toSorted(), readable.map(({ id }) => id).toSorted())
  }))

const wordings: readonly {
  readonly what: string
  readonly list: 'sources' | 'documents' | 'questions' | 'subjects'
  readonly path: string
  readonly earlier: PlainEntry
  readonly later: PlainEntry
}[] = [
  {
    what: 'name of a source',
    list: 'sources',
    path: 'sources/G',
    earlier: { id: 'G', name: `Paper of guard ${canary}`, kind: 'press' },
    later: { id: 'G', name: 'The Paper', kind: 'press' },
  },
  {
    what: 'name of a person',
    list: 'subjects',
    path: 'subjects/G',
    earlier: { id: 'G', kind: 'person', names: [{ text: `Wife of guard ${canary}`, kind: 'known_as' }] },
    later: { id: 'G', kind: 'person', names: [{ text: 'A relative', kind: 'known_as' }] },
  },
  {
    what: 'printer of a document',
    list: 'documents',
    path: 'documents/G',
    earlier: { id: 'G', title: `Letter of guard ${canary}`, by: 'S1' },
    later: { id: 'G', title: 'Letter', by: 'gazette' },
  },
  {
    what: 'question and why it was explained',
    list: 'questions',
    path: 'questions/G',
    earlier: { id: 'G', question: `Is guard ${canary} right?`, claims: ['C1', 'C2'], state: 'explained', why: `Guard ${canary} saw it.` },
    later: { id: 'G', question: 'Which day?', claims: ['C1', 'C2'], state: 'explained', why: 'Two moves.' },
  },
]

for (const { what, list, path, earlier, later } of wordings)
  test(`the earlier ${what} is read by those who may read whom it names`, () =>
    atDesk(async (desk) => {
      await addProtectedSource(desk)
      await desk.write({ kind: 'add', list, entry: earlier })
      await desk.write({ kind: 'revise', list, id: 'G', base: 1, entry: later })
      const lawyer = await desk.member('editor', 'sealed')
      for (const address of ['history', path]) {
        const { text, status } = await desk.editor.get(`/cases/example/${address}`)
        assert.equal(status, 200)
        assert.doesNotMatch(text, new RegExp(`${canary}|by: <del[^>]*>S1`, 'i'), address)
        assert.match((await lawyer.get(`/cases/example/${address}`)).text, new RegExp(canary), address)
      }
    }))

test('a claim that denies or replaces one that is sealed does not name it in the history', () =>
  atDesk(async (desk) => {
    await addProtectedSource(desk)
    const entry = { ...sealedClaim('prisons'), statement: 'Nobody was beaten.', printed_in: [], sensitivity: 'team', denies: ['C10'] }
    await desk.write({ kind: 'add', list: 'claims', entry })
    const { text } = await desk.editor.get('/cases/example/history')
    assert.match(text, /added claim C11/)
    assert.doesNotMatch(text, /C10/)
  }))

test('what was written of an attempt before only the lawyers may read it goes with it', () =>
  atDesk(async (desk) => {
    const entry = { name: `Guard ${canary}`, at: '2021-07-20', channel: 'phone', outcome: 'refused' }
    await desk.write({ kind: 'add', list: 'contacts', entry })
    await desk.write({ kind: 'revise', list: 'contacts', position: 0, base: 1, entry: { ...entry, name: 'A guard' } })
    assert.match((await desk.editor.get('/cases/example/history')).text, new RegExp(canary))
    const later: PlainEntry = { ...entry, name: 'A guard', sensitivity: 'sealed' }
    await desk.write({ kind: 'revise', list: 'contacts', position: 0, base: 2, entry: later })
    const { text } = await desk.editor.get('/cases/example/history')
    assert.doesNotMatch(text, new RegExp(`${canary}|attempt`))
  }))
