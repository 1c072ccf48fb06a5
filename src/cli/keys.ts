import { projectVersion, writeKeys } from '../platform/index.ts'
import { keyOfInstallation } from './backup-key.ts'
import type { Command } from './command.ts'
import { refuse, withInstallationFor } from './process.ts'

export const keysCommand: Command = {
  name: 'keys',
  usage: 'keys FILE [--recipient age1… | --passphrase-file FILE] [--force]',
  summary: 'Write the keys of all backups anew, as after an erasure',
  options: { recipient: { type: 'string' }, 'passphrase-file': { type: 'string' }, force: { type: 'boolean' } },
  takes: [1, 1],
  async run(context, args) {
    const [path = ''] = args.positionals
    const chosen = await keyOfInstallation(context, args)
    if (chosen.kind === 'refused') return refuse(context, chosen.reason)
    return withInstallationFor(context, { as: 'guest', schema: 'newest' }, async ({ installation: { connection } }) => {
      const force = args.values['force'] === true
      const outcome = await writeKeys(path, { connection, key: chosen.key, clock: context.clock, version: projectVersion(), force })
      if (outcome.kind === 'refused') return refuse(context, outcome.reason)
      context.out(
        `${path}: the keys of all backups. Put it in the place of every older file of keys, which brings back what was erased since.\n`,
      )
      return 0
    })
  },
}
