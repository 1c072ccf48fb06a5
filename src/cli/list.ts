import { randomUUID } from 'node:crypto'
import { appealsCiting } from '../appeals/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { keepOriginal } from '../documents/index.ts'
import {
  createTableReader,
  dryRun,
  importAtOnce,
  largestTable,
  mappingProblems,
  readImport,
  suggestColumns,
  undoImport,
  type Mapping,
  type ReadTable,
  type Report,
} from '../lists/index.ts'
import {
  filesFolder,
  installationExists,
  keepErasuresAway,
  openFiles,
  readConfiguration,
  readGivenFile,
  type Database,
  type Installation,
} from '../platform/index.ts'
import { noteChanges } from '../publishing/index.ts'
import type { OriginalFile } from '../sources/index.ts'
import type { Command, CommandContext } from './command.ts'
import { readAllFacts } from './facts.ts'
import { sayReport, sayMapping } from './list-words.ts'
import { refuse, withInstallationFor } from './process.ts'
import { readMappingFile } from './read-mapping-file.ts'

export const listCommand: Command = {
  name: 'list',
  usage: 'list import FILE --mapping M [--dry-run] [--json] | list undo ID | list mapping FILE',
  summary: 'Import a list (CSV, JSON, XLSX) as claims that it makes; take an import back; propose a mapping',
  options: { mapping: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, facts: { type: 'string' } },
  takes: [2, 2],
  async run(context, { positionals: [what = '', given = ''], values }) {
    switch (what) {
      case 'import':
        return importFile(context, given, values)
      case 'undo':
        return undo(context, given)
      case 'mapping':
        return proposeMapping(context, given, values)
      default:
        context.err(`There is no 'list ${what}'. There are: list import FILE, list undo ID, list mapping FILE.\n`)
        return 2
    }
  },
}

type Values = Readonly<Record<string, string | boolean | undefined>>
type ToImport = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly mapping: Mapping
  readonly read: Extract<ReadTable, { kind: 'read' }>
  readonly facts: FactDictionary
}

async function importFile(context: CommandContext, path: string, values: Values): Promise<number> {
  const { mapping: mappingPath, json } = values
  if (typeof mappingPath !== 'string') {
    context.err('Say how the columns are read: --mapping FILE. A proposal to begin with: amparo list mapping FILE\n')
    return 2
  }
  const list = await readList(context, path, values)
  if (list.kind === 'refused') return refuse(context, list.reason)
  const read = readMappingFile(mappingPath)
  if (read.kind === 'refused') return refuse(context, read.reason)
  const wrong = mappingProblems(read.mapping, list.read.table.columns, list.facts)
  if (wrong.length > 0)
    return refuse(
      context,
      `${mappingPath} does not fit the list:\n${wrong.map(({ message }) => `  ${message}`).join('\n')}\nNothing was imported.`,
    )
  const given: ToImport = { ...list, mapping: read.mapping }
  const dry = values['dry-run'] === true
  const say = (done: Done): number => {
    if (done.kind === 'refused') return refuse(context, `${done.why}\nNothing was imported.`)
    context.out(sayReport(done.report, { case: given.mapping.list.case, id: done.id, dry, notes: given.read.notes, json: json === true }))
    return 0
  }
  const configuration = readConfiguration(context.env)
  // What a list would bring can also be seen before there is anything to bring it to.
  const isNowhere =
    configuration.kind === 'configured' &&
    configuration.configuration.databaseUrl === undefined &&
    !installationExists(configuration.configuration.dataFolder)
  if (dry && isNowhere) return say(await tryOut(null, given))
  const how = { as: 'guest', schema: 'newest', creates: dry ? 'nowhere' : 'in a folder that exists' } as const
  return withInstallationFor(context, how, async ({ installation }) =>
    say(dry ? await tryOut(installation.db, given) : await keep(context, installation, given)),
  )
}

type Done =
  | { readonly kind: 'done'; readonly report: Report; readonly id: string | null }
  | { readonly kind: 'refused'; readonly why: string }

/** What the document of the list would be; a dry run keeps no file. */
const unkept = ({ bytes, name, read }: ToImport): OriginalFile => ({
  sha256: '0'.repeat(64),
  media_type: read.mediaType,
  bytes: bytes.length,
  name,
})

async function tryOut(db: Database | null, list: ToImport): Promise<Done> {
  return {
    kind: 'done',
    id: null,
    report: await dryRun(db, { table: list.read.table, mapping: list.mapping, original: unkept(list), facts: list.facts }),
  }
}

class NothingKept extends Error {}

async function keep(
  context: CommandContext,
  { db, dataFolder }: Installation,
  { bytes, name, mapping, read, facts }: ToImport,
): Promise<Done> {
  const at = context.clock()
  const id = randomUUID()
  let done: Done | undefined
  const work = db.transaction().execute(async (tx) => {
    await keepErasuresAway(tx)
    const original = { ...(await keepOriginal(openFiles(filesFolder(dataFolder), tx), bytes, name)), media_type: read.mediaType }
    const outcome = await importAtOnce(
      tx,
      { id, table: read.table, mapping, original },
      { by: 'import', byName: 'the command line', at, facts, progress: progressOf(context, read.table.rows.length) },
    )
    if (outcome.kind === 'refused') done = outcome
    else {
      const { people, claims } = outcome.report
      const isNew = outcome.openedCase || people + claims > 0
      done = { kind: 'done', report: outcome.report, id: isNew ? id : null }
      if (isNew) return noteChanges(tx, { facts, at })
    }
    // A list that says nothing new leaves nothing behind, not even that it came.
    throw new NothingKept()
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof NothingKept)) throw error
  })
  return done!
}

/** On a terminal, how far it is. */
function progressOf({ terminal, err }: CommandContext, total: number): (rows: number) => Promise<void> {
  return async (rows) => {
    if (terminal && total > 2000) err(`\r${rows} of ${total} rows${rows === total ? '\n' : ''}`)
    await new Promise((settle) => setImmediate(settle))
  }
}

type List = Omit<ToImport, 'mapping'> & { readonly kind: 'list' }

async function readList(
  context: CommandContext,
  path: string,
  values: Values,
): Promise<List | { readonly kind: 'refused'; readonly reason: string }> {
  const facts = readAllFacts(values['facts'] as string | undefined)
  if (facts.kind === 'refused') return facts
  const given = readGivenFile(path, largestTable.bytes)
  if (given.kind === 'refused') return given
  const reader = createTableReader()
  const read = await reader.read(given.bytes)
  await reader.stop()
  if (read.kind === 'unread') return { kind: 'refused', reason: `${path}: ${read.why}` }
  return { kind: 'list', bytes: given.bytes, name: path.split('/').at(-1) ?? path, read, facts: facts.facts }
}

async function proposeMapping(context: CommandContext, path: string, values: Values): Promise<number> {
  const list = await readList(context, path, values)
  if (list.kind === 'refused') return refuse(context, list.reason)
  context.out(sayMapping(list.read.table, suggestColumns(list.read.table, list.facts)))
  return 0
}

function undo(context: CommandContext, id: string): Promise<number> {
  return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db, dataFolder } }) => {
    const facts = readAllFacts()
    if (facts.kind === 'refused') return refuse(context, facts.reason)
    const at = context.clock()
    if ((await readImport(db, id)) === null)
      return refuse(context, `There is no import ${id}. Its id was printed when the list was imported.`)
    const refusal: { why?: string } = {}
    const files = openFiles(filesFolder(dataFolder), db)
    const undone = await db
      .transaction()
      .execute(async (tx) => {
        const outcome = await undoImport(tx, id, { by: 'import', at, files, citing: appealsCiting })
        if (outcome.kind !== 'undone') {
          refusal.why = outcome.kind === 'refused' ? outcome.why : `There is no import ${id}.`
          throw new NothingKept()
        }
        await noteChanges(tx, { facts: facts.facts, at })
        return outcome
      })
      .catch((error: unknown) => {
        if (!(error instanceof NothingKept)) throw error
      })
    if (!undone) return refuse(context, `Nothing was undone. ${refusal.why ?? ''}`)
    if (undone.file !== null) await files.sweep(undone.file)
    context.out(
      `Undone: ${undone.entries} entries are gone${undone.caseRemoved ? ', and the case that the import had opened' : ''}. The record of actions says that the list was imported and undone.\n`,
    )
    return 0
  })
}
