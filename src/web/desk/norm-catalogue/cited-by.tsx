import { keyOfAdministrators, keyOfAlone, readTitles } from '../../../cases/index.ts'
import { search, searchLevels, type ReadableCase } from '../../../search/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { appealRoutes } from '../appeals/index.ts'
import { caseRoutes } from '../cases/index.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'

/** How many appeals are listed. */
const most = 50

/** The appeals that cite a norm, of the cases that this person belongs to and as far as they read them; nothing where none does. */
export async function CitedBy({ visit, norm }: { readonly visit: Visit; readonly norm: string }) {
  const { needs, staff } = visit
  const levels = { team: searchLevels[0], privileged: searchLevels[1], sealed: searchLevels[2] } as const
  const alone = [keyOfAlone, ...(staff.role === 'administrator' ? [keyOfAdministrators] : [])]
  const readable: readonly ReadableCase[] = [
    ...[...(await membershipsOf(needs.db, staff.id))].map(([caseKey, { clearance }]) => ({ caseKey, level: levels[clearance] })),
    ...alone.map((caseKey) => ({ caseKey, level: levels.team })),
  ]
  const { hits } = await search(needs.db, { text: '', kinds: ['appeals'], norm }, readable, { most })
  const appeals = [...new Map(hits.map((hit) => [hit.entry, hit])).values()]
  if (appeals.length === 0) return null
  const titles = await readTitles(needs.db, [...new Set(appeals.map(({ caseKey }) => caseKey))])
  return (
    <section aria-labelledby="cited-by">
      <h2 id="cited-by">Appeals that cite it</h2>
      <p class="hint">Of the cases that you belong to, as they stand now.</p>
      <ul class="plain rows">
        {appeals.map(({ entry, title, lang, caseKey }) => {
          const of = titles.get(caseKey)
          return (
            <li key={entry} data-row="">
              <a href={hrefOf(appealRoutes.compose, { appeal: entry })} data-open="" dir="auto" {...(lang !== null && { lang })}>
                {title}
              </a>
              {of !== undefined && (
                <>
                  {' · '}
                  <a href={hrefOf(caseRoutes.show, { case: of.id })}>
                    <bdi>{of.title}</bdi>
                  </a>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
