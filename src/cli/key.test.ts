import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { amparo, startAmparo } from '../../test/running-amparo.ts'
import { campaignKeyFingerprint, enqueueMail, openInstallation, readCampaignKey, readCampaignPublicKey } from '../platform/index.ts'
import { startMailServer, until } from '../platform/mail/testing.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { run } from './run.ts'

const right = 'five random words are better'

/** Runs a command that asks for nothing, in this process. */
async function ran(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const status = await run(words, {
    env,
    clock: () => new Date(),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    columns: 80,
    terminal: false,
  })
  return { status, out, err }
}

test('keys that are locked with a passphrase open with it at start, and without it nothing starts and no mail leaves', async (t) => {
  const first = await startAmparo('start')
  t.after(() => first.stop())
  const at = { AMPARO_DATA: first.data }
  const open = readFileSync(join(first.data, 'keys', 'server-keys.json'), 'utf8')
  assert.match((await ran(['key', 'status'], at)).out, /^The keys are open/)
  assert.match((await amparo(['key', 'lock'], at, 'too short\n')).err, /at least 12 characters/)
  // The running server has read its keys and goes on.
  const locked = await amparo(['key', 'lock'], at, `${right}\nanother line\n`)
  assert.deepEqual([locked.status, locked.err], [0, ''])
  assert.deepEqual(readdirSync(join(first.data, 'keys')), ['server-keys.age'])
  assert.match((await ran(['key', 'status'], at)).out, /^The keys are locked/)
  assert.equal(await first.stop(), 0)
  assert.match(first.printed(), /No mail server is set: nobody can sign\. Set SMTP_URL and MAIL_FROM\./)

  const refused = await amparo(['start'], at, 'another passphrase\n')
  assert.equal(refused.status, 1)
  assert.match(refused.err, /^The passphrase does not open the keys of this server\.$/m)
  const server = await startMailServer()
  t.after(() => server.stop())
  const second = await startAmparo('start', { ...at, SMTP_URL: server.url, MAIL_FROM: 'Amparo <post@example.org>' }, `${right}\n`)
  t.after(() => second.stop())
  await writeMail(first.data, JSON.parse(open) as { mail: string })
  await until('the mail is sent', () => server.received.length === 1)
  assert.match(server.received[0]!.bytes.toString(), /\r\n\r\nDecide\.\r\n$/)
  assert.doesNotMatch(second.printed(), /No mail server is set/)
  assert.equal(await second.stop(), 0)
  assert.equal((await amparo(['key', 'unlock'], at, `${right}\n`)).status, 0)
  assert.equal(readFileSync(join(first.data, 'keys', 'server-keys.json'), 'utf8'), open)
})

/** Writes a mail beside the server that is running, as its own requests do. */
async function writeMail(dataFolder: string, { mail }: { readonly mail: string }): Promise<void> {
  const installation = await openInstallation({ dataFolder, as: 'guest', schema: 'newest', say: () => undefined })
  assert.ok(installation.kind === 'open')
  const written = { to: 'ana@example.net', subject: 'One step is left', text: 'Decide.\n', kind: 'confirm-sign-on' }
  await installation.db.transaction().execute((tx) => enqueueMail(tx, Buffer.from(mail, 'base64'), [written]))
  await installation.close()
}

test('the keys of a campaign are written to a file once, and its two lines are printed', async () => {
  const file = join(temporaryFolder(), 'campaign.json')
  const made = await ran(['key', 'new', file])
  assert.equal(made.status, 0, made.err)
  assert.match(made.err, /holds the private key\. Keep it off the server/)
  const [, publicKey = '', fingerprint = ''] = /^Public key {3}([\w-]{43})\nFingerprint {2}((?:[0-9a-f]{4} ?){8})\n$/.exec(made.out) ?? []
  const text = readFileSync(file, 'utf8')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(Object.keys(JSON.parse(text) as object), ['format', 'publicKey', 'privateKey', 'fingerprint'])
  const key = readCampaignKey(text)
  assert.deepEqual(readCampaignPublicKey(`${publicKey}\n`), key?.publicKey)
  assert.equal(campaignKeyFingerprint(key!.publicKey), fingerprint)
  assert.equal(made.out.includes(Buffer.from(key!.privateKey).toString('base64url')), false)

  const again = await ran(['key', 'new', file])
  assert.equal(again.status, 1)
  assert.match(again.err, /^\S+ is there already, and was left as it is\. Name another file\.$/m)
  assert.equal(readFileSync(file, 'utf8'), text)
})

test('a file of keys whose parts do not belong together is none', async () => {
  const folder = temporaryFolder()
  const texts = await Promise.all(
    ['one', 'other'].map(async (name) => {
      await ran(['key', 'new', join(folder, name)])
      return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>
    }),
  )
  const [one, other] = texts as [Record<string, string>, Record<string, string>]
  assert.ok(readCampaignKey(JSON.stringify(one)))
  for (const name of Object.keys(one).filter((each) => each !== 'format'))
    assert.equal(readCampaignKey(JSON.stringify({ ...one, [name]: other[name] })), undefined, name)
  for (const text of ['', 'null', '[]', JSON.stringify({ ...one, format: 'amparo-campaign-key/2' })])
    assert.equal(readCampaignKey(text), undefined, text)
  for (const text of ['', 'a', one['publicKey']!.slice(1), `${one['publicKey']!.slice(0, -1)}=`, 'é'.repeat(43)])
    assert.equal(readCampaignPublicKey(text), undefined, text)
})

test('whatever else is typed after it is answered with its usage', async () => {
  const data = temporaryFolder()
  for (const words of [['key'], ['key', 'new'], ['key', 'status', 'file'], ['key', 'toString'], ['key', 'open']]) {
    const { status, err } = await ran(words, { AMPARO_DATA: data })
    assert.deepEqual([status, /^Usage: amparo key/m.test(err)], [2, true], words.join(' '))
  }
  assert.match((await ran(['key', 'status'], { AMPARO_DATA: join(data, 'none') })).err, /^There is no installation/)
  assert.deepEqual(readdirSync(data), [])
})
