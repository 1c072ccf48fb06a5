import { join } from 'node:path'
import { createLimitedProcesses } from '../../platform/index.ts'
import { largestTable, type ReadTable } from '../table.ts'

export type TableReader = {
  /** Reads the file of a list: CSV, JSON or XLSX. Never rejects; what cannot be read is said in a sentence. */
  read(bytes: Uint8Array): Promise<ReadTable>
  stop(): Promise<void>
  /** The most megabytes that the process was seen to hold. */
  readonly peak: () => number
}

/** Lists are read in a process of their own, because whoever made a list may mean harm. */
export function createTableReader({
  seconds = 60,
  megabytes = 512,
}: { readonly seconds?: number; readonly megabytes?: number } = {}): TableReader {
  const processes = createLimitedProcesses({ program: join(import.meta.dirname, 'program'), seconds, megabytes, answers: 500 })
  return {
    async read(bytes) {
      if (bytes.length === 0) return { kind: 'unread', why: 'The file is empty.' }
      if (bytes.length > largestTable.bytes)
        return { kind: 'unread', why: 'The file is larger than 64 MB. Divide the list and import the parts.' }
      const answer = await processes.ask({ words: {}, bytes })
      if (answer.kind === 'answered') return answer.parcel.words as ReadTable
      switch (answer.by) {
        case 'time':
          return { kind: 'unread', why: `Reading the file took longer than ${seconds} seconds and was given up. Save the list as CSV.` }
        case 'memory':
          return {
            kind: 'unread',
            why: `Reading the file took more memory than it may (${megabytes} MB) and was given up. Divide the list, and save a spreadsheet as CSV.`,
          }
        case 'crash':
          return { kind: 'unread', why: 'Reading the file failed: it is broken. Open it where it comes from and save it anew.' }
        default:
          return answer.by satisfies never
      }
    },
    stop: () => processes.stop(),
    peak: () => processes.peak(),
  }
}
