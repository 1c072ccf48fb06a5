import { copyFor, listCases, loadCase, writeCaseFile, type CaseDocument } from '../cases/index.ts'
import { sensitivities, type Sensitivity } from '../claims/index.ts'
import { writeGivenFile } from '../platform/index.ts'
import type { Command, CommandContext } from './command.ts'
import { exportBundle, exportFollowTheMoney, exportTables } from './export-bundle.ts'
import { refuse, withInstallationFor } from './process.ts'
import { suggest } from './suggest.ts'

export const exportCommand: Command = {
  name: 'export',
  usage:
    'export CASE [--output FILE | --folder FOLDER | --zip FILE | --ftm FILE | --csv FOLDER] [--clearance public|team|privileged | --sealed] [--force]',
  summary: 'Write a case as a file, or with its originals as a folder or archive; sealed claims only with --sealed',
  options: {
    sealed: { type: 'boolean' },
    output: { type: 'string' },
    folder: { type: 'string' },
    zip: { type: 'string' },
    ftm: { type: 'string' },
    csv: { type: 'string' },
    clearance: { type: 'string' },
    force: { type: 'boolean' },
  },
  takes: [1, 1],
  run(context, { positionals: [id = ''], values }) {
    const chosen = ways.filter((way) => values[way] !== undefined)
    if (chosen.length > 1) return Promise.resolve(refuse(context, `Choose one of ${chosen.map((way) => `--${way}`).join(' and ')}.`))
    const clearance = clearanceIn(values)
    if (clearance === null)
      return Promise.resolve(refuse(context, '--clearance is public, team or privileged; what is sealed goes with --sealed.'))
    return withInstallationFor(
      context,
      { as: 'guest', schema: 'newest' },
      async ({ installation: { db }, configuration: { dataFolder } }) => {
        const document = await loadCase(db, id)
        if (document === null) {
          const ids = (await listCases(db)).map((item) => item.id)
          return refuse(context, `There is no case '${id}'. ${suggest(id, ids, { none: 'No case is kept here.', all: 'The cases are' })}`)
        }
        const target = { path: String(values[chosen[0] ?? 'output'] ?? ''), force: values['force'] === true, clearance }
        switch (chosen[0]) {
          case 'folder':
          case 'zip':
            return exportBundle(context, { db, dataFolder }, document, { ...target, as: chosen[0] })
          case 'ftm':
            return exportFollowTheMoney(context, document, target)
          case 'csv':
            return exportTables(context, document, target)
          case 'output':
          case undefined:
            return writeText(context, caseText(document, clearance, values['clearance'] !== undefined), target)
          default:
            return chosen[0] satisfies never
        }
      },
    )
  },
}

const ways = ['output', 'folder', 'zip', 'ftm', 'csv'] as const

/** Whoever may read all but what is sealed, unless it was said otherwise; null where what was said is nothing. */
function clearanceIn(values: Readonly<Record<string, unknown>>): Sensitivity | null {
  if (values['sealed'] === true) return values['clearance'] === undefined ? 'sealed' : null
  const asked = values['clearance'] ?? 'privileged'
  return sensitivities.find((one) => one === asked && one !== 'sealed') ?? null
}

/** A narrower copy says nothing of what it leaves out. */
const caseText = (document: CaseDocument, clearance: Sensitivity, narrowed: boolean): string =>
  narrowed ? writeCaseFile(copyFor(document, clearance), { sealed: true }) : writeCaseFile(document, { sealed: clearance === 'sealed' })

function writeText(context: CommandContext, text: string, { path, force }: { readonly path: string; readonly force: boolean }): number {
  if (path === '') {
    context.out(text)
    return 0
  }
  const problem = writeGivenFile(path, text, { force })
  return problem === undefined ? 0 : refuse(context, problem)
}
