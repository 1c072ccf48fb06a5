import { Fragment, type ComponentChildren } from 'preact'
import { standingMarks, wordsFor, type Words } from '../../publishing/index.ts'
import { routes } from '../routes.ts'
import { everyLanguage, InOtherLanguages, LanguageSwitch } from './language-switch.tsx'
import { Page, type Site } from './page.tsx'
import { readingIn } from './reading.ts'
import { siteWordsFor } from './words/index.ts'
import type { Section } from './words/words.ts'

/** How Amparo works, for a reader who wants to know how far a page can be trusted; in a language that we have words in. */
export function MethodPage({ site, lang = 'en' }: { readonly site: Site; readonly lang?: string }) {
  const { method } = siteWordsFor(lang)
  const words = wordsFor(lang)
  return (
    <Page
      site={site}
      reading={readingIn(lang)}
      title={words.method.more}
      description={method.description}
      path={routes.methodIn(lang)}
      head={<InOtherLanguages site={site} languages={everyLanguage} pathIn={routes.methodIn} />}
    >
      <h1>{words.method.more}</h1>
      <p class="summary">{method.summary}</p>
      {method.before.map((section) => (
        <Part section={section} words={words} />
      ))}
      <Part section={method.standing} words={words}>
        <dl class="standings">
          {(Object.keys(method.meanings) as (keyof typeof method.meanings)[]).map((standing) => (
            <div>
              <dt>
                <span aria-hidden="true">{standingMarks[standing]}</span> {words.standings[standing]}
              </dt>
              <dd>{method.meanings[standing]}</dd>
            </div>
          ))}
        </dl>
      </Part>
      {method.after.map((section) => (
        <Part section={section} words={words} />
      ))}
      <LanguageSwitch lang={lang} languages={everyLanguage} pathIn={routes.methodIn} />
    </Page>
  )
}

const Part = ({ section, words, children }: { section: Section; words: Words; children?: ComponentChildren }) => (
  <section>
    <h2>{section.heading}</h2>
    {section.paragraphs.map((paragraph) => (
      <p>{paragraph.startsWith('`') ? <code dir="ltr">{paragraph.slice(1, -1)}</code> : <Marked text={paragraph} words={words} />}</p>
    ))}
    {children}
  </section>
)

/** A text with the words that it defines, and with marks as they stand on other pages. */
function Marked({ text, words }: { text: string; words: Words }) {
  const marks: Readonly<Record<string, string>> = { '{contested}': words.contested.word, '{impossible}': words.checks.impossible }
  return (
    <>
      {text.split(/(\*[^*]+\*|\{[a-z]+\})/).map((part) => {
        if (marks[part] !== undefined) return <strong class="mark">{marks[part]}</strong>
        return part.startsWith('*') ? <dfn>{part.slice(1, -1)}</dfn> : <Fragment>{part}</Fragment>
      })}
    </>
  )
}
