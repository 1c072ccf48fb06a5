import { shorten } from '../../../kit/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs, ClaimLink } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { passagesOfClaims, type PassagesOfClaims } from './passages-of-claims.ts'
import { documentTextRoutes } from './routes.ts'
import { shownTexts } from './shown-text.ts'

/** How many documents are looked through for one page; each has to be read whole. */
const mostDocuments = 200

type Checked = { readonly id: string; readonly title: string; readonly passages: PassagesOfClaims }

/** Every passage of a case held against the text of its document: those that no longer match come first. */
export async function showPassages(visit: CaseVisit): Promise<Response> {
  const { document } = visit.opened
  const given = document.claims.flatMap(({ printed_in }) => printed_in)
  const named = new Set(given.filter(({ passage }) => passage !== undefined).map((printed) => printed.document))
  const checked: Checked[] = []
  const without: string[] = []
  for await (const { id, shown } of shownTexts(visit, [...named].slice(0, mostDocuments))) {
    if (shown === null) without.push(id)
    else checked.push({ id, title: shown.document.title, passages: passagesOfClaims(document.claims, id, shown.searched) })
  }
  const lost = checked.filter(({ passages }) => passages.lost.length > 0)
  const placed = checked.reduce((sum, { passages }) => sum + passages.placed.length, 0)
  return answer(
    visit,
    <DeskPage visit={visit} title={`Passages of ${document.case.title}`} crumbs={caseCrumbs(visit.opened)} width="wide" evidence>
      <h1>Passages</h1>
      <p class="lead">
        {`${given.length} times a claim is printed in a document; ${given.filter(({ passage }) => passage !== undefined).length} times with its exact words. ${placed} of these stand in the text of the document.`}
      </p>
      {named.size > mostDocuments && <p class="hint">{`Of ${named.size} documents, the first ${mostDocuments} were looked through.`}</p>}
      <Lost visit={visit} lost={lost} />
      {without.length > 0 && (
        <section aria-labelledby="unread">
          <h2 id="unread">{`Cannot be checked: ${without.length} without a text`}</h2>
          <ul class="plain links">
            {without.map((id) => (
              <li key={id} data-row="">
                <a href={hrefOf(entryRoutes.document, { case: visit.opened.id, document: id })} dir="auto">
                  {shorten(document.documents.find((one) => one.id === id)?.title ?? id, 160)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="read">
        <h2 id="read">{`Documents whose passages match: ${checked.length - lost.length}`}</h2>
        <ul class="plain links">
          {checked
            .filter(({ passages }) => passages.lost.length === 0)
            .map(({ id, title, passages }) => (
              <li key={id} data-row="">
                <a href={hrefOf(documentTextRoutes.text, { case: visit.opened.id, document: id })} dir="auto">
                  {shorten(title, 160)}
                </a>{' '}
                <span class="hint">{passages.placed.length === 1 ? '1 passage' : `${passages.placed.length} passages`}</span>
              </li>
            ))}
        </ul>
      </section>
    </DeskPage>,
  )
}

function Lost({ visit, lost }: { readonly visit: CaseVisit; readonly lost: readonly Checked[] }) {
  const count = lost.reduce((sum, { passages }) => sum + passages.lost.length, 0)
  if (count === 0) return null
  return (
    <section class="conflict" aria-labelledby="lost">
      <h2 id="lost">{count === 1 ? 'One passage does not match any more' : `${count} passages do not match any more`}</h2>
      <p>Their claims keep the words that were recorded, and nothing was moved. Look at the text of the document.</p>
      <ul class="plain">
        {lost.flatMap(({ id, title, passages }) =>
          passages.lost.map(({ claim, passage, found }) => (
            <li key={`${id} ${claim.id} ${passage.exact}`} data-row="">
              <ClaimLink id={claim.id} opened={visit.opened} /> <q dir="auto">{shorten(passage.exact, 200)}</q>{' '}
              <span class="hint">{found.kind === 'missing' ? 'not found in ' : `found ${found.places.length} times in `}</span>
              <a href={hrefOf(documentTextRoutes.text, { case: visit.opened.id, document: id })} dir="auto">
                {shorten(title, 100)}
              </a>
            </li>
          )),
        )}
      </ul>
    </section>
  )
}
