import type { CaseDocument } from '../../../cases/index.ts'
import { fold } from '../../../kit/index.ts'
import { filledWith, TextField } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf, type DeskRoute } from '../route.ts'
import type { CaseVisit } from '../visit.ts'

/** For how many persons norms are worked out together. In a case of more, such as a list, somebody is chosen first. */
const mostTogether = 20

/** How many are offered at once. */
const mostOffered = 200

/** The persons of a case about whom claims answer anything. */
const personsTold = ({ subjects, claims }: Pick<CaseDocument, 'subjects' | 'claims'>): readonly string[] => {
  const told = new Set(claims.filter(({ asserts }) => asserts.length > 0).map(({ about }) => about))
  return subjects.filter(({ kind, id }) => kind === 'person' && told.has(id)).map(({ id }) => id)
}

/** Whether norms of a case are worked out for everybody in it at once. */
export const isForAll = (document: CaseDocument): boolean => personsTold(document).length <= mostTogether

/** For whom norms are asked: for all of a case, for the one in the address; `choose` where somebody has to be chosen first. */
export function personAsked({ c, opened }: CaseVisit): 'all' | 'choose' | { readonly person: string } {
  if (isForAll(opened.document)) return 'all'
  const person = c.req.query('person') ?? ''
  return personsTold(opened.document).includes(person) ? { person } : 'choose'
}

/** An address of these pages that keeps to the person in this one. */
export function hereHref(
  visit: CaseVisit,
  route: DeskRoute,
  parts: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): string {
  const asked = personAsked(visit)
  return hrefOf(route, { case: visit.opened.id, ...parts }, { ...query, ...(typeof asked === 'object' && asked) })
}

/** In a case of many persons: for whom the norms are asked, found by their names. */
export function choosePerson(visit: CaseVisit): Response {
  const { c, opened } = visit
  const typed = (c.req.query('q') ?? '').slice(0, 200)
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  const told = new Set(personsTold(opened.document))
  const found = opened.document.subjects.filter(
    ({ id, names }) => told.has(id) && words.every((word) => names.some(({ text }) => fold(text).includes(word))),
  )
  return answer(
    visit,
    <DeskPage visit={visit} title={`Norms: ${opened.document.case.title}`} crumbs={caseCrumbs(opened)}>
      <h1>Norms: for whom?</h1>
      <p>This case is about {told.size} persons. Norms are held against what is said of one of them.</p>
      <form class="filter" method="get" action={c.req.path} role="search">
        <TextField form={filledWith({ q: typed })} name="q" label="Name" attributes={{ type: 'search' }} />
        <button type="submit">Find</button>
      </form>
      {found.length === 0 ? (
        <p>Nobody of this case has such a name.</p>
      ) : (
        <ul class="plain rows">
          {found.slice(0, mostOffered).map(({ id, names }) => (
            <li key={id} data-row="">
              <a href={`${c.req.path}?${new URLSearchParams({ person: id }).toString()}`} data-open="" dir="auto">
                {names[0]?.text ?? id}
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.length > mostOffered && <p>{found.length - mostOffered} more are not shown. Type more of the name.</p>}
    </DeskPage>,
  )
}
