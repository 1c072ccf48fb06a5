import { endingOf } from './kinds-of-files.ts'

/** The longest name of a file that is kept, in UTF-16 units. */
const longestName = 200

/**
 * The name of a file as it is kept and shown: without folders, without control and invisible characters that make a name look
 * like another (turned letters, Unicode TR 36), composed, in one line. Empty where nothing is left.
 */
export function plainFileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}\p{NChar}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return /[\p{L}\p{N}]/u.test(plain) ? shortened(plain) : ''
}

/** What a document of a file is called before anybody gives it a title: the name without its ending. */
export const titleOfFile = (name: string): string => {
  const plain = plainFileName(name)
  const stem = plain.replace(/\.[A-Za-z0-9]{1,8}$/, '')
  return /[\p{L}\p{N}]/u.test(stem) ? stem : plain
}

/** Shortened in the middle, so that its ending stays. */
function shortened(name: string): string {
  const letters = Array.from(name)
  return letters.length <= longestName ? name : `${letters.slice(0, longestName - 20).join('')}…${letters.slice(-19).join('')}`
}

/** What a file is called when somebody saves it: the name of its original, what it is, and the ending of what it is by its content. */
export function savedName(stem: string, mediaType: string, what = ''): string {
  const title = titleOfFile(stem)
  return `${title === '' ? 'document' : title}${what === '' ? '' : ` (${what})`}${endingOf(mediaType)}`
}

/** The header that has a browser save a file, never show it (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
