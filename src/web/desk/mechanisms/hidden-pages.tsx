import { casesCounted, newestReleases } from '../../../collections/index.ts'
import { languageName } from '../../../kit/index.ts'
import type { CoveredEdition } from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import type { CaseVisit } from '../visit.ts'

/** An edition as it is named among pages that readers do not see; why it stands apart from the others, where it does. */
export type NamedPage = Pick<CoveredEdition, 'appeal' | 'version' | 'lang' | 'original'> & {
  readonly title: string | null
  readonly apart?: string
}

/** Pages by their appeal: each version, in each language, at its address. */
export const HiddenPages = ({ visit, pages }: { readonly visit: CaseVisit; readonly pages: readonly NamedPage[] }) => (
  <ul>
    {[...Map.groupBy(pages, ({ appeal }) => appeal)].map(([appeal, all]) => (
      <li key={appeal}>
        <bdi>{appeal}</bdi>
        <Title of={all.findLast(({ original }) => original) ?? all.at(-1)!} />
        {': '}
        {all.map(({ version, lang, original, apart }, index) => (
          <span key={`${version} ${lang}`}>
            {index > 0 && ', '}
            <a href={visit.needs.publicOrigin + routes.version(appeal, version, original ? undefined : lang)}>
              {`version ${version} in ${languageName(lang)}`}
            </a>
            {apart !== undefined && ` (${apart})`}
          </span>
        ))}
      </li>
    ))}
  </ul>
)

const Title = ({ of: { title } }: { readonly of: NamedPage }) =>
  title === null ? null : (
    <>
      , <q dir="auto">{title}</q>
    </>
  )

const besides =
  'PDF, plain text, poster, picture, data, signed list, mail text, calendar, feed and frame, comparisons, count, names and form to sign'
/** What readers have of each page besides, which goes and comes with it. */
export const withEachPage = `With each goes its ${besides}; and it leaves first pages, lists, feeds, calendars and new mirrors.`
export const backWithEachPage = `With each comes back its ${besides}; and it stands again on first pages, in lists, feeds, calendars and new mirrors.`

/** A collection with released numbers. */
export type NamedCollection = { readonly id: number; readonly title: string }

/** The collections whose released numbers count persons of the case: they stay as they were released. */
export async function collectionsCounting({ needs, opened }: CaseVisit): Promise<readonly NamedCollection[]> {
  return (await newestReleases(needs.db)).flatMap(({ collection, content, takenDown }) =>
    takenDown === null && content !== null && casesCounted(content).includes(opened.key)
      ? [{ id: collection, title: content.shown.title }]
      : [],
  )
}

/** What a procedure does not hide. */
export const CountedStill = ({ visit, collections }: { readonly visit: CaseVisit; readonly collections: readonly NamedCollection[] }) =>
  collections.length === 0 ? null : (
    <p>
      {'Not hidden: the released numbers of '}
      {collections.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={visit.needs.publicOrigin + routes.collection(id)}>
            <bdi>{title}</bdi>
          </a>
        </span>
      ))}
      . They may count persons of this case, name nobody, and stay as they were released, until somebody takes the collection down.
    </p>
  )
