import { letterBodies, linesOfEnvelope, salutationIn, titleIn, type LetterBody, type SaidTitle } from '../../delivery/index.ts'
import type { Context } from 'hono'
import type { Database } from '../../platform/index.ts'
import { languageName } from '../../kit/index.ts'
import {
  codeOf,
  setApart,
  statusLine,
  writeYourselfWords,
  type Edition,
  type PublishedEdition,
  type TakeDown,
} from '../../publishing/index.ts'
import { placeOf, routes } from '../routes.ts'
import { Page, renderPage, type Site } from './page.tsx'
import { ownIn, readingIn } from './reading.ts'

type Needs = {
  readonly db: Database
  readonly site: Site
  readonly notFound: (c: Context) => Response
  readonly gone: (c: Context, published: PublishedEdition, takenDown: TakeDown) => Promise<Response>
}

/**
 * GET /appeals/ID/write and /appeals/ID/LANG/write: what supporters need to write themselves. There is no form, no script and nothing that
 * counts; not found where the team chose nobody to write to. Where the appeal is closed, it says so, and how it ended.
 */
export async function answerWrite(c: Context, published: PublishedEdition | null, needs: Needs): Promise<Response> {
  const { db, site, notFound, gone } = needs
  if (published === null) return notFound(c)
  if (published.takenDown !== undefined) return gone(c, published, published.takenDown)
  if (published.edition.status === 'closed') {
    c.header('Content-Language', published.edition.lang)
    return c.html(renderPage(<ClosedPage {...{ site, published }} />), 410)
  }
  const bodies = await bodiesFor(db, published)
  if (bodies.length === 0) return notFound(c)
  c.header('Content-Language', published.edition.lang)
  return c.html(renderPage(<WritePage {...{ site, published, bodies }} />))
}

/** Whom readers of an edition may write to: nobody once the appeal is closed. */
export const bodiesFor = async (db: Database, { edition }: Pick<PublishedEdition, 'edition'>): Promise<readonly LetterBody[]> =>
  edition.status === 'closed' ? [] : letterBodies(db, edition.appeal)

/** The way to that page. */
export function WriteLink({ edition }: { readonly edition: Pick<Edition, 'appeal' | 'lang' | 'translates'> }) {
  const { words, lang } = writeYourselfWords(edition.lang)
  return (
    <p {...ownIn(edition.lang, lang)}>
      <a href={routes.write(placeOf(edition))}>{words.link}</a>
    </p>
  )
}

type Props = { readonly site: Site; readonly published: PublishedEdition; readonly bodies: readonly LetterBody[] }

/** What stands in the place of that page once there is nobody to write to any more. */
function ClosedPage({ site, published: { edition: bare } }: Omit<Props, 'bodies'>) {
  const edition = setApart(bare)
  const reading = readingIn(edition.lang, edition.translates?.lang)
  const { words, lang } = writeYourselfWords(edition.lang)
  return (
    <Page site={site} reading={reading} title={`${words.title}: ${edition.title}`} path={routes.write(placeOf(edition))}>
      <h1 {...ownIn(edition.lang, lang)}>{words.title}</h1>
      <p {...reading.own}>{statusLine(edition, reading.words)}</p>
      <p>
        <a href={routes.appeal(placeOf(edition))}>{edition.title}</a>
      </p>
    </Page>
  )
}

function WritePage({ site, published, bodies }: Props) {
  const edition = setApart(published.edition)
  const reading = readingIn(edition.lang, edition.translates?.lang)
  const { words, lang } = writeYourselfWords(edition.lang)
  const own = ownIn(edition.lang, lang)
  const place = placeOf(edition)
  return (
    <Page site={site} reading={reading} title={`${words.title}: ${edition.title}`} path={routes.write(place)}>
      <article>
        <p class="facts">
          <a href={routes.appeal(place)}>{edition.title}</a>
        </p>
        <h1 {...own}>{words.title}</h1>
        <p {...own}>{words.intro}</p>
        <section aria-labelledby="points">
          <h2 id="points" {...own}>
            {words.points}
          </h2>
          {edition.asks.some(({ notes }) => notes.length > 0) && (
            <p class="hint" {...own}>
              {words.pointsHint}
            </p>
          )}
          <ol class="asks">
            {edition.asks.map(({ text, notes }) => (
              <li>
                {text}{' '}
                {notes.map((note) => (
                  <sup>
                    <a href={`${routes.appeal(place)}#note-${note}`}>{note}</a>
                  </sup>
                ))}
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="advice" {...own}>
          <h2 id="advice">{words.advice}</h2>
          <ul>
            {words.advices.map((advice) => (
              <li>{advice}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="whom" {...own}>
          <h2 id="whom">{words.whom}</h2>
          {bodies.map((body) => (
            <Body {...{ body, edition }} />
          ))}
        </section>
        <p class="hint" {...own}>
          {words.private} {words.print}
        </p>
      </article>
    </Page>
  )
}

function Body({ body, edition }: { readonly body: LetterBody; readonly edition: Edition }) {
  const { words, lang } = writeYourselfWords(edition.lang)
  const { email, post, fax, portal } = body.channels
  const [salutation, title] = [salutationIn(body, edition.lang), titleIn(body, edition.lang)]
  const names = body.languages.map((each) => new Intl.DisplayNames([lang], { type: 'language' }).of(each) ?? languageName(each))
  return (
    <section aria-labelledby={`body-${body.id}`}>
      <h3 id={`body-${body.id}`}>
        <bdi>{body.name}</bdi>
      </h3>
      {title !== undefined && title.text !== body.name && (
        <p>
          <bdi {...markOf(title, edition)}>{title.text}</bdi>
        </p>
      )}
      {names.length > 0 && <p>{words.language(new Intl.ListFormat(lang).format(names))}</p>}
      {salutation !== undefined && (
        <p>
          {words.salutation}: <bdi>{salutation}</bdi>
        </p>
      )}
      {email !== undefined && (
        <p>
          <a href={mailto(email, `${edition.title} (${codeOf(edition)})`, salutation)}>{words.write}</a>: <bdi dir="ltr">{email}</bdi>
        </p>
      )}
      {post !== undefined && post.length > 0 && (
        <p>
          {words.post}:{/* As the body has it: this is copied onto an envelope. */}
          {linesOfEnvelope(body).map((line) => (
            <>
              <br />
              <bdi>{line}</bdi>
            </>
          ))}
        </p>
      )}
      {portal !== undefined && (
        <p>
          {words.portal}: {/^https?:\/\//.test(portal) ? <a href={portal}>{portal}</a> : <bdi>{portal}</bdi>}
        </p>
      )}
      {fax !== undefined && (
        <p>
          {words.fax}: <bdi dir="ltr">{fax}</bdi>
        </p>
      )}
    </section>
  )
}

/** RFC 6068: everything but letters and digits is encoded, so that no address or text ends a part early. The text is the writer's own. */
/** In which language an office stands, where that is not the page's; nobody knows it of one that was not told by language: then it is none. */
const markOf = ({ lang }: SaidTitle, edition: Pick<Edition, 'lang' | 'translates'>): { readonly lang?: string } =>
  lang === edition.lang || (lang === undefined && edition.translates === undefined) ? {} : { lang: lang ?? '' }

const mailto = (to: string, subject: string, salutation: string | undefined): string => {
  // What sets an edition's words apart is for pages.
  const plain = subject.replaceAll(/[\u2066-\u2069]/g, '')
  const body = salutation === undefined ? '' : `&body=${encodeURIComponent(`${salutation}\r\n\r\n`)}`
  return `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(plain)}${body}`
}
