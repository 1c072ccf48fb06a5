import { systemClock } from '../platform/index.ts'
import type { CommandContext } from './command.ts'
import { run } from './run.ts'

export type Said = { readonly status: number; readonly out: string; readonly err: string }

/**
 * Runs one command line to its end in the process of the test, which has loaded Amparo already, and gives the exit status and what was
 * said. The environment is empty but for what is given. Whoever needs a process of its own, standard input or a terminal, uses
 * test/running-amparo.ts.
 */
export async function runAmparo(words: readonly string[], context: Partial<Omit<CommandContext, 'out' | 'err'>> = {}): Promise<Said> {
  const said = { out: '', err: '' }
  const status = await run(words, {
    env: {},
    clock: systemClock,
    columns: 80,
    terminal: false,
    ...context,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  })
  return { status, ...said }
}
