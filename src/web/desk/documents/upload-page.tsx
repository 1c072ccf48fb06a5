import { openUploads, type Upload } from '../../../documents/index.ts'
import { Button, FileField, Form, TextField, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { megabytes, readableFiles } from './file-words.ts'
import { documentRoutes } from './routes.ts'
import { UploadFields } from './upload-fields.tsx'
import { OtherWays } from './ways-to-add.tsx'

/** The form that files are sent with. */
export async function uploadPage(visit: CaseVisit, form: FormState): Promise<Response> {
  const { needs, opened, staff } = visit
  return pageOf(visit, form, await openUploads(needs.db, { staff: staff.id, caseKey: opened.key }))
}

/** The same with what is wrong, for whoever is in a transaction. */
export function pageOf(visit: CaseVisit, form: FormState, unfinished: readonly Upload[] = []): Response {
  const { opened, needs } = visit
  const { largest } = needs.documents.limits
  const list = { href: hrefOf(entryRoutes.documents, { case: opened.id }), label: 'Documents' }
  const wrong = Object.keys(form.errors).length > 0
  return answer(
    visit,
    <DeskPage visit={visit} title="Upload files" crumbs={caseCrumbs(opened, list)} evidence>
      <h1>Upload files</h1>
      <OtherWays visit={visit} here="files" />
      <p>
        PDF, DOCX, ODT, web pages, text, pictures, mails (EML) and web archives (WACZ). Each is kept byte for byte, as it came, up to{' '}
        {megabytes(largest)}; its words are taken from it afterwards, and nothing in it is run.
      </p>
      <Unfinished visit={visit} uploads={unfinished} />
      <file-upload
        data-begin={hrefOf(documentRoutes.beginUpload, { case: opened.id })}
        data-done={hrefOf(entryRoutes.documents, { case: opened.id })}
        data-largest={String(largest)}
      >
        <Form visit={visit} form={form} action={hrefOf(documentRoutes.sendFiles, { case: opened.id })} submit="Upload" file>
          <FileField
            form={form}
            name="files"
            label="Files"
            accept={readableFiles}
            several
            hint={wrong && form.given.size > 0 ? 'A browser forgets which files were chosen: choose them again.' : 'One or several.'}
          />
          <TextField
            form={form}
            name="title"
            label="Title, or what it is (optional)"
            hint="Of one file. Several are called as their files are, until you correct their titles."
          />
          <UploadFields visit={visit} form={form} from="“Handed over by her daughter”, “photographed with my phone at the court”" />
        </Form>
      </file-upload>
    </DeskPage>,
    wrong ? 422 : 200,
  )
}

function Unfinished({ visit, uploads }: { readonly visit: CaseVisit; readonly uploads: readonly Upload[] }) {
  if (uploads.length === 0) return null
  return (
    <section aria-labelledby="unfinished">
      <h2 id="unfinished">Not finished</h2>
      <p>Choose the same file again below: it goes on where it stopped. What is not gone on with is forgotten after a day.</p>
      <ul class="plain links">
        {uploads.map(({ id, name, size, received }) => (
          <li key={id}>
            <span dir="auto">{name}</span>
            {`: ${megabytes(received)} of ${megabytes(size)} `}
            <Button
              visit={visit}
              action={hrefOf(documentRoutes.discardUpload, { case: visit.opened.id, upload: id })}
              label="Discard"
              name={`Discard ${name}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
