import { po, type GetTextTranslation, type GetTextTranslations } from 'gettext-parser'
import { decodeUtf8, largestExchangeFile, unreadable, type ReadExchange, type ReturnedUnit } from './exchange-file.ts'
import { poHeaders } from './write-po.ts'

/** Reads a PO file that somebody sends back. Refuses, with a sentence that says why, what is too large, not UTF-8 or no file of Amparo. */
export function readPo(bytes: Uint8Array): ReadExchange {
  if (bytes.length > largestExchangeFile) return unreadable('The file is larger than 5 MB, which no file of translations is.')
  const text = decodeUtf8(bytes)
  if (text === null) return unreadable('The file is not in UTF-8. Save it in UTF-8, then send it again.')
  const table = parsed(text)
  if (typeof table === 'string') return unreadable(`The file is no PO file that can be read: ${table}`)
  const headers = table.headers ?? {}
  const charset = /charset=([\w-]+)/i.exec(headers['Content-Type'] ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    return unreadable(`The file says that it is in ${charset}. Save it in UTF-8, then send it again.`)
  const [appeal, lang] = [headers[poHeaders.appeal] ?? '', headers['X-Language'] ?? '']
  if (appeal === '' || lang === '') return unreadable('The file does not say of which appeal and into which language it is.')
  const messages = Object.values(table.translations).flatMap((byId) => Object.values(byId))
  return {
    kind: 'read',
    file: {
      appeal,
      lang,
      text: headers[poHeaders.text] ?? '',
      number: Number(headers[poHeaders.number] ?? '') || 0,
      units: messages.filter(({ msgctxt }) => (msgctxt ?? '') !== '').map(unitOf),
    },
  }
}

/** The table; or what is wrong with the file. */
function parsed(text: string): GetTextTranslations | string {
  try {
    return po.parse(text, { validation: true })
  } catch (error) {
    // The parser refuses by throwing.
    return error instanceof Error ? error.message.slice(0, 300) : 'it breaks off.'
  }
}

function unitOf({ msgctxt = '', msgid, msgstr, comments }: GetTextTranslation): ReturnedUnit {
  const target = msgstr[0] ?? ''
  const flags = (comments?.flag ?? '').split(/[\s,]+/)
  return {
    key: msgctxt,
    place: comments?.reference ?? msgctxt,
    source: msgid,
    target,
    note: comments?.translator ?? '',
    finished: target !== '' && !flags.includes('fuzzy'),
  }
}
