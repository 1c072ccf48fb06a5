/** The longest file that is read. */
export const largestFile = 64 * 1024 * 1024

/** The text of a file, or the sentence that says why its bytes are not text. */
export type TextOutcome = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly why: string }

/**
 * The text of a file's bytes. Takes UTF-8, with or without a byte order mark, at most 64 MB; refuses everything else
 * with a sentence, because a wrong guess of the encoding would falsify names.
 */
export function readText(bytes: Uint8Array | string): TextOutcome {
  if (bytes.length > largestFile)
    return { kind: 'refused', why: `the file is larger than ${largestFile / 1024 / 1024} MB, the most that is read` }
  if (typeof bytes === 'string') return { kind: 'text', text: bytes.startsWith('\uFEFF') ? bytes.slice(1) : bytes }
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (bytes.length > 3 && (first === 0) !== (second === 0)))
    return { kind: 'refused', why: 'the file is in UTF-16; save it as UTF-8' }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // The decoder refuses by throwing and does not say where.
    return { kind: 'refused', why: 'the file is not in UTF-8 (perhaps Latin-1 or Windows-1252); save it as UTF-8' }
  }
}
