import { differencesOf, type SaidDifference } from '../../../appeals/index.ts'
import { newsInWords, setApart, statusLine, versionsWords, type Edition, type VersionsWords } from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import { wordDifference, type Piece } from '../../word-difference.ts'
import { Page, type Site } from '../page.tsx'
import { ownIn, readingIn } from '../reading.ts'

type Properties = { readonly site: Site; readonly before: Edition; readonly after: Edition }

/** Two versions of an appeal held against each other, sentence by sentence; words of one side only are struck through or underlined. */
export function DifferencesPage({ site, ...given }: Properties) {
  const [before, after] = [setApart(given.before), setApart(given.after)]
  const reading = readingIn(after.lang)
  const { words, lang } = versionsWords(after.lang)
  const own = ownIn(after.lang, lang)
  const title = words.differences(before.version, after.version)
  const status = [before, after].map((edition) => statusLine(edition, reading.words)) as [string, string]
  const rows = differencesOf(before, after)
  const versions = [before.version, after.version] as const
  return (
    <Page
      site={site}
      reading={reading}
      title={`${title}: ${after.title}`}
      path={routes.differences(after.appeal, before.version, after.version)}
    >
      <article>
        <header>
          <h1 {...own}>{title}</h1>
          <p>
            <a href={routes.version(after.appeal, after.version)}>{after.title}</a>
          </p>
          {after.news !== undefined && <p class="news">{newsInWords(after)}</p>}
          <p class="hint" {...own}>
            {words.compared(...versions)} {words.notesDiffer}
          </p>
        </header>
        {rows.length === 0 && status[0] === status[1] ? (
          <p {...own}>{words.same}</p>
        ) : (
          <ol class="changes">
            {status[0] !== status[1] && (
              <Row label={words.places.status} kind={words.kinds.changed} texts={status} {...{ words, versions, own }} />
            )}
            {rows.map((row) => (
              <Row
                key={`${row.place} ${row.before?.number} ${row.after?.number}`}
                label={placeInWords(row, words)}
                kind={words.kinds[row.kind]}
                texts={[row.before?.text, row.after?.text]}
                {...{ words, versions, own }}
              />
            ))}
          </ol>
        )}
      </article>
    </Page>
  )
}

type RowProperties = {
  readonly label: string
  readonly kind: string
  readonly texts: readonly [string | undefined, string | undefined]
  readonly words: VersionsWords
  readonly versions: readonly [number, number]
  readonly own: ReturnType<typeof ownIn>
}

function Row({ label, kind, texts: [was, is], words, versions, own }: RowProperties) {
  const [left, right] = wordDifference(was ?? '', is ?? '')
  return (
    <li>
      <p class="hint" {...own}>
        <b>{label}</b> · {kind}
      </p>
      {was !== undefined && was !== is && <Side label={words.number(versions[0])} pieces={left} own={own} gone />}
      {is !== undefined && <Side label={words.number(versions[1])} pieces={right} own={own} />}
    </li>
  )
}

const Side = ({
  label,
  pieces,
  own,
  gone,
}: {
  readonly label: string
  readonly pieces: readonly Piece[]
  readonly own: ReturnType<typeof ownIn>
  readonly gone?: true
}) => (
  <p>
    <small {...own}>{label}: </small>
    {pieces.map(({ text, only }) => (!only ? text : gone ? <del>{text}</del> : <ins>{text}</ins>))}
  </p>
)

/** Which text a row is about, by where it stands in the later version, or stood. */
function placeInWords({ place, before, after }: SaidDifference, words: VersionsWords): string {
  const numbers = [before?.number, after?.number].filter((number) => number !== undefined)
  const from = (name: (number: number) => string): string => [...new Set(numbers)].map(name).join(' → ')
  switch (place) {
    case 'title':
    case 'summary':
    case 'heading':
      return words.places[place]
    case 'sentence':
      return from(words.sentence)
    case 'ask':
      return from(words.ask)
    case 'addressee':
      return from(words.addressee)
    default:
      return place satisfies never
  }
}
