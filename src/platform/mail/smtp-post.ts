import { createTransport } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Randomness } from '../keys/index.ts'
import { composeMail, readSender } from './compose-mail.ts'
import type { Delivery, Post } from './delivery.ts'
import { isThisMachine, longest, patience, watchTexts, whatBecameOf } from './smtp-outcome.ts'

/** How many connections are held at once; mail servers commonly allow ten. */
const connections = 5

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
