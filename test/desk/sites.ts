import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { openFiles, silentLog, systemClock as clock, type Database, type FileStore } from '../../src/platform/index.ts'
import { openLog, type Log } from '../../src/log/index.ts'
import { logKey, logOrigin } from '../../src/log/testing.ts'
import { temporaryFolder, withDatabase } from '../../src/platform/testing.ts'
import { projectCatalogue } from '../../src/cases/index.ts'
import { openSheets } from '../../src/publishing/index.ts'
import { openTestSignOns, type CampaignInTest } from '../../src/signons/testing.ts'
import { keepDemoStaff } from '../../src/staff/index.ts'
import { documentsForTest, testTableReader } from '../../src/web/desk/testing.ts'
import { openSites } from '../../src/web/open-sites.ts'
import { facts } from '../fixtures/hospital-case.ts'
import { freePort } from '../running-amparo.ts'

/** Both sites, each on a port of its own of this machine. */
export type OpenedSites = {
  readonly db: Database
  readonly files: FileStore
  readonly deskOrigin: string
  readonly publicOrigin: string
  /** What the people of the demo sign in with; their names are their roles. */
  readonly password: string
  /** The log of sign-ons; nothing of it is released by itself. */
  readonly log: Log
} & Pick<CampaignInTest, 'signOns' | 'mails'>

/**
 * Serves both sites over a database of their own, with the people of the demo, as `amparo demo` does. `prepare` fills the
 * database and gives the keys of the cases of which they are members. With `behindTls` they believe to be reached by
 * https, through a proxy that is not there.
 */
export const withSites = (
  body: (sites: OpenedSites) => Promise<void>,
  prepare: (db: Database) => Promise<readonly number[]> = () => Promise.resolve([]),
  { behindTls = false }: { readonly behindTls?: boolean } = {},
): Promise<void> =>
  withDatabase(async (db) => {
    const [port, deskPort] = [await freePort(), await freePort()]
    const scheme = behindTls ? 'https' : 'http'
    const [publicOrigin, deskOrigin] = [`${scheme}://localhost:${port}`, `${scheme}://localhost:${deskPort}`]
    const files = openFiles(temporaryFolder(), db)
    const sheets = openSheets({ db, files, clock, log: silentLog, addressOf: (appeal) => `${publicOrigin}/appeals/${appeal}` })
    const demo = await keepDemoStaff(db, await prepare(db), { now: clock(), random: randomBytes })
    assert.ok(demo !== null)
    const mails: CampaignInTest['mails'] = []
    const log = await openLog(db, { key: logKey, origin: logOrigin, clock })
    const signOns = openTestSignOns({ db, log, clock, mails, limits: { network: 'within', mailbox: 'within', takes: true } })
    const sites = await openSites(
      {
        publicSite: { address: '127.0.0.1', port, origin: publicOrigin },
        desk: { address: '127.0.0.1', port: deskPort, origin: deskOrigin },
      },
      {
        db,
        files,
        sheets,
        documents: documentsForTest(),
        lists: testTableReader,
        facts,
        catalogue: projectCatalogue(),
        clock,
        random: randomBytes,
        log: silentLog,
        demo,
        signOns,
      },
    )
    assert.ok(sites.kind === 'open')
    try {
      await body({ db, files, deskOrigin, publicOrigin, password: demo.password, log, signOns, mails })
    } finally {
      await sites.close()
    }
  })
