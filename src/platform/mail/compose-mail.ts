import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Randomness } from '../keys/index.ts'
import type { Mail } from './mail.ts'

/** Who mails come from: MAIL_FROM, as an address with or without a name before it. */
export type Sender = { readonly name: string; readonly address: string; /** The host after the @, in ASCII. */ readonly host: string }

/** Reads MAIL_FROM, whose form the configuration has checked. */
export function readSender(from: string): Sender {
  const [, name = '', address = from] = /^(.*) <([^<>]+)>$/.exec(from) ?? []
  const host = address.slice(address.lastIndexOf('@') + 1)
  return { name, address, host: domainToASCII(host) || 'localhost' }
}

/**
 * Writes a mail as bytes (RFC 5322, lines ended by CR LF): plain text in UTF-8, and the headers that it needs. Nothing in
 * it names the program, the machine or the time zone, and nothing can be followed. Marks of direction are kept.
 */
export async function composeMail(
  mail: Mail,
  { sender, clock, random }: { readonly sender: Sender; readonly clock: Clock; readonly random: Randomness },
): Promise<Buffer> {
  const { message } = await writer.sendMail({
    from: { name: sender.name, address: sender.address },
    // As an object, so that nothing in it is read as a second address.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    date: clock(),
    messageId: `<${random(16).toString('hex')}@${sender.host}>`,
    // RFC 3834: whatever answers mail by itself shall not answer this.
    headers: { ...mail.headers, 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return Buffer.isBuffer(message) ? message : fail()
}

/** nodemailer's own way to write a mail and send it nowhere. */
const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

function fail(): never {
  throw new Error('The mail was not written to a buffer')
}
