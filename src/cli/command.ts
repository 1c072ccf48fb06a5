import type { ParseArgsOptionsConfig } from 'node:util'
import type { Clock } from '../platform/index.ts'

/** What a command may use of the world. Nothing else is ambient. */
export type CommandContext = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Columns of the terminal; 80 when it is not one. */
  readonly columns: number
  /** Whether colour and cursor movement make sense. */
  readonly terminal: boolean
}

/** The words given after the command's name, parsed by node:util parseArgs. */
export type CommandArguments = {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  /** What was given for options that may be given several times (`multiple: true`). */
  readonly repeated: Readonly<Record<string, readonly string[]>>
}

/** One word of the command line. */
export type Command = {
  readonly name: string
  /** e.g. `evaluate FILE [--at DATE] [--known DATE] [--json]` */
  readonly usage: string
  readonly summary: string
  readonly options?: ParseArgsOptionsConfig
  /** How many positional arguments it takes: [least, most]. */
  readonly takes: readonly [number, number]
  /** Gives the exit status: 0 done, 1 refused with the reason on standard error, 2 wrong usage. */
  run(context: CommandContext, args: CommandArguments): Promise<number>
}
