export { run } from './run.ts'
export type { Command, CommandArguments, CommandContext } from './command.ts'
