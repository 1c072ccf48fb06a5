import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailState } from '../../src/platform/index.ts'
import { startMailServer, until } from '../../src/platform/mail/testing.ts'
import { addressOf, readMail, signForm, type Person } from '../drills/people.ts'
import { withSmallSite } from '../drills/small-site.ts'
import { freePort } from '../running-amparo.ts'

const most = 12

const person = (number: number): Person => ({
  name: `Amaranta Q. ${number}`,
  mail: `amaranta.${number}@correo.example`,
  country: '',
  disclosure: 'c',
  from: addressOf(number),
})

test('while no mail server can be had people sign on, until too much mail waits; then they are told when to come again, and it ends by itself', (t) =>
  withSmallSite(most, async ({ db, campaign, door, time, send }) => {
    let number = 0
    const turn = (seconds: number): void => void (time.now = new Date(time.now.getTime() + seconds * 1000))
    const ask = async () => {
      // How much waits is asked for once a second.
      turn(1)
      const one = person(number++)
      return door(`/appeals/${campaign.appeal}/sign`, { form: signForm(campaign, one), from: one.from })
    }
    const port = await freePort()
    const mailing = await send(`smtp://127.0.0.1:${port}`)
    t.after(() => mailing.stop())
    for (let times = 0; times < most; times++) assert.equal((await ask()).status, 200)
    for (let times = 0; times < 3; times++) {
      const { status, retryAfter, text } = await ask()
      assert.deepEqual([status, retryAfter], [503, '120'])
      assert.match(text, /name="name"[^>]* value="Amaranta Q\. \d+"/, 'what was typed is still there')
    }
    const { waiting, lastError } = await mailState(db)
    assert.deepEqual([waiting, lastError], [most, 'nothing answers where SMTP_URL says that the mail server is'])

    const post = await startMailServer({ port })
    t.after(() => post.stop())
    await until('all mail is sent', async () => {
      turn(60)
      return (await mailState(db)).waiting === 0
    })
    assert.equal((await ask()).status, 200)
    await until('the last mail is sent, too', () => post.received.length === most + 1)
    assert.equal(new Set(post.received.map(({ to }) => to)).size, most + 1, 'nobody got two')
    const token = readMail(post.received[0]!).token ?? assert.fail('no link was mailed')
    assert.equal((await door(`/s/${token}`, { form: { do: 'confirm' } })).status, 200)
  }))
