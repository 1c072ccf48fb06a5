import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the other side got it. */
export type ReceivedMail = { readonly from: string; readonly to: string; readonly bytes: Buffer; readonly secure: boolean }

export type MailServer = {
  readonly url: string
  readonly port: number
  readonly received: ReceivedMail[]
  readonly stop: () => Promise<void>
}

/** A real SMTP server on the loopback address, which takes everything unless it is told otherwise. For tests. */
export async function startMailServer(options: Omit<SMTPServerOptions, 'onData'> & { readonly port?: number } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const { port = 0, ...rest } = options
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    ...rest,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address).join(' ')
        received.push({ from: mailFrom === false ? '' : mailFrom.address, to, bytes: Buffer.concat(parts), secure: session.secure })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address() as AddressInfo
  const stop = (): Promise<void> => new Promise((settle) => server.close(() => settle()))
  return { url: `smtp://127.0.0.1:${address.port}`, port: address.port, received, stop }
}

/** Waits until something has come about, ten seconds at most. */
export async function until(what: string, come: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (await come()) return
    await wait(10)
  }
  throw new Error(`It did not come about: ${what}`)
}

export { startMailbox, startMisbehaving } from './testing-servers.ts'
