import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { post, signThrough, signTogether, textOf, withSigningSite, type SigningSite } from '../../test/fixtures/signing-site.ts'
import { writeCopy } from '../log/index.ts'
import { openGivenFolder } from '../platform/index.ts'
import { temporaryFolder } from '../platform/testing.ts'
import { drawSample, recordAuditResult, writeSealedLines } from '../signons/index.ts'
import { runAmparo } from './testing.ts'

const amparo = (...words: readonly string[]) => runAmparo(['log', ...words], { clock: () => new Date(0) })

const operator = { staff: null }
const many = (count: number) => Array.from({ length: count }, () => ({}))

async function copied({ db }: SigningSite): Promise<string> {
  const folder = temporaryFolder()
  const target = openGivenFolder(folder, 'write')
  assert.ok(target.kind === 'folder')
  assert.equal((await writeCopy(db, target)).kind, 'written')
  return folder
}

const written = (text: string): string => {
  const path = join(temporaryFolder(), 'given')
  writeFileSync(path, text)
  return path
}

test('a sample is of what was released, whatever was withdrawn or corrected since, and a stranger draws the same from the log', () =>
  withSigningSite(async (signing) => {
    const { signOns, site, appeal, log, release } = signing
    const paths: string[] = []
    for (const mail of ['a', 'b']) paths.push(await signThrough(signing, { mail: `${mail}@example.net` }))
    await signTogether(signing, many(20))
    await release()
    const draw = async (n: number) => {
      const drawn = await drawSample(signOns, appeal, { edition: 0, n, seed: 'lottery 7' }, operator)
      assert.ok(drawn.kind === 'drawn')
      return drawn
    }
    const before = await draw(22)
    await post(site, `${paths[0]}/withdraw`)
    await post(site, `${paths[1]}/correct`, { name: 'Somebody Else', disclosure: 'c', sign: 'yes' })
    await signTogether(signing, many(10))
    const { sample, lines } = await draw(22)
    assert.deepEqual(sample, before.sample, 'neither what was withdrawn nor what signed since changes what is drawn')
    assert.equal(lines.length, 22)
    assert.deepEqual(lines.filter(({ commitment }) => commitment === undefined).length, 1, 'a correction that is not released')
    const folder = await copied(signing)
    const [edition, size] = [String(sample.edition), String(sample.size)]
    const asked = ['--edition', edition, '--seed', 'lottery 7', '--size', size, '--number', '22', '--key', log.vkey]
    const drawn = await amparo('sample', folder, ...asked)
    assert.equal(drawn.status, 0, drawn.out)
    assert.deepEqual(
      drawn.out.trim().split('\n'),
      before.lines.map(({ entry, commitment }) => `${entry} ${commitment}`),
    )
    const corrected = await amparo('sample', folder, written(writeSealedLines(lines, sample)), '--key', log.vkey)
    assert.equal(corrected.status, 0)
    assert.match(corrected.err, /^Entry 2 was not checked: the sample says that entry \d+ corrects it\. Draw again/)
    const hidden = before.lines.map((line, at) => (at === 0 ? { ...line, commitment: undefined } : line))
    const silent = await amparo('sample', folder, written(writeSealedLines(hidden, sample)), '--key', log.vkey)
    assert.deepEqual(
      [silent.status, silent.out],
      [1, `The sample gives no commitment for entry ${hidden[0]!.entry}, and the log has one.\n`],
    )
    // Somebody who leaves one out and puts another in its place, or says another commitment, is found out.
    const [first, second, ...rest] = before.lines
    const swapped = { ...first!, commitment: second!.commitment }
    const lying = { ...sample, drawn: [0, ...sample.drawn.slice(1)] }
    const told = await amparo('sample', folder, written(writeSealedLines([swapped, second!, ...rest], lying)), '--key', log.vkey)
    assert.equal(told.status, 1)
    assert.match(told.out, /Entry 0 is in the sample and was not to be drawn\.\nEntry \d+ was to be drawn and is not/)
    assert.match(told.out, /The commitment that the sample gives for entry \d+ is not that of the log/)
    assert.match((await amparo('sample', folder, ...asked.with(5, '9999'))).out, /The log has only 23 entries, not 9999/)
  }))

test('the record of an audit is published, and `amparo log verify` holds it, the numbers and a receipt against the log', () =>
  withSigningSite(async (signing) => {
    const { signOns, site, appeal, log, release } = signing
    const own = await signThrough(signing)
    await signTogether(signing, many(24))
    await release()
    const method = 'Each was written to.'
    const result = { edition: 0, seed: 'lottery 7', size: 26, sampled: 9, erased: 1, bad: 1, method }
    assert.deepEqual(await recordAuditResult(signOns, appeal, { ...result, size: 27 }, operator), { kind: 'refused', errors: ['size'] })
    assert.equal((await recordAuditResult(signOns, appeal, result, operator)).kind, 'recorded')
    const get = async (path: string): Promise<string> => (await site.request(path)).text()
    assert.doesNotMatch(await get('/appeals/EX-en/count'), /lottery/, 'not before it is released')
    await release()
    const page = textOf(await get('/appeals/EX-en/count'))
    assert.match(page, /Entry 26, 25 July 2021: Each was written to\. 10 sign-ons under entry 0 were drawn from the log of 26 entries/)
    assert.match(page, /with the seed lottery 7 · 1 of them were erased/)
    const [folder, json] = [await copied(signing), await get('/appeals/EX-en/count.json')]
    const receipt = await get(`${own}/receipt/full`)
    const verify = (count: string, ...more: string[]) => amparo('verify', folder, '--key', log.vkey, '--count', written(count), ...more)
    const good = await verify(json, '--receipt', written(receipt))
    assert.equal(good.status, 0, good.out + good.err)
    assert.match(good.out, /The receipt proves entry 1, which counts\.\nWhat is published of EX-en is what the first 27 entries say\./)
    for (const [from, to, sentence] of [
      ['"total": 25', '"total": 26', /The numbers that are published of EX-en are not those/],
      ['lottery 7', 'lottery 8', /The audit that is published of EX-en as entry 26 is not the one whose hash stands in the log/],
      ['"entry": 26', '"entry": 3', /The record of the audit at entry 26 is not published/],
      ['"size": 27', '"size": 28', /the count of 28 entries, and this log has not so many/],
    ] as const) {
      assert.ok(json.includes(from), json)
      const bad = await verify(json.replace(from, to))
      assert.equal(bad.status, 1, from)
      assert.match(bad.out, sentence)
    }
    const others = { ...result, format: 'amparo-audit/1', appeal }
    assert.match(
      (
        await verify(
          json.replace(
            /"audits": \[\n {4}\{\n {6}"entry"[^]*?\n {4}\}\n {2}\]/,
            `"audits": [{"entry": 26, "record": ${JSON.stringify({ ...others, bad: 0 })}}]`,
          ),
        )
      ).out,
      /gives other numbers/,
    )
    assert.equal((await verify('{}')).status, 1)
    assert.match((await verify(json, '--receipt', written(receipt.replace('index 1', 'index 2')))).err, /not in the log at that place/)
  }))
