import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { makeCampaignKey, systemRandomness } from '../platform/index.ts'
import { takeDown } from '../publishing/index.ts'
import {
  addCampaignKey,
  askToSign,
  closeSigning,
  confirm,
  correctWaiting,
  forgetExpired,
  keepSnapshots,
  openOwn,
  openWaiting,
  pauseSigning,
  readSigningState,
  readSigningStateNow,
  refuse,
  resumeSigning,
  tokenOfCode,
} from './index.ts'
import { publishVersion, withCampaign } from '../../test/fixtures/campaign.ts'
import { openRecord } from './record.ts'
import { appeal, ask, formOf, mailedLink, operator, release, sign } from './testing.ts'

const count = async (db: Parameters<typeof readSigningState>[0]): Promise<number> => {
  const state = await readSigningState(db, appeal)
  return state.kind === 'none' ? assert.fail('not open') : (state.counts?.total ?? 0)
}

test('a sign-on waits until its mailed link is opened and confirmed; then it counts, and its own page shows what was written', () =>
  withCampaign(async (campaign) => {
    const { db, signOns, log, mails } = campaign
    const { token, mail } = await ask(campaign, { disclosure: 'a' })
    assert.doesNotMatch(
      `${mail.subject} ${mail.text.replace(/https\S+/, '')}`,
      /María|Ana|EX-001|appeal|sign on/i,
      'the mail names neither person nor appeal',
    )
    const waiting = await openWaiting(signOns, token)
    assert.ok(waiting.kind === 'waiting')
    assert.deepEqual([waiting.name, waiting.version, waiting.lang, waiting.disclosure, waiting.held], ['María Quispe', 1, 'en', 'a', null])
    assert.equal(log.size, 0, 'looking changes nothing')
    const confirmed = await confirm(signOns, token)
    assert.ok(confirmed.kind === 'confirmed')
    assert.equal(mailedLink(mails, 'maria.quispe@example.net'), confirmed.own)
    assert.deepEqual(await openWaiting(signOns, token), { kind: 'done' })
    await release(log)
    assert.equal(await count(db), 1)
    const own = await openOwn(signOns, confirmed.own)
    assert.ok(own.kind === 'record')
    assert.deepEqual(
      [own.state, own.written?.name, own.written?.mail, own.entry, own.released],
      ['confirmed', 'María Quispe', 'maria.quispe@example.net', 1, true],
    )
    assert.deepEqual(await openOwn(signOns, `${confirmed.own.slice(0, -1)}${confirmed.own.endsWith('A') ? 'Q' : 'A'}`), { kind: 'gone' })
  }))

test('a form that is sent twice asks once; a form that was changed in between asks again', () =>
  withCampaign(async ({ signOns, mails, db }) => {
    const form = formOf()
    const [one, other] = await Promise.all([askToSign(signOns, form, '::1'), askToSign(signOns, form, '::1')])
    assert.deepEqual(one, other)
    assert.deepEqual(await askToSign(signOns, form, '::1'), one)
    assert.equal(mails.length, 1)
    await askToSign(signOns, { ...form, mail: 'maria.q@example.net' }, '::1')
    assert.equal(mails.length, 2)
    const { rows } = await sql<{ n: number }>`select count(*) as n from waiting_signons`.execute(db)
    assert.equal(rows[0]?.n, 2)
  }))

test('confirmed twice, in two tabs and again later, it is one sign-on, with the same link', () =>
  withCampaign(async (campaign) => {
    const { token } = await ask(campaign)
    const twice = await Promise.all([confirm(campaign.signOns, token), confirm(campaign.signOns, token)])
    const again = await confirm(campaign.signOns, token)
    assert.deepEqual(twice, [again, again])
    assert.equal(campaign.log.size, 2)
  }))

test('200 confirmations of one address at once are one sign-on, and all others get a further link by mail', () =>
  withCampaign(async (campaign) => {
    const asked = await Promise.all(Array.from({ length: 200 }, () => ask(campaign)))
    const tokens = campaign.mails.map(({ text }) => /\/s\/(\S+)/.exec(text)?.[1] ?? '')
    assert.equal(new Set(tokens).size, 200)
    assert.equal(asked.length, 200)
    const outcomes = await Promise.all(tokens.map((token) => confirm(campaign.signOns, token)))
    assert.equal(outcomes.filter(({ kind }) => kind === 'confirmed').length, 1)
    assert.equal(outcomes.filter(({ kind }) => kind === 'already').length, 199)
    assert.equal(campaign.log.size, 2)
    await release(campaign.log)
    assert.equal(await count(campaign.db), 1)
    const further = await openOwn(campaign.signOns, mailedLink(campaign.mails, 'maria.quispe@example.net'))
    assert.ok(further.kind === 'record' && further.written === null, 'it opens the page, and not what was written')
  }))

test('one mailbox in other spellings is one person', () =>
  withCampaign(async (campaign) => {
    const spellings = [
      'ana.perez@gmail.com',
      'AnaPerez@googlemail.com',
      'anaperez+appeal@gmail.com',
      'luis@bücher.example',
      'LUIS@XN--BCHER-KVA.example',
    ]
    const kinds = []
    for (const mail of spellings) kinds.push((await confirm(campaign.signOns, (await ask(campaign, { mail })).token)).kind)
    assert.deepEqual(kinds, ['confirmed', 'already', 'already', 'confirmed', 'already'])
  }))

test('two people may share a mailbox if the second says so; a third may not, and nobody signs twice by saying so', () =>
  withCampaign(async (campaign) => {
    const signs = async (name: string, shared: boolean) =>
      (await confirm(campaign.signOns, (await ask(campaign, { name, shared })).token)).kind
    assert.equal(await signs('María Quispe', false), 'confirmed')
    assert.equal(await signs('Luis Quispe', false), 'already')
    assert.equal(await signs('maría  quispe', true), 'already')
    assert.equal(await signs('Luis Quispe', true), 'confirmed')
    assert.equal(await signs('Luis Quispe', true), 'already')
    assert.equal(await signs('Rosa Quispe', true), 'already')
  }))

test('the code of the mail gives the link to whoever sent the form, ten times wrong at most', () =>
  withCampaign(async (campaign) => {
    const { token, code, answer } = await ask(campaign)
    assert.deepEqual(await tokenOfCode(campaign.signOns, answer, '0000-0000'), { kind: 'wrong', left: 9 })
    assert.deepEqual(await tokenOfCode(campaign.signOns, answer, code.toLowerCase().replace('-', ' ')), { kind: 'token', token })
    for (const nothing of ['', ' ', '1234567']) assert.deepEqual(await tokenOfCode(campaign.signOns, answer, nothing), { kind: 'missing' })
    for (let left = 8; left >= 0; left--) assert.deepEqual(await tokenOfCode(campaign.signOns, answer, 'nonsense'), { kind: 'wrong', left })
    for (const nothing of ['', '1234567'])
      assert.deepEqual(await tokenOfCode(campaign.signOns, answer, nothing), { kind: 'wrong', left: 0 })
    assert.deepEqual(await tokenOfCode(campaign.signOns, answer, code), { kind: 'wrong', left: 0 })
    assert.equal((await openWaiting(campaign.signOns, token)).kind, 'waiting', 'the link still works')
    assert.equal((await confirm(campaign.signOns, token)).kind, 'confirmed', 'the link still counts')
  }))

test('"this was not me" destroys what waits; "correct my name" changes it before anything counts', () =>
  withCampaign(async (campaign) => {
    const { signOns } = campaign
    const [refused, corrected] = [await ask(campaign), await ask(campaign, { mail: 'jose@example.net', name: 'Jose' })]
    assert.deepEqual(await refuse(signOns, refused.token), { kind: 'refused' })
    assert.deepEqual(await refuse(signOns, refused.token), { kind: 'refused' })
    assert.deepEqual(await openWaiting(signOns, refused.token), { kind: 'gone' })
    assert.deepEqual(await confirm(signOns, refused.token), { kind: 'gone' })
    assert.deepEqual(await correctWaiting(signOns, corrected.token, ' '), { kind: 'refused', errors: { name: 'missing' } })
    assert.deepEqual(await correctWaiting(signOns, corrected.token, 'José  Huamán'), { kind: 'changed' })
    const confirmed = await confirm(signOns, corrected.token)
    const own = await openOwn(signOns, confirmed.kind === 'confirmed' ? confirmed.own : '')
    assert.equal(own.kind === 'record' && own.written?.name, 'José Huamán')
  }))

test('who asks before the campaign changes its key is sealed to the one that is in use when they confirm', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, privateKey } = campaign
    const [before, corrected] = [await ask(campaign), await ask(campaign, { mail: 'jose@example.net', name: 'Jose' })]
    assert.deepEqual(await correctWaiting(signOns, corrected.token, 'José Huamán'), { kind: 'changed' })
    assert.equal((await confirm(signOns, corrected.token)).kind, 'confirmed')
    const next = makeCampaignKey(systemRandomness)
    const added = await addCampaignKey(signOns, appeal, { publicKey: next.publicKey, note: 'the second' }, operator)
    assert.ok(added.kind === 'added')
    const confirmed = await confirm(signOns, before.token)
    const own = await openOwn(signOns, confirmed.kind === 'confirmed' ? confirmed.own : '')
    assert.equal(own.kind === 'record' && own.written?.name, 'María Quispe')
    const { rows } = await sql<{ wrap: Buffer; content: Buffer }>`select wrap, content from signons order by id`.execute(db)
    const openedBy = (key: Uint8Array) => rows.map((row) => openRecord(Buffer.from(key), row)?.written.name)
    assert.deepEqual(openedBy(privateKey), ['José Huamán', undefined])
    assert.deepEqual(openedBy(next.privateKey), [undefined, 'María Quispe'])
  }))

test('after 72 hours nothing can be opened or confirmed, and the row is gone', () =>
  withCampaign(async (campaign) => {
    const { signOns, time, db } = campaign
    const { token, answer, code } = await ask(campaign)
    time.now = new Date(time.now.getTime() + 72 * 3_600_000)
    assert.deepEqual(await openWaiting(signOns, token), { kind: 'gone' })
    assert.deepEqual(await confirm(signOns, token), { kind: 'gone' })
    assert.deepEqual(await tokenOfCode(signOns, answer, code), { kind: 'gone' })
    assert.equal(await forgetExpired(signOns), 1)
    const { rows } = await sql`select from waiting_signons`.execute(db)
    assert.equal(rows.length, 0)
  }))

test('a form is refused with all that is wrong with it, and nothing is kept', () =>
  withCampaign(async ({ signOns, mails }) => {
    const bad = formOf({
      name: 'https://x.example/ buy',
      mail: 'nobody',
      country: 'QQ',
      disclosure: 'n',
      consents: { ...formOf().consents, sign: false, showName: false },
      version: 7,
    })
    assert.deepEqual(await askToSign(signOns, bad, '::1'), {
      kind: 'refused',
      errors: {
        name: 'not-a-name',
        mail: 'not-an-address',
        country: 'not-a-country',
        sign: 'consent-needed',
        showName: 'consent-needed',
        version: 'not-current',
      },
    })
    const empty = await askToSign(signOns, formOf({ name: '', disclosure: '', consents: { ...formOf().consents, sign: false } }), '::1')
    assert.deepEqual(empty, { kind: 'refused', errors: { name: 'missing', disclosure: 'missing', sign: 'consent-needed' } })
    assert.deepEqual(mails, [])
  }))

test('no sign-on is taken when mail cannot be sent, while it is paused, when the version was taken down, or after the end', () =>
  withCampaign(async (campaign) => {
    const { signOns, limits, db, time, log } = campaign
    const { token } = await ask(campaign)
    limits.takes = false
    assert.equal((await askToSign(signOns, formOf(), '::1')).kind, 'busy')
    limits.takes = true
    await pauseSigning(signOns, appeal, operator)
    assert.deepEqual([(await askToSign(signOns, formOf(), '::1')).kind, (await confirm(signOns, token)).kind], ['closed', 'closed'])
    await resumeSigning(signOns, appeal, operator)
    assert.equal((await confirm(signOns, token)).kind, 'confirmed')
    const late = await ask(campaign, { mail: 'late@example.net' })
    assert.equal((await takeDown(db, appeal, { by: 'Ana B.', reason: 'A mistake.', clock: () => time.now })).kind, 'taken-down')
    assert.deepEqual([(await askToSign(signOns, formOf(), '::1')).kind, (await confirm(signOns, late.token)).kind], ['closed', 'closed'])
    const closed = await closeSigning(signOns, appeal, operator)
    assert.deepEqual([closed.kind, log.size], ['closed', 3])
    assert.deepEqual(await closeSigning(signOns, appeal, operator), { kind: 'none' })
  }))

test('a sign-on stays with the version that was signed, and is shown so when a new one is published', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, time, log } = campaign
    const first = await sign(campaign)
    const { token } = await ask(campaign, { mail: 'luis@example.net' })
    await publishVersion(db, () => time.now, 'Fictional: another title')
    assert.deepEqual(await askToSign(signOns, formOf({ mail: 'rosa@example.net' }), '::1'), {
      kind: 'refused',
      errors: { version: 'not-current' },
    })
    assert.equal((await confirm(signOns, token)).kind, 'confirmed', 'who had read the earlier one signs the earlier one')
    await sign(campaign, { mail: 'rosa@example.net', version: 2 })
    await release(log)
    const own = await openOwn(signOns, first)
    assert.deepEqual(own.kind === 'record' && [own.version, own.newest], [1, 2])
    const state = await readSigningState(db, appeal)
    const editions = state.kind === 'none' ? [] : (state.counts?.editions ?? [])
    assert.deepEqual(
      editions.map(({ version, total }) => [version, total]),
      [
        [1, 2],
        [2, 1],
      ],
    )
  }))

test('what many send from one network is held and said so; a mailbox that was written to often is not written to again', () =>
  withCampaign(async (campaign) => {
    const { signOns, limits, mails, log } = campaign
    limits.network = 'over'
    const { token, mail } = await ask(campaign)
    assert.match(mail.text, /Many asked from your network/)
    assert.equal((await confirm(signOns, token)).kind, 'held')
    assert.equal(log.size, 1, 'only the edition is in the log')
    limits.mailbox = 'over'
    const before = mails.length
    assert.equal((await askToSign(signOns, formOf({ mail: 'victim@example.net' }), '::1')).kind, 'asked')
    assert.equal(mails.length, before)
  }))

test('a link in a mail says nothing of what it leads to, but to whoever opens it', () =>
  withCampaign(async (campaign) => {
    await sign(campaign)
    const links = campaign.mails.flatMap(({ text }) => text.match(/https:\S+/g) ?? [])
    assert.equal(links.length, 2)
    for (const link of links) assert.match(link, /^https:\/\/appeals\.example\.org\/(?:s\/[\w-]{43}|p\/\d+-[\w-]{22})$/)
  }))

test('what waits, is held and was erased is told as it was at the last release, however often somebody looks', () =>
  withCampaign(async (campaign) => {
    const { db, log, limits } = campaign
    const beside = async () => {
      const state = await readSigningState(db, appeal)
      return state.kind === 'none' ? assert.fail('not open') : [state.waiting, state.held.map(({ count: many }) => many), state.erased]
    }
    await ask(campaign)
    assert.deepEqual(await beside(), [0, [], 0], 'nothing is released yet')
    await sign(campaign, { mail: 'rosa@example.net' })
    await release(log, db)
    assert.deepEqual(await beside(), [1, [], 0])
    await ask(campaign, { mail: 'luis@example.net' })
    limits.network = 'over'
    await sign(campaign, { mail: 'ana@example.net' })
    assert.deepEqual(await beside(), [1, [], 0], 'nobody can see these two come')
    const now = await readSigningStateNow(db, appeal)
    assert.equal(now.kind !== 'none' && now.waiting, 2, 'staff see it at once')
    limits.network = 'within'
    await sign(campaign, { mail: 'pedro@example.net' })
    await release(log, db)
    assert.deepEqual(await beside(), [2, [1], 0])
    // A process that starts later tells what this one told.
    await ask(campaign, { mail: 'eva@example.net' })
    await keepSnapshots(db)
    assert.deepEqual(await beside(), [2, [1], 0])
  }))

test('no table tells more precisely than by the hour when somebody asked to sign', () =>
  withCampaign(async (campaign) => {
    campaign.time.now = new Date('2021-07-25T10:17:42.123Z')
    await sign(campaign)
    const { rows } = await sql<{ time: Date }>`
      select made_at as time from waiting_signons union all select expires_at from waiting_signons union all select made_at from mail_outbox`.execute(
      campaign.db,
    )
    assert.equal(rows.length, 4)
    for (const { time } of rows) assert.match(time.toISOString(), /:00:00\.000Z$/)
    assert.equal(rows[1]?.time.toISOString(), '2021-07-28T11:00:00.000Z')
  }))
