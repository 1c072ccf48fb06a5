import { verifySync, generateSync, generateURI } from 'otplib'
import type { Random } from './staff-member.ts'

/** Seconds that a code counts (RFC 6238, 5.2), and how far apart two clocks may be: one step either way. */
const period = 30

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A secret for an app that shows codes: 160 random bits (RFC 4226, 4) in base 32. */
export const newSecret = (random: Random): string =>
  // 32 letters divide 256 evenly, so each letter is as likely as every other.
  Array.from(random(32), (byte) => letters[byte % 32]).join('')

/** The secret as it is typed: in groups of four. */
export const secretInGroups = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** What the picture says to the app: whose code it is, and the secret. */
export const secretAddress = (secret: string, signInName: string): string =>
  generateURI({ issuer: 'Amparo', label: signInName, secret, period })

/**
 * Whether a code is right. Takes the last step that was used: each step counts once (RFC 6238, 5.2), also an earlier one
 * that comes later. Gives the step to be kept; null for a wrong code, and for whatever is no code.
 */
export function stepOfCode(secret: string, typed: string, { now, after }: { readonly now: Date; readonly after: number }): number | null {
  const token = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token, epoch, period, epochTolerance: period })
  if (!result.valid) return null
  const step = Math.floor(epoch / period) + result.delta
  return step > after ? step : null
}

/** The code that an app shows at that moment. */
export const codeAt = (secret: string, now: Date): string => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000), period })
