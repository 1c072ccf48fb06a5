import { openGivenFolder, readGivenFile, type GivenFolder } from '../platform/index.ts'
import { verifyEdition, type Tombstone } from '../publishing/index.ts'
import { readKeys } from './log-source.ts'
import type { Command, CommandContext } from './command.ts'
import { refuse } from './process.ts'
import { mirrorListName } from '../web/index.ts'
import { readEntered } from './read-entered.ts'
import { editionOf, entryOf, formOf, openManifest, wrongForms } from './verify-manifest.ts'

/** The largest form of an edition that is read: several times the longest appeal. */
const largestForm = 50_000_000

export const verify: Command = {
  name: 'verify',
  usage: 'verify FILE [--fingerprint HEX] [--manifest FILE [--key VKEY] [--log URL|FOLDER]] | verify FOLDER [--key VKEY]',
  summary: 'Say whether the data of an appeal, any form of it with its signed list (--manifest), or a mirror is what was published',
  options: {
    fingerprint: { type: 'string' },
    manifest: { type: 'string' },
    key: { type: 'string' },
    log: { type: 'string' },
  },
  takes: [1, 1],
  async run(context, { positionals: [path = ''], values }) {
    const given = {
      fingerprint: textOf(values['fingerprint'])?.toLowerCase(),
      manifest: textOf(values['manifest']),
      log: textOf(values['log']),
    }
    const key = textOf(values['key'])
    const keys = readKeys(key === undefined ? [] : [key])
    if ('reason' in keys) return refuse(context, keys.reason)
    const folder = openGivenFolder(path, 'read')
    if (folder.kind === 'folder') return verifyFolder(context, path, folder, keys.keys)
    const { manifest } = given
    if (manifest !== undefined) return verifyForm(context, path, { ...given, manifest, keys: keys.keys })
    if (key !== undefined || given.log !== undefined)
      return refuse(context, 'A key and a log are for the signed list of an edition: give --manifest, the file that ends in .manifest.')
    return verifyData(context, path, given.fingerprint)
  },
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The data of an edition by itself: its fingerprint is computed anew. */
function verifyData(context: CommandContext, path: string, wanted: string | undefined): number {
  const file = readGivenFile(path, largestForm)
  if (file.kind === 'refused') return refuse(context, file.reason)
  const outcome = verifyEdition(Buffer.from(file.bytes).toString('utf8'))
  if (outcome.kind === 'unreadable') return refuse(context, `${path}: ${outcome.why}\n${otherForms}`)
  if (outcome.kind === 'altered') return refuse(context, `${path} is not what was published. ${outcome.why}`)
  const { edition, hash } = outcome.published
  if (wanted !== undefined && wanted !== hash)
    return refuse(context, `${path} proves the fingerprint ${hash}, which is not the one that was given.`)
  const compare = wanted === undefined ? 'Compare it with the fingerprint on the page, or on a sheet that was printed before.\n' : ''
  const previous = edition.previous === undefined ? '' : `Version ${edition.version - 1} had the fingerprint\n${edition.previous}\n`
  context.out(
    `${editionOf(edition)}: this is what was published under the fingerprint\n${hash}\n${compare}${previous}${gone(outcome.erased)}`,
  )
  return 0
}

const otherForms =
  'By itself only the data of an appeal is verified, the file that ends in .json. A PDF, a picture or a text is held against the signed list of its version: download that from the page of all its forms and give it with --manifest FILE. It ends in .manifest, and is there once the log was released with the appeal.'

type Given = {
  readonly fingerprint: string | undefined
  /** The file of the list. */
  readonly manifest: string
  /** Where the log is. */
  readonly log: string | undefined
  readonly keys: Parameters<typeof openManifest>[1]
}

/** Any form of an edition, by the signed list of its forms; with a log, also whether that has the edition. */
async function verifyForm(context: CommandContext, path: string, given: Given): Promise<number> {
  const { fingerprint, log, keys } = given
  const [file, list] = [readGivenFile(path, largestForm), readGivenFile(given.manifest, 1_000_000)]
  if (file.kind === 'refused') return refuse(context, file.reason)
  if (list.kind === 'refused') return refuse(context, list.reason)
  const opened = openManifest(list.bytes, keys)
  if (opened.kind === 'refused') return refuse(context, `${given.manifest}: ${opened.reason}`)
  const { manifest } = opened
  const form = formOf(manifest, file.bytes)
  if (form === undefined)
    return refuse(
      context,
      `${path} is none of the ${manifest.forms.length} files that were published as ${editionOf(manifest)}, or its bytes were changed.`,
    )
  if (fingerprint !== undefined && fingerprint !== manifest.fingerprint)
    return refuse(context, `The list is of the fingerprint ${manifest.fingerprint}, which is not the one that was given.`)
  const [problem] = form.address.endsWith('.json') ? wrongForms({ ...manifest, forms: [form] }, () => file.bytes) : []
  if (problem !== undefined) return refuse(context, problem)
  const entry = log === undefined ? null : await readEntered(log, keys)
  if (entry !== null && 'reason' in entry) return refuse(context, entry.reason)
  const found = entry === null ? null : entryOf(entry.entered, manifest)
  if (found !== null && 'reason' in found) return refuse(context, found.reason)
  context.out(
    `${path} is ${manifest.site}${form.address}, as it was published: ${editionOf(manifest)}, with the fingerprint\n${manifest.fingerprint}\n${found === null ? '' : `It is entry ${found.index} of the log.\n`}`,
  )
  if (!opened.signed) context.err(noKey)
  return 0
}

/** All lists in a mirror, each form that they name, and the log beside them; without a network. */
async function verifyFolder(context: CommandContext, path: string, folder: GivenFolder, keys: Given['keys']): Promise<number> {
  const names = folder.names().filter((name) => name.startsWith('appeals/') && name.endsWith('.manifest'))
  if (names.length === 0) return refuse(context, withoutLists(path, folder))
  const log = await readEntered(`${path}/log`, keys)
  const problems = 'reason' in log ? [log.reason] : []
  let files = 0
  for (const name of names) {
    const opened = openManifest(folder.read(name) ?? new Uint8Array(), keys)
    if (opened.kind === 'refused') {
      problems.push(`${name}: ${opened.reason}`)
      continue
    }
    files += opened.manifest.forms.length
    const found = 'reason' in log ? null : entryOf(log.entered, opened.manifest)
    problems.push(...wrongForms(opened.manifest, folder.read), ...(found !== null && 'reason' in found ? [found.reason] : []))
  }
  if (problems.length > 0) return refuse(context, problems.join('\n'))
  context.out(
    `${names.length} ${names.length === 1 ? 'edition' : 'editions'} with ${files} files: each is what its list says, and the log has an entry of each.\nWhether files are missing: amparo mirror ${path} --verify\n`,
  )
  if (keys.length === 0) context.err(noKey)
  return 0
}

/** What is missing in a folder, and what to do: of a mirror, where the log was not yet released with what is published. */
const withoutLists = (path: string, folder: GivenFolder): string =>
  folder.has(mirrorListName)
    ? `${path} is a mirror without a signed list of any version: the log was not released yet with what is published when it was written, or it shows nothing. A log is released when 20 sign-ons are new or its oldest entry is 15 minutes old: write the mirror again then.\nWhether its files are what was copied: amparo mirror ${path} --verify`
    : `${path} has no signed list of a version (a file under appeals/ that ends in .manifest), and it is not a mirror that was written to its end. Give the folder that amparo mirror wrote, or the file of one form.`

const noKey =
  'No key was given, so nobody knows who signed the list: the files fit to it, and that is all. Give the key of the log with --key.\n'

/** What was erased of it, by day. */
function gone(erased: readonly Tombstone[]): string {
  const days = Map.groupBy(erased, ({ on }) => on)
  return [...days]
    .map(([on, { length }]) => `${length} ${length === 1 ? 'entry was' : 'entries were'} erased on ${on}; nothing else differs.\n`)
    .join('')
}
