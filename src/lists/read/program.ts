import type { Parcel } from '../../platform/index.ts'
import type { ReadTable } from '../table.ts'
import { decodeText } from './decode-text.ts'
import { readDelimited } from './delimited.ts'
import { readJsonList } from './json-list.ts'
import { repacked } from './repacked.ts'
import { readSheet } from './sheet.ts'

/**
 * What the limited process does (platform's limited-process.ts): reads the file of a list, whatever it is. Takes its bytes,
 * gives a ReadTable. The kind of file is told by its content. Nothing in it is run, and nothing is fetched.
 */
export async function answer({ bytes = new Uint8Array() }: Parcel): Promise<Parcel> {
  let read: ReadTable
  try {
    read = await readTable(bytes)
  } catch {
    // A parser that gave up says so in words of its own, which are none for staff.
    read = { kind: 'unread', why: 'The file is broken, or it is no list: nothing in it could be read as rows and columns.' }
  }
  return { words: read }
}

async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (begins(bytes, [0x50, 0x4b])) return (await unpackedSheet(bytes)) ?? broken
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return readSheet(bytes)
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

async function unpackedSheet(bytes: Uint8Array): Promise<ReadTable | null> {
  // A zip that breaks off is told by an exception of its own.
  const unpacked = await repacked(bytes).catch(() => null)
  return unpacked && readSheet(unpacked)
}

const broken: ReadTable = { kind: 'unread', why: 'The file is broken, or it is no spreadsheet: save the list as XLSX or CSV.' }
