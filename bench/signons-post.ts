import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startMailServer } from '../src/platform/mail/testing.ts'

/** A mail server in a process of its own, which takes everything and keeps nothing. */
export async function startPost(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), ['post'])
  const [url] = (await once(child, 'message')) as [string]
  return { url, stop: () => void child.kill() }
}

if (process.argv[2] === 'post' && process.send !== undefined) {
  const server = await startMailServer()
  setInterval(() => (server.received.length = 0), 1000)
  process.send(server.url)
}
