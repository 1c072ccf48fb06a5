import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startAmparo } from '../../test/running-amparo.ts'
import { atSigning, signOnsPage } from '../../test/fixtures/signing-desk.ts'
import { hospitalAppeal, hospitalCase } from '../../test/fixtures/hospital-case.ts'
import { makeCampaignKey, systemRandomness } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { release, sign } from '../signons/testing.ts'
import { run } from './run.ts'

/** Runs a command in this process; without a data folder, as somebody would on a machine with no installation. */
const ran = (...words: readonly string[]) => ranAt({}, words)

async function ranAt(
  env: Readonly<Record<string, string>>,
  words: readonly string[],
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

const inFile = (name: string, text: string): string => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, text)
  return path
}

test('a sealed export is read with the key, without a server; formulas in names stay text', () =>
  atSigning(async (desk) => {
    const { privateKey, administrator } = desk
    const names = ['María Quispe', '=HYPERLINK("x")', '+41 Quispe', '-Quispe', '＝1+1 Quispe']
    for (const [index, name] of names.entries())
      await sign(desk, { name, mail: `signer.${index}@example.net`, disclosure: index === 0 ? 'a' : 'c' })
    const sealed = inFile('sealed.jsonl', (await administrator.post(`${signOnsPage}/export`, { knows: 'yes' })).text)
    assert.doesNotMatch(readFileSync(sealed, 'utf8'), /Quispe|HYPERLINK|example\.net/)
    const key = inFile('key.json', makeCampaignKey(() => Buffer.from(privateKey)).text)

    const rows = await ran('signons', 'read', sealed, '--key', key)
    assert.equal(rows.status, 0, rows.err)
    assert.match(rows.err, /0 of them held against the log; 5 not\./)
    const read = rows.out.trimEnd().split('\n')
    assert.deepEqual(
      read.map((line) => (JSON.parse(line) as { name: string }).name),
      names,
    )
    const csv = await ran('signons', 'read', sealed, '--key', key, '--csv')
    const cells = csv.out.replaceAll('\uFEFF', '').split(/\r\n|,/)
    assert.ok(csv.out.includes(`'+41 Quispe`) && csv.out.includes(`"'=HYPERLINK(""x""`))
    for (const cell of cells) assert.doesNotMatch(cell, /^"?[=+\-@\t\r]/)

    const list = await ran('signons', 'read', sealed, '--key', key, '--addressee')
    assert.equal(list.out, `${JSON.stringify({ name: 'María Quispe', country: 'PE' })}\n`)
    const other = inFile('other.json', makeCampaignKey(systemRandomness).text)
    const closed = await ran('signons', 'read', sealed, '--key', other)
    assert.deepEqual([closed.status, closed.out], [1, ''])
    assert.match(closed.err, /5 sealed to another key: [0-9a-f ]{39}\./)
    assert.equal((await ran('signons', 'read', sealed, '--key', `${other},${key}`)).status, 0)
    assert.match((await ran('signons', 'read', key, '--key', key)).err, /not a file of sealed sign-ons: line 1/)
    assert.match((await ran('signons', 'read', sealed, '--key', sealed)).err, /not the file of a campaign key/)
  }))

test('a sample of which anything is sealed to a key that was not given is not good', () =>
  atSigning(async (desk) => {
    const { privateKey, administrator } = desk
    for (const name of ['Ana', 'Berta', 'Carla']) await sign(desk, { name: `${name} Quispe`, mail: `${name}@example.net` })
    await release(desk.log)
    const asked = { edition: '0', n: '3', seed: '7 11 23' }
    const drawn = await administrator.post(`${signOnsPage}/audits/sample`, asked, { on: `${signOnsPage}/audits` })
    const key = inFile('key.json', makeCampaignKey(() => Buffer.from(privateKey)).text)
    const good = await ran('signons', 'read', inFile('sample.jsonl', drawn.text), '--key', key)
    assert.equal(good.status, 0, good.err)
    // Two that nobody may look at are said to be sealed to a key that nobody has.
    const [head, ...lines] = drawn.text.trimEnd().split('\n')
    const hidden = lines.map((line, at) => (at > 1 ? line : line.replace(/"key":"[^"]+"/, '"key":"0000 0000"')))
    const read = await ran('signons', 'read', inFile('hidden.jsonl', [head, ...hidden, ''].join('\n')), '--key', key)
    assert.equal(read.status, 1)
    assert.match(read.err, /2 sealed to another key: 0000 0000\. Give that key, too, or count them as bad\./)
  }))

test('an appeal is opened with what a machine elsewhere printed of its key, and never with the private one', async (t) => {
  const running = await startAmparo('start')
  t.after(() => running.stop())
  const at = (...words: readonly string[]) => ranAt({ AMPARO_DATA: running.data }, words)
  const folder = temporaryFolder()
  const [file, printed] = [join(folder, 'key.json'), join(folder, 'printed')]
  const made = await ran('key', 'new', file)
  writeFileSync(printed, made.out)

  assert.match((await at('signons', 'state')).out, /^No appeal was opened for sign-ons/)
  assert.match((await at('signons', 'open', 'EX-001', '--key', printed)).err, /No version of it is published/)
  await at('import', inFile('case.yaml', hospitalCase))
  const published = await at('publish', inFile('appeal.yaml', hospitalAppeal), '--by', 'Test', '--reason', 'S2=It is about the notice.')
  assert.equal(published.status, 0, published.err)
  const withPrivate = await at('signons', 'open', 'EX-001', '--key', file)
  assert.deepEqual([withPrivate.status, /holds the private key/.test(withPrivate.err)], [1, true])
  assert.match((await at('signons', 'open', 'EX-001', '--key', printed, '--addressed', 'Peru')).err, /codes of two letters/)
  const opened = await at('signons', 'open', 'EX-001', '--key', printed, '--addressed', 'pe')
  assert.equal(opened.status, 0, opened.err)
  assert.match((await at('signons', 'open', 'EX-001', '--key', printed)).err, /was given before|opened before/)

  assert.match((await at('signons', 'state')).out, /^EX-001: open; 0 confirmed and released, 0 waiting, 0 held\nMail: 0 to be sent/)
  const state = await at('signons', 'state', 'EX-001')
  assert.match(state.out, new RegExp(`key +${/Fingerprint +(.+)/.exec(made.out)![1]}, 0 sealed to it, in use`))
  assert.match((await at('signons', 'state', 'EX-002')).err, /never opened.*EX-001/)
  const exported = join(folder, 'sealed.jsonl')
  assert.equal((await at('signons', 'export', 'EX-001', exported)).status, 0)
  assert.equal(readFileSync(exported, 'utf8'), '{"format":"amparo-sealed-sign-ons/1"}\n')
  assert.match((await at('signons', 'export', 'EX-001', exported)).err, /--force/)
  const nothing = await ran('signons', 'read', exported, '--key', file)
  assert.deepEqual([nothing.status, nothing.out], [0, ''])
})
