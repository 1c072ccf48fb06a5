import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseWithAppeal } from '../../../../test/fixtures/appeal-desk.ts'
import { textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { canaryAppeal } from '../../../../test/fixtures/canary-case.ts'
import { keepBroughtAppeal } from '../../../../test/fixtures/kept-brought.ts'
import { facts, hospitalCase } from '../../../../test/fixtures/hospital-case.ts'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { keepAppeal } from '../../../appeals/index.ts'
import { caseKeyOf, importCaseFile } from '../../../cases/index.ts'
import { readAudit } from '../../../staff/index.ts'
import { addStaffMember } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

/** An appeal over two cases, held by the first, on which somebody has to act by a day. */
const overTwo = caseWithAppeal
  .replace("cites: ['example#C3']", "cites: ['example#C3', 'PE-2021-K7Q4#C3']")
  .replace("opened: '2021-07-22'", "opened: '2021-07-22'\n    act_until: '2021-08-10'")
const other = hospitalCase.replace('id: example', 'id: PE-2021-K7Q4').replace(/title: [^,}]*/, 'title: The other one')

test('an appeal over several cases stands once in the list and the calendar, with all of them, and under each of them', () =>
  atDesk(async ({ db, key, time }) => {
    const clock = () => time.now
    const imported = await importCaseFile(db, other, { file: 'case.yaml', facts, clock })
    assert.ok(imported.kind === 'imported', JSON.stringify(imported))
    const second = (await caseKeyOf(db, 'PE-2021-K7Q4'))!
    const { token } = await addStaffMember(db, { role: 'editor', now: time.now, cases: [{ key }, { key: second }] })
    const both = openDesk(db, { clock }).as(token)
    const due = /10 August 2021.*Last day to act on EX-001/

    const list = await both.get('/deadlines')
    assert.equal(list.text.match(/Last day to act on EX-001/g)?.length, 1)
    assert.match(textOf(list.text), /Last day to act on EX-001.{0,200} example .{0,40}The other one PE-2021-K7Q4/)
    for (const id of ['example', 'PE-2021-K7Q4']) assert.match(textOf((await both.get(`/deadlines?case=${id}`)).text), due, id)
    const under = textOf((await both.get('/deadlines?case=example')).text)
    assert.match(under, /Last day to act on EX-001.{0,200} example and one other/)
    assert.doesNotMatch(under, /The other one/, 'under one case the others are counted')
    assert.match(
      textOf((await both.get('/deadlines/month?month=2021-08&case=PE-2021-K7Q4')).text),
      /Last day to act on EX-001 example , PE-2021-K7Q4/,
    )
    const shown = await readAudit(db, { action: 'deadline.read' })
    assert.deepEqual(new Set(shown.map(({ caseKey }) => caseKey)), new Set([key, second]), 'words of both were shown')

    const made = await both.post('/me/calendar', { do: 'make' })
    const feed = (
      await openDesk(db, { clock })
        .as()
        .get(new URL(/https:[^<]+\.ics/.exec(made.text)![0]).pathname)
    ).text
    assert.deepEqual(
      feed.match(/SUMMARY:.*act until/g)?.map((line) => line.replace(/[0-9a-f]{6}/, '…')),
      ['SUMMARY:case-… and 1 more: act until'],
    )

    const { token: single } = await addStaffMember(db, { role: 'editor', now: time.now, cases: [{ key: second }] })
    const partly = openDesk(db, { clock }).as(single)
    assert.doesNotMatch((await partly.get('/deadlines')).text, /EX-001/, 'a case that is not theirs closes it to them')
    assert.equal((await partly.get('/deadlines?case=example')).status, 404)
  }, overTwo))

test('an appeal of no case is called by its id in the month, whatever comes due of it', () =>
  atDesk(async ({ db, time, member }) => {
    const doing = { by: 'writer', at: time.now }
    await keepAppeal(db, canaryAppeal('PE-ALL', 'everybody', []), { clock: () => time.now })
    const reply = { days: 5, of: 'body', confirmed: 'text' } as const
    await keepBroughtAppeal(db, 'PE-ALL', { word: 'everybody', day: '2021-07-24', reply }, doing)
    const chief = await member('administrator')
    const month = (of: string) => chief.get(`/deadlines/month?month=${of}`)
    assert.match(textOf((await month('2021-09')).text), /Last day to act on PE-ALL PE-ALL/)
    assert.match(textOf((await month('2021-07')).text), /Answer of Body everybody to PE-ALL PE-ALL/)
  }))

const decided = (fact: string, value: string) => ({
  kind: 'add' as const,
  list: 'claims' as const,
  entry: {
    about: 'ana',
    said_by: ['lawyer'],
    said_on: value,
    printed_in: [],
    statement: 'It was decided.',
    asserts: [{ fact, value }],
    sensitivity: 'team',
  },
})

test('each time limit that the page of bodies shows stands in the list with its rule, of a closed case, too, and for a while once it is over', () =>
  atDesk(
    async ({ editor, write }) => {
      await write(decided('judgment.date', '2016-12-06'))
      assert.match(textOf((await editor.get('/cases/example/bodies')).text), /By when: 6 December 2021, 60 months/)
      const limits = async () => textOf((await editor.get('/deadlines?case=example&kind=limit')).text)
      const running =
        /Later 1 .*6 December 2021 .*File with UN Human Rights Committee.*rule: 60 months from the last decision.*being late may be held against it and shuts nothing; the case is closed here/
      assert.match(await limits(), running)

      // The rule of the Commission is six months from the final decision, which is told now: they ended five days ago.
      await write(decided('remedies.final_decision_date', '2021-01-20'))
      assert.match(textOf((await editor.get('/cases/example/bodies')).text), /Not open \(\d+\).*Last day: 2021-07-20/)
      assert.match(await limits(), /Over 1 .*20 July 2021 over for 5 days File with Inter-American Commission.*rule: 6 months/)
    },
    hospitalCase.replace('country: XX', "country: PE, closed: '2021-07-01'"),
  ))
