import { filesFolder, installationExists, noInstallation, projectVersion, readConfiguration, writeBackup } from '../platform/index.ts'
import { writingKey } from './backup-key.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE [--recipient age1… | --passphrase-file FILE] [--force]',
  summary: 'Write everything to one encrypted file, also while Amparo runs',
  options: { recipient: { type: 'string' }, 'passphrase-file': { type: 'string' }, force: { type: 'boolean' } },
  takes: [1, 1],
  async run(context, args) {
    const [path = ''] = args.positionals
    const read = readConfiguration(context.env)
    if (read.kind === 'refused') return refuse(context, read.reason)
    const { dataFolder, databaseUrl } = read.configuration
    // Asked before the passphrase is, which a person would type for nothing.
    if (databaseUrl === undefined && !installationExists(dataFolder)) return refuse(context, noInstallation(dataFolder))
    const chosen = await writingKey(context, args)
    if (chosen.kind === 'refused') return refuse(context, chosen.reason)
    return withInstallationFor(context, { as: 'guest', schema: 'as it is' }, async ({ installation: { connection } }) => {
      const { clock } = context
      const force = args.values['force'] === true
      const settings = { connection, files: filesFolder(dataFolder), key: chosen.key, clock, version: projectVersion(), force }
      const outcome = await writeBackup(path, settings)
      if (outcome.kind === 'refused') return refuse(context, outcome.reason)
      context.out(`${path}: ${outcome.tables} tables with ${outcome.rows} rows, ${outcome.files} files. Keep the key apart from it.\n`)
      return 0
    })
  },
}
