import { exportCase, listCases } from '../cases/index.ts'
import { writeGivenFile } from '../platform/index.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'
import { suggest } from './suggest.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'export CASE [--sealed] [--output FILE [--force]]',
  summary: 'Write a case as a file; sealed claims only with --sealed',
  options: { sealed: { type: 'boolean' }, output: { type: 'string' }, force: { type: 'boolean' } },
  takes: [1, 1],
  run: (context, { positionals: [id = ''], values }) =>
    withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
      const text = await exportCase(db, id, { sealed: values['sealed'] === true })
      if (text === null) {
        const ids = (await listCases(db)).map((item) => item.id)
        return refuse(context, `There is no case '${id}'. ${suggest(id, ids, { none: 'No case is kept here.', all: 'The cases are' })}`)
      }
      if (typeof values['output'] !== 'string') {
        context.out(text)
        return 0
      }
      const problem = writeGivenFile(values['output'], text, { force: values['force'] === true })
      return problem === undefined ? 0 : refuse(context, problem)
    }),
}
