import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReleased, verifyLog } from '../../src/log/index.ts'
import { startMailServer, until } from '../../src/platform/mail/testing.ts'
import { forgetExpired } from '../../src/signons/index.ts'
import { openAll } from '../drills/open-all.ts'
import { addressOf, readMail, signForm } from '../drills/people.ts'
import { withSmallSite, type SmallSite } from '../drills/small-site.ts'

const day = 24 * 60 * 60 * 1000

for (const days of [-2, 400])
  test(`with a clock that jumps by ${days} days people sign before, meanwhile and after, and the log goes on from what it signed`, (t) =>
    withSmallSite(1000, async (site) => {
      const { db, campaign, log, time, send } = site
      const post = await startMailServer()
      const mailing = await send(post.url)
      t.after(async () => {
        await mailing.stop()
        await post.stop()
      })
      let number = 0
      const ask = (): Promise<string> => asked(site, post.received, number++)
      const confirm = async (token: string) => (await site.door(`/s/${token}`, { form: { do: 'confirm' } })).status
      const head = async (): Promise<number> => {
        await log.sign()
        await log.release(new Date(time.now.getTime() + 16 * 60_000))
        return (await readReleased(db))?.size ?? 0
      }
      const right = time.now
      assert.equal(await confirm(await ask()), 200)
      assert.equal(await head(), 2)
      const waiting = await ask()

      time.now = new Date(right.getTime() + days * day)
      assert.equal(await confirm(await ask()), 200)
      assert.equal(await head(), 3, 'heads are signed and released')
      // What waits longer than it may is gone; a clock that was set back takes nothing from anybody.
      assert.equal(await confirm(waiting), days > 0 ? 410 : 200)
      await forgetExpired(site.signOns)

      time.now = right
      assert.equal(await confirm(await ask()), 200)
      const size = await head()
      assert.equal(size, days > 0 ? 4 : 5)
      const rows = await openAll(db, campaign)
      assert.equal(rows.length, size - 1)
      const verified = await verifyLog(site.file, { keys: [] })
      assert.deepEqual([verified.problems, verified.checkpoint?.size], [[], size])
    }))

async function asked(
  { door, campaign }: SmallSite,
  received: readonly { readonly to: string; readonly bytes: Buffer }[],
  number: number,
): Promise<string> {
  const mail = `amaranta.${number}@correo.example`
  const from = addressOf(number)
  const form = signForm(campaign, { name: 'Amaranta Q.', mail, country: '', disclosure: 'c', from })
  assert.equal((await door(`/appeals/${campaign.appeal}/sign`, { form, from })).status, 200)
  const mine = (): string | undefined => received.flatMap((each) => (each.to === mail ? (readMail(each).token ?? []) : []))[0]
  await until('the mail is there', () => mine() !== undefined)
  return mine() ?? ''
}
