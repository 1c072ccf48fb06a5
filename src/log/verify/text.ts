import type { Hash } from './hashes.ts'

/** Base64 as RFC 4648, 4 writes it, in its one spelling; null for anything else, so that no two texts mean the same. */
export function readBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** A hash in base64; null for what is none. */
export function readHash(text: string): Hash | null {
  const bytes = readBase64(text)
  return bytes?.length === 32 ? bytes : null
}

export const writeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')

/** A whole number in decimal digits with no zero before it, at most 2^53 - 1; null for anything else. */
export function readNumber(text: string): number | null {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return null
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : null
}

/** Bytes as UTF-8; null when they are none. */
export function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
