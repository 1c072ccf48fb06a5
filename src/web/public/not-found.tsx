import { wordLanguages, wordsFor } from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import { Page, type Site } from './page.tsx'
import { readingIn } from './reading.ts'
import { siteWordsFor } from './words/index.ts'

type Props = {
  readonly site: Site
  /** What was asked for. */
  readonly path: string
  /** The language of what stands above the address, where it names none itself. */
  readonly lang?: string
}

/** There is nothing at this address; what to do instead. */
export function NotFoundPage({ site, path, lang }: Props) {
  const reading = readingIn(languageOfPath(path) ?? wordsFor(lang ?? 'en').lang)
  const { missing } = siteWordsFor(reading.lang)
  return (
    <Page site={site} reading={reading} title={missing.title}>
      <h1>{missing.heading}</h1>
      <p>{missing.text}</p>
      <p>
        <a href={routes.homeIn(reading.lang)}>{reading.words.page.home}</a>
      </p>
    </Page>
  )
}

/** Something of ours broke; nothing was changed by asking. */
export function FailedPage({ site, path }: Props) {
  const reading = readingIn(languageOfPath(path) ?? 'en')
  const { failed } = siteWordsFor(reading.lang)
  return (
    <Page site={site} reading={reading} title={failed.title}>
      <h1>{failed.title}</h1>
      <p>{failed.text}</p>
      <p>
        <a href={routes.homeIn(reading.lang)}>{reading.words.page.home}</a>
      </p>
    </Page>
  )
}

/** The language that a part of an address names, of those we have words in; none where none does. What a browser would rather read is not asked. */
const languageOfPath = (path: string): string | undefined => {
  const parts = new Set(path.split(/[/.]/))
  return wordLanguages.find(({ lang }) => parts.has(lang))?.lang
}
