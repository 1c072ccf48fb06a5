import { randomUUID } from 'node:crypto'
import type { ReadTable } from '../../../lists/index.ts'
import { nameOfFile } from '../../../platform/index.ts'
import type { SentForm } from '../forms/index.ts'
import type { Visit } from '../visit.ts'

/** The largest list that the desk takes, in bytes; larger ones are imported on the command line. */
const largestList = 25 * 1024 * 1024
/** What the form may weigh that carries it. */
export const largestListForm = 26 * 1024 * 1024

export type TakenList =
  | {
      readonly kind: 'taken'
      readonly id: string
      readonly file: string
      readonly bytes: Uint8Array
      readonly name: string
      readonly read: Extract<ReadTable, { kind: 'read' }>
    }
  /** What stands beside the field of the file. */
  | { readonly kind: 'wrong'; readonly error: string }

/** Takes the file of a list out of a form and reads it. It is to be kept, as it came, in the transaction that prepares the list. */
export async function takeList({ needs }: Visit, { files }: Extract<SentForm, { kind: 'sent' }>): Promise<TakenList> {
  const file = files.get('file')
  if (file === undefined) return { kind: 'wrong', error: 'Choose the file of the list: CSV, JSON or XLSX.' }
  if (file.size > largestList)
    return { kind: 'wrong', error: 'The file is larger than 25 MB. Whoever runs the server can import it with: amparo list import FILE' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = await needs.lists.read(bytes)
  if (read.kind === 'unread') return { kind: 'wrong', error: read.why }
  const name =
    file.name
      .normalize('NFC')
      .replaceAll(/[\p{C}/\\]+/gu, ' ')
      .trim()
      .slice(0, 200) || 'list'
  return { kind: 'taken', id: randomUUID(), file: nameOfFile(bytes), bytes, name, read }
}
