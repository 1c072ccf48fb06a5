import type { Parcel } from '../../platform/index.ts'
import type { ReadTable } from '../table.ts'
import { decodeText } from './decode-text.ts'
import { readDelimited } from './delimited.ts'
import { readJsonList } from './json-list.ts'
import { readSheet } from './sheet.ts'

/**
 * What the limited process does (platform's limited-process.ts): reads the file of a list, whatever it is. Takes its bytes,
 * gives a ReadTable. The kind of file is told by its content. Nothing in it is run, and nothing is fetched.
 */
export function answer({ bytes = new Uint8Array() }: Parcel): Promise<Parcel> {
  let read: ReadTable
  try {
    read = readTable(bytes)
  } catch {
    // A parser that gave up says so in words of its own, which are none for staff.
    read = { kind: 'unread', why: 'The file is broken, or it is no list: nothing in it could be read as rows and columns.' }
  }
  return Promise.resolve({ words: read })
}

function readTable(bytes: Uint8Array): ReadTable {
  if (begins(bytes, [0x50, 0x4b]) || begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return readSheet(bytes)
  const text = decodeText(bytes)
  if (text === undefined)
    return {
      kind: 'unread',
      why: 'The file is no list: it is neither text (CSV, JSON) nor a spreadsheet (XLSX). Save the list as one of these.',
    }
  const { words, note } = text
  const read = /^\s*[[{]/.test(words) ? readJsonList(words) : readDelimited(words)
  return read.kind === 'read' && note !== undefined ? { ...read, notes: [note, ...read.notes] } : read
}

const begins = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign)
