import { randomBytes } from 'node:crypto'
import { filesFolder, openDatabase, openFiles, startJobs } from '../platform/index.ts'
import { caseJobs, enqueueCounting } from '../cases/index.ts'
import { catchUpOnSheets, noteChanges, openSheets, publishingJobs } from '../publishing/index.ts'
import { openSites, routes } from '../web/index.ts'
import type { CommandContext } from './command.ts'
import { readAllFacts } from './facts.ts'
import { refuse, type Work } from './process.ts'

/** How long a page waits for one answer of the database, in milliseconds, before it says that it cannot be shown now. */
const longestAnswer = 5000

/**
 * Serves both sites and does the jobs until the process is asked to end. Takes the word for what is ready; gives the
 * exit status.
 */
export async function serveSites(context: CommandContext, { installation, configuration, log, over }: Work, what: string): Promise<number> {
  const { db, dataFolder } = installation
  const facts = readAllFacts()
  if (facts.kind === 'refused') return refuse(context, facts.reason)
  const { clock } = context
  const { publicSite, desk } = configuration
  const files = openFiles(filesFolder(dataFolder), db)
  const sheets = openSheets({ db, files, clock, log, addressOf: (appeal) => publicSite.origin + routes.appeal(appeal) })
  const jobs = await startJobs(installation, {
    log,
    queues: { ...publishingJobs(db, sheets), ...caseJobs(db, { facts: facts.facts, clock }) },
  })
  const pages = openDatabase(installation.connection, { longest: longestAnswer })
  try {
    await catchUpOnSheets(db, { files, sheets })
    await db.transaction().execute((tx) => noteChanges(tx, { facts: facts.facts, at: clock() }))
    await enqueueCounting(db)
    const sites = await openSites(configuration, { db: pages.db, files, sheets, facts: facts.facts, clock, random: randomBytes, log })
    if (sites.kind === 'refused') return refuse(context, sites.reason)
    context.err(`\n  Public site  ${publicSite.origin}\n  Desk         ${desk.origin}\n\n${what} is ready. Ctrl-C stops it.\n`)
    const why = await over
    await sites.close()
    return why.kind === 'asked' ? 0 : refuse(context, why.reason)
  } finally {
    void pages.close()
    await jobs.stop()
  }
}
