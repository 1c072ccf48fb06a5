import { whoSees, type Seen, type WhoSees } from '../../../cases/index.ts'
import { sensitivities, type Sensitivity } from '../../../claims/index.ts'
import { shorten } from '../../../kit/index.ts'
import { pageIn, Pages } from '../cases/pages.tsx'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { protectionRoutes } from './routes.ts'
import { readersInWords, whyInWords } from './words.ts'

/** How many entries stand on a page. */
const onPage = 100

const titles: Readonly<Record<keyof WhoSees, readonly [one: string, many: string]>> = {
  claims: ['Claim', 'Claims'],
  documents: ['Document', 'Documents'],
  sources: ['Source', 'Sources'],
  subjects: ['Person or place', 'People and places'],
}
const lists = Object.keys(titles) as (keyof WhoSees)[]

/** GET /cases/:case/who-sees: who would see what of the case, and what keeps it from the others. */
export function whoSeesCase(visit: CaseVisit): Response {
  const { c, opened } = visit
  const seen = whoSees(opened.document)
  const list = lists.find((name) => name === c.req.query('list')) ?? 'claims'
  const from = sensitivities.find((level) => level === c.req.query('from'))
  const wanted = seen[list].filter((one) => from === undefined || one.from === from)
  const page = pageIn(c, wanted.length, onPage)
  const [one, many] = titles[list]
  return answer(
    visit,
    <DeskPage visit={visit} title={`Who sees what of ${opened.document.case.title}`} crumbs={caseCrumbs(opened)} width="wide">
      <h1>Who sees what</h1>
      <p>
        What everybody could see is not published by that: an appeal has to cite it. What stands below as for everybody may be cited without
        a further question. The preview of each appeal says what its readers would see.
      </p>
      <Counts visit={visit} seen={seen} />
      {opened.unreadable > 0 && <p class="hint">What you may not read is left out, also of the numbers.</p>}
      <section aria-labelledby="list">
        <h2 id="list">{from === undefined ? many : `${many}: ${readersInWords[from].toLowerCase()}`}</h2>
        {wanted.length === 0 ? (
          <p>There is none.</p>
        ) : (
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">{one}</th>
                <th scope="col">Who would see it</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {wanted.slice(page.from, page.from + onPage).map((each) => (
                <Row key={each.id} visit={visit} list={list} seen={each} />
              ))}
            </tbody>
          </table>
        )}
        <Pages visit={visit} page={page} what={many.toLowerCase()} fragment="#list" />
      </section>
      <section aria-labelledby="never">
        <h2 id="never">Never shown to readers</h2>
        <p>
          Words and files of documents, calls and contacts, hand-over notes, consents, the risk review, who ruled and who published, full
          addresses of the web, and who a protected source is.
        </p>
      </section>
    </DeskPage>,
  )
}

/** How many entries of each kind are read from each clearance on; each number leads to its list. */
function Counts({ visit, seen }: { readonly visit: CaseVisit; readonly seen: WhoSees }) {
  const href = (list: string, from: Sensitivity): string =>
    `${hrefOf(protectionRoutes.whoSees, { case: visit.opened.id }, { list, from })}#list`
  return (
    <table class="stacks">
      <caption class="unseen">How many entries each kind of reader would see, each counted where it begins to be read</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          {sensitivities.map((level) => (
            <th scope="col" key={level}>
              {readersInWords[level]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list}>
            <th scope="row">{titles[list][1]}</th>
            {sensitivities.map((level) => {
              const count = seen[list].filter(({ from }) => from === level).length
              return (
                <td key={level} data-label={readersInWords[level]}>
                  {count === 0 ? (
                    '0'
                  ) : (
                    <a href={href(list, level)} aria-label={`${titles[list][1]}, ${readersInWords[level].toLowerCase()}: ${count}`}>
                      {count}
                    </a>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Row({ visit: { opened }, list, seen }: { readonly visit: CaseVisit; readonly list: keyof WhoSees; readonly seen: Seen }) {
  const base = `/cases/${encodeURIComponent(opened.id)}/${list}/${encodeURIComponent(seen.id)}`
  return (
    <tr data-row="">
      <td>
        <a href={base} data-open="">
          {seen.id}
        </a>{' '}
        <span dir="auto">{shorten(seen.label, 160)}</span>
      </td>
      <td data-label="Who would see it">
        {readersInWords[seen.from]}
        {seen.words !== undefined && <span class="hint">{`; its words and files: ${readersInWords[seen.words].toLowerCase()}`}</span>}
      </td>
      <td>
        {whyInWords(list, seen)}
        {seen.isProtected && ' It is protected: who it is, only the staff members read who are named for it.'}
      </td>
    </tr>
  )
}
