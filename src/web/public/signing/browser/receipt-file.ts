/// <reference lib="dom" />

/** Characters. A receipt has some thousands; a field that is given millions makes a browser stand still. */
const most = 100_000

/** Whether a text can be a receipt at all, before anything of it is read. */
export const mayBeReceipt = (text: string): boolean => text.length <= most && text.trimStart().startsWith('c2sp.org/tlog-proof@')

/** The text of a file that somebody chose, or null for what is no receipt: of a large file nothing is read. */
export async function readReceiptFile(file: Pick<Blob, 'size' | 'text'>): Promise<string | null> {
  if (file.size > most) return null
  const text = await file.text()
  return mayBeReceipt(text) ? text : null
}
