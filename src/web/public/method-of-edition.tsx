import { erasuresOf, translatedWords, type PublishedEdition } from '../../publishing/index.ts'
import { placeOf, routes } from '../routes.ts'
import { ownIn, type Reading } from './reading.ts'

type Props = {
  readonly published: PublishedEdition
  readonly reading: Reading
  readonly current: boolean
  readonly printed: boolean
  readonly origin: string
}

/** How a version came about and how it can be checked: who approved it, its fingerprint and the one before, what was erased of it. */
export function Method({ published, reading: { words, own, date }, current, printed, origin }: Props) {
  const { edition, hash } = published
  const translated = translatedWords(edition.lang)
  const { version, previous, approved, lang, translates } = edition
  const [id, translation] = [placeOf(edition), translates && lang]
  return (
    <div {...own}>
      {words.method.short.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <p>{words.method.approved[approved]}</p>
      {erasuresOf(published).map(({ on, count }) => (
        <p>{words.erased.count(count, date(on))}</p>
      ))}
      <p class="onscreen">
        <a href={routes.method}>{words.method.more}</a>
      </p>
      <dl>
        <dt>{words.method.hash}</dt>
        <dd>
          <code dir="ltr">{hash}</code>
        </dd>
        {translates !== undefined && (
          <>
            <dt {...ownIn(lang, translated.lang)}>{translated.words.hash}</dt>
            <dd>
              <code dir="ltr">{translates.hash}</code>
            </dd>
          </>
        )}
        {previous !== undefined && (
          <>
            <dt>{words.method.previous(version - 1)}</dt>
            <dd>
              <code dir="ltr">{previous}</code>
            </dd>
          </>
        )}
        <dt>{words.page.address}</dt>
        <dd>
          <code dir="ltr">{origin + routes.version(edition.appeal, version, translation)}</code>
        </dd>
        {(current || printed) && (
          <>
            <dt class="onscreen">{words.page.formats}</dt>
            <dd class="forms onscreen">
              {printed && (
                <a href={current ? routes.appealAs(id, 'pdf') : routes.versionPdf(edition.appeal, version, translation)}>
                  {words.page.pdf}
                </a>
              )}
              {current && <a href={routes.appealAs(id, 'txt')}>{words.page.plainText}</a>}
              {current && <a href={routes.appealAs(id, 'json')}>{words.method.check} (JSON)</a>}
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}
