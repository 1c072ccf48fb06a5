import type { Context } from 'hono'
import type { Day } from '../../../kit/index.ts'
import { languageIn, setApart, statusLine, translatedWords, versionsWords, type PublishedEdition } from '../../../publishing/index.ts'
import { placeOf, routes, type PrintedAppealForm } from '../../routes.ts'
import { Page, renderPage, type Site } from '../page.tsx'
import { ownIn, readingIn } from '../reading.ts'

/** Whether a version of the appeal is published that its language does not have yet: what is printed of it no longer tells where the appeal stands. */
export const isBehind = ({ edition, newest, takenDown }: PublishedEdition): boolean => takenDown === undefined && edition.version < newest

type Behind = {
  readonly site: Site
  /** Which tells where the appeal stands now. */
  readonly published: PublishedEdition
  readonly today: Day
  /** The language in which the newest version was written. */
  readonly newestIn: string
  readonly form: PrintedAppealForm
  /** Of the forms that are printed, those that this version has. */
  readonly printed: readonly PrintedAppealForm[]
}

/**
 * Answers whoever asks for the newest print in a language that the newest version is not there in: that there is none, where the newest is,
 * and where the print of the version that is there stays. Nobody is handed a sheet that calls to act for an appeal that is closed.
 */
export function answerBehind(c: Context, behind: Behind): Response {
  c.header('Content-Language', behind.published.edition.lang)
  c.header('Cache-Control', 'no-store')
  return c.html(renderPage(<BehindPage {...behind} />), 404)
}

function BehindPage({ site, published, today, newestIn, form, printed }: Behind) {
  const edition = setApart(published.edition)
  const { appeal, version, lang, translates } = edition
  const reading = readingIn(lang)
  const [translated, versions] = [translatedWords(lang), versionsWords(lang)]
  const number = versions.words.number(version)
  return (
    <Page site={site} reading={reading} title={edition.title}>
      <article>
        <header>
          <p class={`status ${edition.status}`} {...reading.own}>
            {statusLine(edition, reading.words, today)}
          </p>
          <h1>{edition.title}</h1>
          <p class="older" {...ownIn(lang, translated.lang)}>
            {translated.words.newer(languageIn(newestIn, translated.lang))}{' '}
            <a href={routes.appeal(appeal)} hreflang={newestIn}>
              {translated.words.newest}
            </a>
          </p>
        </header>
        <ul class="apart" {...ownIn(lang, versions.lang)}>
          {printed.includes(form) && (
            <li>
              <a href={routes.versionAs(appeal, version, form, translates && lang)}>
                {number} ({form.split('.').at(-1)?.toUpperCase()})
              </a>
            </li>
          )}
          <li>
            <a href={routes.appeal(placeOf(edition))}>{number}</a>
          </li>
        </ul>
      </article>
    </Page>
  )
}
