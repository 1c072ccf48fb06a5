import { openSites } from '../web/index.ts'
import type { Command } from './command.ts'
import { refuse, withInstallation } from './process.ts'

export const start: Command = {
  name: 'start',
  usage: 'start',
  summary: 'Serve the public site and the desk until stopped',
  takes: [0, 0],
  run: (context) =>
    withInstallation(context, { as: 'sole', schema: 'newest' }, async ({ installation, configuration, log, over }) => {
      const sites = await openSites(configuration, { db: installation.db, clock: context.clock, log })
      if (sites.kind === 'refused') return refuse(context, sites.reason)
      context.err(
        `Public site  ${configuration.publicSite.origin}\nDesk         ${configuration.desk.origin}\nAmparo is ready. Ctrl-C stops it.\n`,
      )
      const why = await over
      await sites.close()
      return why.kind === 'asked' ? 0 : refuse(context, why.reason)
    }),
}
