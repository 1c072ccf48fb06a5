/** Entries as they lie in a bundle: each behind its length in two bytes, the higher first (C2SP tlog-tiles, "Log entries"). */
export function writeBundle(entries: readonly Uint8Array[]): Buffer {
  const parts: Uint8Array[] = []
  for (const entry of entries) {
    if (entry.length > 65_535) throw new RangeError('an entry of the log has at most 65,535 bytes')
    parts.push(Uint8Array.of(entry.length >> 8, entry.length & 255), entry)
  }
  return Buffer.concat(parts)
}

/** The entries of a bundle, as views into it. Null when it ends in the middle of one. */
export function readBundle(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bytes.length) return null
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries
}
