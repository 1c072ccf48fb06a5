import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { withDatabase } from '../../src/platform/testing.ts'
import type { Role } from '../../src/staff/index.ts'
import { addStaffMember } from '../../src/staff/testing.ts'
import { lines } from '../../src/web/desk/chapters.ts'
import { formTokenOf } from '../../src/web/desk/form-token.ts'
import { openDesk } from '../../src/web/desk/testing.ts'
import { signOnsOver } from '../fixtures/sign-ons.ts'
import { keepCanaries, overBoth, type CanaryCase } from './canary-desk.ts'
import { fill, leadsTo, partsOf, queryOf } from './parts-of-addresses.ts'

const now = new Date('2021-07-25T10:00:00Z')
const words = ['memberword', 'toucanword', 'ocelotword', 'quokkaword', 'narwhalword']

/** What somebody may ask for who guesses at what they may not see. */
const requests = fc.array(
  fc.record({
    line: fc.nat(),
    about: fc.nat(words.length),
    elsewhere: fc.nat(words.length - 1),
    entry: fc.constantFrom(
      'C1',
      'C2',
      'C3',
      'C4',
      'C5',
      'C6',
      'D1',
      'P1',
      'P2',
      'S1',
      'S2',
      'S3',
      'Q1',
      '0',
      '1',
      '-1',
      '999999',
      'word',
      '../zq-1',
      '%',
    ),
    query: fc.array(
      fc.tuple(
        fc.constantFrom(
          'q',
          'at',
          'known',
          'fact',
          'source',
          'standing',
          'id',
          'point',
          'claims',
          'denies',
          'supersedes',
          'document',
          'call',
          'about',
          'page',
          'sort',
          'next',
          'case',
          'staff',
          'action',
          'day',
          'edit',
          'notice',
        ),
        fc.constantFrom(
          '',
          'C1',
          'C1,C2',
          'D1',
          'P1',
          'zq-1',
          'zq-2#C1',
          'zqa-1',
          'P1/custody.hospital_transfer_date/july',
          'zq-1#P1/custody.place',
          '2021-07-20',
          'Moved',
          'word',
          '1',
          '/cases/zq-1',
          'saved',
          "' or 1=1 --",
        ),
      ),
      { maxLength: 3 },
    ),
    token: fc.boolean(),
  }),
  { minLength: 1, maxLength: 2 },
)

async function walk(role: Role, runs: number): Promise<void> {
  await withDatabase(async (db) => {
    const cases = await keepCanaries(db, words, now)
    const own = cases[0]!
    const desk = openDesk(db, { clock: () => now, signOns: await signOnsOver(db, () => now, cases[1]!.appeal) })
    const signIn = () => addStaffMember(db, { role, now, name: 'Somebody', cases: [{ key: own.key, clearance: 'sealed' }] })
    let [member, asked, served] = [await signIn(), 0, 0]
    const askedFor = async ({ line, about, elsewhere, entry, query, token }: Asked): Promise<void> => {
      const { route } = lines[line % lines.length]!
      const whose: CanaryCase = cases[about] ?? { ...cases[elsewhere]!, appeal: overBoth }
      const usual = partsOf(route.path, whose, member.staff.id)
      const { case: _case, appeal: _appeal, staff: _staff, token: _token, ...entries } = usual
      const parts = elsewhere % 2 === 0 ? usual : { ...usual, ...Object.fromEntries(Object.keys(entries).map((name) => [name, entry])) }
      const search = new URLSearchParams(query).toString()
      const path = fill(route.path, parts) + (search === '' ? queryOf(route.path) : `?${search}`)
      const person = desk.as(member.token)
      const fields = { ...(token && { _token: formTokenOf(member.token) }), ...Object.fromEntries(query) }
      const answer = route.method === 'GET' ? await person.get(path) : await person.send(path, fields)
      asked += 1
      if (answer.status === 200) served += 1
      const said = `${answer.text}\n${[...answer.headers].join('\n')}`
      const wanted = `${path} ${JSON.stringify(fields)}`
      for (const other of cases.slice(1)) {
        assert.equal(said.includes(other.word), false, `${route.method} ${path} shows a word of ${other.id}`)
        const named = said.includes(other.id) || said.includes(other.appeal)
        assert.ok(
          !named || /zq/.test(decodeURIComponent(wanted.replaceAll(/%(?![0-9a-f]{2})/gi, ''))),
          `${route.method} ${path} names ${other.id}`,
        )
      }
      assert.ok(answer.status < 500, `${route.method} ${path} failed`)
      if (answer.status === 303 && leadsTo(answer.location) === '/sign-in') member = await signIn()
    }
    await fc.assert(
      fc.asyncProperty(requests, async (sequence) => {
        for (const request of sequence) await askedFor(request)
      }),
      { numRuns: runs },
    )
    const page = await desk.as(member.token).get(`/cases/${own.id}`)
    if (lines.some(({ route }) => route.path === '/cases/:case')) assert.ok(page.text.includes(own.word), 'their own case is shown')
    assert.ok(asked >= runs && served > 0)
  })
}
type Asked = (typeof requests extends fc.Arbitrary<infer List extends readonly unknown[]> ? List : never)[number]

test('10,000 sequences of requests by a reader of one case show nothing of another', () => walk('reader', 10_000))
test('nor do those of an editor, who may also send forms', () => walk('editor', 1000))
test('nor those of a reviewer', () => walk('reviewer', 500))
