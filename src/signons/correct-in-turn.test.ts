import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { withCampaign } from '../../test/fixtures/campaign.ts'
import { confirm, correct, exportSealed, openExport, readSealedLines, receiptOf } from './index.ts'
import { appeal, ask, mailedLink, operator, release, sign, type CampaignInTest } from './testing.ts'

const consents = { showName: true, toAddressee: true, outcome: false }

test('two links that correct in turn never seal under one key, and each correction has a salt of its own', () =>
  withCampaign(async (campaign) => {
    const { signOns, db, mails, log, privateKey } = campaign
    await sign(campaign)
    const later: string[] = []
    for (let at = 0; at < 2; at++) {
      await confirm(signOns, (await ask(campaign)).token)
      later.push(mailedLink(mails, 'maria.quispe@example.net'))
    }
    const [second = '', third = ''] = later
    const contents: Buffer[] = []
    const salts: unknown[] = []
    for (const [link, name] of [
      [second, 'María Q.'],
      [third, 'Somebody'],
      [second, 'María B.'],
    ] as const) {
      // The same length, so that under one key the two would differ exactly where the texts do.
      assert.deepEqual(await correct(signOns, link, { name, disclosure: 'a', consents, mail: 'maria.quispe@example.net' }), {
        kind: 'changed',
      })
      const { rows } = await sql<{ content: Buffer }>`select content from signons`.execute(db)
      contents.push(rows[0]!.content)
      await release(log)
      const full = await receiptOf(signOns, link, 'full')
      const extra = /^extra (.+)$/m.exec(full.kind === 'full' ? full.file : '')?.[1] ?? ''
      salts.push((JSON.parse(Buffer.from(extra, 'base64').toString()) as { opening: { salt: string } }).opening.salt)
      assert.equal(openExport(await exported(campaign), [privateKey]).rows[0]?.name, name)
    }
    assert.equal(new Set(salts).size, 3)
    // Mail and what follows it are the same text at the same place: under one stream they would be the same bytes.
    const [one, , two] = contents
    assert.notDeepEqual(one!.subarray(-12), two!.subarray(-12))
    assert.deepEqual(
      contents.map((content) => content[0]! & 0x7f),
      [1, 2, 3],
    )
  }))

const exported = async ({ signOns }: CampaignInTest) => {
  let text = ''
  for await (const line of exportSealed(signOns, appeal, operator)) text += line
  const read = readSealedLines(text)
  return read.kind === 'read' ? read.lines : assert.fail(`line ${read.line}`)
}
