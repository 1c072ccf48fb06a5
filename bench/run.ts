import { cpus } from 'node:os'
import { benchDesk } from './desk.ts'
import { benchEvaluation } from './evaluation.ts'
import { benchExtraction } from './extraction.ts'
import { benchLists } from './lists.ts'
import { benchLog } from './log.ts'
import { benchNames } from './names.ts'
import { benchNorms } from './norms.ts'
import { benchPages } from './pages.ts'
import { benchPatterns } from './patterns.ts'
import { benchPublish } from './publish.ts'
import { benchSearch } from './search.ts'
import { benchSignOns } from './signons.ts'

const parts = {
  evaluation: benchEvaluation,
  pages: benchPages,
  publish: benchPublish,
  desk: benchDesk,
  lists: benchLists,
  log: benchLog,
  signons: benchSignOns,
  extraction: benchExtraction,
  search: benchSearch,
  names: benchNames,
  norms: benchNorms,
  patterns: benchPatterns,
} as const

/**
 * `npm run bench` runs all parts; `npm run bench desk` only that one; `npm run bench desk /appeals` only its pages that begin
 * so; `npm run bench extraction 100000` reads so many hostile files.
 */
const [wanted, ...pages] = process.argv.slice(2)
if (wanted !== undefined && !(wanted in parts))
  throw new Error(`There is no part ${wanted} of the bench. There are: ${Object.keys(parts).join(', ')}.`)

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
for (const [name, run] of Object.entries(parts)) if (wanted === undefined || wanted === name) await run(pages)
