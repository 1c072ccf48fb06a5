import {
  appendPiece,
  beginUpload,
  discardUpload,
  findUpload,
  finishUpload,
  originalOf,
  plainFileName,
  sweepPieces,
  wholeUpload,
  type Upload,
  type Uploader,
} from '../../../documents/index.ts'
import { change } from '../change.ts'
import { frameFields, readForm, textOf, type Errors, type Given } from '../forms/index.ts'
import { openedAnew } from '../opened-anew.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { addDocuments } from './add-documents.ts'
import { megabytes } from './file-words.ts'
import { documentRoutes } from './routes.ts'
import { uploadErrors, uploadFields } from './upload-fields.tsx'

/**
 * How a script sends a file in pieces (after tus 1.0, creation and core): POST says what the file is and gets its address,
 * HEAD asks there how many bytes there are, PATCH appends at that offset. The last piece adds the document. Answers are JSON.
 */
export async function beginSending(visit: CaseVisit): Promise<Response> {
  const { c, needs, now } = visit
  const sent = await readForm(c)
  if (sent.kind === 'unreadable') return wrong(visit, 422, { errors: { '': 'What was sent could not be read.' } })
  const { given } = sent
  const name = plainFileName(textOf(given, 'name'))
  const size = Number(textOf(given, 'size'))
  const errors = uploadErrors(given, visit)
  if (Object.keys(errors).length > 0) return wrong(visit, 422, { errors })
  if (!Number.isSafeInteger(size) || size < 1) return wrong(visit, 422, { errors: { files: `“${name}” is empty.` } })
  const { limits, pieces } = needs.documents
  const fields = Object.fromEntries(uploadFields.map((field) => [field, textOf(given, field)]))
  const mark = textOf(given, 'mark').slice(0, 200)
  const begun = await needs.db
    .transaction()
    .execute((tx) => beginUpload(tx, whose(visit), { name, size, mark, fields }, { limits, pieces, at: now }))
  switch (begun.kind) {
    case 'begun':
      await sweepPieces(needs.db, pieces, now)
      c.header('Location', hrefOf(documentRoutes.upload, { case: visit.opened.id, upload: begun.upload.id }))
      return tell(visit, begun.upload, { status: 201 })
    case 'too large':
      return wrong(visit, 413, { errors: { files: `“${name}” has ${megabytes(size)}. A file may have ${megabytes(begun.most)}.` } })
    case 'no room':
      return wrong(visit, 409, { errors: { files: 'So much is being uploaded just now that there is no room for more. Try again later.' } })
    default:
      return begun satisfies never
  }
}

/** How far an upload is. */
export async function tellUpload(visit: CaseVisit): Promise<Response> {
  const found = await findUpload(visit.needs.db, whose(visit), idIn(visit))
  return found === undefined ? gone(visit) : tell(visit, found.upload)
}

/** Appends a piece; the last one adds the document. */
export async function appendToUpload(visit: CaseVisit): Promise<Response> {
  const { c, needs, now } = visit
  const offset = Number(c.req.header('upload-offset') ?? Number.NaN)
  if (!Number.isSafeInteger(offset) || offset < 0)
    return wrong(visit, 422, { errors: { files: 'The piece does not say where it begins.' } })
  const piece = new Uint8Array(await c.req.arrayBuffer())
  const id = idIn(visit)
  const { pieces } = needs.documents
  const outcome = await appendPiece(needs.db, whose(visit), { id, offset, piece }, { pieces, at: now })
  switch (outcome.kind) {
    case 'appended': {
      const found = await findUpload(needs.db, whose(visit), id)
      if (found === undefined) return gone(visit)
      return outcome.received < found.upload.size ? tell(visit, found.upload) : finish(visit, found.upload)
    }
    case 'elsewhere':
      c.header('Upload-Offset', String(outcome.received))
      return wrong(visit, 409, { received: outcome.received })
    case 'too much':
      return wrong(visit, 422, { errors: { files: 'More came than the file was said to have. Choose it again.' } })
    case 'none': {
      // The answer to the last piece may have been lost on the way.
      const found = await findUpload(needs.db, whose(visit), id)
      return found === undefined ? gone(visit) : tell(visit, found.upload)
    }
    default:
      return outcome satisfies never
  }
}

/** Forgets an upload that is not finished. */
export async function discardSending(visit: CaseVisit): Promise<Response> {
  const { needs, opened, now } = visit
  await needs.db.transaction().execute((tx) => discardUpload(tx, whose(visit), idIn(visit)))
  await sweepPieces(needs.db, needs.documents.pieces, now)
  return visit.c.redirect(hrefOf(documentRoutes.filesForm, { case: opened.id }), 303)
}

/** Adds the document of a file that has come in whole. What the case refuses is told, and the file waits for the form to be mended. */
async function finish(visit: CaseVisit, upload: Upload): Promise<Response> {
  const { needs } = visit
  const bytes = await wholeUpload(needs.db, whose(visit), upload.id, needs.documents.pieces)
  if (bytes === undefined) {
    await needs.db.transaction().execute((tx) => discardUpload(tx, whose(visit), upload.id))
    return gone(visit)
  }
  const came = [{ original: originalOf(bytes, upload.name), bytes: () => bytes }]
  const given: Given = new Map([
    ...Object.entries(upload.fields).map(([name, text]): [string, readonly string[]] => [name, [text]]),
    [frameFields.once, [upload.id]],
  ])
  let by: string | undefined
  const answered = await change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const again = (errors: Errors): Response => wrong(visit, 422, { errors })
    const added = await addDocuments(tx, now, { came, given, how: 'upload', again })
    by = added.by
    if (added.changed.kind === 'done') await finishUpload(tx, upload.id, added.ids[0]!)
    return added.changed
  })
  if (answered.status !== 303) return answered
  await needs.documents.pieces.remove(upload.id)
  const found = await findUpload(needs.db, whose(visit), upload.id)
  return tell(visit, found?.upload ?? { ...upload, received: upload.size }, { by })
}

const whose = ({ staff, opened }: CaseVisit): Uploader => ({ staff: staff.id, caseKey: opened.key })
const idIn = ({ c }: CaseVisit): string => c.req.param('upload') ?? ''

type Besides = { readonly status?: 200 | 201; readonly by?: string | undefined }

/** How far it is; of a whole one also its document and who printed it, so that what comes after names the same source. */
function tell({ c, opened }: CaseVisit, { id, size, received, document }: Upload, { status = 200, by }: Besides = {}): Response {
  c.header('Upload-Offset', String(received))
  c.header('Upload-Length', String(size))
  c.header('Cache-Control', 'no-store')
  const address = hrefOf(documentRoutes.upload, { case: opened.id, upload: id })
  const href = document === undefined ? null : `/cases/${encodeURIComponent(opened.id)}/documents/${encodeURIComponent(document)}`
  const source = document === undefined ? undefined : (by ?? opened.document.documents.find((one) => one.id === document)?.by)
  c.status(status)
  return c.json({ upload: address, received, size, document: href, source: source ?? null })
}

function wrong({ c }: CaseVisit, status: 409 | 410 | 413 | 422, said: object): Response {
  c.header('Cache-Control', 'no-store')
  return c.json(said, status)
}

const gone = (visit: CaseVisit): Response =>
  wrong(visit, 410, { errors: { files: 'What was received of this file is not here any more. Choose it again.' } })
