import { randomBytes } from 'node:crypto'
import {
  filesFolder,
  listenForNews,
  openDatabase,
  openFiles,
  openServerKeys,
  openUploadPieces,
  releasedCheckpoint,
  startJobs,
  startMailing,
  systemRandomness,
  uploadsFolder,
  type Configuration,
  type Database,
} from '../platform/index.ts'
import {
  askForRebuilding,
  caseJobs,
  enqueueCounting,
  enqueueRebuilding,
  normsProblem,
  projectCatalogue,
  searchJobs,
} from '../cases/index.ts'
import { documentJobs, sweepPieces, textOfDocument } from '../documents/index.ts'
import { createExtractor } from '../extraction/index.ts'
import { foldReleased } from '../log/index.ts'
import { makeFirstLink, type DemoSignIn } from '../staff/index.ts'
import { catalogueProblem } from '../delivery/index.ts'
import { mechanismsProblem } from '../mechanisms/index.ts'
import { erasureJobs } from '../erasure/index.ts'
import {
  askedEditionJobs,
  catchUpOnEditions,
  catchUpOnManifests,
  catchUpOnSheets,
  holdingNorms,
  manifestJobs,
  mayLeave,
  noteChanges,
  openSheets,
  publishingJobs,
} from '../publishing/index.ts'
import { askForWeeklyCheck, checkJobs } from '../integrity/index.ts'
import { createTableReader, listJobs } from '../lists/index.ts'
import { signOnJobs } from '../signons/index.ts'
import { translationJobs } from '../translations/index.ts'
import { openSites, publicNews, routes } from '../web/index.ts'
import type { CommandContext } from './command.ts'
import { readAllFacts } from './facts.ts'
import { askPassphrase } from './key.ts'
import { choosePost } from './choose-post.ts'
import { openDemoSigning } from './open-demo-signing.ts'
import { refuse, type Work } from './process.ts'
import { recordTranslation } from './record-translation.ts'
import { serveSignOns, type ServedSignOns } from './serve-sign-ons.ts'
import { manifestSigner } from './sign-manifests.ts'
import { lettersOf, startLetters } from './start-letters.ts'
import { beforeMail, outboxForStaff, startReminders } from './start-reminders.ts'

/** How long a page waits for one answer of the database, in milliseconds, before it says that it cannot be shown now. */
const longestAnswer = 5000

/** How often it is asked whether the weekly check is due, and whether search is whole, in milliseconds. */
const anHour = 60 * 60 * 1000
const aMinute = 60 * 1000

/**
 * Serves both sites and does the jobs until the process is asked to end. Takes the word for what is ready; gives the
 * exit status. The demo says how its people sign in.
 */
export async function serveSites(
  context: CommandContext,
  { installation, configuration, log, over }: Work,
  what: string,
  demo?: DemoSignIn,
): Promise<number> {
  const { db, dataFolder } = installation
  const facts = readAllFacts()
  if (facts.kind === 'refused') return refuse(context, facts.reason)
  const wrong = catalogueProblem() ?? normsProblem() ?? mechanismsProblem(facts.facts)
  if (wrong !== undefined) return refuse(context, wrong)
  const { clock } = context
  const keys = await Promise.race([openServerKeys(dataFolder, { random: systemRandomness, passphrase: askPassphrase }), over])
  if (keys.kind === 'asked') return keys.status
  if (keys.kind !== 'open') return refuse(context, keys.reason)
  const { publicSite, desk } = configuration
  const files = openFiles(filesFolder(dataFolder), db)
  const sheets = openSheets({
    db,
    files,
    clock,
    log,
    addressOf: (appeal, lang) => publicSite.origin + routes.appeal(lang === undefined ? appeal : `${appeal}/${lang}`),
  })
  const manifests = { db, sheets, clock, signer: manifestSigner(db, keys.keys.log) }
  const { timestampUrl } = configuration
  // One for the jobs and one for the pages: nobody who waits for a page waits for what is read out meanwhile.
  const [extractor, atOnce] = [createExtractor(), createExtractor()]
  const ofDocuments = { files, extractor, facts: facts.facts, clock, ...(timestampUrl !== undefined && { timestampUrl }) }
  const lists = createTableReader()
  const norms = holdingNorms(db, { facts: facts.facts, clock, log })
  const pieces = openUploadPieces(uploadsFolder(dataFolder))
  const jobs = await startJobs(installation, {
    log,
    queues: {
      ...publishingJobs(db, sheets),
      ...manifestJobs(manifests),
      ...norms.jobs,
      ...askedEditionJobs(db, { facts: facts.facts, clock, afterwards: recordTranslation }),
      ...caseJobs(db, { facts: facts.facts, clock }),
      ...searchJobs(db, { textOf: async (document) => (await textOfDocument(files, document))?.text ?? null, log }),
      ...erasureJobs(db, files),
      ...signOnJobs(db),
      ...documentJobs(db, ofDocuments),
      ...translationJobs(db, {
        server: configuration.translation,
        clock,
        mayLeave: (sentence, now) => mayLeave(db, sentence, { now, facts: facts.facts }),
      }),
      ...checkJobs(db, { files, facts: facts.facts, clock }),
      ...listJobs(db, {
        files,
        reader: lists,
        facts: facts.facts,
        clock,
        afterwards: (tx) => noteChanges(tx, { facts: facts.facts, at: clock() }),
      }),
    },
  })
  const post = choosePost(context, configuration, demo !== undefined)
  const ofReminders = { facts: facts.facts, catalogue: projectCatalogue(), clock, origin: desk.origin }
  const mailing =
    post.kind === 'none'
      ? undefined
      : await startMailing({ db, key: keys.keys.mail, post: post.post, log, clock, before: beforeMail(ofReminders) })
  const letters = await startLetters({ db, files, clock, log, facts: facts.facts }, configuration, demo !== undefined)
  const forStaff = outboxForStaff(db, { key: keys.keys.mail, isSent: post.kind !== 'none', clock })
  const reminders = startReminders({ db, ...ofReminders, ...forStaff }, log)
  const outside = releasedCheckpoint(dataFolder)
  const served = await serveSignOns(db, { configuration, keys: keys.keys, mailIsSent: post.kind !== 'none', clock, log, outside })
  const weekly = setInterval(() => {
    askForWeeklyCheck(db, clock()).catch((error: unknown) => log.error('the weekly check was not asked for', error))
  }, anHour)
  const hourly = setInterval(() => {
    sweepPieces(db, pieces, clock()).catch((error: unknown) =>
      log.error('pieces of files that nobody sends any more were not removed', error),
    )
  }, anHour)
  const whole = setInterval(() => {
    askForRebuilding(db).catch((error: unknown) => log.error('what cannot be searched was not looked for', error))
  }, aMinute)
  const pages = openDatabase(installation.connection, { longest: longestAnswer })
  const news = listenForNews(installation.connection, publicNews, log)
  try {
    await catchUpOnEditions(db)
    await catchUpOnSheets(db, { files, sheets })
    await catchUpOnManifests(manifests)
    await sweepPieces(db, pieces, clock())
    await db.transaction().execute((tx) => noteChanges(tx, { facts: facts.facts, at: clock() }))
    await enqueueCounting(db)
    await db.transaction().execute(enqueueRebuilding)
    if (demo !== undefined && served.kind === 'open') await openDemoSigning(context, served.signOns, dataFolder)
    const { trustedProxies } = configuration
    const withDesk = { ...(trustedProxies !== undefined && { trustedProxies }), ...(demo !== undefined && { demo }) }
    const withServer = configuration.translation === undefined ? {} : { translationServer: configuration.translation }
    const withSignOns = served.kind === 'open' ? { signOns: served.signOns } : {}
    const sites = await openSites(configuration, {
      db: pages.db,
      files,
      documents: { extractor: atOnce, pieces, limits: configuration.uploads, timestamps: timestampUrl !== undefined },
      lists,
      sheets,
      facts: facts.facts,
      catalogue: projectCatalogue(),
      clock,
      random: randomBytes,
      log,
      news,
      ...withDesk,
      ...withSignOns,
      ...lettersOf(configuration, demo !== undefined),
      ...withServer,
      ...forStaff,
    })
    if (sites.kind === 'refused') return refuse(context, sites.reason)
    context.err(
      `\n  Public site  ${publicSite.origin}\n  Desk         ${desk.origin}\n${beforeProxy(configuration)}${post.says}${noSignOns(served)}`,
    )
    // Only once both sites are open: a link that was printed and could not be used would be the one that people try.
    context.err(`${await howToSignIn(db, { now: clock(), origin: desk.origin, demo })}\n${what} is ready. Ctrl-C stops it.\n`)
    // A large log takes seconds to be counted once; whoever asks for a count meanwhile waits for the same counting.
    void foldReleased(pages.db).catch((error: unknown) => log.error('the log was not counted at the start', error))
    norms.begin()
    const why = await over
    await sites.close()
    return why.kind === 'asked' ? 0 : refuse(context, why.reason)
  } finally {
    clearInterval(weekly)
    clearInterval(hourly)
    clearInterval(whole)
    void pages.close()
    await news.stop()
    // Mail that they still write goes out with the next start.
    if (served.kind === 'open') await served.stop()
    await Promise.all([norms.stop(), jobs.stop(), mailing?.stop(), letters.stop(), reminders.stop(), atOnce.stop(), lists.stop()])
    await extractor.stop()
  }
}

/** What is said when nothing can be written into the log: what is published is still shown. */
const noSignOns = (served: ServedSignOns): string =>
  served.kind === 'open'
    ? ''
    : `\n  NOBODY CAN SIGN: the log cannot be written. ${served.reason}\n  What is published meanwhile is entered into it once it can be.\n`

/**
 * Behind a proxy that is not told of, everybody comes from the same address: wrong passwords of one count against all, and
 * somebody outside can keep a person from signing in whose name they know.
 */
const beforeProxy = ({ desk, trustedProxies }: Configuration): string =>
  desk.origin.startsWith('https:') && trustedProxies === undefined
    ? '\n  AMPARO_DESK_ORIGIN begins with https, so a proxy stands before the desk: set AMPARO_TRUSTED_PROXIES to its address, or strangers who type wrong passwords lock people out.\n'
    : ''

/** What is printed about signing in: how in the demo, and the link of the first staff member where there is nobody yet. */
async function howToSignIn(
  db: Database,
  { now, origin, demo }: { readonly now: Date; readonly origin: string; readonly demo: DemoSignIn | undefined },
): Promise<string> {
  if (demo !== undefined) return `\n  Sign in at the desk as ${demo.names.join(', ')}; the password of each is ${demo.password}\n`
  const first = await makeFirstLink(db, { now, random: randomBytes })
  return first === null
    ? ''
    : `\n  First sign-in: ${origin}/invitations/${first.token}\n  It can be used once, for three days; the next start makes a new one.\n`
}
