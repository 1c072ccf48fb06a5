import { keepAppeal } from '../appeals/index.ts'
import { broughtBackInWords, importBundle, openBundle, type OpenedBundle } from '../bundles/index.ts'
import {
  appealFormat,
  describeProblems,
  formatOf,
  importInto,
  largestFile,
  readAppealFile,
  readCaseFile,
  type Appeal,
  type CaseDocument,
} from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { textOfDocument } from '../documents/index.ts'
import { filesFolder, openFiles, readGivenFile, type Clock, type Database, type Transaction } from '../platform/index.ts'
import { noteChanges } from '../publishing/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import type { Command } from './command.ts'
import { readAllFacts } from './facts.ts'
import { openGivenBundle } from './given-bundle.ts'
import { refuse, withInstallationFor } from './process.ts'

export const importCommand: Command = {
  name: 'import',
  usage: 'import FILE|FOLDER|ZIP… [--dry-run] [--facts FILE]',
  summary: 'Keep case files, cases with their originals (folder or ZIP) and appeals; --dry-run only says what is wrong with them',
  options: { 'dry-run': { type: 'boolean' }, facts: { type: 'string' } },
  takes: [1, 1000],
  async run(context, { positionals, values }) {
    const facts = readAllFacts(values['facts'] as string | undefined)
    if (facts.kind === 'refused') return refuse(context, facts.reason)
    const files = await Promise.all(positionals.map((path) => readGiven(path, facts.facts)))
    const wrong = files.filter((file) => file.kind === 'refused')
    if (wrong.length > 0) return refuse(context, `${wrong.map((file) => file.reason).join('\n')}\nNothing was imported.`)
    const read = files.filter((file) => file.kind !== 'refused')
    if (values['dry-run'] === true) {
      for (const file of read) context.out(`${file.path}: nothing is wrong with it (${sizeOf(file)}).\n`)
      return 0
    }
    return withInstallationFor(
      context,
      { as: 'guest', schema: 'newest', creates: 'in a folder that exists' },
      async ({ installation, configuration }) => {
        let status = 0
        for (const file of read) {
          const outcome = await keep(installation.db, file, {
            clock: context.clock,
            facts: facts.facts,
            dataFolder: configuration.dataFolder,
          })
          if (outcome.kind === 'refused') status = refuse(context, outcome.reason)
          else context.out(`${file.path}: ${outcome.said}\n`)
        }
        return status
      },
    )
  },
}

type Read =
  | { readonly kind: 'case'; readonly path: string; readonly document: CaseDocument }
  | { readonly kind: 'appeal'; readonly path: string; readonly appeal: Appeal }
  | { readonly kind: 'bundle'; readonly path: string; readonly bundle: OpenedBundle }
type Refused = { readonly kind: 'refused'; readonly reason: string }

/** A folder or an archive with a case and its originals; any other file is a case file or an appeal. */
async function readGiven(path: string, facts: FactDictionary): Promise<Read | Refused> {
  const given = await openGivenBundle(path)
  if (given.kind === 'refused') return given
  if (given.kind === 'other') return readFile(path, facts)
  const bundle = await openBundle(given.source, { facts })
  if (bundle.kind === 'opened') return { kind: 'bundle', path, bundle }
  return { kind: 'refused', reason: `${path}: ${bundle.kind === 'invalid' ? describeProblems(bundle) : bundle.reasons.join('\n')}` }
}

function readFile(path: string, facts: FactDictionary): Read | Refused {
  const given = readGivenFile(path, largestFile)
  if (given.kind === 'refused') return given
  if (formatOf(given.bytes) === appealFormat) {
    const read = readAppealFile(given.bytes, { file: path })
    return read.kind === 'read' ? { kind: 'appeal', path, appeal: read.appeal } : { kind: 'refused', reason: describeProblems(read) }
  }
  const read = readCaseFile(given.bytes, { file: path, facts })
  return read.kind === 'read' ? { kind: 'case', path, document: read.document } : { kind: 'refused', reason: describeProblems(read) }
}

type Keeping = { readonly clock: Clock; readonly facts: FactDictionary; readonly dataFolder: string }

async function keep(
  db: Database,
  file: Read,
  { clock, facts, dataFolder }: Keeping,
): Promise<{ readonly kind: 'kept'; readonly said: string } | Refused> {
  if (file.kind === 'appeal') {
    await keepAppeal(db, file.appeal, { clock })
    return { kind: 'kept', said: `appeal '${file.appeal.id}' kept as a draft; amparo publish publishes it.` }
  }
  const also = async (tx: Transaction): Promise<void> => void (await noteChanges(tx, { facts, at: clock() }))
  const files = openFiles(filesFolder(dataFolder), db)
  // Files that it names may be here already, as where it comes back.
  const textOf = async (document: SourceDocument): Promise<string | null> => (await textOfDocument(files, document))?.text ?? null
  const outcome =
    file.kind === 'bundle'
      ? await importBundle(db, files, file.bundle, { clock, also })
      : await db.transaction().execute(async (tx) => {
          const imported = await importInto(tx, file.document, { clock, textOf })
          if (imported.kind === 'imported') await also(tx)
          return imported.kind === 'imported' ? { ...imported, broughtBack: [], translated: 0, submissions: 0 } : imported
        })
  if (outcome.kind === 'refused') return { kind: 'refused', reason: `${file.path}: nothing was imported.\n${outcome.reasons.join('.\n')}.` }
  const { news, unchanged, isNew, stays, broughtBack, translated, submissions } = outcome
  const inOthers = [
    ...(translated === 0 ? [] : [`\n${translated} sentences of its translations, to be reviewed here.`]),
    ...(submissions === 0 ? [] : [`\n${submissions} of its submissions begun here, to be completed and approved here.`]),
  ].join('')
  if (isNew) return { kind: 'kept', said: `case '${outcome.case}' kept (${sizeOf(file)}).${inOthers}` }
  const listed = Object.entries(news).map(([what, count]) => `${what} ${count}`)
  const back = broughtBack.map((one) => `\nBrought back: ${one.path}, of document ${one.document} ${broughtBackInWords(one)}.`).join('')
  const nothing = back === '' ? 'nothing new' : 'nothing new but its files'
  const learned = listed.length === 0 ? nothing : `new: ${listed.join(', ')}`
  const kept = stays.map((sentence) => `\n${sentence}, whatever this file says.`).join('')
  return { kind: 'kept', said: `case '${outcome.case}': ${learned}; ${unchanged} as they were.${back}${inOthers}${kept}` }
}

function sizeOf(file: Read): string {
  switch (file.kind) {
    case 'case':
      return `${file.document.claims.length} claims`
    case 'appeal':
      return `appeal '${file.appeal.id}'`
    case 'bundle':
      return `case '${file.bundle.manifest.case}' with ${file.bundle.manifest.files.length} files, as ${file.bundle.manifest.clearance} may read it`
    default:
      return file satisfies never
  }
}
