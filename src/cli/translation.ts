import { findAppeal, listAppeals } from '../appeals/index.ts'
import type { Appeal } from '../cases/index.ts'
import { readGivenFile, writeGivenFile, type Database } from '../platform/index.ts'
import { lastTakeDowns } from '../publishing/index.ts'
import { listStaff, recordAudit } from '../staff/index.ts'
import {
  exchangeFileOf,
  importFile,
  largestExchangeFile,
  isLanguageTag,
  readExchange,
  readTranslation,
  writePo,
  writeXliff,
  type ImportOutcome,
  type ReturnedFile,
} from '../translations/index.ts'
import type { Command, CommandArguments, CommandContext } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'
import { suggest } from './suggest.ts'
import { sayImport } from './translation-words.ts'

export const translationCommand: Command = {
  name: 'translation',
  usage:
    'translation export ID --lang LANG --xliff FILE|--po FILE [--force] | translation import FILE --by NAME [--outside] [--dry-run] [--json]',
  summary: 'Write the translation of an appeal as XLIFF 2.0 or PO, or take in what translators send back',
  options: {
    lang: { type: 'string' },
    xliff: { type: 'string' },
    po: { type: 'string' },
    force: { type: 'boolean' },
    by: { type: 'string' },
    outside: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: [2, 2],
  async run(context, { positionals: [what = '', given = ''], values }) {
    switch (what) {
      case 'export':
        return exportTranslation(context, given, values)
      case 'import':
        return importTranslation(context, given, values)
      default:
        context.err(`There is no 'translation ${what}'. There are: translation export ID, translation import FILE.\n`)
        return 2
    }
  },
}

type Values = CommandArguments['values']

async function exportTranslation(context: CommandContext, id: string, values: Values): Promise<number> {
  const lang = String(values['lang'] ?? '')
  const ways = (['xliff', 'po'] as const).filter((way) => values[way] !== undefined)
  const [way] = ways
  if (way === undefined || ways.length > 1) return refuse(context, 'Say where it is written: --xliff FILE or --po FILE.')
  if (!isLanguageTag(lang)) return refuse(context, 'Say into which language: --lang es (a tag of BCP 47: es, ar, zh-Hans).')
  return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
    const found = await namedAppeal(db, id)
    if (found.kind === 'refused') return refuse(context, found.reason)
    const { appeal } = found
    if (appeal.lang === lang) return refuse(context, `${id} is written in ${lang}: choose another language.`)
    const { translation, entries } = await readTranslation(db, appeal, lang, {
      takenDown: (await lastTakeDowns(db, [id], lang)).get(id) ?? null,
    })
    const file = exchangeFileOf(appeal, translation, entries)
    const problem = writeGivenFile(String(values[way]), way === 'xliff' ? writeXliff(file) : writePo(file).toString('utf8'), {
      force: values['force'] === true,
    })
    if (problem !== undefined) return refuse(context, problem)
    context.err(`${appeal.id}, ${lang}: ${translation.segments.length} sentences, ${translation.counts.approved} of them approved.\n`)
    return 0
  })
}

async function importTranslation(context: CommandContext, path: string, values: Values): Promise<number> {
  const by = String(values['by'] ?? '').trim()
  const dryRun = values['dry-run'] === true
  if (by === '' && !dryRun) return refuse(context, 'Say who translated it: --by NAME. Another person than they reviews it at the desk.')
  const given = readGivenFile(path, largestExchangeFile)
  if (given.kind === 'refused') return refuse(context, given.reason)
  const read = readExchange(given.bytes)
  if (read.kind === 'unreadable') return refuse(context, `${path}: ${read.reason}`)
  const { file } = read
  return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
    const found = await namedAppeal(db, file.appeal)
    if (found.kind === 'refused') return refuse(context, found.reason)
    const who = dryRun && by === '' ? { kind: 'named' as const, by } : await whoTranslated(db, by, values['outside'] === true)
    if (who.kind === 'refused') return refuse(context, who.reason)
    const outcome = await take(db, found.appeal, file, { by: who.by, at: context.clock(), dryRun })
    if (outcome.kind !== 'read') return refuse(context, `${path} cannot be taken: it is of another appeal or language.`)
    context.out(
      values['json'] === true
        ? `${JSON.stringify({ appeal: file.appeal, lang: file.lang, dryRun, ...outcome })}\n`
        : sayImport(file, outcome, dryRun),
    )
    return 0
  })
}

const take = (
  db: Database,
  appeal: Appeal,
  file: ReturnedFile,
  settings: { readonly by: string; readonly at: Date; readonly dryRun: boolean },
): Promise<ImportOutcome> =>
  db.transaction().execute(async (tx) => {
    const outcome = await importFile(tx, { appeal, lang: file.lang }, file, settings)
    if (!settings.dryRun && outcome.kind === 'read' && outcome.written > 0)
      await recordAudit(tx, {
        at: settings.at,
        staff: null,
        action: 'translation.import',
        detail: { language: file.lang, sentences: outcome.written },
      })
    return outcome
  })

type Translator = { readonly kind: 'named'; readonly by: string } | { readonly kind: 'refused'; readonly reason: string }

/**
 * The staff member of this name, so that they do not review at the desk what they translated; the name as it is only of somebody who
 * is said to be from outside.
 */
async function whoTranslated(db: Database, name: string, outside: boolean): Promise<Translator> {
  const [one, ...others] = (await listStaff(db)).filter((member) => member.name === name)
  if (outside)
    return one === undefined
      ? { kind: 'named', by: name }
      : { kind: 'refused', reason: `${name} is the name of a staff member: leave --outside away, or name who it was otherwise.` }
  if (one !== undefined && others.length === 0) return { kind: 'named', by: one.id }
  const reason =
    one === undefined
      ? `No staff member is called '${name}'. Write the name as 'amparo staff list' has it, or say that somebody from outside translated it: --outside.`
      : `Several staff members are called '${name}': rename all but one, so that nobody reviews what they translated.`
  return { kind: 'refused', reason }
}

type Named = { readonly kind: 'found'; readonly appeal: Appeal } | { readonly kind: 'refused'; readonly reason: string }

async function namedAppeal(db: Database, id: string): Promise<Named> {
  const found = await findAppeal(db, id)
  switch (found.kind) {
    case 'found':
      return found
    case 'several':
      return { kind: 'refused', reason: `The id '${id}' stands in several places: ${found.places.join(', ')}. Rename all but one.` }
    case 'none': {
      const known = { none: 'No appeal is kept here.', all: 'The appeals are' }
      return { kind: 'refused', reason: `There is no appeal '${id.slice(0, 80)}'. ${suggest(id, await listAppeals(db), known)}` }
    }
    default:
      return found satisfies never
  }
}
