import { systemClock } from '../platform/index.ts'
import { keepWriting } from './output.ts'

const [out, err] = [keepWriting(process.stdout), keepWriting(process.stderr)]

const words = process.argv.slice(2)
// Verifying a log of millions has its memory bounded, and the rest of Amparo is not loaded for it.
const alone = words[0] === 'log' && words[1] === 'verify'
const { run } = await (alone ? import('./verify-log-alone.ts') : import('./run.ts'))
const status = await run(words, {
  env: process.env,
  clock: systemClock,
  out: out.write,
  err: err.write,
  columns: process.stdout.columns ?? 80,
  terminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
})
const problem = await out.problem()
if (problem !== undefined) err.write(`${problem}\n`)
// Not left to end by itself: a database that has stopped listening would hold its connections, and so us, for ever.
process.exit(problem === undefined ? status : status || 1)
