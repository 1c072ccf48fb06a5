import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'

/** Requests of one kind, sent over connections that are kept open. */
export type Stream = {
  readonly name: string
  /** Each as it goes over the wire. */
  readonly requests: readonly string[]
  /** Whether to begin anew after the last, or to end. */
  readonly repeat?: boolean
  readonly connections: number
  /** So many a second, whether or not answers come in time; without it each connection asks again as soon as it is answered. */
  readonly rate?: number
}

/** How a stream was answered. Times in milliseconds, counted from when a request was due, so that a stalled server does not slow its own measuring. */
export type Answered = {
  readonly name: string
  readonly count: number
  readonly seconds: number
  readonly perSecond: number
  readonly statuses: Readonly<Record<string, number>>
  readonly p50: number
  readonly p99: number
  readonly worst: number
}

type Plan = { readonly port: number; readonly seconds: number; readonly streams: readonly Stream[] }

/** Puts a server on this machine under load from a process of its own. */
export async function load(port: number, seconds: number, streams: readonly Stream[]): Promise<readonly Answered[]> {
  const child = fork(fileURLToPath(import.meta.url), ['load'], { stdio: 'inherit', serialization: 'advanced' })
  child.send({ port, seconds, streams } satisfies Plan)
  const [answered] = (await once(child, 'message')) as [readonly Answered[]]
  child.disconnect()
  return answered
}

async function run({ port, seconds, streams }: Plan): Promise<readonly Answered[]> {
  return Promise.all(streams.map((stream) => runStream(port, seconds, stream)))
}

async function runStream(port: number, seconds: number, stream: Stream): Promise<Answered> {
  const { requests, repeat = false, connections, rate } = stream
  const [latencies, statuses]: [number[], Record<string, number>] = [[], {}]
  const begun = performance.now()
  const end = begun + seconds * 1000
  let taken = 0
  const left = (): boolean => (repeat || taken < requests.length) && performance.now() < end
  const take = (): string => requests[taken++ % requests.length]!
  // When requests were due that wait for a connection, from `next` on, and connections that wait for a request.
  const due: number[] = []
  const idle: ((since: number | undefined) => void)[] = []
  let [scheduled, next] = [0, 0]
  const schedule = (): void => {
    const now = performance.now()
    const soFar = rate === undefined ? 0 : ((Math.min(now, end) - begun) / 1000) * rate
    for (; scheduled < soFar; scheduled++) due.push(begun + (scheduled * 1000) / (rate ?? 1))
    while (next < due.length && idle.length > 0) idle.shift()?.(due[next++])
    if (now >= end) for (const go of idle.splice(0)) go(undefined)
  }
  const timer = rate === undefined ? undefined : setInterval(schedule, 1)
  const whenDue = (): Promise<number | undefined> | number | undefined => {
    if (rate === undefined) return performance.now()
    return next < due.length ? due[next++] : new Promise((go) => idle.push(go))
  }

  const one = async (): Promise<void> => {
    const line = connection(port)
    while (left()) {
      const since = await whenDue()
      if (since === undefined || !left()) break
      const status = await line.ask(take())
      latencies.push(performance.now() - since)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
    line.close()
  }
  await Promise.all(Array.from({ length: connections }, one))
  clearInterval(timer)
  const took = (performance.now() - begun) / 1000
  const sorted = Float64Array.from(latencies).toSorted()
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  const count = sorted.length
  return { name: stream.name, count, seconds: took, perSecond: count / took, statuses, p50: at(0.5), p99: at(0.99), worst: at(1) }
}

/** One connection, one request at a time. It reads no more of an answer than it needs to know where the next begins. */
function connection(port: number): { readonly ask: (request: string) => Promise<string>; readonly close: () => void } {
  let socket = connect(port, '127.0.0.1').setNoDelay()
  let settle: ((status: string) => void) | undefined
  let [status, need, read, head, chunked] = ['', -1, 0, '', false]
  const answered = (with_: string): void => {
    const done = settle
    settle = undefined
    ;[status, need, read, head, chunked] = ['', -1, 0, '', false]
    done?.(with_)
  }
  const listen = (): void => {
    socket.on('data', (part) => {
      if (need === -1) {
        head += part.toString('latin1')
        const border = head.indexOf('\r\n\r\n')
        if (border === -1) return
        status = head.slice(9, 12)
        const length = /content-length: (\d+)/i.exec(head.slice(0, border))?.[1]
        chunked = length === undefined && /transfer-encoding: chunked/i.test(head.slice(0, border))
        need = border + 4 + Number(length ?? 0)
        read = head.length
      } else {
        read += part.length
        if (chunked) head = (head + part.toString('latin1')).slice(-16)
      }
      if (chunked ? head.endsWith('0\r\n\r\n') : read >= need) answered(status)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => answered('closed'))
  }
  listen()
  return {
    ask: (request) =>
      new Promise((done) => {
        settle = done
        if (socket.destroyed) {
          socket = connect(port, '127.0.0.1').setNoDelay()
          listen()
        }
        socket.write(request, 'latin1')
      }),
    close: () => {
      settle = undefined
      socket.destroy()
    },
  }
}

/** A request that a browser would send, without what no answer depends on. */
export const getOf = (path: string, headers: Readonly<Record<string, string>> = {}): string =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${lines(headers)}\r\n`

/** A form that is sent. */
export function postOf(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): string {
  const body = new URLSearchParams(fields).toString()
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n${lines(headers)}\r\n${body}`
}

const lines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

if (process.argv[2] === 'load' && process.send !== undefined)
  process.once('message', (plan) => void run(plan as Plan).then((answered) => process.send!(answered)))
