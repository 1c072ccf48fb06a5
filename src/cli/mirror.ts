import { readIdentity, writeCopy, type LogKey } from '../log/index.ts'
import {
  filesFolder,
  openFiles,
  openGivenFolder,
  openServerKeys,
  systemRandomness,
  type Configuration,
  type Database,
  type Log,
  type ServerKeys,
} from '../platform/index.ts'
import { openSheets, originsOfForms } from '../publishing/index.ts'
import { countLimits, openSignOns, type SignOns } from '../signons/index.ts'
import { copySite, furtherAddresses, keepMirror, publicApp, routes, signList, verifyMirror } from '../web/index.ts'
import type { Command, CommandContext } from './command.ts'
import { readAllFacts } from './facts.ts'
import { askPassphrase } from './key.ts'
import { refuse, withInstallationFor } from './process.ts'

export const mirrorCommand: Command = {
  name: 'mirror',
  usage: 'mirror FOLDER [--origin URL] [--verify] [--key KEY]',
  summary: 'Write a copy of the public site that any web server or a disk can hold, or check one',
  options: { origin: { type: 'string' }, verify: { type: 'boolean' }, key: { type: 'string' } },
  takes: [1, 1],
  async run(context, { positionals: [place = ''], values: { origin, verify, key } }) {
    if (verify === true) return verifyFolder(context, place, key === undefined ? undefined : String(key))
    if (key !== undefined) return refuse(context, 'A key is given to check a mirror with: add --verify.')
    if (origin !== undefined && !isOrigin(String(origin)))
      return refuse(context, `'${String(origin)}' is not where a site lives. Give it as https://appeals.example.org, without a path.`)
    return withInstallationFor(
      context,
      { as: 'guest', schema: 'newest' },
      async ({ installation: { db, dataFolder }, configuration, log }) => {
        const keys = await openServerKeys(dataFolder, { random: systemRandomness, passphrase: askPassphrase })
        if (keys.kind === 'refused') return refuse(context, keys.reason)
        const elsewhere = servedElsewhere(await originsOfForms(db), configuration.publicSite.origin)
        if (elsewhere !== undefined) return refuse(context, elsewhere)
        const folder = openGivenFolder(place, 'write')
        if (folder.kind === 'refused') return refuse(context, folder.reason)
        const home = origin === undefined ? configuration.publicSite.origin : String(origin).replace(/\/$/, '')
        try {
          return await writeMirror(context, folder, { db, dataFolder, configuration, log, keys: keys.keys, home })
        } catch (error) {
          // What cannot be read or written is said by a sentence; what is broken here is not hidden.
          if (!(error instanceof Error) || error.cause === undefined) throw error
          return refuse(context, `${error.message} The mirror is not finished: mend that, and write it again.`)
        }
      },
    )
  },
}

type Needs = {
  readonly db: Database
  readonly dataFolder: string
  readonly configuration: Configuration
  readonly log: Log
  readonly keys: ServerKeys
  /** Where the site lives that the mirror leads home to. */
  readonly home: string
}

async function writeMirror(
  context: CommandContext,
  folder: Extract<ReturnType<typeof openGivenFolder>, { kind: 'folder' }>,
  { db, dataFolder, configuration, log, keys, home }: Needs,
): Promise<number> {
  const facts = readAllFacts()
  if (facts.kind === 'refused') return refuse(context, facts.reason)
  const { clock } = context
  // Sheets name the address that the site itself has, whatever a mirror calls home.
  const addressOf = (appeal: string, lang?: string): string =>
    configuration.publicSite.origin + routes.appeal(lang === undefined ? appeal : `${appeal}/${lang}`)
  const sheets = openSheets({ db, files: openFiles(filesFolder(dataFolder), db), clock, log, addressOf })
  const site = publicApp({ db, sheets, clock, origin: home, facts: facts.facts, signOns: readOnly(context, db, { keys, home }) })
  const files = await copySite({
    ask: async (address) => site.app.request(home + address),
    origin: home,
    also: await furtherAddresses(db),
    progress: (done, known) => {
      if (done % 100 === 0) context.err(`${done} of ${known} addresses …\n`)
    },
  })
  const identity = await readIdentity(db)
  const key: LogKey = { seed: keys.log, name: identity?.origin ?? `${new URL(configuration.publicSite.origin).host}/log` }
  // The log first: what contradicts an earlier copy of it is not written over.
  const prefix = `${routes.log.slice(1)}/`
  const copied = await writeCopy(db, {
    read: (path) => folder.read(prefix + path),
    has: (path) => folder.has(prefix + path),
    write: (path, bytes) => folder.write(prefix + path, bytes),
  })
  if (copied.kind === 'refused')
    return refuse(context, `The log in this folder cannot be gone on with, so nothing was written. ${copied.reason}`)
  const kept = keepMirror(folder, files, (list) => signList(list, { key, origin: home }))
  if (kept.kind === 'refused') return refuse(context, kept.reason)
  const entries = copied.kind === 'written' ? `, and the log with ${copied.size} entries` : ''
  context.out(`${files.length} files${entries}: ${kept.written} written, ${kept.removed} removed that the site no longer shows.\n`)
  for (const path of kept.left) context.err(`${path} is no longer on the site. Somebody changed it here, so it was left.\n`)
  return 0
}

/** The sentence for an address that the site was never served at: sheets would be printed that lead nowhere. */
function servedElsewhere([known, ...others]: readonly string[], here: string): string | undefined {
  if (known === undefined || [known, ...others].includes(here)) return undefined
  return `The site of this installation is served at ${known}, and this command was told ${here}: its pages, sheets and cards would lead there. Give AMPARO_ORIGIN=${known} (or the PORT that the site is started with). If the site moves to ${here}, start it there once first.`
}

/** Sign-ons as pages show them; nothing can be written through them. */
function readOnly({ clock }: CommandContext, db: Database, { keys, home }: { readonly keys: ServerKeys; readonly home: string }): SignOns {
  return openSignOns({
    db,
    log: { size: 0, append: refused },
    addressKey: keys.address,
    mailing: { enqueue: refused, takes: () => true },
    limits: countLimits({ clock, random: systemRandomness }),
    clock,
    origin: home,
  })
}

function verifyFolder(context: CommandContext, place: string, key: string | undefined): number {
  const folder = openGivenFolder(place, 'read')
  if (folder.kind === 'refused') return refuse(context, folder.reason)
  const verdict = verifyMirror((path) => folder.read(path), key)
  if (verdict.kind === 'wrong') return refuse(context, verdict.reasons.join('\n'))
  const signed = verdict.signed
    ? 'as the list says that this key signed'
    : 'as its list says; who signed the list was not looked at: give the key of the log with --key'
  context.out(`${verdict.files} files of the mirror of ${verdict.origin} are ${signed}. Its log: amparo log verify ${place}/log\n`)
  return 0
}

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && [new URL(text).origin, `${new URL(text).origin}/`].includes(text)

const refused = (): never => {
  throw new Error('A mirror writes nothing into the log and sends no mail')
}
