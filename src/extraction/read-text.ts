import type { Found } from './read-file.ts'
import { decodeText } from './decode-text.ts'

/** Plain text in whatever encoding, which is said. */
export function readText(bytes: Uint8Array): Found {
  const { text, encoding, cut } = decodeText(bytes)
  return { text, cut, facts: [{ label: 'Encoding', value: encoding }] }
}
