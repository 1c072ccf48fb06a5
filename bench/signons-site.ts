import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openLog, publishHeads, type Log, type PublishingHeads } from '../src/log/index.ts'
import { openFiles, openOutbox, silentLog, smtpPost, startMailing, systemClock, type Installation } from '../src/platform/index.ts'
import { opened, settings } from '../src/platform/installation-testing.ts'
import { openSheets } from '../src/publishing/index.ts'
import { askToSign, openSignOns, type SignForm, type SignOnLimits, type SignOnMail, type SignOns } from '../src/signons/index.ts'
import { guard } from '../src/web/guard.ts'
import { publicApp, samePages } from '../src/web/public/app.tsx'
import { serve } from '../src/web/serve.ts'
import { openCampaign, type CampaignOpened } from '../test/drills/open-campaign.ts'

const origin = 'http://localhost'

export type BenchSite = {
  readonly installation: Installation
  readonly campaign: CampaignOpened
  readonly log: Log
  readonly signOns: SignOns
  /** Has so many people ask; gives the tokens of their mails, which are not kept. */
  readonly ask: (count: number) => Promise<readonly string[]>
  /** Serves the guarded public site; `alone` has each sign-on confirmed in a transaction of its own. */
  readonly serve: (settings?: { readonly alone?: boolean }) => Promise<{ readonly port: number; readonly close: () => Promise<void> }>
  readonly sign: () => PublishingHeads
  /** How long each entry waited until a signed head covered it, in milliseconds; begins anew. */
  readonly lags: () => readonly number[]
  /** Sends the mail that is written to a server at this address. */
  readonly send: (url: string) => Promise<{ readonly stop: () => Promise<void> }>
}

/** An installation with the embedded database, everything synced, and an appeal that takes sign-ons. */
export async function openBenchSite(dataFolder: string): Promise<BenchSite> {
  const installation = await opened(settings(dataFolder))
  const { db } = installation
  const clock = systemClock
  const campaign = await openCampaign(db, clock)
  const name = 'localhost/log'
  const { log, lags } = watched(await openLog(db, { key: { seed: randomBytes(32), name }, origin: name, clock }))
  const mailKey = randomBytes(32)
  const mailing = openOutbox(db, { key: mailKey, isSent: true, clock, most: Infinity })
  // What comes from one machine would be held.
  const limits: SignOnLimits = { network: () => 'within', mail: () => 'within' }
  const needs = { db, log, addressKey: randomBytes(32), mailing, limits, clock, origin }
  const signOns = openSignOns(needs)

  const mails: SignOnMail[] = []
  const caught = { takes: () => true, enqueue: async (_: unknown, sent: readonly SignOnMail[]) => void mails.push(...sent) }
  const preparing = openSignOns({ ...needs, mailing: caught })
  let people = 0

  return {
    installation,
    campaign,
    log,
    signOns,
    async ask(count) {
      mails.length = 0
      for (let asked = 0; asked < count; asked += 500) {
        const forms = Array.from({ length: Math.min(500, count - asked) }, () => formOf(campaign, people++))
        const outcomes = await Promise.all(forms.map((form) => askToSign(preparing, form, '192.0.2.1')))
        assert.ok(outcomes.every(({ kind }) => kind === 'asked'))
      }
      return mails.map(({ text }) => /\/s\/([\w-]{43})/.exec(text)?.[1] ?? '')
    },
    async serve({ alone = false } = {}) {
      const files = openFiles(join(dataFolder, 'files'), db)
      const sheets = openSheets({ db, files, clock, log: silentLog, addressOf: (appeal) => `${origin}/appeals/${appeal}` })
      const committer = alone ? { ...signOns.committer, confirm: oneByOne(signOns.committer.confirm) } : signOns.committer
      const pages = publicApp({ db, sheets, clock, origin, signOns: { ...signOns, committer } })
      const app = guard(pages, { site: 'public', origin, db, log: silentLog })
      const served = await serve(app, { address: '127.0.0.1', port: 0, variable: 'PORT', same: { paths: samePages } })
      if (served.kind === 'refused') throw new Error(served.reason)
      return served
    },
    lags,
    send: (url) => {
      const post = smtpPost({ url, from: 'post@example.org' }, { clock, random: randomBytes })
      return startMailing({ db, key: mailKey, post, log: silentLog, clock })
    },
    sign: () => publishHeads(db, log, { clock, failed: (error) => console.error(error) }),
  }
}

/** The same log, with a note of when entries were committed and when a signed head covered them. */
function watched(log: Log): { readonly log: Log; readonly lags: () => readonly number[] } {
  let [open, lags]: [{ readonly size: number; readonly count: number; readonly at: number }[], number[]] = [[], []]
  const append: Log['append'] = async (tx, entries) => {
    const appended = await log.append(tx, entries)
    return {
      ...appended,
      integrated() {
        appended.integrated()
        open.push({ size: log.size, count: entries.length, at: performance.now() })
      },
    }
  }
  const sign = async (): Promise<number> => {
    const size = await log.sign()
    const at = performance.now()
    for (const covered of open.filter((each) => each.size <= size))
      for (let entry = 0; entry < covered.count; entry++) lags.push(at - covered.at)
    open = open.filter((each) => each.size > size)
    return size
  }
  return {
    log: {
      ...log,
      append,
      sign,
      get size() {
        return log.size
      },
    },
    lags() {
      const noted = lags
      lags = []
      return noted
    },
  }
}

/** What somebody types; as long as names and addresses are. */
export const formOf = ({ appeal, version, lang }: CampaignOpened, number: number): SignForm => ({
  appeal,
  version,
  lang,
  request: randomBytes(16).toString('base64url'),
  name: `Amaranta Q. ${number}`,
  mail: `amaranta.q.${number}@correo${number % 97}.example`,
  country: ['PE', 'DE', 'ES', ''][number % 4]!,
  disclosure: 'a',
  consents: { sign: true, showName: false, toAddressee: true, country: true, outcome: number % 3 === 0 },
  shared: false,
})

/** The same work, one after the other. */
function oneByOne<Asked, Given>(work: (asked: Asked) => Promise<Given>): (asked: Asked) => Promise<Given> {
  let last: Promise<unknown> = Promise.resolve()
  return (asked) => {
    const mine = last.then(() => work(asked))
    last = mine.catch(() => undefined)
    return mine
  }
}
