/**
 * The names of the files in a ZIP archive by its table of contents, at most 5,000; none where the bytes end in no such
 * table. Nothing is opened. (APPNOTE 4.3.12 and 4.3.16; names are taken as UTF-8.)
 */
export function namesInZip(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  for (let at = startOfContents(view); names.length < 5_000;) {
    if (at < 0 || at + 46 > view.byteLength || view.getUint32(at, true) !== contentsEntry) return names
    const length = view.getUint16(at + 28, true)
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

const contentsEntry = 0x02014b50
const endOfContents = 0x06054b50

/** Where the table begins, counted from its end, so that bytes before the archive do not matter; -1 where there is none. */
function startOfContents(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at > last - 65_536; at -= 1)
    if (view.getUint32(at, true) === endOfContents) {
      const start = at - view.getUint32(at + 12, true)
      // A large archive (ZIP64) puts its own end before this one; its offset is then the one that is written.
      return start >= 0 && start + 4 <= view.byteLength && view.getUint32(start, true) === contentsEntry
        ? start
        : view.getUint32(at + 16, true)
    }
  return -1
}
