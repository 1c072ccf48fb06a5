import { change } from '../change.ts'
import { emptyForm, readForm, unreadableForm, type Errors, type Given } from '../forms/index.ts'
import { openedAnew } from '../opened-anew.ts'
import type { CaseVisit } from '../visit.ts'
import { addDocuments, givenFile, type GivenFile } from './add-documents.ts'
import { megabytes } from './file-words.ts'
import { uploadErrors } from './upload-fields.tsx'
import { pageOf, uploadPage } from './upload-page.tsx'

export const showFilesForm = (visit: CaseVisit): Promise<Response> => uploadPage(visit, emptyForm)

/** Takes files with the form itself, as a browser without script sends them. All of them are kept, or none. */
export async function takeFiles(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return uploadPage(visit, unreadableForm)
  const { given } = sent
  const files = await filesIn(visit, 'files')
  const errors = { ...fileErrors(files, visit, 'files'), ...uploadErrors(given, visit) }
  if (Object.keys(errors).length > 0) return uploadPage(visit, { given, errors })
  return keepFiles(visit, given, files, (errors_) => pageOf(visit, { given, errors: errors_ }))
}

/** Files that a form bears under a name, empty ones left out: a browser sends one for a field that was left alone. */
export async function filesIn({ c }: CaseVisit, name: string): Promise<readonly File[]> {
  const all = (await c.req.formData()).getAll(name)
  return all.filter((one): one is File => one instanceof File && (one.size > 0 || one.name !== ''))
}

export function fileErrors(files: readonly File[], { needs }: CaseVisit, field: string): Errors {
  const { largest } = needs.documents.limits
  if (files.length === 0) return { [field]: 'Choose at least one file.' }
  const empty = files.find(({ size }) => size === 0)
  if (empty !== undefined) return { [field]: `“${empty.name.slice(0, 100)}” is empty. Choose the file again, or leave it out.` }
  const large = files.find(({ size }) => size > largest)
  return large === undefined
    ? {}
    : { [field]: `“${large.name.slice(0, 100)}” has ${megabytes(large.size)}. A file may have ${megabytes(largest)}.` }
}

async function keepFiles(visit: CaseVisit, given: Given, files: readonly File[], again: (errors: Errors) => Response): Promise<Response> {
  const came: GivenFile[] = []
  for (const file of files) came.push(await givenFile(file))
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    return (await addDocuments(tx, now, { came, given, how: 'upload', again })).changed
  })
}
