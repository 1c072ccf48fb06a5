import { filesFolder, restoreBackup } from '../platform/index.ts'
import { readingKey } from './backup-key.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'restore FILE [--identity FILE | --passphrase-file FILE]',
  summary: 'Bring a backup into an empty installation',
  options: { identity: { type: 'string' }, 'passphrase-file': { type: 'string' } },
  takes: [1, 1],
  async run(context, args) {
    const [path = ''] = args.positionals
    const chosen = await readingKey(context, args)
    if (chosen.kind === 'refused') return refuse(context, chosen.reason)
    return withInstallationFor(context, { as: 'sole', schema: 'as it is' }, async ({ installation: { connection, dataFolder } }) => {
      const outcome = await restoreBackup(path, { connection, files: filesFolder(dataFolder), key: chosen.key })
      if (outcome.kind === 'refused') return refuse(context, outcome.reason)
      const { made, amparo } = outcome.manifest
      context.out(`Restored ${outcome.rows} rows and ${outcome.files} files, from the backup of ${made} (Amparo ${amparo}).\n`)
      return 0
    })
  },
}
