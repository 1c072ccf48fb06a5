import { Readable } from 'node:stream'
import { caseKeys, readTitles } from '../cases/index.ts'
import { deliveriesOfAll, findDossier, isOwnReport, ledgerRow, submissionDeliveriesFor, takeReport } from '../delivery/index.ts'
import { csvSafe } from '../kit/index.ts'
import { filesFolder, folderOfReports, openFiles, reasonInWords, writeGivenPieces, type Database } from '../platform/index.ts'
import type { Command, CommandContext } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const deliveryCommand: Command = {
  name: 'delivery',
  usage: 'delivery list [APPEAL] [--json|--csv] | delivery dossier ID FILE | delivery reports FOLDER',
  summary: 'List what was brought to bodies; write an approved dossier into a file; read reports on letters from a folder',
  options: { json: { type: 'boolean' }, csv: { type: 'boolean' } },
  takes: [1, 3],
  async run(context, { positionals: [what = '', first = '', second = ''], values }) {
    switch (what) {
      case 'list':
        return list(context, first, values['json'] === true ? 'json' : values['csv'] === true ? 'csv' : 'lines')
      case 'dossier':
        return first === '' || second === '' ? usage(context) : dossier(context, first, second)
      case 'reports':
        return first === '' ? usage(context) : reports(context, first)
      default:
        return usage(context)
    }
  },
}

function usage(context: CommandContext): number {
  context.err('There are: delivery list [APPEAL], delivery dossier ID FILE, delivery reports FOLDER.\n')
  return 2
}

const list = (context: CommandContext, appeal: string, how: 'json' | 'csv' | 'lines'): Promise<number> =>
  withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
    const rows = appeal === '' ? await everything(db) : (await deliveriesOfAll(db, [appeal])).map((one) => ledgerRow(one))
    if (how === 'json') context.out(`${JSON.stringify(rows, null, 2)}\n`)
    else if (how === 'csv') context.out(csvSafe(rows))
    else if (rows.length === 0) context.out('Nothing was brought to a body yet.\n')
    else
      for (const row of rows) {
        const what = row.what === 'submission' ? `submission of ${row.case}` : `${row.appeal}/${row.version}`
        context.out(`${what}  ${row.left || '–'}  ${row.channel}  ${row.state}  ${row.body}\n`)
      }
    return 0
  })

/** Appeals and submissions, the newest first; of these as much as whoever reads a case as far as the team does. */
async function everything(db: Database): Promise<readonly ReturnType<typeof ledgerRow>[]> {
  const keys = await caseKeys(db)
  const submitted = await submissionDeliveriesFor(db, new Map(keys.map((key) => [key, 'team'] as const)))
  const titles = await readTitles(db, keys)
  return [...(await deliveriesOfAll(db)), ...submitted]
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .map((one) => ledgerRow(one, 'submission' in one ? titles.get(one.caseKey)?.id : ''))
}

const dossier = (context: CommandContext, id: string, path: string): Promise<number> =>
  withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db, dataFolder } }) => {
    const frozen = (await findDossier(db, id))?.frozen
    if (frozen == null || frozen.files === null)
      return refuse(context, `There is no approved dossier '${id}'. Those that went out: amparo delivery list --json`)
    const stored = await openFiles(filesFolder(dataFolder), db).read(frozen.hash)
    if (stored.kind !== 'found') return refuse(context, 'Its file is not here any more, or damaged. Take it from a backup.')
    const problem = await writeGivenPieces(path, Readable.from([stored.bytes], { objectMode: true }))
    if (problem !== undefined) return refuse(context, problem)
    context.out(`${path}: SHA-256 ${frozen.hash}\n`)
    return 0
  })

/** For whoever saves reports by hand, or has another program fetch them. */
const reports = (context: CommandContext, folder: string): Promise<number> =>
  withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
    const counts = { report: 0, unknown: 0, none: 0, before: 0 }
    try {
      await folderOfReports(folder).look(async (bytes) => {
        const taken = await takeReport(db, bytes, context.clock())
        counts[taken.kind]++
        return isOwnReport(taken)
      })
    } catch (error) {
      return refuse(context, `${folder} cannot be read: ${reasonInWords(error)}.`)
    }
    context.out(
      `${counts.report} reports taken, ${counts.before} known before, ${counts.unknown} about nothing that was sent from here, ${counts.none} no reports\n`,
    )
    return 0
  })
