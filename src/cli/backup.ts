import { filesFolder, installationExists, projectVersion, readConfiguration, writeBackup } from '../platform/index.ts'
import { writingKey } from './backup-key.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE [--recipient age1… | --passphrase-file FILE]',
  summary: 'Write everything to one encrypted file, also while Amparo runs',
  options: { recipient: { type: 'string' }, 'passphrase-file': { type: 'string' } },
  takes: [1, 1],
  async run(context, args) {
    const [path = ''] = args.positionals
    const read = readConfiguration(context.env)
    if (read.kind === 'refused') return refuse(context, read.reason)
    const { dataFolder, databaseUrl } = read.configuration
    // To open an installation makes one; a backup of nothing would look like a backup.
    if (databaseUrl === undefined && !installationExists(dataFolder))
      return refuse(context, `There is no installation in ${dataFolder}. Is AMPARO_DATA right?`)
    const chosen = await writingKey(context, args)
    if (chosen.kind === 'refused') return refuse(context, chosen.reason)
    return withInstallationFor(context, { as: 'guest', schema: 'as it is' }, async ({ installation: { connection } }) => {
      const settings = { connection, files: filesFolder(dataFolder), key: chosen.key, clock: context.clock, version: projectVersion() }
      const outcome = await writeBackup(path, settings)
      if (outcome.kind === 'refused') return refuse(context, outcome.reason)
      context.out(`${path}: ${outcome.tables} tables with ${outcome.rows} rows, ${outcome.files} files. Keep the key apart from it.\n`)
      return 0
    })
  },
}
