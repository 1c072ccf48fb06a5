import { createTransport } from 'nodemailer'
import { readSender } from './compose-mail.ts'
import type { Delivery } from './delivery.ts'
import { requireSoundMail } from './mail.ts'
import { isThisMachine, longest, patience, watchTexts, whatBecameOf } from './smtp-outcome.ts'

/** A mail with files to a body, which is kept as it was sent. */
export type LetterMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Tag of the language of the text. */
  readonly lang: string
  readonly files: readonly { readonly name: string; readonly media_type: string; readonly bytes: Uint8Array }[]
  readonly at: Date
  /** 32 hexadecimal digits by chance: the mail, and what is reported of it, is known by them. */
  readonly token: string
}

/** The Message-ID of a letter that comes from MAIL_FROM, in angle brackets. */
export const letterMessageId = (token: string, from: string): string => `<${token}@${readSender(from).host}>`

/** Writes a letter as bytes, once: what is sent later, and again, are these. Throws for a mail that must never be made. */
export async function composeLetterMail(letter: LetterMail, from: string): Promise<Buffer> {
  const { to, subject, text, lang, files, at, token } = letter
  requireSoundMail({ to, subject, text, kind: 'letter' })
  const sender = readSender(from)
  const { message } = await writer.sendMail({
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: to },
    subject,
    text,
    date: at,
    messageId: letterMessageId(token, from),
    headers: { 'Content-Language': lang },
    attachments: files.map(({ name, media_type, bytes }) => ({ filename: name, contentType: media_type, content: Buffer.from(bytes) })),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  if (!Buffer.isBuffer(message)) throw new Error('The letter was not written to a buffer')
  return message
}

/** nodemailer's own way to write a mail and send it nowhere. */
const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** Whoever letters are handed over to, one at a time. */
export type LetterPost = {
  /** Hands the bytes of a letter over. Never throws for what the other side does. */
  readonly deliver: (letter: { readonly to: string; readonly token: string; readonly raw: Buffer }) => Promise<Delivery>
}

/**
 * Hands letters to an SMTP server, each over a connection of its own, and asks for a report of what becomes of each (RFC 3461) where the
 * server knows how. `bounces` is the address that reports go to, MAIL_FROM's where it is not given; a `*` in it becomes the letter's token, so
 * that also a report that names nothing is known (VERP).
 */
export function smtpLetters({
  url,
  from,
  bounces,
}: {
  readonly url: string
  readonly from: string
  readonly bounces?: string
}): LetterPost {
  const sender = readSender(from)
  return {
    async deliver({ to, token, raw }) {
      const transport = createTransport({
        url,
        ...patience,
        name: sender.host,
        requireTLS: !isThisMachine(url),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      transport.on('error', () => undefined)
      const texts = watchTexts(transport)
      try {
        const dsn = {
          id: token,
          return: 'headers' as const,
          notify: ['success' as const, 'failure' as const, 'delay' as const],
          recipient: to,
        }
        const envelope = { from: bounces?.replace('*', token) ?? sender.address, to }
        await transport.sendMail({ envelope, raw, dsn, signal: AbortSignal.timeout(longest) })
        return { kind: 'accepted' }
      } catch (error) {
        return whatBecameOf(error, texts.get(raw)?.readableDidRead === true)
      } finally {
        transport.close()
      }
    },
  }
}
