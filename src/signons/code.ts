import type { Randomness } from '../platform/index.ts'

/** How often a code may be typed wrongly; after that only the link counts. */
export const mostTries = 10

/** Crockford's base 32: no letter that could be a digit, and none that makes words of it. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of 8 characters (40 bits), to be typed from a mail. */
export const newCode = (random: Randomness): string => Array.from(random(8), (byte) => alphabet[byte % 32]).join('')

/** As it is written in a mail: in two groups. */
export const codeInGroups = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** What was typed, as it was meant: in capitals, without what stands between, O for 0 and I or L for 1; undefined where it is no code. */
export function readCode(text: string): string | undefined {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === 8 && Array.from(code).every((sign) => alphabet.includes(sign)) ? code : undefined
}
