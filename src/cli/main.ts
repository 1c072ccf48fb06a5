import { systemClock } from '../platform/index.ts'
import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  clock: systemClock,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  columns: process.stdout.columns ?? 80,
  terminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
})
