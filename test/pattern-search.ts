import type { Pattern } from './word-encodings.ts'

/**
 * Prepares a search for very many patterns at once, each of at least four bytes. What it gives goes through bytes a single
 * time, however many patterns there are, and gives each that it finds once.
 */
export function searchFor(patterns: readonly Pattern[]): (bytes: Buffer) => readonly Pattern[] {
  const byStart = new Map<number, Pattern[]>()
  // One bit for each hash of four bytes: most places in what is searched are done with after looking at it.
  const bits = new Uint8Array(1 << 21)
  for (const each of patterns) {
    const start = each.pattern.readUInt32LE()
    const known = byStart.get(start)
    if (known === undefined) byStart.set(start, [each])
    else known.push(each)
    const bit = hashOf(start)
    bits[bit >>> 3]! |= 1 << (bit & 7)
  }
  return (bytes) => {
    const found = new Set<Pattern>()
    if (bytes.length < 4) return []
    let word = (bytes[0]! << 8) | (bytes[1]! << 16) | (bytes[2]! << 24)
    for (let at = 0; at + 4 <= bytes.length; at++) {
      word = (word >>> 8) | (bytes[at + 3]! << 24)
      const bit = hashOf(word)
      if ((bits[bit >>> 3]! & (1 << (bit & 7))) === 0) continue
      for (const each of byStart.get(word >>> 0) ?? []) if (isAt(bytes, each.pattern, at)) found.add(each)
    }
    return [...found]
  }
}

/** 24 bits of four bytes (Fibonacci hashing). */
const hashOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 8

const isAt = (bytes: Buffer, pattern: Buffer, at: number): boolean =>
  at + pattern.length <= bytes.length && bytes.compare(pattern, 0, pattern.length, at, at + pattern.length) === 0
