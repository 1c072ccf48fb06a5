import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { foldReleased } from '../log/index.ts'
import { confirm, correct, doRemovals, erase, startRemoval, withdraw } from './index.ts'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { appeal, ask, operator, release, type CampaignInTest } from './testing.ts'

const people = 5
const person = fc.integer({ min: 0, max: people - 1 })
const disclosure = fc.constantFrom('n', 'a', 'c')
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('sign'), person, disclosure, held: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('withdraw', 'erase', 'erase and withdraw'), person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct'), person, disclosure }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('remove', 'restore', 'release'), disclosure }) },
)
type Step = { readonly do: string; readonly person?: number; readonly disclosure?: string; readonly held?: boolean }

test('whatever people and staff do, in whatever order and at the same time, the fold of the log is what the rows say, has no problem, and counts nobody twice', () =>
  withCampaign(async (campaign) => {
    const links = new Map<number, string>()
    await fc.assert(
      // Each sequence goes on where the one before it ended.
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }), async (sequence) => {
        for (const atOnce of sequence) {
          await Promise.all(atOnce.map((each) => take(campaign, links, each)))
          await doRemovals(campaign.signOns)
        }
        await release(campaign.log)
        await agree(campaign)
      }),
      { numRuns: 25, endOnFailure: true },
    )
  }))

async function take(campaign: CampaignInTest, links: Map<number, string>, given: Step): Promise<void> {
  const { signOns, limits } = campaign
  const who = given.person ?? 0
  const shows = given.disclosure ?? 'c'
  const link = links.get(who) ?? '1-AAAAAAAAAAAAAAAAAAAAAA'
  switch (given.do) {
    case 'sign': {
      limits.network = given.held ? 'over' : 'within'
      const { token } = await ask(campaign, { name: `Person ${who}`, mail: `person-${who}@example.net`, disclosure: shows })
      const confirmed = await confirm(signOns, token)
      if ('own' in confirmed) links.set(who, confirmed.own)
      return
    }
    case 'withdraw':
      return void (await withdraw(signOns, link))
    case 'erase':
    case 'erase and withdraw':
      return void (await erase(signOns, link, { withdraw: given.do !== 'erase' }))
    case 'correct': {
      const consents = { showName: true, toAddressee: true, outcome: false }
      return void (await correct(signOns, link, { name: `Person ${who} again`, disclosure: shows as 'n', consents }))
    }
    default: {
      const [state, reason] = ({ remove: ['c', 'automated'], restore: ['r', 'removed-by-mistake'], release: ['h', ''] } as const)[
        given.do as 'remove'
      ]
      const kind = given.do as 'remove'
      await startRemoval(
        signOns,
        appeal,
        { kind, condition: { state, disclosure: shows as 'n' }, reason, publicReason: 'A test.' },
        operator,
      )
    }
  }
}

async function agree({ db }: CampaignInTest): Promise<void> {
  const fold = await foldReleased(db)
  assert.deepEqual(fold.problems, [])
  const counts = fold.appeals.get(appeal)
  const { rows } = await sql<{ state: string; disclosure: string; n: number }>`
    select state, disclosure, count(*) as n from signons where entry >= 0 group by 1, 2`.execute(db)
  const many = (wanted: (row: { state: string; disclosure: string }) => boolean): number =>
    rows.filter(wanted).reduce((sum, { n }) => sum + n, 0)
  const of = (letter: string): number => many(({ state, disclosure: shown }) => state === 'c' && shown === letter)
  const removed = many(({ state }) => state === 'r')
  assert.deepEqual(
    {
      total: counts?.total ?? 0,
      by: counts?.byDisclosure ?? { n: 0, a: 0, c: 0 },
      withdrawn: counts?.withdrawn ?? 0,
      removed: counts?.removed ?? [],
    },
    {
      total: many(({ state }) => state === 'c'),
      by: { n: of('n'), a: of('a'), c: of('c') },
      withdrawn: many(({ state }) => state === 'w'),
      removed: removed === 0 ? [] : [['automated', removed]],
    },
  )
  assert.ok((counts?.total ?? 0) <= people, `${people} people are counted as ${counts?.total}`)
  // A name stands there only for what is shown with it.
  const { rows: wrong } = await sql`
    select from signon_names n join signons s on s.id = n.signon
    where s.disclosure <> 'n' or s.content is null or s.state = 'w' or n.hidden <> (s.state in ('h', 'r'))`.execute(db)
  assert.equal(wrong.length, 0)
}
