import { formsWords, type Edition, type Words } from '../../../publishing/index.ts'
import { placeOf, printedAs, routes, type PrintedAppealForm } from '../../routes.ts'
import { ownIn } from '../reading.ts'
import { frameSize } from './embed-page.tsx'

type Props = {
  readonly edition: Edition
  /** Whether nothing newer is there in its language: only that has other forms than those that are made once. */
  readonly current: boolean
  readonly printed: readonly PrintedAppealForm[]
  readonly words: Words
  readonly origin: string
}

/** On the page of an appeal: in which other forms it can be had, what follows it, and how to put it on another page. */
export function Forms({ edition, current, printed, words, origin }: Props) {
  const { words: own, lang } = formsWords(edition.lang)
  const [place, translation] = [placeOf(edition), edition.translates && edition.lang]
  const language = ownIn(words.lang, lang)
  const addressOf = (form: PrintedAppealForm): string =>
    current ? routes.appealAs(place, form) : routes.versionAs(edition.appeal, edition.version, form, translation)
  const names: Readonly<Record<PrintedAppealForm, string>> = { pdf: words.page.pdf, 'poster.pdf': own.poster, 'card.png': own.card }
  if (!current && printed.length === 0) return null
  return (
    <>
      <dt class="onscreen">{words.page.formats}</dt>
      <dd class="forms onscreen">
        {(Object.keys(printedAs) as PrintedAppealForm[])
          .filter((form) => printed.includes(form))
          .map((form) => (
            <a href={addressOf(form)} {...(form !== 'pdf' && language)}>
              {names[form]}
            </a>
          ))}
        {current && (
          <>
            <a href={routes.appealAs(place, 'txt')}>{words.page.plainText}</a>
            <a href={routes.appealAs(place, 'mail.txt')} {...language}>
              {own.mail}
            </a>
            <a href={routes.appealAs(place, 'json')}>{words.method.check} (JSON)</a>
            <a href={routes.appealAs(place, 'atom')} {...language}>
              {own.feed}
            </a>
            {edition.act_until !== undefined && edition.status === 'open' && (
              <a href={routes.appealAs(place, 'ics')} {...language}>
                {own.calendar}
              </a>
            )}
          </>
        )}
      </dd>
      {current && (
        <>
          <dt class="onscreen" {...language}>
            {own.embed}
          </dt>
          <dd class="onscreen">
            <code dir="ltr">{frameOf(origin + routes.embed(edition.appeal, translation), edition.title)}</code>
          </dd>
        </>
      )}
    </>
  )
}

/** What somebody copies into a page of theirs. */
const frameOf = (address: string, title: string): string =>
  `<iframe src="${address}" title="${title.replaceAll(/["<>&]/g, ' ')}" width="${frameSize.width}" height="${frameSize.height}" loading="lazy" referrerpolicy="no-referrer"></iframe>`
