import type { Found } from './read-file.ts'
import { decodeText } from './decode-text.ts'

/** Plain text in whatever encoding, which is said. */
export function readText(bytes: Uint8Array): Found {
  const { text, encoding } = decodeText(bytes)
  return { text, facts: [{ label: 'Encoding', value: encoding }] }
}
