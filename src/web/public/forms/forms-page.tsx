import { formsWords, setApart, type Edition } from '../../../publishing/index.ts'
import { placeOf, routes, type AppealFeed, type AppealForm, type PrintedAppealForm } from '../../routes.ts'
import { Page, type Site } from '../page.tsx'
import { ownIn, readingIn } from '../reading.ts'
import { frameSize } from './embed-page.tsx'

type Props = {
  readonly site: Site
  readonly edition: Edition
  readonly printed: readonly PrintedAppealForm[]
  /** Whether a newer version is there in another language alone: then what is printed stands at its version's own address. */
  readonly behind: boolean
  /** Whether there is a signed list of what never changes of it. */
  readonly listed: boolean
}

/** All forms of the newest edition in a language, what follows it, and how to put it on another page. */
export function FormsPage({ site, edition: frozen, printed, behind, listed }: Props) {
  const edition = setApart(frozen)
  const reading = readingIn(edition.lang)
  const { words } = reading
  const { words: own, lang } = formsWords(edition.lang)
  const language = ownIn(edition.lang, lang)
  const place = placeOf(edition)
  const forms: readonly (readonly [AppealForm | AppealFeed, string, typeof language])[] = [
    ['pdf', words.page.pdf, reading.own],
    ['poster.pdf', own.poster, language],
    ['card.png', own.card, language],
    ['mail.txt', own.mail, language],
    ['txt', words.page.plainText, reading.own],
    ['json', `${words.method.check} (JSON)`, reading.own],
    ['atom', `${own.feed} (Atom)`, language],
    ['feed.json', `${own.feed} (JSON Feed)`, language],
    ['ics', own.calendar, language],
  ]
  const ofVersion = (form: PrintedAppealForm | 'manifest'): string =>
    routes.versionAs(edition.appeal, edition.version, form, edition.translates && edition.lang)
  const dated = edition.status === 'open' && edition.act_until !== undefined
  return (
    <Page site={site} reading={reading} title={`${own.all}: ${edition.title}`} path={routes.forms(place)}>
      <article>
        <header>
          <h1 {...language}>{own.all}</h1>
          <p class="summary">
            <a href={routes.appeal(place)}>{edition.title}</a>
          </p>
        </header>
        <ul class="apart">
          {forms
            .filter(([form]) => (form === 'ics' ? dated : !isPrinted(form) || printed.includes(form)))
            .map(([form, label, attributes]) => (
              <li>
                <a href={isPrinted(form) && behind ? ofVersion(form) : routes.appealAs(place, form)} {...attributes}>
                  {label}
                </a>
              </li>
            ))}
          {listed && (
            <li>
              <a href={ofVersion('manifest')} {...language}>
                {own.manifest}
              </a>
            </li>
          )}
        </ul>
        <section aria-labelledby="embed">
          <h2 id="embed" {...language}>
            {own.embed}
          </h2>
          <p {...language}>{own.embedHow}</p>
          <p dir="ltr">
            <code>{frameOf(site.origin + routes.embed(edition.appeal, edition.translates && edition.lang), edition.title)}</code>
          </p>
        </section>
      </article>
    </Page>
  )
}

const isPrinted = (form: string): form is PrintedAppealForm => form === 'pdf' || form === 'poster.pdf' || form === 'card.png'

/** What somebody copies into a page of theirs. */
const frameOf = (address: string, title: string): string =>
  `<iframe src="${address}" title="${title.replaceAll(/["<>&]/g, ' ')}" width="${frameSize.width}" height="${frameSize.height}" loading="lazy" referrerpolicy="no-referrer"></iframe>`
