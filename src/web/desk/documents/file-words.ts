import { typeInWords } from '../../../documents/index.ts'
import { describeDate, parseDate } from '../../../kit/index.ts'
import type { CaptureWay } from '../../../sources/index.ts'

/** So many bytes in the unit that people know. */
export function megabytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  const number = bytes / 1_000_000
  return `${number < 10 ? Math.round(number * 10) / 10 : Math.round(number)} MB`
}

/** What a browser offers to choose: what the desk knows to read. Others are taken all the same. */
export const readableFiles = '.pdf,.docx,.odt,.html,.htm,.txt,.md,.csv,.eml,.wacz,.json,.xlsx,image/*,text/*'

/** What a file is and how large, of what an entry says of it. */
export function fileInWords(original: unknown): string {
  const { media_type: type, bytes } = (original ?? {}) as { readonly media_type?: unknown; readonly bytes?: unknown }
  return typeof type === 'string' && typeof bytes === 'number' ? `${typeInWords(type)}, ${megabytes(bytes)}` : ''
}

const ways: Readonly<Record<CaptureWay, string>> = {
  upload: 'uploaded',
  pasted: 'its text was pasted',
  address: 'only its address was recorded',
  capture: 'captured from its address',
  list: 'imported as a list',
  message: 'received as a message',
}

/** Who took it into the file, when, from where and how, as an entry says it. */
export function capturedInWords(captured: unknown): string {
  const { by, on, from, how } = (captured ?? {}) as Readonly<Record<string, unknown>>
  if (typeof by !== 'string') return ''
  const day = typeof on === 'string' ? describeDate(parseDate(on), 'en') : ''
  const way = ways[how as CaptureWay] ?? ''
  return [`${way} by ${by} on ${day}`, typeof from === 'string' ? `from: ${from}` : ''].filter((part) => part !== '').join('; ')
}
