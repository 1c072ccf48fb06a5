import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { TrieRouter } from 'hono/router/trie-router'

/** How many bytes a site takes in one request: usually, and by the pattern of addresses that take more. */
export type Limits = { readonly usual: number; readonly largest: Readonly<Record<string, number>> }

/** Holds what is sent to what its address takes. `tooLarge` answers more than that; it is told how many bytes would do. */
export function limitBodies(
  app: Hono,
  { usual, largest }: Limits,
  tooLarge: (c: Context, most: number) => Response | Promise<Response>,
): void {
  const router = new TrieRouter<number>()
  for (const [pattern, most] of Object.entries(largest)) router.add('ALL', pattern, most)
  app.use(async (c, next) => {
    const maxSize = Math.max(usual, ...router.match('ALL', c.req.path)[0].map(([most]) => most))
    const onError = (): Response | Promise<Response> => {
      closeAfterwards(c)
      return tooLarge(c, maxSize)
    }
    // Where the length is said, nothing more comes after it (RFC 9112, 6.3). Looking at the body itself takes longer than most pages.
    if (c.req.header('transfer-encoding') === undefined) {
      const length = c.req.header('content-length')
      if (length !== undefined) return Number(length) > maxSize ? onError() : next()
      if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    }
    return bodyLimit({ maxSize, onError })(c, next)
  })
}

/** How much, in bytes, is read and thrown away of what nobody wanted. Beyond, the connection is cut while the sender still sends. */
const mostThrownAway = 16 * 1024 * 1024

/**
 * Reads what was sent to a page that did not read it (too large, moved, not there), and has the connection closed after
 * the answer. A browser shows no answer before it has sent everything; what is left unread would be taken for the
 * beginning of its next request, or cut that one off.
 */
export const leaveNothingUnread: MiddlewareHandler = async (c, next) => {
  await next()
  const { method } = c.req
  if (method === 'GET' || method === 'HEAD' || !hasBody(c) || c.req.raw.bodyUsed) return
  closeAfterwards(c)
  await throwAway(c.req.raw.body)
}

const hasBody = (c: Context): boolean => Number(c.req.header('content-length') ?? 0) > 0 || c.req.header('transfer-encoding') !== undefined

const closeAfterwards = (c: Context): void => c.header('Connection', 'close')

async function throwAway(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null || body.locked) return
  const reader = body.getReader()
  try {
    for (let size = 0; size < mostThrownAway;) {
      const { done, value } = await reader.read()
      if (done) return
      size += value.length
    }
  } catch {
    // The sender has gone, and needs no answer.
  }
}
