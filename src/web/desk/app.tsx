import { Hono, type Context } from 'hono'
import { countAttempts, openReadings } from '../../staff/index.ts'
import type { SitePages } from '../guard.ts'
import { packStyle } from '../packed-style.ts'
import { addBrowserScripts } from './browser-scripts.ts'
import { lines } from './chapters.ts'
import { draftRoutes } from './drafts/index.ts'
import { fileForms, largestForms } from './largest-forms.ts'
import { openShelf } from './opened-case.ts'
import { refuseOtherSites } from './same-site.ts'
import { serveLine } from './serve-line.tsx'
import type { DeskNeeds, Visitor } from './visit.ts'
import { FailedPage, NotFoundPage, TooLargePage } from './what-goes-wrong.tsx'
import { answer } from './page.tsx'

/** The staff site: every address of the table, each behind its own line. */
export function deskApp(needs: DeskNeeds): SitePages {
  const app = new Hono()
  const style = addStyle(app, 'desk/desk.css', 'timeline/timeline.css')
  const evidence = addStyle(
    app,
    'desk/evidence.css',
    'desk/appeals/life.css',
    'desk/translations/translations.css',
    'desk/comparisons/comparisons.css',
    'desk/deadlines/deadlines.css',
    'collections/collections.css',
    'desk/patterns/patterns.css',
    'desk/proposals/proposals.css',
  )
  const script = addBrowserScripts(app)
  const room = { shelf: openShelf(needs), readings: openReadings(needs.db) }
  const attempts = countAttempts(needs.random)
  const visitor = (c: Context): Visitor => ({
    c,
    needs,
    now: needs.clock(),
    attempts,
    assets: { style, evidence, script },
    openCases: room.shelf.openAll,
  })
  app.use(refuseOtherSites(needs.origin))
  app.get('/', (c) => c.redirect('/cases', 303))
  for (const line of lines) app.on(line.route.method, line.route.path, (c) => serveLine(line, visitor(c), room))
  return {
    app,
    largest: { ...largestForms, ...fileForms(needs.documents.limits.largest) },
    tooLarge: (c, most) => notKept(c, 413) ?? answer(visitor(c), <TooLargePage visit={visitor(c)} most={most} />, 413),
    busy: (c) => notKept(c, 503),
    notFound: (c) => answer(visitor(c), <NotFoundPage visit={visitor(c)} />, 404),
    failed: (c) => answer(visitor(c), <FailedPage visit={visitor(c)} />, 500),
  }
}

/** Serves files of `src/web` as one style sheet, under an address that changes with it. */
function addStyle(app: Hono, ...files: readonly string[]): string {
  const { css, digest } = packStyle(...files)
  const address = `/style-${digest}.css`
  app.get(address, (c) =>
    c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' }),
  )
  return address
}

/** To the script that keeps what is typed: that it was not kept. It shows no page. */
const notKept = (c: Context, status: 413 | 503): Response | undefined =>
  c.req.path === draftRoutes.keepDraft.path ? c.json({ kept: false }, status) : undefined
