import { createHash } from 'node:crypto'

/**
 * An id made of what it stands for, so that the same list says the same under the same ids, here and elsewhere. Takes the
 * letter of its list (P, C, S, D) and the parts; the parts cannot be read out of it. 80 bits: among ten million, two are the
 * same by chance in one installation of 24 thousand million.
 */
export function contentId(letter: 'P' | 'C' | 'S' | 'D', ...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest()
  let [id, bits, held] = [`${letter}x`, 0, 0]
  for (const byte of digest.subarray(0, 10)) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) id += letters[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return id
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
