import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Randomness } from '../keys/index.ts'
import { composeMail, readSender } from './compose-mail.ts'
import type { Delivery, Post } from './delivery.ts'

/** How many connections are held at once; mail servers commonly allow ten. */
const connections = 5

/** How long one mail may take in milliseconds, also where a server answers a little now and then. */
const longest = 300_000

/** In milliseconds. RFC 5321, 4.5.3.2 would wait ten minutes for the end of a mail; others wait behind it. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 20_000, socketTimeout: 120_000 }

/**
 * Hands mails to an SMTP server over a few connections that are kept open. Takes SMTP_URL and MAIL_FROM. To another machine
 * the connection must be encrypted, by smtps:// or STARTTLS, unless the URL says `?requireTLS=false`: whoever stands
 * between could take the offer of STARTTLS out, and read every link.
 */
export function smtpPost(
  { url, from }: { readonly url: string; readonly from: string },
  { clock, random }: { readonly clock: Clock; readonly random: Randomness },
): Post {
  const sender = readSender(from)
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: 50,
    // It is for us to say what is sent again.
    maxRequeues: 0,
    ...patience,
    // Else the name of this machine would be told.
    name: sender.host,
    requireTLS: !isThisMachine(url),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // What goes wrong is told to whoever sends as well; an event that nobody listens to ends the process.
  pool.on('error', () => undefined)
  const texts = watchTexts(pool)
  const once = async (to: string, raw: Buffer): Promise<Delivery> => {
    try {
      await pool.sendMail({ envelope: { from: sender.address, to }, raw, signal: AbortSignal.timeout(longest) })
      return { kind: 'accepted' }
    } catch (error) {
      return whatBecameOf(error, texts.get(raw)?.readableDidRead === true)
    }
  }
  return {
    atOnce: connections,
    async deliver(mail) {
      const raw = await composeMail(mail, { sender, clock, random })
      const first = await once(mail.to, raw)
      // A connection that was kept open may have been ended meanwhile; nothing of the mail had left yet.
      return first.kind === 'away' && first.code === 'ECONNECTION' ? once(mail.to, raw) : first
    },
    close: () => pool.close(),
  }
}

/**
 * Keeps for each mail the stream that its text is read from once the server has asked for it. nodemailer says that a
 * connection ended, and not whether the text was begun.
 */
function watchTexts(pool: ReturnType<typeof createTransport>): WeakMap<Buffer, Readable> {
  const texts = new WeakMap<Buffer, Readable>()
  pool.use('stream', ({ message, data }, done) => {
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

function isThisMachine(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
  return host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.')) || host === '::1'
}

/** Reads nodemailer's error. `begun`: the server had asked for the text, and some of it was given. */
function whatBecameOf(error: unknown, begun: boolean): Delivery {
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
