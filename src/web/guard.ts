import { Hono, type Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { databaseIsAway, noRoom, type Database, type Log } from '../platform/index.ts'
import { askedByItsOwnName } from './host.ts'
import { methodsAt, withoutLastSlash } from './addresses.ts'
import { answerHealth } from './health.ts'
import { leaveNothingUnread, limitBodies } from './sent-bodies.ts'

/** One of the two sites, before it is guarded: its pages, and how it says that a page does not exist or that it failed. */
export type SitePages = {
  readonly app: Hono
  /** Of the public site: which of its addresses have a form, which a script of their own, and which other sites may frame. The others may not. */
  readonly allowed?: { readonly forms: RegExp; readonly scripts: RegExp; readonly framed?: RegExp }
  /** Patterns of addresses that take more than usual, with how many bytes. */
  readonly largest?: Readonly<Record<string, number>>
  /** How it says that more was sent than it takes; it is told how many bytes would do. */
  readonly tooLarge?: (c: Context, most: number) => Response | Promise<Response>
  /** What it answers to a script while the database cannot be asked; undefined where somebody is shown a page. */
  readonly busy?: (c: Context) => Response | undefined
  readonly notFound?: (c: Context) => Response | Promise<Response>
  readonly failed?: (c: Context) => Response | Promise<Response>
}

export type GuardSettings = {
  readonly site: 'public' | 'desk'
  readonly origin: string
  /** The port it listens on; the desk is also reached by it from its own machine. */
  readonly port?: number
  readonly db: Database
  readonly log: Log
}

/**
 * Puts a site behind what both sites share: headers that forbid whatever a page does not need, a limit on what may be
 * sent to it, a log without persons, /healthz, and pages for what goes wrong that tell nothing about the inside.
 */
export function guard(pages: SitePages, settings: GuardSettings): Hono {
  const app = new Hono()
  app.use(logged(settings), savedNotShown, framedElsewhere(pages), secureHeaders(headers(settings, pages)), leaveNothingUnread)
  if (settings.site === 'public') app.use(withoutCookies)
  const limits = { usual: settings.site === 'public' ? 64 * 1024 : 1024 * 1024, largest: pages.largest ?? {} }
  limitBodies(
    app,
    limits,
    (c, most) => pages.tooLarge?.(c, most) ?? plain(c, 413, 'Too large', 'What was sent is larger than this page accepts.'),
  )
  app.get('/healthz', answerHealth(settings.db))
  if (settings.site === 'desk') app.use(onlyByName(settings))
  app.route('/', pages.app)
  app.notFound((c) => {
    const { method, path } = c.req
    const allowed = methodsAt(app, path)
    if (allowed.length > 0 && !allowed.includes(method)) return notAllowed(c, allowed)
    const address = withoutLastSlash(path)
    if (address !== undefined && methodsAt(app, address).includes(method)) return c.redirect(address + new URL(c.req.url).search, 308)
    return pages.notFound?.(c) ?? plain(c, 404, 'Not found', 'There is no page at this address.')
  })
  app.onError(async (error, c) => {
    settings.log.error('request failed', error, { site: settings.site, method: c.req.method, route: pattern(c) })
    if (databaseIsAway(error) || noRoom(error)) return busy(c, pages)
    return (
      pages.failed?.(c) ?? plain(c, 500, 'This did not work', 'The page could not be made. Nothing was changed. Please try again later.')
    )
  })
  return app
}

const logged =
  ({ site, log }: GuardSettings) =>
  async (c: Context, next: () => Promise<void>): Promise<void> => {
    const begun = performance.now()
    await next()
    // A monitor asks every few seconds; only its bad news is news.
    if (c.req.path === '/healthz' && c.res.status === 200) return
    const milliseconds = Math.round(performance.now() - begun)
    log.info('request', { site, method: c.req.method, route: pattern(c), status: c.res.status, milliseconds })
  }

/** The pattern of the route that answered; the last one matched, since middleware comes before. */
const pattern = (c: Context): string => {
  const path = matchedRoutes(c).at(-1)?.path ?? '*'
  return path === '/*' ? '*' : path
}

/** What is to be saved is a file of somebody else's: should anything show it all the same, it does nothing there. */
async function savedNotShown(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  if (c.res.headers.get('Content-Disposition')?.startsWith('attachment') === true)
    c.res.headers.set('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
}

/** What knows nothing of CSP would keep what may be framed out of every frame by these. */
const framedElsewhere =
  ({ allowed }: SitePages) =>
  async (c: Context, next: () => Promise<void>): Promise<void> => {
    await next()
    if (allowed?.framed?.test(c.req.path) !== true) return
    c.res.headers.delete('X-Frame-Options')
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  }

async function withoutCookies(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.res.headers.delete('Set-Cookie')
}

const headers = ({ site, origin }: GuardSettings, { allowed }: SitePages): Parameters<typeof secureHeaders>[0] => ({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: [(c) => (allowed?.framed?.test(c.req.path) === true ? '*' : "'none'")],
    formAction: [site === 'desk' ? "'self'" : onlyAt(allowed?.forms)],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    scriptSrc: [site === 'desk' ? "'self'" : onlyAt(allowed?.scripts)],
    ...(site === 'desk' && { connectSrc: ["'self'"], requireTrustedTypesFor: ["'script'"], trustedTypes: ["'none'"] }),
  },
  // Sent to a plain-http origin it would lock people out of a laptop's own port.
  strictTransportSecurity: origin.startsWith('https:') ? 'max-age=31536000' : false,
  xFrameOptions: 'DENY',
  // The desk tells its own forms from those of other sites by where they come from, which 'no-referrer' would hide.
  referrerPolicy: site === 'desk' ? 'same-origin' : 'no-referrer',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [], displayCapture: [], fullscreen: [] },
})

/** A source for the addresses of a pattern alone. */
const onlyAt =
  (addresses: RegExp | undefined) =>
  (c: Context): string =>
    addresses?.test(c.req.path) === true ? "'self'" : "'none'"

/** Refuses a page of another site that has its own name lead to this machine (DNS rebinding). */
const onlyByName =
  ({ origin, port }: GuardSettings) =>
  async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    if (askedByItsOwnName(c.req.header('host'), origin, port)) return next()
    const text = 'The desk does not answer under this name. Use its own address; whoever runs it sets it as AMPARO_DESK_ORIGIN.'
    return plain(c, 421, 'Not this address', text)
  }

function notAllowed(c: Context, allowed: readonly string[]): Response {
  c.header('Allow', allowed.join(', '))
  if (!allowed.includes('GET')) return plain(c, 405, 'Only to be sent', 'This address takes what a form sends. There is no page at it.')
  const more = allowed.includes('POST') ? 'the form on it can be sent; nothing else can be done.' : 'nothing can be sent to it.'
  return plain(c, 405, 'Only to be read', `This page can be read; ${more}`)
}

function busy(c: Context, pages: SitePages): Response {
  c.header('Retry-After', '10')
  const text = 'The page cannot be shown at the moment. Nothing is lost. Please try again in a few seconds.'
  return pages.busy?.(c) ?? plain(c, 503, 'Not just now', text)
}

/** A page without style: for what goes wrong before or beside the site's own pages. */
function plain(c: Context, status: 404 | 405 | 413 | 421 | 500 | 503, title: string, text: string): Response {
  c.header('Cache-Control', 'no-store')
  return c.html(
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${title}</title>\n</head>\n<body>\n<main>\n<h1>${title}</h1>\n<p>${text}</p>\n</main>\n</body>\n</html>\n`,
    status,
  )
}
