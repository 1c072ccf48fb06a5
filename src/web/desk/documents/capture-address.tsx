import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { change } from '../change.ts'
import {
  addressErrors,
  AddressField,
  emptyForm,
  FileField,
  Form,
  readForm,
  required,
  textOf,
  TextField,
  tooLong,
  unreadableForm,
  type Errors,
  type FormState,
} from '../forms/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { caseCrumbs } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { CaseVisit } from '../visit.ts'
import { addDocuments, givenFile } from './add-documents.ts'
import { fileErrors, filesIn } from './answer-files.ts'
import { documentRoutes } from './routes.ts'
import { readableFiles } from './file-words.ts'
import { UploadFields, uploadErrors } from './upload-fields.tsx'
import { OtherWays } from './ways-to-add.tsx'

export const showAddressForm = (visit: CaseVisit): Response => page(visit, emptyForm)

/**
 * Records an address with a capture of what stood there: nothing is fetched from here, since whoever runs that site would learn
 * who reads it. Without a file the address alone is recorded.
 */
export async function recordAddress(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, unreadableForm)
  const { given } = sent
  const files = await filesIn(visit, 'file')
  const errors: Errors = {
    ...required(given, 'url', 'Type the address.'),
    ...addressErrors(given, 'url'),
    ...required(given, 'title', 'Type the title, or what it is: “Statement of the prison service”.'),
    ...tooLong(given, 'title', 500),
    ...(files.length === 0 ? {} : fileErrors(files.slice(0, 1), visit, 'file')),
    ...uploadErrors(given, visit),
  }
  if (Object.keys(errors).length > 0) return page(visit, { given, errors })
  const [file] = files
  const came = file === undefined ? null : await givenFile(file)
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const { changed } = await addDocuments(tx, now, {
      came: [came],
      given,
      how: came === null ? 'address' : 'capture',
      again: (wrong) => page(now, { given, errors: wrong }),
      besides: { url: textOf(given, 'url'), ...(came !== null && { accessed: formatDay(dayOfInstant(visit.now)) }) },
    })
    return changed
  })
}

function page(visit: CaseVisit, form: FormState): Response {
  const { opened } = visit
  const list = { href: hrefOf(entryRoutes.documents, { case: opened.id }), label: 'Documents' }
  const wrong = Object.keys(form.errors).length > 0
  return answer(
    visit,
    <DeskPage visit={visit} title="Record an address" crumbs={caseCrumbs(opened, list)}>
      <h1>Record an address</h1>
      <OtherWays visit={visit} here="address" />
      <p>
        Pages change and disappear. Save what stands there with your own browser, as a web archive (WACZ), a PDF, a picture of the screen or
        a saved page, and add that file here. Nothing is fetched from here: whoever runs that site would see who reads it.
      </p>
      <Form visit={visit} form={form} action={hrefOf(documentRoutes.recordAddress, { case: opened.id })} submit="Record the address" file>
        <AddressField form={form} label="Address" hint="Beginning with https:// or http://" />
        <TextField form={form} name="title" label="Title, or what it is" />
        <FileField
          form={form}
          name="file"
          label="What stood there, as a file (optional)"
          accept={readableFiles}
          hint={wrong ? 'A browser forgets which file was chosen: choose it again.' : 'Kept byte for byte, as it is.'}
        />
        <UploadFields visit={visit} form={form} from="With what it was saved: “archive made in my browser”, “printed to PDF on my phone”" />
      </Form>
    </DeskPage>,
    wrong ? 422 : 200,
  )
}
