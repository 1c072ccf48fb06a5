import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atDesk } from '../../../../test/fixtures/hospital-desk.ts'
import { isolationCase } from '../../../../test/fixtures/isolation-case.ts'

const norms = '/cases/example/norms'
const rule = `${norms}/nmr-43`
const shownIn = (text: string): string => /name="shown" value="([^"]+)"/.exec(text)![1]!

test('a decision is taken back, with or without a reason: nothing is decided then, and what was decided stays on record', () =>
  atDesk(async ({ editor, db, time }) => {
    assert.doesNotMatch((await editor.get(rule)).text, /value="undecided"/)
    assert.equal((await editor.post(rule, { decision: 'set-aside', reason: 'The register decides.' })).status, 303)
    const decided = (await editor.get(rule)).text
    assert.match(decided, /Not decided any more/)
    time.now = new Date('2021-07-25T10:10:00Z')
    assert.equal((await editor.post(rule, { decision: 'undecided' })).status, 303)
    const back = (await editor.get(rule)).text
    assert.match(back, /Not decided any more: taken back by <bdi>Rosa Editor<\/bdi>[\s\S]*All decisions \(2\)[\s\S]*The register decides\./)
    const second = await editor.post(rule, { decision: 'undecided', reason: 'From a second tab.', shown: shownIn(decided) })
    assert.equal(second.status, 409)
    assert.match(second.text, /or a decision was taken back, and the facts are the same[\s\S]*From a second tab\./)
    const again = await editor.post(rule, { decision: 'undecided' })
    assert.equal(again.status, 303, 'sent again after the way back it leads on, and the record below has one entry of it')
    const nothing = await editor.post(rule, { decision: 'undecided', reason: 'Nothing stands.' })
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /Nothing is decided that could be taken back/)
    assert.doesNotMatch((await editor.get(norms)).text, /id="set-aside"|decision=set-aside/)
    assert.match((await editor.get(`${norms}?decision=none`)).text, /Rule 43\(1\)\(b\) with 44/)
    assert.equal((await editor.post(rule, { decision: 'accepted', reason: 'Looked at again.' })).status, 303)
    for (const shown of [shownIn((await editor.get(rule)).text), shownIn(decided)]) {
      const twice = await editor.post(rule, { decision: 'accepted', reason: 'Looked at again.', shown })
      assert.equal(twice.status, 303, 'the same decision, from the page as it is now and from the one before, is no second entry')
    }
    assert.match((await editor.get(rule)).text, /Looked at again\.[\s\S]*All decisions \(3\)/)
    assert.equal((await editor.post(rule, { decision: 'accepted', reason: 'For another reason.' })).status, 303)
    assert.match((await editor.get(rule)).text, /All decisions \(4\)/)
    const { rows } = await sql<{ detail: object }>`select detail from audit where action = 'norm.decide' order by id`.execute(db)
    assert.deepEqual(rows[1]?.detail, { norm: 'nmr-43', decision: 'undecided' })
  }, isolationCase))

test('whoever reads a decision reads that it was taken back, also by somebody who sees more by then', () =>
  atDesk(async ({ editor, member, write }) => {
    assert.equal((await editor.post(rule, { decision: 'set-aside', reason: 'The register decides.' })).status, 303)
    const asserts = [{ fact: 'isolation.hours_per_day', value: 23, when: '2021-06' }]
    const printed_in = [{ document: 'D1' }]
    const said = { about: 'ana', said_by: ['lawyer'], printed_in, statement: 'From the file of the defence.', asserts }
    await write({ kind: 'add', list: 'claims', entry: { ...said, sensitivity: 'privileged' } })
    const lawyer = await member('reviewer', 'privileged', 'Luis Abogado')
    const asked = await lawyer.get(rule)
    assert.match(asked.text, /Only those who read privileged claims read the reason; where a decision is taken back, whoever reads that/)
    assert.equal((await lawyer.post(rule, { decision: 'undecided', reason: 'Asked anew.' })).status, 303)
    for (const who of [editor, lawyer])
      assert.match((await who.get(rule)).text, /Not decided any more: taken back by <bdi>Luis Abogado<\/bdi>[\s\S]*All decisions \(2\)/)
  }, isolationCase))
