import type { CommandContext } from './command.ts'
import { allCommands, commandNamed } from './commands.ts'
import { runCommand } from './run-command.ts'

/**
 * Runs one command line. Takes the words after `amparo`; gives the exit status. Wrong usage is answered with the
 * command's usage on standard error and status 2; it never throws for what a person typed.
 */
export async function run(words: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    context.out(await help())
    return 0
  }
  const command = await commandNamed(name)
  if (command === undefined) {
    context.err(`There is no command '${name}'.\n\n${await help()}`)
    return 2
  }
  return runCommand(command, rest, context)
}

/** Usage and summary on lines of their own: side by side they would not fit a terminal. */
async function help(): Promise<string> {
  const lines = (await allCommands()).map(({ usage, summary }) => `  amparo ${usage}\n      ${summary}\n`)
  return `Amparo\n\n${lines.join('\n')}`
}
