import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { askToSign, countLimits, openSignOns, type SignOns } from './index.ts'
import { formOf, type CampaignInTest } from './testing.ts'

/** The same campaign with the limits that an installation has. */
const withUsualLimits = ({ signOns, time }: CampaignInTest): SignOns =>
  openSignOns({ ...signOns, limits: countLimits({ clock: () => time.now, random: randomBytes }) })

const askFor = async (signOns: SignOns, mail: string, from: string): Promise<void> =>
  assert.equal((await askToSign(signOns, formOf({ mail }), from)).kind, 'asked', 'the answer is the same in every case')

test('one network has no more than three hundred mails sent in an hour, and other networks go on having theirs', () =>
  withCampaign(async (campaign) => {
    const signOns = withUsualLimits(campaign)
    await Promise.all(Array.from({ length: 350 }, (_, at) => askFor(signOns, `stranger-${at}@example.org`, `192.0.2.${at % 250}`)))
    assert.equal(campaign.mails.length, 300)
    await askFor(signOns, 'maria.quispe@example.net', '198.51.100.1')
    assert.equal(campaign.mails.length, 301)
    campaign.time.now = new Date(campaign.time.now.getTime() + 61 * 60_000)
    await askFor(signOns, 'rosa@example.net', '192.0.2.1')
    assert.equal(campaign.mails.length, 302)
  }))

test('whoever asks again and again for the mailbox of somebody else does not keep its owner from getting a mail', () =>
  withCampaign(async (campaign) => {
    const signOns = withUsualLimits(campaign)
    for (let at = 0; at < 8; at++) await askFor(signOns, 'maria.quispe@example.net', '192.0.2.7')
    assert.equal(campaign.mails.length, 3)
    for (let at = 0; at < 8; at++) await askFor(signOns, 'maria.quispe@example.net', '203.0.113.7')
    assert.equal(campaign.mails.length, 5)
    await askFor(signOns, 'maria.quispe@example.net', '198.51.100.1')
    assert.equal(campaign.mails.length, 6, 'one is kept for a network that had not asked for it')
    await askFor(signOns, 'maria.quispe@example.net', '198.51.100.1')
    await askFor(signOns, 'maria.quispe@example.net', '2001:db8::1')
    assert.equal(campaign.mails.length, 6, 'and not one more')
  }))
