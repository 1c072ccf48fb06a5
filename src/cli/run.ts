import { parseArgs } from 'node:util'
import type { CommandContext } from './command.ts'
import { commands } from './commands.ts'

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
  if (rest.includes('--help') || rest.includes('-h')) {
    context.out(`Usage: amparo ${command.usage}\n\n${command.summary}\n`)
    return 0
  }
  let parsed
  try {
    parsed = parseArgs({ args: [...rest], options: command.options ?? {}, allowPositionals: true, strict: true })
  } catch (error) {
    context.err(`${(error as Error).message}\nUsage: amparo ${command.usage}\n`)
    return 2
  }
  const [least, most] = command.takes
  if (parsed.positionals.length < least || parsed.positionals.length > most) {
    context.err(`Usage: amparo ${command.usage}\n`)
    return 2
  }
  return command.run(context, { positionals: parsed.positionals, values: parsed.values as Record<string, string | boolean | undefined> })
}

/** Usage and summary on lines of their own: side by side they would not fit a terminal. */
const help = (): string => `Amparo\n\n${commands.map((command) => `  amparo ${command.usage}\n      ${command.summary}\n`).join('\n')}`
