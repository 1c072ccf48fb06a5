import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'

/** A real IMAP server on the loopback address with these mails in its INBOX, unread. For tests. */
export async function startMailbox(mails: readonly string[]): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const messages = mails.map((raw) => ({ raw: raw.replaceAll('\n', '\r\n') }))
  const box = hoodiecrow({ plugins: ['ID', 'STARTTLS', 'UNSELECT', 'ENABLE'], storage: { INBOX: { messages }, '': { separator: '/' } } })
  box.listen(0, '127.0.0.1')
  await once(box.server, 'listening')
  const { port } = box.server.address() as AddressInfo
  return { url: `imap://testuser:testpass@127.0.0.1:${port}/INBOX`, stop: () => new Promise((settle) => box.close(settle)) }
}

/** When a server of SMTP that is not well ends a connection, or keeps it open and says nothing more. */
export type Misbehaving = 'cuts at the recipient' | 'cuts after the text' | 'says nothing after the text' | 'behaves'

/** A server of SMTP that behaves as it is told, from one mail to the next. Gives how often it had a text to its end. For tests. */
export async function startMisbehaving(): Promise<{
  readonly url: string
  behaviour: Misbehaving
  readonly texts: () => number
  readonly stop: () => void
}> {
  const sockets: Socket[] = []
  let texts = 0
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.write('220 here\r\n')
    let inText = false
    let heard = ''
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1')
      for (;;) {
        const end = inText ? heard.indexOf('\r\n.\r\n') : heard.indexOf('\r\n')
        if (end === -1) return
        const line = heard.slice(0, end)
        heard = heard.slice(end + (inText ? 5 : 2))
        if (inText) {
          inText = false
          texts++
          if (opened.behaviour === 'says nothing after the text') return
          if (opened.behaviour === 'cuts after the text') {
            socket.destroy()
            return
          }
          socket.write('250 taken\r\n')
        } else if (/^RCPT/i.test(line) && opened.behaviour === 'cuts at the recipient') {
          socket.destroy()
          return
        } else if (/^DATA/i.test(line)) {
          inText = true
          socket.write('354 go on\r\n')
        } else socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 well\r\n')
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const opened = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaviour: 'behaves' as Misbehaving,
    texts: () => texts,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  return opened
}
