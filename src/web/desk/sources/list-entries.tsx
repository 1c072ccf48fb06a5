import { fold } from '../../../kit/index.ts'
import { pageIn, Pages } from '../cases/pages.tsx'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import type { EntryKind } from './entry-kind.ts'

/** How many entries stand on a page. */
const onPage = 100

/** All entries of a kind, with how many claims rest on each; `q` finds them by their words. */
export async function listEntries(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  const { c, opened, staff } = visit
  const q = (c.req.query('q') ?? '').slice(0, 200)
  const wanted = fold(q).split(' ')
  const entries = await kind.entries(visit)
  const found = entries.filter(({ entry }) => q === '' || wanted.every((word) => fold(JSON.stringify(entry)).includes(word)))
  const page = pageIn(c, found.length, onPage)
  const shown = found.slice(page.from, page.from + onPage).map((kept) => kind.inALine(kept, opened.document))
  const withClaims = kind.claims !== undefined
  return answer(
    visit,
    <DeskPage visit={visit} title={`${kind.words.many} of ${opened.document.case.title}`} crumbs={caseCrumbs(opened)} width="wide">
      <div class="heading">
        <h1>{kind.words.many}</h1>
        {(writers as readonly string[]).includes(staff.role) &&
          (kind.Ways === undefined ? (
            <a class="button main" href={hrefOf(kind.routes.add, { case: opened.id })} data-key="n">
              {kind.words.add}
            </a>
          ) : (
            <kind.Ways visit={visit} />
          ))}
      </div>
      {entries.length === 0 ? (
        <p>{kind.words.none}</p>
      ) : (
        <form method="get" role="search" class="filter">
          <div class="field">
            <label for="q">Words in it</label>
            <input id="q" name="q" type="search" dir="auto" value={q} data-key="/" />
          </div>
          <p class="buttons">
            <button type="submit">Find</button>
          </p>
        </form>
      )}
      {entries.length > 0 && found.length === 0 && <p>None has these words.</p>}
      {shown.length > 0 && (
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">{kind.words.one.replace(/^./, (letter) => letter.toUpperCase())}</th>
              <th scope="col">What it is</th>
              {withClaims && <th scope="col">Claims</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, beside, claims }) => (
              <tr key={id} data-row="">
                <td>
                  <a href={hrefOf(kind.routes.show, { case: opened.id, [kind.routes.parameter]: id })} data-open="" dir="auto">
                    {name}
                  </a>
                </td>
                <td dir="auto">{beside}</td>
                {withClaims && <td data-label="Claims">{claims}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages visit={visit} page={page} what={kind.words.many.toLowerCase()} />
    </DeskPage>,
  )
}
