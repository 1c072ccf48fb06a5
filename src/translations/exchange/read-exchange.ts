import type { ReadExchange } from './exchange-file.ts'
import { readPo } from './read-po.ts'
import { readXliff } from './read-xliff.ts'

/** Reads a file that translators send back, XLIFF 2.0 or PO, whatever it is called; by how it begins. */
export const readExchange = (bytes: Uint8Array): ReadExchange => (looksLikeXml(bytes) ? readXliff(bytes) : readPo(bytes))

/** Also in UTF-16, which is refused as such. */
const looksLikeXml = (bytes: Uint8Array): boolean =>
  /^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?[\s\0]*</.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'))
