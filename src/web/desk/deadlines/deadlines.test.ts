import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atApproved, publish, textOf } from '../../../../test/fixtures/approved-appeal.ts'
import { addBody, approvedDossier } from '../../../../test/fixtures/approved-dossier.ts'
import type { EntryChange } from '../../../cases/index.ts'
import { recover, setMembership } from '../../../staff/index.ts'
import { addStaffMember, signInAgain } from '../../../staff/testing.ts'
import { openDesk } from '../testing.ts'

const said = (fact: string, value: string, { occasion, on = '2021-07-20', ...more }: Said = {}): EntryChange => ({
  kind: 'add',
  list: 'claims',
  entry: {
    about: 'ana',
    said_by: ['lawyer'],
    said_on: on,
    printed_in: [],
    statement: 'As told.',
    asserts: [{ fact, value, ...(occasion !== undefined && { occasion }) }],
    ...more,
  },
})
type Said = { readonly occasion?: string; readonly on?: string; readonly sensitivity?: string }

/** What a case tells of days to come, and of days on which somebody last heard of something. */
const told: readonly EntryChange[] = [
  said('hearing.scheduled_date', '2021-08-02', { occasion: 'hearing' }),
  said('hearing.scheduled_date', '2021-08-05', { occasion: 'hearing', on: '2021-07-21' }),
  said('health.condition', 'She coughs.'),
  said('contact.visit_date', '2021-06-10'),
  said('release.date', '2022-03'),
  said('petition.decision_date', '2021-07-15'),
  // The year has begun: it may have been already.
  said('charge.dismissed_date', '2021'),
  said('order.due_date', '2021-07-30', { sensitivity: 'privileged' }),
  {
    kind: 'add',
    list: 'calls',
    entry: { kind: 'call', name: 'Olinda', at: '2021-07-08', channel: 'phone', next: '2021-07-25', said: 'She will ask.' },
  },
  {
    kind: 'add',
    list: 'consents',
    entry: { subject: 'ana', given_by: 'Her sister', relation: 'sister', scope: 'An appeal', on: '2021-01-01', until: '2021-08-31' },
  },
]

/** The parts of the list, each with what stands in it. */
const parts = (html: string): readonly string[] =>
  [...html.matchAll(/<section aria-labelledby="(?:over|today|this-week|later)">.*?<\/section>/gs)].map(([part]) => textOf(part))

test('what comes due stands in order with the claim or rule it comes from, and each reader is told only of what they may read', () =>
  atApproved(async ({ desk, editor, reviewer }) => {
    const { db, time, key, write } = desk
    await publish(editor)
    const body = await addBody(editor, { days: '5' })
    const dossier = await approvedDossier({ editor, reviewer }, body)
    const brought = await editor.post(`${dossier}/by-hand`, { channel: 'portal', day: '2021-07-25', to: 'https://portal.example.org/' })
    assert.equal(brought.status, 303, brought.text)
    await write(...told)

    const list = await editor.get('/deadlines')
    const [over = '', today = '', week = '', later = ''] = parts(list.text)
    assert.match(
      over,
      /Over 2 .*10 July 2021 over for 15 days.*Ask about visits to Ana Ejemplo: none is told for 30 days.*22 July 2021 over for 3 days.*last Olinda.*our own rule: 14 days/,
    )
    assert.match(today, /25 July 2021 today.*Call again, or what was promised: Olinda/)
    assert.match(
      week,
      /30 July 2021 5 days left.*Answer of Office of the Ombudsman of Ejemplo to EX-001.*rule: 5 days.*Its law, article 20/,
    )
    assert.match(later, /2 August 2021.*Hearing: Ana Ejemplo.*C\d+ : Lawyer of the prisoner ; contested: another account names another day/)
    assert.match(later, /5 August 2021.*Hearing/)
    assert.match(later, /19 August 2021.*nothing new of their health for 30 days.*our own rule: 30 days/)
    assert.match(later, /31 August 2021.*The consent of Her sister for Ana Ejemplo ends: ask anew/)
    assert.match(later, /March 2022.*Date of release: Ana Ejemplo/)
    assert.doesNotMatch(textOf(list.text), /Charges dismissed|Report to the court due/)
    assert.match(
      textOf((await (await desk.member('reader', 'privileged')).get('/deadlines?kind=due')).text),
      /Report to the court due: Ana Ejemplo/,
    )
    const limits = textOf((await editor.get('/deadlines?kind=limit')).text)
    assert.match(
      limits,
      /File with .*, for Ana Ejemplo .*rule: \d+ months from .*check whether that decision was the final one.*example is case-[0-9a-f]{6}/,
    )
    const { rows: read } = await sql<{ list: number }>`select count(*)::int as list from audit where action = 'deadline.read'`.execute(db)
    assert.equal(read[0]?.list, 2, 'once for each who was shown words of the case')

    const month = textOf((await editor.get('/deadlines/month?month=2021-08')).text)
    assert.match(month, /August 2021.*2 August 2021 Hearing: Ana Ejemplo/)
    assert.match(textOf((await editor.get('/deadlines/month?month=2021-13')).text), /July 2021/)

    // The thresholds are the team's own: who set them stands beside them, and what was set before stays.
    const chief = await desk.member('administrator', 'team', 'Ada Administrator')
    const wrong = await chief.post('/deadlines/thresholds', { health: '0', visit: 'soon', contact: '' })
    assert.ok(wrong.status === 422 && wrong.text.includes('value="soon"') && wrong.text.includes('Write a whole number of days'))
    assert.equal((await chief.post('/deadlines/thresholds', { health: '3', visit: '', contact: '14' })).status, 303)
    const late = await chief.post('/deadlines/thresholds', { health: '9', visit: '', contact: '14', _base: '0' })
    assert.ok(late.status === 409 && late.text.includes('Somebody else changed these numbers meanwhile') && late.text.includes('value="9"'))
    const changed = textOf((await editor.get('/deadlines')).text)
    assert.match(changed, /over for 2 days.*nothing new of their health for 3 days/)
    assert.doesNotMatch(changed, /Ask about visits/)
    assert.match(changed, /ask anew after 3 days without word of health, never of visits, .* Set by Ada Administrator on 25 July 2021/)

    // Whoever is no member of the case, and of no other, has no deadlines at all.
    const { token: strange } = await addStaffMember(db, { role: 'editor', now: time.now })
    const stranger = openDesk(db, { clock: () => time.now }).as(strange)
    for (const none of ['/deadlines', '/deadlines?kind=nonsense'])
      assert.match((await stranger.get(none)).text, /Nothing comes due in your cases/, none)
    assert.match(
      (await stranger.get('/deadlines?kind=hearing')).text,
      /Nothing of this kind comes due in your cases[^]*<a href="\/deadlines">Show all kinds<\/a>/,
    )

    await calendars({ db, key, time })
  }))

type Place = Parameters<Parameters<typeof atApproved>[0]>[0]['desk']

/** The secret address of somebody's calendar says codes and kinds and no more, for as long as they may read. */
async function calendars({ db, key, time }: Pick<Place, 'db' | 'key' | 'time'>): Promise<void> {
  const { as } = openDesk(db, { clock: () => time.now })
  const { staff, token } = await addStaffMember(db, { role: 'reader', now: time.now, cases: [{ key }] })
  const [reader, nobody] = [as(token), as()]
  const make = async (person = reader): Promise<string> => {
    const made = await person.post('/me/calendar', { do: 'make' })
    assert.equal(made.status, 200)
    return new URL(/https:[^<]+\.ics/.exec(made.text)?.[0] ?? assert.fail(made.text)).pathname
  }
  const first = await make()
  const address = await make()
  assert.doesNotMatch((await reader.get('/me/calendar')).text, /\.ics/)
  assert.equal((await nobody.get(first)).status, 404, 'another one took its place')
  const feed = await nobody.get(address)
  assert.match(feed.headers.get('content-type')!, /^text\/calendar/)
  assert.equal(feed.headers.get('set-cookie'), null)
  const events = [...feed.text.matchAll(/SUMMARY:(.*)\r\n/g)].map(([, summary]) => summary)
  assert.ok(events.length >= 7 && events.every((summary) => /^case-[0-9a-f]{6}: [a-z ]+$/.test(summary!)), JSON.stringify(events))
  assert.ok(events.some((summary) => summary!.endsWith(': answer due')) && events.some((summary) => summary!.endsWith(': hearing')))
  // 'example' is the id of the case, which somebody chose and which may be a name.
  assert.doesNotMatch(feed.text.replaceAll('desk.example.org', ''), /Ana|Ejemplo|Olinda|sister|Ombudsman|EX-001|example|cough/i)
  assert.match(feed.text, /DTSTART;VALUE=DATE:20220301\r\nDTEND;VALUE=DATE:20220401/)
  assert.deepEqual((await nobody.get(address)).text, feed.text)

  const as_of = { by: staff.id, at: time.now }
  await db.transaction().execute((tx) => setMembership(tx, { staff: staff.id, caseKey: key, clearance: null }, as_of))
  assert.doesNotMatch((await nobody.get(address)).text, /VEVENT/, 'memberships are those of the moment')
  assert.equal((await reader.post('/me/calendar', { do: 'revoke' })).status, 303)
  assert.equal((await nobody.get(address)).status, 404)
  const third = await make()
  const acting = { by: null, now: time.now, random: randomBytes }
  await db.transaction().execute((tx) => recover(tx, staff.id, acting))
  assert.equal((await nobody.get(third)).status, 404, 'nor does an address that somebody made who had this person’s sign-in')
  const fourth = await make(as(await signInAgain(db, staff.id, time.now)))
  await sql`update staff_members set ended_at = ${time.now} where id = ${staff.id}`.execute(db)
  assert.equal((await nobody.get(fourth)).status, 404, 'whoever has left reads nothing')
  const guesses = await Promise.all(
    Array.from({ length: 25 }, () => nobody.get(`/calendar/${randomBytes(32).toString('base64url')}/deadlines.ics`)),
  )
  assert.equal(guesses.at(-1)!.status, 429, 'whoever tries addresses is stopped')
}
