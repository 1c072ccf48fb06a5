import type { Context, Hono } from 'hono'
import { entryBundle, readReleased, readTilePath, tile, tileWidth } from '../../../log/index.ts'
import type { Database } from '../../../platform/index.ts'
import { routes } from '../../routes.ts'

/**
 * The log's files for machines (C2SP tlog-tiles), up to the newest released head: nothing beyond it is told, not even that
 * it is there. What a tile holds never changes, so it may be kept for good; the checkpoint is asked for each time. Pages of
 * other sites may read them, so that a log can be verified in a browser from elsewhere.
 */
export function addLogFiles(app: Hono, db: Database, notFound: (c: Context) => Response): void {
  const none = (c: Context): Response => {
    forAnybody(c)
    return notFound(c)
  }
  app.get(routes.logCheckpoint, async (c) => {
    const released = await readReleased(db)
    if (released === null) return none(c)
    forAnybody(c)
    return c.body(released.checkpoint, 200, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' })
  })
  app.get(`${routes.log}/tile/*`, async (c) => {
    const name = readTilePath(c.req.path.slice(routes.log.length + 1))
    if (name === null) return none(c)
    const size = (await readReleased(db))?.size ?? 0
    const { level, number, width } = name
    const bytes = level === 'entries' ? await entryBundle(db, number, width, size) : await tile(db, level, number, width, size)
    if (bytes === null) return none(c)
    forAnybody(c)
    const age = width === tileWidth ? 31_536_000 : 86_400
    return c.body(Uint8Array.from(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Cache-Control': `public, max-age=${age}, immutable`,
    })
  })
}

const forAnybody = (c: Context): void => c.header('Access-Control-Allow-Origin', '*')
