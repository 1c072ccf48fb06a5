import { systemClock } from '../platform/index.ts'
import { keepWriting } from './output.ts'
import { run } from './run.ts'

const [out, err] = [keepWriting(process.stdout), keepWriting(process.stderr)]

const status = await run(process.argv.slice(2), {
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
