import type { Extraction } from '../../../extraction/index.ts'
import { describeDate } from '../../../kit/index.ts'
import { typeInWords } from '../../../documents/index.ts'
import { emptyForm, Form, TextArea, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import { EntryFacts } from '../sources/entry-facts.tsx'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { copyAsked, copyInWords, type AskedCopy } from './copy-asked.ts'
import { megabytes } from './file-words.ts'
import { answerNothingKept } from './nothing-kept.tsx'
import { documentRoutes } from './routes.ts'
import { notReadable, pictureOf } from './serve-files.ts'
import { WordsByPages } from './words-by-pages.tsx'

/** How many of its pages are shown at once. */
const pagesShown = 10

/** GET …/copies/:file: what somebody who is given a copy sees: its pages as pictures, its words, and what it says of itself. */
export const showCopy = (visit: CaseVisit): Promise<Response> => copyShown(visit, emptyForm)

export async function copyShown(visit: CaseVisit, form: FormState): Promise<Response> {
  const asked = await copyAsked(visit)
  if (asked === undefined) return answerNothingKept(visit, noCopy)
  const { document, copy } = asked
  const { needs, opened, staff } = visit
  const stored = await needs.files.read(copy.sha256)
  if (stored.kind !== 'found') return answerNothingKept(visit, notReadable[stored.kind])
  // Read anew each time: what a copy holds is told by the copy, and nothing of it is written down.
  const read = await needs.documents.extractor.extract(stored.bytes, { name: '' })
  const parts = { case: opened.id, document: document.id, file: copy.sha256 }
  const own = { href: hrefOf(entryRoutes.document, parts), label: document.title }
  const crumbs = [...caseCrumbs(opened, { href: hrefOf(entryRoutes.documents, { case: opened.id }), label: 'Documents' }), own]
  return answer(
    visit,
    <DeskPage visit={visit} title={`A copy of ${document.title}`} crumbs={crumbs} width="wide" evidence>
      <h1>{`${copyInWords[copy.kind]}: a copy to show to others`}</h1>
      <p>Look whether it says no more than it is to say. The original is not shown here, and stays as it is.</p>
      <EntryFacts
        lines={[
          ['What it is', `${typeInWords(copy.media_type)}, ${megabytes(copy.bytes)}`],
          ['Made', [copy.on && `on ${describeDate(copy.on, 'en')}`, copy.by && `by ${copy.by}`].filter(Boolean).join(' ')],
          ['What is different', copy.note ?? ''],
          ['SHA-256', <code class="hash">{copy.sha256}</code>],
        ]}
      />
      <div class="buttons">
        <a class="button" href={hrefOf(documentRoutes.derived, parts)} download="">
          Save the copy
        </a>
      </div>
      <Pages visit={visit} asked={asked} read={read} />
      <Words read={read} lang={document.lang} />
      {(writers as readonly string[]).includes(staff.role) && (
        <section aria-labelledby="discard">
          <h2 id="discard">Discard this copy</h2>
          <p>
            Its file is destroyed, unless the same bytes stand elsewhere in the cases. The document keeps that there was this copy, who
            discarded it and why. What was passed on of it stays with those who have it.
          </p>
          <Form visit={visit} form={form} action={hrefOf(documentRoutes.discardCopy, parts)} submit="Discard this copy" grave>
            <TextArea form={form} name="why" label="Why it is discarded" rows={2} hint="It still shows the name of a witness on page 2." />
          </Form>
        </section>
      )}
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}

export const noCopy = 'There is no such copy of this document. It may have been discarded: the document says so.'

/** GET …/copies/:file/pages/:page: a page of a copy as a picture, drawn anew. */
export async function showCopyPage(visit: CaseVisit): Promise<Response> {
  const asked = await copyAsked(visit)
  return asked === undefined ? answerNothingKept(visit, noCopy) : pictureOf(visit, asked.copy.sha256)
}

type CopyRead = { readonly visit: CaseVisit; readonly asked: AskedCopy; readonly read: Extraction }

/** The pages of a PDF or a picture; other files have none that can be drawn, and are shown by their words. */
function Pages({ visit, asked: { document, copy }, read }: CopyRead) {
  const isPicture = copy.media_type.startsWith('image/') && !copy.media_type.startsWith('image/svg')
  const count = isPicture ? 1 : copy.media_type === 'application/pdf' && read.kind === 'extracted' ? (read.pages ?? 0) : 0
  if (count === 0) return null
  const from = Math.min(count, Math.max(1, Math.trunc(Number(visit.c.req.query('page') ?? '1')) || 1))
  const numbers = Array.from({ length: Math.min(pagesShown, count - from + 1) }, (_, index) => from + index)
  const parts = { case: visit.opened.id, document: document.id, file: copy.sha256 }
  return (
    <section aria-labelledby="pages">
      <h2 id="pages">{count === 1 ? 'Its page' : `Its pages, ${from} to ${numbers.at(-1)} of ${count}`}</h2>
      <ol class="plain page-pictures">
        {numbers.map((page) => (
          <li key={page}>
            <img src={hrefOf(documentRoutes.copyPicture, { ...parts, page })} alt={`Page ${page} of the copy`} loading="lazy" />
          </li>
        ))}
      </ol>
      {count > pagesShown && (
        <nav class="buttons" aria-label="Pages of the copy">
          {from > 1 && <a href={`?page=${Math.max(1, from - pagesShown)}#pages`}>Pages before</a>}
          {from + pagesShown <= count && <a href={`?page=${from + pagesShown}#pages`}>Further pages</a>}
        </nav>
      )}
    </section>
  )
}

function Words({ read, lang }: { readonly read: Extraction; readonly lang: string | undefined }) {
  if (read.kind === 'unread')
    return <p>Its words cannot be read here: {read.why} Save it, and look at it on a machine on which you may open such files.</p>
  return (
    <>
      <WordsByPages heading="The words in it" text={read.text} {...(lang !== undefined && { lang })}>
        {!/\S/.test(read.text) && <p>There are no words in it that could be copied.</p>}
        {read.cut && <p class="hint">It has more words than are read here.</p>}
      </WordsByPages>
      <section aria-labelledby="says">
        <h2 id="says">What it says of itself</h2>
        {read.facts.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <EntryFacts lines={read.facts.slice(0, 100).map(({ label, value }) => [label, value.slice(0, 500)] as const)} />
        )}
      </section>
    </>
  )
}
