import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Hono } from 'hono'
import type { News } from '../platform/index.ts'
import { sharedWhileBusy } from './while-busy.ts'

/** An answer as it goes out. */
type Answer = {
  readonly status: number
  /** Names and values in turn, as they are sent soonest; and those of an answer that says that nothing has changed. */
  readonly headers: string[]
  readonly unchanged: string[]
  readonly tag: string | undefined
  readonly body: Buffer
}

/** An answer that was kept: what the database had said until it was made, and when it was asked for. */
type Kept = { readonly answer: Answer; readonly news: number; readonly since: number }

/** How long an answer is kept though the database says nothing, in milliseconds: a day ends, and something may have been forgotten. */
const longest = 10_000
/** How much is kept: answers, and bytes of them with their addresses and headers. What was kept first goes first. */
const most = { answers: 2_000, bytes: 64 * 1024 * 1024 } as const

export type SameForAll = {
  /** The paths, without a query, of pages that are the same for everybody. */
  readonly paths: RegExp
  /** Says when one of them may have become another; without it they are made anew each second. */
  readonly news?: Pick<News, 'current'>
  /** How much is kept at most, where it is other than usual. */
  readonly most?: { readonly answers: number; readonly bytes: number }
}

/**
 * Answers for pages that are the same for everybody and that thousands may ask for in a second: while they do, each is made
 * once a second, and the others get its bytes; where the database says of itself that something has changed, only then. So such a page
 * may be a second old, also one that was taken down meanwhile; and only what is made stands in the log. Takes the site and what answers
 * all else.
 */
export function sameForAll(app: Hono, { paths, news, most: limits = most }: SameForAll, others: RequestListener): RequestListener {
  const share = sharedWhileBusy<Answer>()
  const kept = new Map<string, Kept>()
  let bytes = 0
  const drop = (url: string): void => {
    const known = kept.get(url)
    if (known === undefined) return
    bytes -= sizeOf(url, known.answer)
    kept.delete(url)
  }
  const keep = (url: string, answer: Answer, before: number | undefined): void => {
    if (answer.status !== 200 || before === undefined || before !== news?.current()) return
    drop(url)
    kept.set(url, { answer, news: before, since: performance.now() })
    bytes += sizeOf(url, answer)
    for (const first of kept.keys()) {
      if (kept.size <= limits.answers && bytes <= limits.bytes) return
      drop(first)
    }
  }
  return (incoming, outgoing) => {
    const { method, url = '' } = incoming
    if (method !== 'GET' || !paths.test(url)) return others(incoming, outgoing)
    const now = news?.current()
    const known = now === undefined ? undefined : kept.get(url)
    if (known !== undefined && known.news === now && performance.now() - known.since < longest)
      return send(known.answer, incoming, outgoing)
    // What was asked for before the database said something else is not given to who asks after it.
    share(`${now ?? ''} ${url}`, async () => {
      const answer = await answerOf(app, url)
      keep(url, answer, now)
      return answer
    }).then(
      (answer) => send(answer, incoming, outgoing),
      () => others(incoming, outgoing),
    )
  }
}

/** In bytes, of memory: people think of addresses, so these count, too. */
const sizeOf = (url: string, { headers, unchanged, body }: Answer): number =>
  body.length + 2 * [url, ...headers, ...unchanged].reduce((sum, { length }) => sum + length, 0)

async function answerOf(app: Hono, path: string): Promise<Answer> {
  const response = await app.fetch(new Request(`http://localhost${path}`))
  const body = Buffer.from(await response.arrayBuffer())
  const headers = [...response.headers].filter(([name]) => name !== 'content-length')
  return {
    status: response.status,
    headers: [...headers, ['content-length', String(body.length)]].flat(),
    unchanged: headers.filter(([name]) => name !== 'content-type').flat(),
    tag: response.headers.get('etag') ?? undefined,
    body,
  }
}

function send({ status, headers, unchanged, tag, body }: Answer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (tag === undefined || !hasTag(incoming.headers['if-none-match'], tag)) {
    outgoing.writeHead(status, headers).end(body)
    return
  }
  outgoing.writeHead(304, unchanged).end()
}

/** RFC 9110, 13.1.2: compared weakly. */
const hasTag = (asked: string | undefined, tag: string): boolean =>
  asked !== undefined &&
  (asked.trim() === '*' || asked.split(',').some((each) => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, '')))
