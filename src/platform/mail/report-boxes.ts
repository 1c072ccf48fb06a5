import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where reports of mail come back to. */
export type ReportBox = {
  /**
   * Hands over every mail that was not handed over before, one after another. `take` gives whether it was for Amparo: what was not is left
   * for the people whose box it is. One is done with when `take` returns; one over which it throws comes again, and holds up none of the
   * others: what was thrown first is thrown once all were handed over. Throws where the box cannot be reached.
   */
  readonly look: (take: (bytes: Uint8Array) => Promise<boolean>) => Promise<void>
}

/** Longer than any report; what is longer is left unread. */
const longestReport = 5 * 1024 * 1024

/**
 * The mails of a folder on the disk: files directly in it, or in `new` and `cur` where it is a Maildir. Nothing in it is changed; what was
 * handed over by this process is not again, as long as its name and length are the same.
 */
export function folderOfReports(folder: string): ReportBox {
  const seen = new Set<string>()
  return {
    async look(take) {
      const entries = await readdir(folder, { withFileTypes: true })
      const maildir = ['new', 'cur'].filter((name) => entries.some((entry) => entry.isDirectory() && entry.name === name))
      const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
      for (const name of maildir) files.push(...(await readdir(join(folder, name))).map((file) => join(name, file)))
      await each(files.toSorted(), async (file) => {
        const path = join(folder, file)
        const { size } = await stat(path)
        const known = `${size} ${file}`
        if (size > longestReport || seen.has(known)) return
        await take(await readFile(path))
        seen.add(known)
      })
    },
  }
}

/**
 * A mailbox by IMAP: what is unread in it is handed over, and marked as read where it was for Amparo; anything else is not, and
 * is not handed over again by this process. Takes imap:// or imaps:// with user, password and, as the
 * path, the mailbox (INBOX where there is none). To another machine the connection is encrypted, always.
 */
export function imapOfReports(address: string): ReportBox {
  const url = new URL(address)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const secure = url.protocol === 'imaps:'
  const seen = new Set<string>()
  const box = decodeURIComponent(url.pathname.slice(1)) || 'INBOX'
  return {
    async look(take) {
      // Not before it is needed: no other work of Amparo's needs it, and it brings much along.
      const { ImapFlow } = await import('imapflow')
      const client = new ImapFlow({
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
        secure,
        ...(!secure && { doSTARTTLS: !here }),
        auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
        logger: false,
        disableAutoIdle: true,
        connectionTimeout: 20_000,
        greetingTimeout: 20_000,
        socketTimeout: 60_000,
      })
      // What goes wrong is told to whoever looks as well.
      client.on('error', () => undefined)
      await client.connect()
      try {
        const lock = await client.getMailboxLock(box)
        try {
          const unread = (await client.search({ seen: false }, { uid: true })) || []
          await each(unread, async (uid) => {
            // The number of a mail is its own as long as the box has the same validity (RFC 9051, 2.3.1.1).
            const known = `${client.mailbox === false ? '' : client.mailbox.uidValidity} ${uid}`
            if (seen.has(known)) return
            const mail = await client.fetchOne(String(uid), { source: { maxLength: longestReport } }, { uid: true })
            if (mail === false || mail.source === undefined) return
            if (await take(mail.source)) await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
            else seen.add(known)
          })
        } finally {
          lock.release()
        }
      } finally {
        await client.logout().catch(() => client.close())
      }
    },
  }
}

/** Does all of them, whatever one of them throws; then throws what the first one threw. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const thrown: unknown[] = []
  for (const one of all) await work(one).catch((error: unknown) => void thrown.push(error))
  if (thrown.length > 0) throw thrown[0]
}
