import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Log } from '../log/index.ts'
import { enqueueMail, type Connection, type Database } from '../platform/index.ts'
import { askToSign, confirm, keepSnapshots, openSignOns } from './index.ts'
import type { SignForm, SignOnLimits, SignOnMail, SignOns } from './index.ts'

export const appeal = 'EX-001'
export const operator = { staff: null }
const addressKey = Buffer.alloc(32, 3)
export const mailKey = Buffer.alloc(32, 5)
const origin = 'https://appeals.example.org'

/** A published appeal that takes sign-ons (test/fixtures/campaign.ts), with a real log, a real outbox and a key whose private half the test has. */
export type CampaignInTest = {
  readonly db: Database
  readonly connection: Connection
  readonly log: Log
  readonly signOns: SignOns
  readonly privateKey: Uint8Array
  /** Every mail that went into the outbox, in order. */
  readonly mails: SignOnMail[]
  /** What the clock says; may be moved. */
  readonly time: { now: Date }
  /** What the limits answer; may be changed. */
  readonly limits: { network: 'within' | 'over'; mailbox: 'within' | 'over'; takes: boolean }
}

/** What sign-ons are written through, over a database: with a real outbox, whose mails are noted beside it. */
export function openTestSignOns({
  db,
  log,
  clock,
  limits,
  mails,
}: {
  readonly db: Database
  readonly log: Log
  readonly clock: () => Date
  readonly limits: CampaignInTest['limits']
  readonly mails: SignOnMail[]
}): SignOns {
  const counted: SignOnLimits = { network: () => limits.network, mail: () => limits.mailbox }
  const enqueue = async (...[tx, written]: Parameters<SignOns['mailing']['enqueue']>): Promise<void> => {
    await enqueueMail(tx, mailKey, written)
    mails.push(...written)
  }
  return openSignOns({ db, log, addressKey, mailing: { enqueue, takes: () => limits.takes }, limits: counted, clock, origin })
}

/** A form as María Quispe sends it, but for what is said otherwise. */
export const formOf = (given: Partial<SignForm> = {}): SignForm => ({
  appeal,
  version: 1,
  lang: 'en',
  request: randomBytes(16).toString('base64url'),
  name: 'María Quispe',
  mail: 'maria.quispe@example.net',
  country: 'PE',
  disclosure: 'c',
  consents: { sign: true, showName: true, toAddressee: true, country: true, outcome: false },
  shared: false,
  ...given,
})

/** Asks to sign; gives the token of the mailed link, the code beside it, and the answer of the form. */
export async function ask(
  { signOns, mails }: Pick<CampaignInTest, 'signOns' | 'mails'>,
  given: Partial<SignForm> = {},
): Promise<{ readonly token: string; readonly code: string; readonly answer: string; readonly mail: SignOnMail }> {
  const form = formOf(given)
  const asked = await askToSign(signOns, form, '192.0.2.7')
  assert.equal(asked.kind, 'asked', JSON.stringify(asked))
  const mail = mails.findLast(({ kind, to }) => kind === 'confirm-sign-on' && to === form.mail.trim()) ?? assert.fail('no mail was written')
  const token = /\/s\/([A-Za-z0-9_-]{43})/.exec(mail.text)?.[1] ?? assert.fail(mail.text)
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(mail.text)?.[0] ?? assert.fail(mail.text)
  return { token, code, answer: asked.kind === 'asked' ? asked.answer : '', mail }
}

/** Signs from the form to the confirmation; gives the link of the signer's own page. */
export async function sign(campaign: Pick<CampaignInTest, 'signOns' | 'mails'>, given: Partial<SignForm> = {}): Promise<string> {
  const { token } = await ask(campaign, given)
  const confirmed = await confirm(campaign.signOns, token)
  assert.ok(confirmed.kind === 'confirmed' || confirmed.kind === 'held', confirmed.kind)
  return confirmed.own
}

/** The link of the last mail to somebody, without the path before it. */
export function mailedLink(mails: readonly SignOnMail[], to: string): string {
  const mail = mails.findLast((each) => each.kind === 'own-link' && each.to === to) ?? assert.fail(`no link was mailed to ${to}`)
  return /\/[po]\/(\S+)/.exec(mail.text)?.[1] ?? assert.fail(mail.text)
}

/** Signs the head of the log and releases it, whatever the time; keeps the numbers beside it as a process that serves does, if a database is given. */
export async function release(log: Log, db?: Database): Promise<void> {
  await log.sign()
  await log.release(new Date('2036-01-01T12:00:00Z'))
  if (db !== undefined) await keepSnapshots(db)
}
