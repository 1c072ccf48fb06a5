import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInstallation, systemClock, type Database } from '../../src/platform/index.ts'
import { startMailServer, type MailServer } from '../../src/platform/mail/testing.ts'
import { freePort, startAmparo, type RunningAmparo } from '../running-amparo.ts'
import { openCampaign, type CampaignOpened } from './open-campaign.ts'

/** The real thing with a published appeal that takes sign-ons, and a real mail server beside it. */
export type SigningServer = {
  readonly origin: string
  readonly data: string
  readonly campaign: CampaignOpened
  readonly post: MailServer
  /** The process that runs now. */
  readonly running: () => RunningAmparo
  /** Everything that was printed by all processes so far. */
  readonly printed: () => string
  /** Starts it again on the same data, after it was stopped or killed. */
  readonly startAgain: () => Promise<void>
  /** Asks its database as a guest, whether or not the server runs. */
  readonly within: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  /** Stops everything and removes the data. */
  readonly end: () => Promise<void>
}

export type SigningSettings = {
  /** Where the data lies; a temporary folder unless it is given. */
  readonly data?: string
  /** Of the server's keys, where they were locked beforehand. */
  readonly passphrase?: string
}

/** Starts it all. Requests name who asks in X-Forwarded-For, as a proxy would. */
export async function startSigning({
  data = mkdtempSync(join(tmpdir(), 'amparo-drill-')),
  passphrase,
}: SigningSettings = {}): Promise<SigningServer> {
  const post = await startMailServer()
  const env = {
    AMPARO_DATA: data,
    PORT: String(await freePort()),
    DESK_PORT: String(await freePort()),
    SMTP_URL: post.url,
    MAIL_FROM: 'Appeals <post@example.org>',
    AMPARO_TRUSTED_PROXIES: '127.0.0.1, ::1',
  }
  const start = (): Promise<RunningAmparo> => startAmparo('start', env, passphrase === undefined ? '' : `${passphrase}\n`)
  let [running, before] = [await start(), '']
  const within: SigningServer['within'] = async (work) => {
    const installation = await openInstallation({ dataFolder: data, as: 'guest', schema: 'as it is', say: () => undefined })
    if (installation.kind === 'refused') throw new Error(installation.reason)
    try {
      return await work(installation.db)
    } finally {
      await installation.close()
    }
  }
  const campaign = await within((db) => openCampaign(db, systemClock))
  return {
    origin: `http://localhost:${env.PORT}`,
    data,
    campaign,
    post,
    running: () => running,
    printed: () => before + running.printed(),
    async startAgain() {
      assert.notEqual([running.process.exitCode, running.process.signalCode].join(), ',', 'it runs still')
      before += running.printed()
      running = await start()
    },
    within,
    async end() {
      if (running.process.signalCode === null) await running.stop()
      await post.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
