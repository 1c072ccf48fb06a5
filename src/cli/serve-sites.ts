import { openSites } from '../web/index.ts'
import type { CommandContext } from './command.ts'
import { refuse, type Work } from './process.ts'

/** Serves both sites until the process is asked to end. Takes the word for what is ready; gives the exit status. */
export async function serveSites(context: CommandContext, { installation, configuration, log, over }: Work, what: string): Promise<number> {
  const sites = await openSites(configuration, { db: installation.db, clock: context.clock, log })
  if (sites.kind === 'refused') return refuse(context, sites.reason)
  const { publicSite, desk } = configuration
  context.err(`\n  Public site  ${publicSite.origin}\n  Desk         ${desk.origin}\n\n${what} is ready. Ctrl-C stops it.\n`)
  const why = await over
  await sites.close()
  return why.kind === 'asked' ? 0 : refuse(context, why.reason)
}
