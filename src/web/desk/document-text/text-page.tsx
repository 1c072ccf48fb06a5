import { shorten } from '../../../kit/index.ts'
import type { Place } from '../../../sources/index.ts'
import { claimRoutes } from '../claims/routes.ts'
import { Form, TextArea, type FormState } from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import { caseCrumbs, ClaimLink } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { MarkedText } from './marked-text.tsx'
import type { PartOfText } from './parts-of-text.ts'
import type { LostPassage, PassagesOfClaims } from './passages-of-claims.ts'
import { passageHref } from './passage-href.ts'
import { documentTextRoutes } from './routes.ts'
import type { ShownText } from './shown-text.ts'
import { Suggested } from './suggested.tsx'

/** Places that somebody asked for: one in the address, where pasted words may be, or the nearest to them. */
export type Sought = { readonly kind: 'asked' | 'several' | 'nearest'; readonly places: readonly Place[] }

type Properties = {
  readonly visit: CaseVisit
  readonly shown: ShownText
  readonly passages: PassagesOfClaims
  readonly parts: readonly PartOfText[]
  /** Which of the parts is shown. */
  readonly at: number
  readonly form: FormState
  readonly sought?: Sought
}

/** The words of a document, the claims that were made of them, and how to make one more. */
export function TextPage({ visit, shown, passages, parts, at, form, sought }: Properties) {
  const { opened, staff } = visit
  const { document, searched } = shown
  const mayWrite = (writers as readonly string[]).includes(staff.role)
  const part = parts[at]!
  const [first] = sought?.places ?? []
  return (
    <DeskPage
      visit={visit}
      title={`The text of ${document.title}`}
      crumbs={caseCrumbs(opened, {
        href: hrefOf(entryRoutes.document, { case: opened.id, document: document.id }),
        label: shorten(document.title, 60),
      })}
      width="wide"
      evidence
    >
      <h1 dir="auto">{document.title}</h1>
      <div class="beside reading">
        <div>
          <Parts parts={parts} at={at} visit={visit} document={document.id} label="Parts of the text" />
          <MarkedText
            searched={searched}
            part={part}
            placed={passages.placed}
            caseId={opened.id}
            {...(document.lang !== undefined && { lang: document.lang })}
            {...(first !== undefined && sought?.kind !== 'several' && { sought: first })}
          />
          <Parts parts={parts} at={at} visit={visit} document={document.id} label="Further in the text" />
        </div>
        <aside aria-label="Claims of these words">
          {mayWrite && (
            <passage-picker>
              <Form
                visit={visit}
                form={form}
                action={hrefOf(documentTextRoutes.findWords, { case: opened.id, document: document.id })}
                submit="Make a claim of these words"
              >
                <input type="hidden" name="from" value="" />
                <TextArea
                  form={form}
                  name="words"
                  label="The exact words that carry a claim"
                  hint="Select them in the text, or paste them here as they stand there."
                  rows={4}
                />
              </Form>
            </passage-picker>
          )}
          {sought?.kind === 'several' && <WhichOfThem visit={visit} shown={shown} places={sought.places} mayWrite={mayWrite} />}
          {sought?.kind === 'nearest' && (
            <p>
              The nearest that stands there is marked in the text. <a href="#sought">Go to it</a>
            </p>
          )}
          <Lost visit={visit} shown={shown} lost={passages.lost} />
          {mayWrite && <Suggested visit={visit} shown={shown} part={part} />}
          <Made visit={visit} passages={passages} document={document.id} />
        </aside>
      </div>
    </DeskPage>
  )
}

type Of = Pick<Properties, 'visit' | 'shown'>

/** The ways to the other parts of a long text. */
function Parts({
  parts,
  at,
  visit,
  document,
  label,
}: Pick<Properties, 'parts' | 'at' | 'visit'> & { readonly document: string; readonly label: string }) {
  if (parts.length === 1) return null
  const to = (index: number): string => hrefOf(documentTextRoutes.text, { case: visit.opened.id, document }, { part: `${index + 1}` })
  const [from, until] = parts[at]!.pages
  const pages = parts.at(-1)!.pages[1] === 1 ? '' : from === until ? `, page ${from}` : `, pages ${from} to ${until}`
  return (
    <nav class="buttons" aria-label={label}>
      {at > 0 && (
        <a href={to(at - 1)} rel="prev">
          Before
        </a>
      )}
      <span>{`Part ${at + 1} of ${parts.length}${pages}`}</span>
      {at < parts.length - 1 && (
        <a href={to(at + 1)} rel="next">
          After
        </a>
      )}
    </nav>
  )
}

const mostPlaces = 20

function WhichOfThem({ visit, shown, places, mayWrite }: Of & { readonly places: readonly Place[]; readonly mayWrite: boolean }) {
  const { text } = shown.searched
  return (
    <section aria-labelledby="which">
      <h2 id="which">{`They stand there ${places.length} times`}</h2>
      <ol>
        {places.slice(0, mostPlaces).map(({ start, end }) => (
          <li key={start} dir="auto">
            <a
              href={hrefOf(
                mayWrite ? claimRoutes.newForm : documentTextRoutes.text,
                { case: visit.opened.id, document: shown.document.id },
                { document: shown.document.id, start: `${start}`, end: `${end}` },
              )}
            >
              {`… ${shorten(text.slice(Math.max(0, start - 40), start), 60)}`}
              <mark>{shorten(text.slice(start, end), 80)}</mark>
              {`${shorten(text.slice(end, end + 40), 60)} …`}
            </a>
          </li>
        ))}
      </ol>
      {places.length > mostPlaces && <p class="hint">{`and ${places.length - mostPlaces} more: paste more of the words around`}</p>}
    </section>
  )
}

/** Passages that were moved nowhere: somebody has to look. */
function Lost({ visit, shown, lost }: Of & { readonly lost: readonly LostPassage[] }) {
  if (lost.length === 0) return null
  return (
    <section class="conflict" aria-labelledby="lost">
      <h2 id="lost">{lost.length === 1 ? 'One passage does not match any more' : `${lost.length} passages do not match any more`}</h2>
      <p>Their claims keep the words that were recorded. Look whether the text was read otherwise, or is another one.</p>
      <ul class="plain">
        {lost.map(({ claim, passage, found }) => {
          const near = found.kind === 'missing' ? found.nearest : found.places[0]
          return (
            <li key={`${claim.id} ${passage.exact}`}>
              <ClaimLink id={claim.id} opened={visit.opened} /> <q dir="auto">{shorten(passage.exact, 160)}</q>{' '}
              <span class="hint">{found.kind === 'missing' ? 'not found' : `found ${found.places.length} times`}</span>
              {near !== undefined && (
                <>
                  {' '}
                  <a
                    href={`${hrefOf(documentTextRoutes.text, { case: visit.opened.id, document: shown.document.id }, { start: `${near.start}`, end: `${near.end}` })}#sought`}
                  >
                    Look at the nearest
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

/** The claims that were made of it, in the order of the text. */
function Made({ visit, passages: { placed }, document }: Pick<Properties, 'visit' | 'passages'> & { readonly document: string }) {
  if (placed.length === 0) return <p class="hint">No claim gives words of this text yet.</p>
  return (
    <section aria-labelledby="made">
      <h2 id="made">{placed.length === 1 ? 'One claim gives words of it' : `${placed.length} passages of claims`}</h2>
      <ul class="plain links">
        {placed.map(({ claim, passage, start }) => (
          <li key={`${claim.id} ${start}`} data-row="">
            <ClaimLink id={claim.id} opened={visit.opened} />{' '}
            <a href={passageHref(visit.opened.id, document, claim.id)} dir="auto">
              {shorten(passage.exact, 120)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
