import { cpus } from 'node:os'
import { benchDesk } from './desk.ts'
import { benchEvaluation } from './evaluation.ts'
import { benchPages } from './pages.ts'

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
await benchEvaluation()
await benchPages()
await benchDesk()
