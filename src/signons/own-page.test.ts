import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { temporaryFolder, withEmptyDatabase } from '../platform/testing.ts'
import { restoreBackup, writeBackup, writeKeys } from '../platform/index.ts'
import { checkReceipt, readIdentity } from '../log/index.ts'
import { verifierKeyOf } from '../log/verify/index.ts'
import { logKey, openTestLog } from '../log/testing.ts'
import { wordsLeft } from '../../test/words-left.ts'
import {
  addCampaignKey,
  closeSigning,
  confirm,
  correct,
  endCampaignKey,
  endMails,
  erase,
  exportSealed,
  forgetDeadSignOns,
  keepErasedAway,
  listCampaignKeys,
  listNames,
  openExport,
  openOwn,
  readSealedLines,
  readSigningStateNow,
  receiptOf,
  withdraw,
  withdrawErased,
} from './index.ts'
import { makeCampaignKey, systemRandomness } from '../platform/index.ts'
import { forgetEarlierNames } from './shown-names.ts'
import { unsubscribeToken } from './telling/unsubscribe.ts'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { appeal, ask, mailedLink, openTestSignOns, operator, release, sign, type CampaignInTest } from './testing.ts'

const consents = { showName: true, toAddressee: true, outcome: false }
const names = async ({ db }: CampaignInTest) => (await listNames(db, appeal, { limit: 100, offset: 0 })).names
const counts = async ({ db, log }: CampaignInTest) => {
  await release(log)
  const state = await readSigningStateNow(db, appeal)
  return state.kind === 'none' || state.counts === null ? assert.fail('nothing is counted') : { ...state.counts, erased: state.erased }
}

test('a name is shown once its entry is released, in the order of the alphabet, changes with a release, and goes at once when it shall', () =>
  withCampaign(async (campaign) => {
    const { signOns, log, db } = campaign
    const [zoila, ana] = [
      await sign(campaign, { name: 'Zoila Ríos', mail: 'z@example.net', disclosure: 'n' }),
      await sign(campaign, { name: 'Ana Díaz', mail: 'a@example.net', disclosure: 'n' }),
    ]
    await sign(campaign, { name: 'Nobody Sees', mail: 'n@example.net', disclosure: 'a' })
    assert.deepEqual(await names(campaign), [])
    await release(log)
    assert.deepEqual(await names(campaign), ['Ana Díaz', 'Zoila Ríos'])
    assert.deepEqual(await correct(signOns, ana, { name: 'Ana Díaz Soto', disclosure: 'n', consents }), { kind: 'changed' })
    assert.deepEqual(await correct(signOns, ana, { name: 'Ana Soto', disclosure: 'n', consents }), { kind: 'changed' })
    assert.deepEqual(await names(campaign), ['Ana Díaz', 'Zoila Ríos'], 'the corrected one waits for the next release')
    await release(log)
    assert.deepEqual(await names(campaign), ['Ana Soto', 'Zoila Ríos'])
    assert.equal(await forgetEarlierNames(db), 2)
    assert.deepEqual(await names(campaign), ['Ana Soto', 'Zoila Ríos'])
    assert.deepEqual(await wordsLeft(['Ana Díaz'], { db }), [])
    assert.deepEqual(await correct(signOns, ana, { name: 'Ana Díaz Soto', disclosure: 'c', consents }), { kind: 'changed' })
    assert.deepEqual(await withdraw(signOns, zoila), { kind: 'changed' })
    assert.deepEqual(await names(campaign), [])
    const { total, withdrawn, byDisclosure } = await counts(campaign)
    assert.deepEqual([total, withdrawn, byDisclosure], [2, 1, { n: 0, a: 1, c: 1 }])
  }))

test('withdrawn twice is withdrawn once; the page stays, and the mailbox may sign again', () =>
  withCampaign(async (campaign) => {
    const { signOns } = campaign
    const own = await sign(campaign)
    await Promise.all([withdraw(signOns, own), withdraw(signOns, own)])
    const page = await openOwn(signOns, own)
    assert.equal(page.kind === 'record' && page.state, 'withdrawn')
    assert.deepEqual(await correct(signOns, own, { name: 'Somebody', disclosure: 'c', consents }), { kind: 'not-standing' })
    await sign(campaign)
    const { total, withdrawn } = await counts(campaign)
    assert.deepEqual([total, withdrawn], [1, 1])
  }))

test('a corrected sign-on has a receipt of its correction, which stands for what is written now', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, log } = campaign
    const own = await sign(campaign)
    assert.deepEqual(await receiptOf(signOns, own, 'full'), { kind: 'not-released' })
    await correct(signOns, own, { name: 'María Quispe Huamán', disclosure: 'a', consents })
    await release(log)
    const origin = (await readIdentity(db))!.origin
    const keys = [verifierKeyOf({ ...logKey, name: origin })]
    const full = await receiptOf(signOns, own, 'full')
    const checked = checkReceipt(full.kind === 'full' ? full.file : '', keys)
    assert.ok(checked.kind === 'verified', JSON.stringify(checked))
    assert.deepEqual(checked.opening, {
      address: 'maria.quispe@example.net',
      appeal,
      country: 'PE',
      disclosure: 'a',
      lang: 'en',
      name: 'María Quispe Huamán',
      version: 1,
    })
    const code = await receiptOf(signOns, own, 'code')
    assert.ok(code.kind === 'code' && code.entry === 2 && code.commitment.length === 43)
    assert.deepEqual(await receiptOf(signOns, '1-AAAAAAAAAAAAAAAAAAAAAA', 'full'), { kind: 'gone' })
  }))

test('behind a link that was mailed later the address must be typed again to correct, and then only this link opens the page', () =>
  withCampaign(async (campaign) => {
    const { signOns, mails, privateKey } = campaign
    const first = await sign(campaign)
    assert.equal((await confirm(signOns, (await ask(campaign)).token)).kind, 'already')
    const later = mailedLink(mails, 'maria.quispe@example.net')
    assert.notEqual(first, later)
    const correction = { name: 'María Q.', disclosure: 'a', consents } as const
    assert.deepEqual(await correct(signOns, later, { ...correction, mail: 'other@example.net' }), {
      kind: 'refused',
      errors: { mail: 'not-an-address' },
    })
    assert.deepEqual(await correct(signOns, later, { ...correction, mail: 'Maria.Quispe+x@example.net' }), { kind: 'changed' })
    const page = await openOwn(signOns, later)
    assert.equal(page.kind === 'record' && page.written?.name, 'María Q.')
    assert.deepEqual(await openOwn(signOns, first), { kind: 'gone' })
    const opened = openExport(await exported(campaign), [privateKey])
    assert.deepEqual([opened.rows[0]?.name, opened.rows.length, opened.bad.length], ['María Q.', 1, 0])
  }))

test('who ended mails by their link is not written to again for a name that is corrected, and stands so in what is exported', () =>
  withCampaign(async (campaign) => {
    const { signOns, privateKey } = campaign
    const asks = { sign: true, showName: false, toAddressee: false, country: false, outcome: true }
    const own = await sign(campaign, { consents: asks })
    await sign(campaign, { name: 'José Quispe', consents: asks, shared: true })
    await sign(campaign, { name: 'Ana Díaz', mail: 'a@example.net', consents: asks })
    const outcomeMails = async () => openExport(await exported(campaign), [privateKey]).rows.map((row) => row.outcomeMails)
    assert.deepEqual(await outcomeMails(), [true, true, true])
    assert.deepEqual(await endMails(signOns, unsubscribeToken(signOns.addressKey, Number(own.split('-')[0]))), { kind: 'ended' })
    const page = await openOwn(signOns, own)
    const outcome = page.kind === 'record' && page.written?.outcomeMails === true
    assert.equal(outcome, false, 'the box of the form is not ticked')
    await correct(signOns, own, { name: 'María Q.', disclosure: 'c', consents: { ...consents, outcome } })
    assert.deepEqual(await outcomeMails(), [false, false, true], 'for the mailbox, so for both of its people')
    await correct(signOns, own, { name: 'María Q.', disclosure: 'c', consents: { ...consents, outcome: true } })
    assert.deepEqual(await outcomeMails(), [true, true, true], 'who asks again means it again')
  }))

const exported = async ({ signOns }: CampaignInTest) => {
  let text = ''
  for await (const line of exportSealed(signOns, appeal, operator)) text += line
  const read = readSealedLines(text)
  return read.kind === 'read' ? read.lines : assert.fail(`line ${read.line}`)
}

const canary = { name: 'Xochiquetzal Canariense', mail: 'xochi.canariense@example.net', country: 'MX' } as const

test('nothing that was typed can be read in any table, before it is confirmed and after, but a name that is to be shown', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, limits } = campaign
    const words = [canary.name, 'Canariense', canary.mail, '192.0.2.7']
    await ask(campaign, { ...canary, disclosure: 'n' })
    assert.deepEqual(await wordsLeft(words, { db }), [])
    const own = await sign(campaign, { ...canary, disclosure: 'a' })
    await correct(signOns, own, { name: `${canary.name} Ríos`, disclosure: 'c', consents })
    limits.network = 'over'
    await sign(campaign, { ...canary, mail: 'xochi.canariense@example.org', disclosure: 'a' })
    assert.deepEqual(await wordsLeft([...words, 'xochi.canariense@example.org'], { db }), [])
    await correct(signOns, own, { name: canary.name, disclosure: 'n', consents })
    const places = (await wordsLeft([canary.name], { db })).map(({ place }) => place)
    assert.deepEqual(new Set(places), new Set(['public.signon_names.name']))
  }))

test('erased, nobody can open it, the count stays and says so; its mailbox counts once until nobody can sign, and is then forgotten', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, privateKey, mails } = campaign
    const [kept, gone] = [await sign(campaign, { ...canary, disclosure: 'n' }), await sign(campaign, { mail: 'luis@example.net' })]
    assert.deepEqual(await erase(signOns, kept, { withdraw: false }), { kind: 'changed' })
    assert.deepEqual(await erase(signOns, gone, { withdraw: true }), { kind: 'changed' })
    assert.deepEqual(await erase(signOns, gone, { withdraw: true }), { kind: 'gone' })
    assert.deepEqual(await openOwn(signOns, kept), { kind: 'gone' })
    await forgetDeadSignOns(db)
    assert.deepEqual(await wordsLeft([canary.name, 'Canariense', canary.mail, 'luis@example.net'], { db }), [])
    const opened = openExport(await exported(campaign), [privateKey])
    assert.deepEqual([opened.rows.length, opened.erased], [0, 2])
    const { total, withdrawn, erased } = await counts(campaign)
    assert.deepEqual([total, withdrawn, erased], [1, 1, 1])
    // The one who withdrew may sign again; the one who counts may not, whatever name is given, and is told so by mail.
    await sign(campaign, { mail: 'luis@example.net' })
    for (const given of [{}, { name: 'Somebody Else' }, { shared: true }, { name: 'Somebody Else', shared: true }]) {
      const { token } = await ask(campaign, { ...canary, ...given })
      assert.equal((await confirm(signOns, token)).kind, 'already')
      assert.equal((await confirm(signOns, token)).kind, 'already')
      const mail = mails.findLast(({ kind, to }) => kind === 'own-link' && to === canary.mail)
      assert.match(mail?.text ?? '', /one address counts once/)
      assert.doesNotMatch(mail?.text ?? '', /https?:/)
    }
    assert.equal((await counts(campaign)).total, 2)
    assert.deepEqual(await marks(campaign), { erased: 1, all: 2 })
    await closeSigning(signOns, appeal, operator)
    assert.deepEqual(await marks(campaign), { erased: 0, all: 1 })
    assert.deepEqual(await erase(signOns, mailedLink(mails, 'luis@example.net'), { withdraw: false }), { kind: 'changed' })
    assert.deepEqual(await marks(campaign), { erased: 0, all: 0 })
    await forgetDeadSignOns(db)
    assert.deepEqual(await wordsLeft([canary.name, 'Canariense', canary.mail, 'luis@example.net'], { db }), [])
    assert.equal((await counts(campaign)).total, 2)
  }))

/** How many hashes of mailboxes are kept, and how many of those of erased sign-ons. */
async function marks({ db }: CampaignInTest): Promise<{ readonly erased: number; readonly all: number } | undefined> {
  const { rows } = await sql<{ erased: number; all: number }>`
    select count(*) as all, count(*) filter (where content is null) as erased from signons where address is not null`.execute(db)
  return rows[0]
}

test('a backup from before an erasure does not bring it back, lets nobody count twice, and no number of a sign-on is given twice', () =>
  withCampaign(async (campaign) => {
    const { signOns, connection } = campaign
    const folder = temporaryFolder()
    const key = { kind: 'passphrase', passphrase: 'correct horse battery', workFactor: 10 } as const
    const settings = { connection, key, clock: () => new Date('2021-07-25T10:00:00Z'), version: '0.1.0' }
    const erased = await sign(campaign, { ...canary, disclosure: 'n' })
    const taken = await sign(campaign, { name: 'Rosa Díaz', mail: 'rosa@example.net' })
    const stays = await sign(campaign, { mail: 'luis@example.net' })
    assert.equal((await writeBackup(`${folder}/old.age`, { ...settings, files: `${folder}/files` })).kind, 'written')
    await erase(signOns, erased, { withdraw: false })
    await erase(signOns, taken, { withdraw: true })
    const later = await sign(campaign, { name: 'Rosa Díaz', mail: 'rosa@example.net' })
    assert.equal((await writeKeys(`${folder}/new.keys`, settings)).kind, 'written')
    await withEmptyDatabase(async (db, there) => {
      const outcome = await restoreBackup(`${folder}/old.age`, {
        connection: there,
        files: `${folder}/back`,
        key,
        keys: `${folder}/new.keys`,
      })
      assert.equal(outcome.kind, 'restored', outcome.kind === 'refused' ? outcome.reason : '')
      assert.equal(await keepErasedAway(db), 2)
      assert.equal(await keepErasedAway(db), 0)
      const log = await openTestLog(db)
      const back = { ...campaign, db, log, signOns: openTestSignOns({ ...campaign, db, log, clock: signOns.clock }) }
      assert.equal(await withdrawErased(back.signOns), 1)
      assert.equal(await withdrawErased(back.signOns), 0)
      assert.deepEqual(await openOwn({ db }, erased), { kind: 'gone' })
      assert.equal((await openOwn({ db }, stays)).kind, 'record')
      assert.deepEqual(await wordsLeft([canary.name, canary.mail, 'Rosa Díaz', 'rosa@example.net'], { db }), [])
      const { rows } = await sql<{ next: number }>`select nextval('signons_id_seq') as next`.execute(db)
      assert.ok(rows[0]!.next > Number(later.split('-')[0]))
      assert.equal((await confirm(back.signOns, (await ask(back, canary)).token)).kind, 'already')
      await sign(back, { name: 'Rosa Díaz', mail: 'rosa@example.net' })
      const { total, withdrawn } = await counts(back)
      assert.deepEqual([total, withdrawn], [3, 1])
    })
  }))

test('a new key is used for what comes next; a lost one is told of, and the count goes on', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, privateKey } = campaign
    const first = await sign(campaign)
    const second = makeCampaignKey(systemRandomness)
    const added = await addCampaignKey(signOns, appeal, { publicKey: second.publicKey, note: 'second' }, operator)
    assert.equal(added.kind, 'added')
    assert.deepEqual(await addCampaignKey(signOns, appeal, { publicKey: second.publicKey, note: '' }, operator), {
      kind: 'refused',
      reason: 'key-used',
    })
    assert.deepEqual(await addCampaignKey(signOns, appeal, { publicKey: new Uint8Array(32), note: '' }, operator), {
      kind: 'refused',
      reason: 'not-a-key',
    })
    await sign(campaign, { name: 'Luis Rojas', mail: 'luis@example.net' })
    const lines = await exported(campaign)
    const opened = openExport(lines, [second.privateKey])
    assert.deepEqual([opened.rows.map(({ name }) => name), [...opened.closed.values()]], [['Luis Rojas'], [1]])
    assert.equal(openExport(lines, [privateKey, second.privateKey]).rows.length, 2)
    const keys = await listCampaignKeys(db, appeal)
    assert.deepEqual(
      keys.map(({ signOns: many, inUse }) => [many, inUse]),
      [
        [1, true],
        [1, false],
      ],
    )
    assert.deepEqual(await endCampaignKey(signOns, keys[1]!.id, 'lost', operator), { kind: 'changed' })
    const page = await openOwn(signOns, first)
    assert.equal(page.kind === 'record' && page.key, 'lost')
    assert.equal((await counts(campaign)).total, 2)
    const state = await readSigningStateNow(db, appeal)
    assert.deepEqual(state.kind !== 'none' && [state.kind, state.keys], ['open', 'some'])
    await endCampaignKey(signOns, keys[0]!.id, 'destroyed', operator)
    const ended = await readSigningStateNow(db, appeal)
    assert.deepEqual(ended.kind !== 'none' && [ended.kind, ended.keys, ended.counts?.total], ['no-key', 'none', 2])
  }))
