import type { Context } from 'hono'
import type { Edition } from '../../../../publishing/index.ts'
import { NotFoundPage } from '../../not-found.tsx'
import { renderPage } from '../../page.tsx'
import { findAppeal } from '../find-appeal.tsx'
import { signingReading } from '../reading.ts'
import { answerPrivately } from '../screen.tsx'
import type { SigningNeeds } from '../signing-needs.ts'
import { CountPage } from './count-page.tsx'
import { countAsCsv, countAsJson } from './open-data.ts'
import { readOpenCount, type OpenCount } from './open-count.ts'

/** The page that says how the sign-ons of an appeal are counted. */
export async function showCount(c: Context, needs: SigningNeeds): Promise<Response> {
  const found = await openCount(c, needs, c.req.param('name') ?? '')
  if (found.kind === 'answered') return found.answer
  const { edition, open } = found
  return c.html(renderPage(<CountPage {...{ site: needs.site, reading: signingReading(edition.lang), edition, open }} />))
}

/** The same as open data. */
export async function showCountAs(c: Context, needs: SigningNeeds): Promise<Response> {
  const found = await openCount(c, needs, c.req.param('name') ?? '')
  if (found.kind === 'answered') return found.answer
  return c.req.param('form')?.endsWith('.json')
    ? c.body(countAsJson(found.open), 200, { 'Content-Type': 'application/json' })
    : c.body(countAsCsv(found.open), 200, { 'Content-Type': 'text/csv; charset=utf-8; header=present' })
}

type Found =
  | { readonly kind: 'open'; readonly edition: Edition; readonly open: OpenCount }
  | { readonly kind: 'answered'; readonly answer: Response }

async function openCount(c: Context, needs: SigningNeeds, name: string): Promise<Found> {
  const found = await findAppeal(c, needs, name)
  if (found.kind === 'answered') return found
  const edition = found.here
  const open = await readOpenCount(needs.db, edition.appeal)
  return open === null
    ? { kind: 'answered', answer: answerPrivately(c, <NotFoundPage site={needs.site} path={c.req.path} lang={edition.lang} />, 404) }
    : { kind: 'open', edition, open }
}
