import type { CommandContext } from './command.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

/**
 * Runs one command line. Takes the words after `amparo`; gives the exit status. Wrong usage is answered with the
 * command's usage on standard error and status 2; it never throws for what a person typed.
 */
export async function run(words: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    context.out(help())
    return 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined) {
    context.err(`There is no command '${name}'.\n\n${help()}`)
    return 2
  }
  return runCommand(command, rest, context)
}

/** Usage and summary on lines of their own: side by side they would not fit a terminal. */
const help = (): string => `Amparo\n\n${commands.map((command) => `  amparo ${command.usage}\n      ${command.summary}\n`).join('\n')}`
