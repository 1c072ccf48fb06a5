import type { Command, CommandContext } from './command.ts'
import { runCommand } from './run-command.ts'
import { verifyLogAt, verifyOptions } from './verify-log.ts'

/** `amparo log verify`, which needs neither an installation nor what the other commands do. */
const verifyAlone: Command = {
  name: 'log',
  usage:
    'log verify URL|FOLDER [--key VKEY] [--witnesses FILE] [--earlier FILE] [--receipt FILE [--retired VKEY[,VKEY]]] [--count URL|FILE]',
  summary: 'Compute a log and its counts anew, and print a line for each problem',
  options: verifyOptions,
  takes: [2, 2],
  run: (context, { positionals: [, place = ''], values }) => verifyLogAt(context, place, values),
}

/** Takes all words of the command line, beginning with `log verify`. */
export const run = (words: readonly string[], context: CommandContext): Promise<number> => runCommand(verifyAlone, words.slice(1), context)
