import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Hono } from 'hono'
import { sharedWhileBusy } from './while-busy.ts'

/** An answer as it goes out. */
type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly tag: string | undefined
  readonly body: Buffer
}

/**
 * Answers for pages that are the same for everybody and that thousands may ask for in a second: while they do, each is made
 * once a second, and the others get its bytes. So such a page may be a second old, also one that was taken down meanwhile; and only
 * what is made stands in the log. Takes the site, the paths (without a query) of such pages, and what answers all else.
 */
export function sameForAll(app: Hono, paths: RegExp, others: RequestListener): RequestListener {
  const share = sharedWhileBusy<Answer>()
  return (incoming, outgoing) => {
    const { method, url = '' } = incoming
    if (method !== 'GET' || !paths.test(url)) return others(incoming, outgoing)
    share(url, () => answerOf(app, url)).then(
      (answer) => send(answer, incoming, outgoing),
      () => others(incoming, outgoing),
    )
  }
}

async function answerOf(app: Hono, path: string): Promise<Answer> {
  const response = await app.fetch(new Request(`http://localhost${path}`))
  const body = Buffer.from(await response.arrayBuffer())
  const headers = { ...Object.fromEntries(response.headers), 'content-length': String(body.length) }
  return { status: response.status, headers, tag: response.headers.get('etag') ?? undefined, body }
}

function send({ status, headers, tag, body }: Answer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (tag === undefined || !hasTag(incoming.headers['if-none-match'], tag)) {
    outgoing.writeHead(status, headers).end(body)
    return
  }
  const { 'content-length': _, 'content-type': __, ...rest } = headers
  outgoing.writeHead(304, rest).end()
}

/** RFC 9110, 13.1.2: compared weakly. */
const hasTag = (asked: string | undefined, tag: string): boolean =>
  asked !== undefined &&
  (asked.trim() === '*' || asked.split(',').some((each) => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, '')))
