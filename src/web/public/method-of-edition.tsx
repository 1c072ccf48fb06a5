import { erasuresOf, translatedWords, type PublishedEdition } from '../../publishing/index.ts'
import { routes, type PrintedAppealForm } from '../routes.ts'
import { isBehind } from './forms/behind-page.tsx'
import { Forms } from './forms/forms.tsx'
import { ownIn, type Reading } from './reading.ts'

type Props = {
  readonly published: PublishedEdition
  readonly reading: Reading
  readonly current: boolean
  readonly printed: readonly PrintedAppealForm[]
  readonly origin: string
}

/** How a version came about and how it can be checked: who approved it, its fingerprint and the one before, what was erased of it. */
export function Method({ published, reading: { words, own, date }, current, printed, origin }: Props) {
  const { edition, hash } = published
  const translated = translatedWords(edition.lang)
  const { version, previous, approved, lang, translates } = edition
  const translation = translates && lang
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
        <a href={routes.methodIn(words.lang)}>{words.method.more}</a>
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
        <Forms {...{ edition, current, behind: current && isBehind(published), printed, words }} />
      </dl>
    </div>
  )
}
