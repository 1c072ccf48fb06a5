import { parseArgs } from 'node:util'
import type { Command, CommandContext } from './command.ts'

/** Runs one command with the words after its name, as `run` does. */
export async function runCommand(command: Command, rest: readonly string[], context: CommandContext): Promise<number> {
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
  const given = Object.entries(parsed.values)
  return command.run(context, {
    positionals: parsed.positionals,
    values: Object.fromEntries(given.filter(([, value]) => !Array.isArray(value))) as Record<string, string | boolean | undefined>,
    repeated: Object.fromEntries(given.filter(([, value]) => Array.isArray(value))) as Record<string, string[]>,
  })
}
