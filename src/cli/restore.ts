import { putAsideRestoredLetters } from '../delivery/index.ts'
import { checkBackup, filesFolder, restoreBackup } from '../platform/index.ts'
import { endRestoredTellings } from '../signons/index.ts'
import { readingKey } from './backup-key.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'restore FILE [--keys FILE] [--identity FILE | --passphrase-file FILE]',
  summary: 'Bring a backup into an empty installation',
  options: { keys: { type: 'string' }, identity: { type: 'string' }, 'passphrase-file': { type: 'string' } },
  takes: [1, 1],
  async run(context, args) {
    const [path = ''] = args.positionals
    const chosen = await readingKey(context, args)
    if (chosen.kind === 'refused') return refuse(context, chosen.reason)
    // Before a database is made for it: a mistyped name or a wrong key should leave no trace.
    const { keys } = args.values
    const other = typeof keys === 'string' ? { keys } : {}
    const problem = await checkBackup(path, chosen.key, other.keys)
    if (problem !== undefined) return refuse(context, problem)
    const how = { as: 'sole', schema: 'as it is', serves: false, creates: 'anywhere' } as const
    return withInstallationFor(context, how, async ({ installation: { db, connection, dataFolder } }) => {
      const outcome = await restoreBackup(path, { connection, files: filesFolder(dataFolder), key: chosen.key, ...other })
      if (outcome.kind === 'refused') return refuse(context, outcome.reason)
      const letters = await putAsideRestoredLetters(db, context.clock())
      const tellings = await endRestoredTellings(db, context.clock())
      const { made, amparo } = outcome.manifest
      context.out(`Restored ${outcome.rows} rows and ${outcome.files} files, from the backup of ${made} (Amparo ${amparo}).\n`)
      if (letters > 0)
        context.out(
          `${letters === 1 ? 'A letter' : `${letters} letters`} to bodies waited when it was made, and may have been sent since: decide at the desk, under Deliveries.\n`,
        )
      if (tellings > 0)
        context.out(
          `${tellings === 1 ? 'A message' : `${tellings} messages`} to those who signed had been approved when it was made, and may have been told since: ${tellings === 1 ? 'it has' : 'they have'} ended.\n`,
        )
      return 0
    })
  },
}
