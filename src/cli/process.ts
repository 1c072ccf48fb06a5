import { findByTheirHeads } from '../cases/index.ts'
import {
  databaseIsAway,
  jsonLog,
  openInstallation,
  readConfiguration,
  terminalLog,
  type Configuration,
  type Installation,
  type Log,
  type OpenSettings,
} from '../platform/index.ts'
import type { CommandContext } from './command.ts'

export type Work = {
  readonly installation: Installation
  readonly configuration: Configuration
  readonly log: Log
  /** Settles when somebody asks the process to end, or when the database goes away. */
  readonly over: Promise<Over>
}

/** How a command opens the installation. Unless it says so, it makes none: a mistyped AMPARO_DATA would look empty. */
type How = Pick<OpenSettings, 'as' | 'schema' | 'serves' | 'creates'>

type Over = { readonly kind: 'asked'; readonly status: number } | { readonly kind: 'lost'; readonly reason: string }

/**
 * Does a command's work with the installation open: reads the configuration, opens, works, and closes in good order,
 * also when a signal comes. Takes how to open it and the work, which gives the exit status; what is refused goes to
 * standard error with status 1. A second signal ends the process at once.
 */
export async function withInstallation(
  context: CommandContext,
  settings: How & {
    readonly folder?: (dataFolder: string) => string
    readonly say?: (sentence: string) => void
  },
  work: (work: Work) => Promise<number>,
): Promise<number> {
  const read = readConfiguration(context.env)
  if (read.kind === 'refused') return refuse(context, read.reason)
  const { configuration } = read
  const signals = listenForSignals()
  try {
    const installation = await openInstallation({
      dataFolder: settings.folder?.(configuration.dataFolder) ?? configuration.dataFolder,
      ...(configuration.databaseUrl === undefined ? {} : { databaseUrl: configuration.databaseUrl }),
      as: settings.as,
      schema: settings.schema,
      ...(settings.serves === undefined ? {} : { serves: settings.serves }),
      creates: settings.creates ?? 'nowhere',
      say: settings.say ?? ((sentence) => context.err(`${sentence} …\n`)),
    })
    if (installation.kind === 'refused') return refuse(context, installation.reason)
    // A backup may have been restored with keys of later erasures.
    if (settings.schema === 'newest' && installation.owner) await installation.db.transaction().execute(findByTheirHeads)
    const over = Promise.race([signals.asked, installation.lost.then((reason): Over => ({ kind: 'lost', reason }))])
    try {
      return await work({ installation, configuration, log: logOf(context), over })
    } catch (error) {
      if (!databaseIsAway(error)) throw error
      return refuse(context, 'The database went away in the middle. What was not finished is not kept; run the command again.')
    } finally {
      await installation.close()
    }
  } finally {
    signals.stopListening()
  }
}

/**
 * The same for a command that is not a server: its work is given up when the process is asked to end. What was not
 * committed by then is as if it had never begun.
 */
export function withInstallationFor(
  context: CommandContext,
  settings: How,
  work: (work: Omit<Work, 'over'>) => Promise<number>,
): Promise<number> {
  return withInstallation(context, settings, async ({ over, ...rest }) => {
    let finished = false
    const giveUp = async (): Promise<void> => {
      const why = await over
      if (finished) return
      context.err(why.kind === 'asked' ? 'Interrupted: what was not finished is not kept.\n' : `${why.reason}\n`)
      // Not closed in good order: that would wait for the very transaction that is to be given up.
      rest.installation.closeWithoutWaiting()
      process.exit(why.kind === 'asked' ? why.status : 1)
    }
    void giveUp()
    return work(rest).finally(() => (finished = true))
  })
}

/** Says on standard error why something was refused; gives the exit status for it. */
export function refuse(context: CommandContext, reason: string): number {
  context.err(reason.endsWith('\n') ? reason : `${reason}\n`)
  return 1
}

const logOf = (context: CommandContext): Log =>
  context.terminal ? terminalLog(context.clock, context.out) : jsonLog({ write: context.out })

function listenForSignals(): { readonly asked: Promise<Over>; readonly stopListening: () => void } {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
  const listeners: (() => void)[] = []
  let seen = 0
  const asked = new Promise<Over>((settle) => {
    for (const [name, number] of Object.entries(numbers)) {
      const listener = (): void => {
        seen += 1
        if (seen > 1) process.exit(128 + number)
        settle({ kind: 'asked', status: 128 + number })
      }
      process.on(name, listener)
      listeners.push(() => process.off(name, listener))
    }
  })
  return { asked, stopListening: () => listeners.forEach((stop) => stop()) }
}
