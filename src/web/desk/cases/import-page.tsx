import type { InvalidFile } from '../../../cases/index.ts'
import { FileField, Form, type FormState } from '../forms/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { caseRoutes } from './routes.ts'

/** The largest case file that the desk takes, in bytes; larger ones are imported on the command line. */
const largestCaseFile = 10 * 1024 * 1024
/** What the form may weigh that carries a case file. One with an archive may weigh as much as the largest file that is uploaded. */
export const largestImportForm = 12 * 1024 * 1024

/** The largest file that is taken, in bytes: a case file by itself, or an archive. */
export const largestImport = ({ needs }: Visit): { readonly file: number; readonly archive: number } => ({
  file: largestCaseFile,
  archive: Math.max(needs.documents.limits.largest, largestCaseFile),
})

/** What stands below the sentence: where a case file is wrong, or one reason after another. */
export type Why = { readonly invalid?: InvalidFile; readonly reasons?: readonly string[] }

/** The form again, with what is wrong beside its field. */
export const wrong = (visit: Visit, error: string, why: Why = {}): Response =>
  page(visit, { given: new Map(), errors: { file: error } }, why)

export function page(visit: Visit, form: FormState, { invalid, reasons }: Why = {}): Response {
  const crumbs = [
    { href: '/cases', label: 'Cases' },
    { href: '/cases/new', label: 'Begin a case' },
  ]
  const largest = largestImport(visit)
  return answer(
    visit,
    <DeskPage visit={visit} title="Import a case file" crumbs={crumbs}>
      <h1>Import a case file</h1>
      <p>
        A file in the format amparo-case/1, YAML or JSON, up to {megabytes(largest.file)} MB; or a case with its originals, as the ZIP that
        an Amparo exports, up to {megabytes(largest.archive)} MB. Every file in it is held against its SHA-256. All of it is kept, or
        nothing. A file of a case that is here already adds what is new in it.
      </p>
      <Form visit={visit} form={form} action={hrefOf(caseRoutes.fileForm)} submit="Import the file" file>
        <FileField form={form} name="file" label="Case file, or the ZIP of a case" accept=".yaml,.yml,.json,.zip">
          {invalid !== undefined && <Problems invalid={invalid} />}
          {reasons !== undefined && (
            <ol class="problems">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ol>
          )}
        </FileField>
      </Form>
    </DeskPage>,
    form.errors['file'] === undefined ? 200 : 422,
  )
}

/** Bytes as whole megabytes. */
export const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)

const Problems = ({ invalid: { problems, more } }: { readonly invalid: InvalidFile }) => (
  <ol class="problems">
    {problems.map(({ line, column, path, message, nearest }) => (
      <li key={`${line}:${column}:${path}:${message}`}>
        <strong>
          Line {line}, column {column}
        </strong>
        {path !== '' && <code> {path}</code>}: {message}
        {nearest !== undefined && ` Did you mean '${nearest}'?`}
      </li>
    ))}
    {more > 0 && <li>and {more} more</li>}
  </ol>
)
