import { reportOf } from '../../../documents/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { Form, Options, TextArea, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { documentRoutes } from './routes.ts'

const kinds = [
  {
    value: 'without-metadata',
    label: 'Without what the file says of itself',
    hint: 'Who made it, when, where and with what. What can be seen stays as it is.',
  },
  {
    value: 'redacted',
    label: 'Redacted',
    hint: 'Words below and boxes are black, and the words under them are not in the copy any more.',
  },
] as const

/** The form for a copy of a document. */
export async function copyPage(visit: CaseVisit, document: SourceDocument, form: FormState): Promise<Response> {
  const { opened, needs } = visit
  const parts = { case: opened.id, document: document.id }
  const pages = (await reportOf(needs.files, document))?.pages ?? (isPicture(document) ? 1 : null)
  const crumbs = [
    ...caseCrumbs(opened, { href: hrefOf(entryRoutes.documents, { case: opened.id }), label: 'Documents' }),
    { href: hrefOf(entryRoutes.document, parts), label: document.title },
  ]
  return answer(
    visit,
    <DeskPage visit={visit} title="Make a copy to show to others" crumbs={crumbs} width="wide" evidence>
      <h1>Make a copy to show to others</h1>
      <p>The original stays as it is. Look at the copy before you give it to anybody.</p>
      <Form visit={visit} form={form} action={hrefOf(documentRoutes.makeCopy, parts)} submit="Make the copy">
        <Options form={form} name="kind" label="Which copy" type="radio" options={kinds} />
        <TextArea
          form={form}
          name="words"
          label="Words that are to go (redacted)"
          rows={4}
          hint="One word or phrase in each line. Wherever it stands in the file it goes, in capitals or not. What stands in a picture is not found: draw a box over it."
        />
        {pages !== null && pages > 0 && (
          <redaction-boxes
            data-page={hrefOf(documentRoutes.pagePicture, { ...parts, page: 0 }).replace(/0$/, '')}
            data-pages={String(Math.min(pages, 10_000))}
          >
            <TextArea
              form={form}
              name="boxes"
              label="Boxes (redacted)"
              rows={3}
              hint="Each line: the page, then left, top, width and height, as parts of the page from 0 to 1. With script they are drawn below."
            />
          </redaction-boxes>
        )}
      </Form>
    </DeskPage>,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  )
}

const isPicture = ({ original }: SourceDocument): boolean => original?.media_type.startsWith('image/') === true
