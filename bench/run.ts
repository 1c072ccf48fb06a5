import { cpus } from 'node:os'
import { benchEvaluation } from './evaluation.ts'

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
await benchEvaluation()
