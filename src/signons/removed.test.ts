import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { wordsLeft } from '../../test/words-left.ts'
import { foldReleased } from '../log/index.ts'
import {
  askAsOrganisation,
  closeSigning,
  confirm,
  doRemovals,
  erase,
  listOrganisations,
  openOrganisation,
  openOwn,
  organisationsToReview,
  previewRemoval,
  removeOrganisation,
  startRemoval,
  withdraw,
  withdrawErased,
  withdrawOrganisation,
} from './index.ts'
import { appeal, ask, mailedLink, operator, release, sign, type CampaignInTest } from './testing.ts'

const removeAll = async ({ signOns }: CampaignInTest): Promise<void> => {
  const asked = { kind: 'remove', condition: { state: 'c' }, reason: 'automated', publicReason: 'A script.' } as const
  assert.equal((await startRemoval(signOns, appeal, asked, operator)).kind, 'started')
  await doRemovals(signOns)
}
const again = async (campaign: CampaignInTest) => (await confirm(campaign.signOns, (await ask(campaign)).token)).kind
const total = async ({ db, log }: CampaignInTest) => {
  await release(log)
  return (await foldReleased(db)).appeals.get(appeal)?.total
}
const marks = async ({ db }: CampaignInTest) => (await sql`select from signons where address is not null`.execute(db)).rows.length

test('whoever was removed can neither withdraw nor erase it to sign again with the same mailbox, and is not restored once erased', () =>
  withCampaign(async (campaign) => {
    const { signOns, db } = campaign
    const own = await sign(campaign, { name: 'Bot Example', disclosure: 'n' })
    await removeAll(campaign)
    assert.deepEqual(await withdraw(signOns, own), { kind: 'not-standing' })
    assert.equal(await again(campaign), 'already')
    assert.deepEqual(await erase(signOns, own, { withdraw: true }), { kind: 'changed' })
    assert.deepEqual(await openOwn(signOns, own), { kind: 'gone' })
    assert.deepEqual(await wordsLeft(['Bot Example'], { db }), [])
    assert.equal(await again(campaign), 'already')
    assert.equal(await withdrawErased(signOns), 0)
    assert.equal((await previewRemoval(db, appeal, { state: 'r' })).count, 0)
    const back = { kind: 'restore', condition: { state: 'r' }, reason: 'removed-by-mistake', publicReason: 'They were people.' } as const
    assert.equal((await startRemoval(signOns, appeal, back, operator)).kind, 'nothing')
    assert.equal(await total(campaign), 0)
    assert.equal(await marks(campaign), 1)
    await closeSigning(signOns, appeal, operator)
    assert.equal(await marks(campaign), 0)
  }))

test('what its owner erases while it is being restored does not come back', () =>
  withCampaign(async (campaign) => {
    const { signOns } = campaign
    const own = await sign(campaign)
    await removeAll(campaign)
    const back = { kind: 'restore', condition: { state: 'r' }, reason: 'removed-by-mistake', publicReason: 'They were people.' } as const
    assert.equal((await startRemoval(signOns, appeal, back, operator)).kind, 'started')
    await erase(signOns, own, { withdraw: false })
    await doRemovals(signOns)
    assert.equal(await total(campaign), 0)
  }))

test('an organisation that was removed and took the rest away leads to a reviewer when it signs again; the log keeps it removed', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, mails } = campaign
    const askFor = async (request: string) => {
      const organisation = {
        names: [{ text: 'Comité de Ejemplo', lang: 'es' }],
        country: 'PE',
        kind: 'ngo',
        domain: 'comite.example',
        officer: 'Luisa Ejemplo',
        capacity: 'Chair',
        showOfficer: true,
        status: 'none',
        mail: 'luisa@comite.example',
        authorised: true,
      }
      const form = { appeal, version: 1, lang: 'en', request: request.repeat(21).concat('A'), ...organisation }
      assert.equal((await askAsOrganisation(signOns, form, '192.0.2.7')).kind, 'asked')
      return confirm(signOns, /\/s\/(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? assert.fail())
    }
    assert.deepEqual(await askFor('1'), { kind: 'organisation', state: 'confirmed' })
    const link = mailedLink(mails, 'luisa@comite.example')
    const page = await openOrganisation(signOns, link)
    await release(campaign.log)
    assert.equal((await removeOrganisation(signOns, page.kind === 'record' ? page.id : 0, 'not-what-it-says', operator)).kind, 'changed')
    assert.deepEqual(await listOrganisations(db, appeal), [], 'its name goes at once')
    assert.deepEqual(await withdrawOrganisation(signOns, link), { kind: 'changed' })
    assert.deepEqual(await wordsLeft(['Luisa Ejemplo', 'Comité de Ejemplo', 'comite.example'], { db }), [])
    assert.deepEqual(await askFor('2'), { kind: 'organisation', state: 'review' })
    assert.equal((await organisationsToReview(db, appeal)).length, 1)
    await total(campaign)
    assert.deepEqual(
      (await foldReleased(db)).appeals.get(appeal)?.organisations.map(({ standing }) => standing),
      ['removed'],
    )
    assert.deepEqual(await listOrganisations(db, appeal), [])
    await closeSigning(signOns, appeal, operator)
    const { rows } = await sql`select from organisation_signons where mark is not null`.execute(db)
    assert.equal(rows.length, 0)
  }))
