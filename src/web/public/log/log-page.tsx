import type { LogIdentity, ReleasedHead, RetiredKey, Witness } from '../../../log/index.ts'
import { routes } from '../../routes.ts'
import { everyLanguage, InOtherLanguages, LanguageSwitch } from '../language-switch.tsx'
import { Page, type Site } from '../page.tsx'
import { readingIn } from '../reading.ts'
import { logWordsFor, type LogWords } from './log-words.ts'

type Known = {
  readonly identity: LogIdentity | null
  readonly released: ReleasedHead | null
  readonly witnesses: readonly Witness[]
  readonly retired: readonly RetiredKey[]
}

type PageProps = Known & {
  readonly site: Site
  /** Of those we have words in. */
  readonly lang?: string
}

/** What the log is, how large it is, who watches it, and how to check it, for people. */
export function LogPage({ site, lang = 'en', identity, released, witnesses, retired }: PageProps) {
  const words = logWordsFor(lang)
  return (
    <Page
      site={site}
      reading={readingIn(lang)}
      title={words.title}
      description={words.description}
      path={routes.logIn(lang)}
      head={<InOtherLanguages site={site} languages={everyLanguage} pathIn={routes.logIn} />}
    >
      <h1>{words.title}</h1>
      <p class="summary">{words.summary}</p>
      <section>
        <h2>{words.inIt.heading}</h2>
        {words.inIt.paragraphs.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </section>
      <Head released={released} identity={identity} words={words.size} />
      <EarlierKeys retired={retired} words={words.earlier} />
      <Witnesses witnesses={witnesses} words={words.watchers} />
      <section>
        <h2>{words.check.heading}</h2>
        <p>{words.check.before}</p>
        <p>
          <code dir="ltr">
            amparo log verify {site.origin}
            {routes.log} --key KEY
          </code>
        </p>
        <p>{words.check.after}</p>
      </section>
      <section>
        <h2>{words.not.heading}</h2>
        <p>{words.not.text}</p>
      </section>
      <LanguageSwitch lang={lang} languages={everyLanguage} pathIn={routes.logIn} />
    </Page>
  )
}

function Head({ released, identity, words }: Pick<Known, 'released' | 'identity'> & { words: LogWords['size'] }) {
  const [before, checkpoint, after] = words.checkpoint
  return (
    <section>
      <h2>{words.heading}</h2>
      {released === null ? (
        <p>{words.none}</p>
      ) : (
        <p>
          {words.lines(released.size)} <time dateTime={released.releasedAt.toISOString()}>{moment(released.releasedAt)}</time>. {before}{' '}
          <a href={routes.logCheckpoint}>{checkpoint}</a> {after}
        </p>
      )}
      {identity !== null && (
        <>
          <p>{words.key}</p>
          <p>
            <code dir="ltr">{identity.vkey}</code>
          </p>
          <p>{words.compare}</p>
        </>
      )}
    </section>
  )
}

const EarlierKeys = ({ retired, words }: Pick<Known, 'retired'> & { words: LogWords['earlier'] }) =>
  retired.length === 0 ? null : (
    <section>
      <h2>{words.heading}</h2>
      <p>{words.text}</p>
      <ul>
        {retired.map(({ vkey, size, why, retiredAt }) => (
          <li>
            <code dir="ltr">{vkey}</code>, {words.upTo(size, words.why[why], moment(retiredAt))}
          </li>
        ))}
      </ul>
    </section>
  )

const Witnesses = ({ witnesses, words }: Pick<Known, 'witnesses'> & { words: LogWords['watchers'] }) => (
  <section>
    <h2>{words.heading}</h2>
    {witnesses.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <>
        <p>{words.text}</p>
        <ul>
          {witnesses.map(({ name, vkey, size, receivedAt }) => (
            <li>
              <strong>{name}</strong>, {size === null || receivedAt === null ? words.nothing : words.signed(size, moment(receivedAt))};{' '}
              {words.key} <code dir="ltr">{vkey}</code>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
