import { dayOfInstant, formatDay } from '../../kit/index.ts'
import { setApart, translatedWords, type PublishedEdition, type TakeDown } from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import { Page, type Site } from './page.tsx'
import { ownIn, readingIn } from './reading.ts'

/**
 * What stands where a version was taken down: since when and why, in the language of the appeal. Nothing of its text is
 * repeated, not even the title, because any of it may be the reason.
 */
export function TakenDownPage({
  site,
  published: { edition, newest, original },
  takenDown,
}: {
  site: Site
  published: PublishedEdition
  takenDown: TakeDown
}) {
  const reading = readingIn(edition.lang)
  const { words, own, date } = reading
  const translated = translatedWords(edition.lang)
  return (
    <Page site={site} reading={reading} title={`${words.down.title} (${edition.appeal})`}>
      <h1 {...own}>{words.down.title}</h1>
      <p {...own}>
        {edition.appeal}. {words.down.when(edition.version, date(formatDay(dayOfInstant(takenDown.at))))}
      </p>
      <p>
        <b {...own}>{words.down.reason}:</b> {setApart(takenDown.reason)}
      </p>
      {original ? (
        <p {...own}>{edition.version === newest ? words.down.later : <a href={routes.appeal(edition.appeal)}>{words.status.latest}</a>}</p>
      ) : (
        <p {...ownIn(edition.lang, translated.lang)}>
          <a href={routes.appeal(edition.appeal)}>{translated.words.original}</a>
        </p>
      )}
      <p {...own}>
        <a href={routes.homeIn(words.lang)}>{words.page.home}</a>
      </p>
    </Page>
  )
}
