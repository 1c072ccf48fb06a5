import { isNamedFor, marksAfter } from '../../../cases/index.ts'
import type { Sensitivity } from '../../../claims/index.ts'
import type { Edition } from '../../../publishing/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, Form, frameFields, oneOf, Options, readForm, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { recordInCase } from '../record-in-case.ts'
import { hrefOf } from '../route.ts'
import { LinkedList } from '../sources/entry-facts.tsx'
import { entryRoutes, storedEntry } from '../sources/index.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { EditionsNaming, editionsNaming } from './editions-naming.tsx'
import { protectionRoutes } from './routes.ts'

/** GET: who may read the document, and what it may be marked. */
export const showDocumentMark = async (visit: CaseVisit): Promise<Response> =>
  page(visit, await formStateFor(visit, emptyForm), await pagesNaming(visit))

/** POST: decides who may read the document itself. After the first mark it is only kept from further readers. */
export async function markDocument(visit: CaseVisit): Promise<Response> {
  const document = documentIn(visit)
  const pages = await pagesNaming(visit)
  const sent = await readForm(visit.c)
  if (document === undefined || sent.kind === 'unreadable') return page(visit, unreadableForm, pages)
  const { given } = sent
  const errors = oneOf(given, 'sensitivity', marksAfter(document.sensitivity), 'Choose one of these.')
  if (Object.keys(errors).length > 0) return page(visit, { given, errors }, pages)
  const mark = textOf(given, 'sensitivity') as Sensitivity
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const { opened } = now
    const meta = opened.entries.get(`documents/${document.id}`)
    const stored = meta === undefined ? null : await storedEntry(tx, now, { list: 'documents' }, meta)
    if (meta === undefined || stored === null) return { kind: 'refused', response: answer(visit, <NotFoundPage visit={visit} />, 404) }
    const parts = { case: opened.id, document: document.id }
    const stays = isNamedFor({ sensitivity: mark }, opened.membership.clearance)
    return recordInCase(tx, now, {
      changes: [
        {
          kind: 'revise',
          list: 'documents',
          position: meta.position,
          base: Number(textOf(given, frameFields.base)) || 0,
          entry: { ...stored, sensitivity: mark },
        },
      ],
      action: 'document.mark',
      fields: [{ sensitivity: 'sensitivity' }],
      again: (refused) => page(now, { given, errors: refused }, pages),
      meanwhile: () =>
        page(
          now,
          { given: new Map(), errors: { '': 'Somebody else changed this document meanwhile. Look at it and choose again.' } },
          pages,
        ),
      // Whoever marks it beyond what they may read themselves does not see it any more.
      location: () => withNotice(stays ? hrefOf(entryRoutes.document, parts) : hrefOf(entryRoutes.documents, { case: opened.id }), 'saved'),
    })
  })
}

/** What each mark of a document means. */
const documentMarks: Readonly<Record<Sensitivity, { readonly label: string; readonly hint: string }>> = {
  public: {
    label: 'For everybody',
    hint: 'Its title and passages stand in what is published, as without a mark. Its words and files may go into a bundle for everybody.',
  },
  team: {
    label: 'The team only',
    hint: 'No published page names it or quotes a passage of it, also where a claim printed in it is published.',
  },
  privileged: {
    label: 'Privileged',
    hint: 'Between lawyer and client: only members who may read what is privileged know of it.',
  },
  sealed: {
    label: 'Sealed',
    hint: 'Only members who may read what is sealed know of it. Exports do not name it. A claim printed only in it that somebody marked for more people stays, and where nothing else dates it, it tells the last day on which the document may have come out: mark that claim, too.',
  },
}

/** What is so as long as nobody has marked it. */
const unmarkedDocument =
  'Nobody has decided yet. Its title and passages stand wherever a claim printed in it may be read; its words and files are for the team.'

const documentIn = ({ c, opened }: CaseVisit): SourceDocument | undefined =>
  opened.document.documents.find(({ id }) => id === c.req.param('document'))

/** Documents whose file is the same, byte for byte: what is kept from somebody here, they may still read there. */
const withSameBytes = ({ opened }: CaseVisit, { id, original }: SourceDocument): readonly SourceDocument[] =>
  original === undefined ? [] : opened.document.documents.filter((other) => other.id !== id && other.original?.sha256 === original.sha256)

/** The published pages on which its title stands. */
const pagesNaming = (visit: CaseVisit): Promise<readonly Edition[]> => {
  const document = documentIn(visit)
  return editionsNaming(visit.needs.db, visit.opened.key, document === undefined ? [] : [document.title])
}

function page(visit: CaseVisit, form: FormState, pages: readonly Edition[]): Response {
  const document = documentIn(visit)
  if (document === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { opened } = visit
  const parts = { case: opened.id, document: document.id }
  const href = hrefOf(entryRoutes.document, parts)
  const left = marksAfter(document.sensitivity)
  const lost = left.filter((mark) => !isNamedFor({ sensitivity: mark }, opened.membership.clearance))
  const base = opened.entries.get(`documents/${document.id}`)?.base ?? 0
  const same = withSameBytes(visit, document)
  return answer(
    visit,
    <DeskPage visit={visit} title={`Who may read ${document.title}`} crumbs={caseCrumbs(opened, { href, label: document.title })}>
      <h1>Who may read this document</h1>
      <p class="statement" dir="auto">
        {document.title}
      </p>
      <p>
        {document.sensitivity === undefined
          ? unmarkedDocument
          : `Now: ${documentMarks[document.sensitivity].label}. It can be kept from further readers, and not be opened to more.`}
      </p>
      {same.length > 0 && (
        <p class="notice">
          The same bytes are in{' '}
          <LinkedList
            links={same.map(({ id, title, sensitivity }) => ({
              href: hrefOf(protectionRoutes.markDocument, { case: opened.id, document: id }),
              label: `${id}, ${title} (${sensitivity === undefined ? 'not decided' : documentMarks[sensitivity].label})`,
            }))}
          />
          . Each document has a mark of its own: whoever may read that one reads the same words, whatever you decide here.
        </p>
      )}
      {left.length === 0 ? (
        <p>
          Nobody can be kept from it any further. <a href={href}>Back to the document</a>
        </p>
      ) : (
        <Form
          visit={visit}
          form={form}
          action={hrefOf(protectionRoutes.markDocument, parts)}
          submit="Decide it"
          base={base}
          beside={<a href={href}>Leave it as it is</a>}
        >
          <Options
            form={form}
            name="sensitivity"
            label="From now on"
            hint="The mark is of the document. Claims printed in it have their own; one that nobody has marked goes with the document when it is printed in nothing else."
            type="radio"
            options={left.map((mark) => ({ value: mark, ...documentMarks[mark] }))}
          />
          {lost.length > 0 && (
            <p class="hint">{`You yourself do not read what is ${lost.join(' or ')}: if you mark it so, you do not see it any more.`}</p>
          )}
        </Form>
      )}
      <EditionsNaming pages={pages} what="this document" />
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}
