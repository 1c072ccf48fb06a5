import type { Context } from 'hono'
import { listNames, readSigningState } from '../../../signons/index.ts'
import { placeOf, routes } from '../../routes.ts'
import { findAppeal } from './find-appeal.tsx'
import { NotFoundPage } from '../not-found.tsx'
import { renderPage } from '../page.tsx'
import { signingReading } from './reading.ts'
import { answerPrivately, Screen } from './screen.tsx'
import type { SigningNeeds } from './signing-needs.ts'

/** How many names stand on a page. */
const onPage = 200

/** The names of those who want theirs to be read by everybody, a page at a time. It is not for search engines: names are taken away again. */
export async function showNames(c: Context, needs: SigningNeeds): Promise<Response> {
  const found = await findAppeal(c, needs, c.req.param('name') ?? '')
  if (found.kind === 'answered') return found.answer
  const { db, site } = needs
  const edition = found.here
  const asked = c.req.query('page') ?? '1'
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 0
  const state = await needs.states(edition.appeal, () => readSigningState(db, edition.appeal))
  const { names, total } = await listNames(db, edition.appeal, { limit: onPage, offset: Math.max(0, page - 1) * onPage })
  const pages = Math.max(1, Math.ceil(total / onPage))
  if (state.kind === 'none' || page < 1 || page > pages)
    return answerPrivately(c, <NotFoundPage site={site} path={c.req.path} lang={edition.lang} />, 404)
  const reading = signingReading(edition.lang)
  const { names: words } = reading.signing
  const others = Math.max(0, (state.counts?.total ?? 0) - total)
  c.header('X-Robots-Tag', 'noindex, noarchive')
  return c.html(
    renderPage(
      <Screen {...{ site, reading, appeal: edition, title: words.title }}>
        <p class="hint">{words.hint}</p>
        {names.length === 0 && <p>{words.none}</p>}
        {names.length > 0 && (
          <ul class="names">
            {names.map((name) => (
              <li dir="auto">{name}</li>
            ))}
          </ul>
        )}
        {others > 0 && <p>{words.others(others)}</p>}
        {pages > 1 && (
          <nav class="contents" aria-label={words.pages}>
            <span>{words.page(page, pages)}</span>
            {page > 1 && (
              <a rel="prev" href={routes.names(placeOf(edition), page - 1)}>
                {words.previous}
              </a>
            )}
            {page < pages && (
              <a rel="next" href={routes.names(placeOf(edition), page + 1)}>
                {words.next}
              </a>
            )}
          </nav>
        )}
        <p class="hint">{words.mine}</p>
      </Screen>,
    ),
  )
}
