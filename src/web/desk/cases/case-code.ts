import type { Random } from '../../../staff/index.ts'

/**
 * A code for a new case, such as PE-2026-K7Q4: the country, the year, and four letters or digits at random. It is made of
 * no name, because it stands in addresses and file names. Without letters and digits that are taken for one another.
 */
export function caseCode(country: string, now: Date, random: Random): string {
  // 32 signs: five bits of each byte, so that each is as likely as the others.
  const letters = [...random(4)].map((byte) => signs[byte % signs.length]).join('')
  return `${country}-${now.getUTCFullYear()}-${letters}`
}

const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
