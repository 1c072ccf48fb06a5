import type { Context } from 'hono'
import type { ComponentChildren, VNode } from 'preact'
import { directionOf } from '../../../kit/index.ts'
import { setApart, type Edition } from '../../../publishing/index.ts'
import { placeOf, routes } from '../../routes.ts'
import { Page, renderPage, type Site } from '../page.tsx'
import type { SigningReading } from './reading.ts'

type Props = {
  readonly site: Site
  readonly reading: SigningReading
  readonly title: string
  /** The appeal it is about, which it leads back to. */
  readonly appeal?: Pick<Edition, 'appeal' | 'title' | 'lang' | 'translates'>
  /** Its own path, of pages that may be found. */
  readonly path?: string
  readonly head?: ComponentChildren
  /** Whether something in the form has to be mended: the title says so first, since it is read first. */
  readonly wrong?: boolean
  readonly children: ComponentChildren
}

/** A page about sign-ons: what it is, which appeal it belongs to, one thing to do. */
export function Screen({ site, reading, title, appeal, path, head, wrong = false, children }: Props) {
  const said = wrong ? `${reading.signing.sign.problems}: ${title}` : title
  return (
    <Page site={site} reading={reading} title={said} {...(path !== undefined && { path })} head={head} forms>
      {appeal !== undefined && (
        <p class="facts">
          <a href={routes.appeal(placeOf(appeal))} {...inLanguage(appeal.lang, reading)}>
            {setApart(appeal.title)}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      {children}
    </Page>
  )
}

/** `lang` and `dir` for words of an appeal on a page in another language. */
export const inLanguage = (lang: string, reading: Pick<SigningReading, 'lang' | 'dir'>): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  lang === reading.lang ? {} : { lang, dir: directionOf(lang) }

type Status = 200 | 403 | 404 | 409 | 410 | 415 | 422 | 503

/**
 * Answers with a page that is nobody else's business: it holds what somebody typed, a link that opens something, or a number
 * drawn for one form. No cache keeps it, and no search engine lists it. Takes the page, or what was made of it.
 */
export function answerPrivately(c: Context, page: VNode | string, status: Status = 200): Response {
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  return c.html(typeof page === 'string' ? page : renderPage(page), status)
}
