/** The words of a text file; `note` says which encoding was taken where the file does not say it. */
export type DecodedText = { readonly words: string; readonly note?: string }

/**
 * Decodes a text: by its byte order mark, else as UTF-8, else in the Windows code page in which its words look like words.
 * Undefined where it is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  if (marked !== undefined) return { words: new TextDecoder(marked).decode(bytes) }
  if (bytes.includes(0)) return undefined
  try {
    return { words: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return inCodePage(bytes)
  }
}

function inCodePage(bytes: Uint8Array): DecodedText | undefined {
  const sample = bytes.subarray(0, 200_000)
  const scored = codePages.map((page) => ({ page, score: plausible(new TextDecoder(page).decode(sample)) }))
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most))
  if (best.score < leastPlausible) return undefined
  return {
    words: new TextDecoder(best.page).decode(bytes),
    note: `The file does not say how its letters are written; it was read as ${best.page}. Look whether the names are right; if not, save it as UTF-8.`,
  }
}

/** The first is taken where several fit equally well. */
const codePages = ['windows-1252', 'windows-1251', 'windows-1256', 'windows-1250', 'windows-1254'] as const
/** Of the words with letters beyond ASCII, how many must look like words. */
const leastPlausible = 0.5

/** How many of the words beyond ASCII are of one script; one of Latin letters has at least one plain letter among them. */
function plausible(text: string): number {
  const words = text.match(/[\p{L}\p{M}\u0080-\u009f]*[^\p{ASCII}][\p{L}\p{M}\u0080-\u009f]*/gu) ?? []
  const fit = words.filter((word) =>
    /^[\p{Script=Latin}\p{M}]+$/u.test(word) ? /[a-z]/i.test(word) : /^(?:\p{Script=Cyrillic}+|[\p{Script=Arabic}\p{M}]+)$/u.test(word),
  )
  return words.length === 0 ? 0 : fit.length / words.length
}
