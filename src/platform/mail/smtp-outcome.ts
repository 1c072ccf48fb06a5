import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import type { createTransport } from 'nodemailer'
import type { Delivery } from './delivery.ts'

/** How long one mail may take in milliseconds, also where a server answers a little now and then. */
export const longest = 300_000

/** In milliseconds. RFC 5321, 4.5.3.2 would wait ten minutes for the end of a mail; others wait behind it. */
export const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 20_000, socketTimeout: 120_000 }

/**
 * Keeps for each mail the stream that its text is read from once the server has asked for it. nodemailer says that a
 * connection ended, and not whether the text was begun.
 */
export function watchTexts(transport: ReturnType<typeof createTransport>): WeakMap<Buffer, Readable> {
  const texts = new WeakMap<Buffer, Readable>()
  transport.use('stream', ({ message, data }, done) => {
    const open = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const text = open(options)
      if (Buffer.isBuffer(data.raw)) texts.set(data.raw, text)
      return text
    }
    done()
  })
  return texts
}

export function isThisMachine(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
  return host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.')) || host === '::1'
}

/** Reads nodemailer's error. `begun`: the server had asked for the text, and some of it was given. */
export function whatBecameOf(error: unknown, begun: boolean): Delivery {
  const {
    code = 'unknown',
    originalCode,
    command,
    responseCode,
  } = error as { code?: string; originalCode?: string; command?: string; responseCode?: number }
  const ofThisMail = command === 'RCPT TO' || command === 'DATA' || (command === 'API' && code === 'EENVELOPE')
  if (ofThisMail && responseCode !== 421) {
    // Without a reply it is nodemailer that cannot write such an address, and never will.
    if (responseCode === undefined || responseCode >= 500) return { kind: 'refused', code: String(responseCode ?? 'address') }
    if (responseCode >= 400) return { kind: 'later', code: String(responseCode) }
  }
  if (begun && responseCode === undefined) return { kind: 'uncertain', code: name(originalCode ?? code) }
  return { kind: 'away', code: command === 'MAIL FROM' ? 'ESENDER' : name(originalCode ?? code) }
}

/** Codes of the system and of nodemailer are capitals; anything else is not repeated. */
const name = (code: string): string => (/^E[A-Z]{2,20}$/.test(code) ? code : 'ESOCKET')
