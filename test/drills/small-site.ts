import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { openLog, type FetchPath, type Log } from '../../src/log/index.ts'
import { openFiles, openOutbox, silentLog, smtpPost, startMailing, type Clock, type Database } from '../../src/platform/index.ts'
import { temporaryFolder, withDatabase } from '../../src/platform/testing.ts'
import { openSheets } from '../../src/publishing/index.ts'
import { countLimits, openSignOns, type SignOns } from '../../src/signons/index.ts'
import { guard } from '../../src/web/guard.ts'
import { publicApp } from '../../src/web/public/app.tsx'
import { openCampaign, type CampaignOpened } from './open-campaign.ts'
import type { Door } from './people.ts'

/** The parts of a server that signs, in the process of the test, which turns its clock. */
export type SmallSite = {
  readonly db: Database
  readonly campaign: CampaignOpened
  readonly log: Log
  readonly signOns: SignOns
  readonly door: Door
  /** A file of the log, as it is served. */
  readonly file: FetchPath
  readonly time: { now: Date }
  /** Begins sending mail to a server at this address. */
  readonly send: (url: string) => Promise<{ readonly stop: () => Promise<void> }>
}

const origin = 'https://appeals.example.org'

/** Runs a test with a site whose outbox takes so many mails. */
export const withSmallSite = (most: number, body: (site: SmallSite) => Promise<void>): Promise<void> =>
  withDatabase(async (db) => {
    const time = { now: new Date('2026-11-22T10:00:00Z') }
    const clock: Clock = () => time.now
    const campaign = await openCampaign(db, clock)
    const name = 'appeals.example.org/log'
    const log = await openLog(db, { key: { seed: randomBytes(32), name }, origin: name, clock })
    const key = randomBytes(32)
    const mailing = openOutbox(db, { key, isSent: true, clock, most })
    const limits = countLimits({ clock, random: randomBytes })
    const signOns = openSignOns({ db, log, addressKey: randomBytes(32), mailing, limits, clock, origin })
    const sheets = openSheets({
      db,
      files: openFiles(temporaryFolder(), db),
      clock,
      log: silentLog,
      addressOf: (appeal) => `${origin}/appeals/${appeal}`,
    })
    const pages = publicApp({ db, sheets, clock, origin, signOns, trustedProxies: ['127.0.0.1'] })
    const site = guard(pages, { site: 'public', origin, db, log: silentLog })
    const send: SmallSite['send'] = (url) => {
      const post = smtpPost({ url, from: 'post@example.org' }, { clock, random: randomBytes })
      return startMailing({ db, key, post, log: silentLog, clock, secondsBetweenLooks: 0.02 })
    }
    const file: FetchPath = async (path) => {
      const response = await site.request(`/log/${path}`)
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
    }
    await body({ db, campaign, log, signOns, door: doorOf(site), file, time, send })
  })

/** A way to a site in the same process. */
const doorOf =
  (site: Hono): Door =>
  async (path, { form, from = '192.0.2.1' } = {}) => {
    const headers = { 'X-Forwarded-For': from }
    const asked = form === undefined ? { headers } : { method: 'POST', headers, body: new URLSearchParams(form) }
    const response = await site.request(path, asked, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })
    const { status } = response
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined
    return { status, text: await response.text(), retryAfter: header('retry-after'), location: header('location') }
  }
