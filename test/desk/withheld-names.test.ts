import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordEntries } from '../../src/cases/index.ts'
import { withDatabase } from '../../src/platform/testing.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { formsIn, unescaped } from '../../src/web/desk/testing-forms.ts'
import { openDesk, type Answer, type Person } from '../../src/web/desk/testing.ts'
import { facts } from '../fixtures/hospital-case.ts'
import { keepCanary } from './canary-desk.ts'

const now = new Date('2021-07-25T10:00:00Z')
/** The name of a source whom only a sealed claim names. */
const withheld = 'Guard hiddenword'

/** Where words of an appeal are written. */
const fields = [
  { path: '/appeals/zqa-0/head', field: 'title' },
  { path: '/appeals/zqa-0/head', field: 'summary' },
  { path: '/appeals/zqa-0/sections/1', field: 'heading' },
  { path: '/appeals/zqa-0/sentences/2', field: 'text' },
  { path: '/appeals/zqa-0/sentences/4', field: 'text' },
  { path: '/appeals/zqa-0/addressees/5', field: 'name' },
  { path: '/appeals/zqa-0/addressees/5', field: 'salutation' },
] as const

const pages = ['', '/history', '/preview', '/risk-review', '/approval', '/publication'].map((page) => `/appeals/zqa-0${page}`)

const filledIn = ({ text }: Answer, path: string, typed: Readonly<Record<string, string>>): Record<string, readonly string[] | string> => ({
  ...Object.fromEntries(formsIn(text).find(({ action, fields: all }) => action.includes(path) && all.has('_base'))!.fields),
  ...typed,
})

test('a name that was withheld meanwhile stands on no page of an appeal for whoever may not read it, and nothing of it is struck out', async () => {
  for (const { path, field } of fields)
    for (const order of ['lawyer first', 'at once'] as const)
      await withDatabase(async (db) => {
        const own = await keepCanary(db, { id: 'zq-0', word: 'ownword', now })
        const claim = {
          about: 'P1',
          said_by: ['S9'],
          printed_in: [],
          statement: 'Said in confidence.',
          sensitivity: 'sealed',
          said_on: '2021-07-20',
        }
        const source = { id: 'S9', name: withheld, kind: 'person' }
        const added = await db.transaction().execute((tx) =>
          recordEntries(
            tx,
            'zq-0',
            [
              { kind: 'add', list: 'sources', entry: source },
              { kind: 'add', list: 'claims', entry: claim },
            ],
            { by: 'import', at: now, facts },
          ),
        )
        assert.equal(added.kind, 'recorded')
        const desk = openDesk(db, { clock: () => now })
        const somebody = async (name: string, clearance: 'team' | 'sealed'): Promise<Person> =>
          desk.as((await addStaffMember(db, { role: 'administrator', name, now, cases: [{ key: own.key, clearance }] })).token)
        const [lawyer, editor] = [await somebody('Lawyer', 'sealed'), await somebody('Editor', 'team')]
        const [theirs, mine] = [await lawyer.get(path), await editor.get(path)]
        const secret = () => lawyer.send(path, filledIn(theirs, path, { [field]: `${withheld} says so` }))
        const late = () => editor.send(path, filledIn(mine, path, { [field]: 'Of the editor' }))
        const [ofLawyer, ofEditor] = order === 'at once' ? await Promise.all([secret(), late()]) : [await secret(), await late()]
        const seen = [ofEditor, ...(await Promise.all(['/appeals', ...pages].map((page) => editor.get(page))))]
        for (const { text, status } of seen) {
          assert.ok(status < 500, `${path} ${field}: ${status}`)
          assert.ok(!unescaped(text.replaceAll(/<\/?mark>/g, '')).includes('hiddenword'), `${path} ${field} ${order}`)
        }
        if (ofLawyer.status !== 303) return
        assert.equal(ofEditor.status, 403, `${path} ${field} ${order}`)
        assert.ok(
          String(filledIn(await lawyer.get(path), path, {})[field]).includes(withheld),
          'what the editor may not read is struck out',
        )
      })
})
