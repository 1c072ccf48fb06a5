import { caseKeyOf, importInto, loadCase, readableBy, readCaseFile, type CaseDocument, type InvalidFile } from '../../../cases/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { membershipOf, recordAudit, setMembership } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, Form, readForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { caseRoutes } from './routes.ts'

/** The largest file that the desk takes, in bytes; larger ones are imported on the command line. */
const largestImport = 10 * 1024 * 1024
/** What the form may weigh that carries it. */
export const largestImportForm = 12 * 1024 * 1024

export const showFileForm = (visit: Visit): Response => page(visit, emptyForm)

/** Imports a file that was sent: a new case, whose member the sender becomes, or more of a case that they may read whole. */
export async function importFile(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  const file = sent.kind === 'sent' ? sent.files.get('file') : undefined
  if (sent.kind === 'unreadable' || file === undefined) return wrong(visit, 'Choose a case file: one that ends in .yaml, .yml or .json.')
  if (file.size > largestImport)
    return wrong(visit, 'The file is larger than 10 MB. Whoever runs the server can import it with: amparo import FILE')
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!isText(bytes))
    return wrong(
      visit,
      `“${file.name.slice(0, 100)}” is no text, as a picture or a PDF is not. A case file is text in the format amparo-case/1. To keep a report, paste its text.`,
    )
  const read = readCaseFile(bytes, { file: 'line', facts: visit.needs.facts })
  if (read.kind === 'invalid') return wrong(visit, 'Nothing was imported: the file is not a case file as it stands.', read)
  const { document } = read
  return change(visit, sent.given, async (tx) => {
    const refused = await keep(visit, tx, document)
    return refused === undefined
      ? { kind: 'done', location: withNotice(hrefOf(caseRoutes.show, { case: document.case.id }), 'imported') }
      : { kind: 'refused', response: refused }
  })
}

/** Whether it can be read as text at all (UTF-8 without the byte that no text holds); what kind of text is another question. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}

/** Gives the page that says why not, or nothing. */
async function keep(visit: Visit, tx: Transaction, document: CaseDocument): Promise<Response | undefined> {
  const { staff, now } = visit
  const { id } = document.case
  const before = await caseKeyOf(tx, id)
  if (before !== null) {
    const membership = await membershipOf(tx, staff.id, before)
    // A case that was erased is answered alike: what is said of one must not depend on what is in it.
    if (membership === null) return wrong(visit, `A case with the id ${id} is kept here, and you are no member of it.`)
    const kept = await loadCase(tx, id)
    // What is refused or stays would be named, and so would say what this member may not read.
    if (kept !== null && readableBy(kept, membership.clearance).claims.length < kept.claims.length)
      return wrong(visit, 'This case holds statements that you may not read. Somebody who may read all of it must import the file.')
  }
  const outcome = await importInto(tx, document, { clock: () => now, by: staff.id })
  if (outcome.kind === 'refused') return wrong(visit, `Nothing was imported. ${outcome.reasons.slice(0, 20).join('. ')}.`)
  const key = await caseKeyOf(tx, id)
  if (key === null) throw new Error('A case that was imported is not there')
  if (before === null) {
    await setMembership(tx, { staff: staff.id, caseKey: key, clearance: 'sealed' }, { by: staff.id, at: now })
    await recordAudit(tx, { at: now, staff: staff.id, action: 'case.open', caseKey: key })
  }
  await recordAudit(tx, { at: now, staff: staff.id, action: 'case.import', caseKey: key, detail: { added: outcome.added } })
  return undefined
}

const wrong = (visit: Visit, error: string, invalid?: InvalidFile): Response =>
  page(visit, { given: new Map(), errors: { file: error } }, invalid)

function page(visit: Visit, form: FormState, invalid?: InvalidFile): Response {
  const crumbs = [
    { href: '/cases', label: 'Cases' },
    { href: '/cases/new', label: 'Begin a case' },
  ]
  const error = form.errors['file']
  return answer(
    visit,
    <DeskPage visit={visit} title="Import a case file" crumbs={crumbs}>
      <h1>Import a case file</h1>
      <p>
        A file in the format amparo-case/1, YAML or JSON, up to 10 MB. All of it is kept, or nothing. A file of a case that is here already
        adds what is new in it.
      </p>
      <Form visit={visit} form={form} action={hrefOf(caseRoutes.fileForm)} submit="Import the file" file>
        <div class={error === undefined ? 'field' : 'field wrong'}>
          <label for="field-file">Case file</label>
          {error !== undefined && (
            <p class="error" id="field-file-error">
              <span class="unseen">Error: </span>
              {error}
            </p>
          )}
          {invalid !== undefined && <Problems invalid={invalid} />}
          <input
            id="field-file"
            name="file"
            type="file"
            accept=".yaml,.yml,.json"
            {...(error !== undefined && { 'aria-describedby': 'field-file-error', 'aria-invalid': 'true' as const })}
          />
        </div>
      </Form>
    </DeskPage>,
    error === undefined ? 200 : 422,
  )
}

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
