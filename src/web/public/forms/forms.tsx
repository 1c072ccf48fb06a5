import { formsWords, type Edition, type Words } from '../../../publishing/index.ts'
import { placeOf, routes, type PrintedAppealForm } from '../../routes.ts'
import { ownIn } from '../reading.ts'

type Props = {
  readonly edition: Edition
  /** Whether nothing newer is there in its language: only that has other forms than those that are made once. */
  readonly current: boolean
  /** Whether a newer version is there in another language alone: then what is printed stands at its version's own address. */
  readonly behind: boolean
  readonly printed: readonly PrintedAppealForm[]
  readonly words: Words
}

/** On the page of an appeal: in which other forms it can be had; the newest version leads to all of them. */
export function Forms({ edition, current, behind, printed, words }: Props) {
  const { words: own, lang } = formsWords(edition.lang)
  const [place, translation] = [placeOf(edition), edition.translates && edition.lang]
  const language = ownIn(words.lang, lang)
  const ofVersion = (form: PrintedAppealForm): string => routes.versionAs(edition.appeal, edition.version, form, translation)
  if (!current && printed.length === 0) return null
  return (
    <>
      <dt class="onscreen">{words.page.formats}</dt>
      <dd class="forms onscreen">
        {printed.includes('pdf') && <a href={current && !behind ? routes.appealAs(place, 'pdf') : ofVersion('pdf')}>{words.page.pdf}</a>}
        {current ? (
          <>
            <a href={routes.appealAs(place, 'txt')}>{words.page.plainText}</a>
            <a href={routes.appealAs(place, 'json')}>{words.method.check} (JSON)</a>
            <a href={routes.forms(place)} {...language}>
              {own.all}
            </a>
          </>
        ) : (
          printed.includes('poster.pdf') && (
            <a href={ofVersion('poster.pdf')} {...language}>
              {own.poster}
            </a>
          )
        )}
      </dd>
    </>
  )
}
