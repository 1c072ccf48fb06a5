import { checkAudit } from '../staff/index.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const audit: Command = {
  name: 'audit',
  usage: 'audit check',
  summary: 'Check that no entry of what staff members did was changed, taken out or put in',
  takes: [1, 1],
  async run(context, { positionals: [what] }) {
    if (what !== 'check') {
      context.err(`Usage: amparo ${audit.usage}\n`)
      return 2
    }
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { db } }) => {
      const outcome = await checkAudit(db)
      if (outcome.kind === 'broken')
        return refuse(context, `The record is broken at entry ${outcome.entry}: ${outcome.reason}. Compare it with a backup.`)
      context.out(
        `${outcome.entries} ${outcome.entries === 1 ? 'entry' : 'entries'}, each hashed over the one before. The last hash is\n\n  ${outcome.head}\n\n` +
          'Note it elsewhere: whoever can write the database could make the whole chain anew, and only a hash noted before shows that.\n',
      )
      return 0
    })
  },
}
