import { findEdition, listEditions, takeDown } from '../publishing/index.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'
import { suggest } from './suggest.ts'

export const takeDownCommand: Command = {
  name: 'take-down',
  usage: 'take-down APPEAL --by NAME --reason TEXT [--version N] [--language TAG]',
  summary: 'Stop showing a published appeal; the reason stands in its place',
  options: { by: { type: 'string' }, reason: { type: 'string' }, version: { type: 'string' }, language: { type: 'string' } },
  takes: [1, 1],
  async run(context, { positionals: [appeal = ''], values }) {
    const { by = '', reason = '', version, language } = values
    if (String(by).trim() === '') return refuse(context, 'Say who takes it down: --by NAME. The name is kept and not shown.')
    if (String(reason).trim() === '') return refuse(context, 'Say why: --reason TEXT. It is shown to readers where the appeal was.')
    if (version !== undefined && !/^[1-9]\d{0,5}$/.test(String(version)))
      return refuse(context, `'${String(version)}' is not the number of a version.`)
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
      if ((await findEdition(db, appeal)) === null) {
        const shown = (await listEditions(db)).map((edition) => edition.appeal)
        return refuse(context, `No appeal '${appeal}' has been published. ${suggest(appeal, shown, words)}`)
      }
      const only = {
        ...(version !== undefined && { version: Number(version) }),
        ...(language !== undefined && { lang: String(language) }),
      }
      const outcome = await takeDown(db, appeal, { by: String(by), reason: String(reason), clock: context.clock, ...only })
      if (outcome.kind === 'refused') return refuse(context, outcome.reason)
      const { versions } = outcome
      context.out(
        `${appeal}: ${versions.length === 1 ? 'version' : 'versions'} ${versions.join(', ')} taken down${outcome.lang === undefined ? '' : ` in ${outcome.lang}`}. Readers see the day and the reason.\n` +
          'What they have downloaded or printed is out of reach, and the version is kept in the database and in backups.\n',
      )
      return 0
    })
  },
}

const words = { none: 'None is shown here.', all: 'Those that are shown are' }
