import { filesFolder, projectVersion, writeBackup } from '../platform/index.ts'
import { keyOfInstallation } from './backup-key.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE [--keys FILE] [--recipient age1… | --passphrase-file FILE] [--force]',
  summary: 'Write everything to an encrypted file, and its keys to another, also while Amparo runs',
  options: { keys: { type: 'string' }, recipient: { type: 'string' }, 'passphrase-file': { type: 'string' }, force: { type: 'boolean' } },
  takes: [1, 1],
  async run(context, args) {
    const [path = ''] = args.positionals
    const chosen = await keyOfInstallation(context, args)
    if (chosen.kind === 'refused') return refuse(context, chosen.reason)
    return withInstallationFor(context, { as: 'guest', schema: 'as it is' }, async ({ installation: { connection } }) => {
      const { clock } = context
      const { force, keys } = args.values
      const settings = {
        connection,
        files: filesFolder(chosen.dataFolder),
        key: chosen.key,
        clock,
        version: projectVersion(),
        force: force === true,
        ...(typeof keys === 'string' && { keys }),
      }
      const outcome = await writeBackup(path, settings)
      if (outcome.kind === 'refused') return refuse(context, outcome.reason)
      context.out(
        `${path}: ${outcome.tables} tables with ${outcome.rows} rows, ${outcome.files} files. Its keys are in ${outcome.keys}.\n${advice}`,
      )
      return 0
    })
  },
}

const advice =
  'Keep only the newest file of keys, apart from the backups: it opens them all. Keep the passphrase or the age key apart from both.\n'
