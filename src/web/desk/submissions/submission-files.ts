import { attachment } from '../../../documents/index.ts'
import { composeSubmission, setSubmission } from '../../../submissions/index.ts'
import { readsAllFiles } from '../deliveries/readable-files.ts'
import { withItsCase } from '../deliveries/with-cases.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { submissionPage } from './show-submission.tsx'
import { answersUnread, auditSubmission, matterOf, submissionHref, theSubmission, type TheSubmission } from './the-submission.ts'

const forms = {
  pdf: { path: 'submission.pdf', media_type: 'application/pdf' },
  docx: { path: 'submission.docx', media_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  txt: { path: 'submission.txt', media_type: 'text/plain; charset=utf-8' },
} as const

/** GET …/files/:form: as it was frozen, or as a draft of what stands today. */
export async function submissionFile(visit: CaseVisit): Promise<Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const { submission } = found
  const back = (): Response => visit.c.redirect(submissionHref(visit, submissionRoutes.submission, submission), 303)
  const asked = visit.c.req.param('form')
  const form = asked === 'pdf' || asked === 'docx' || asked === 'txt' ? forms[asked] : undefined
  if (form === undefined) return back()
  if ((await answersUnread(visit, submission.text)).size > 0) return back()
  const bytes = submission.frozen === null ? await draftedNow(visit, found, form.path) : await storedAs(visit, found, form.path)
  if (bytes === null) return back()
  return download(visit, bytes, form.media_type, `${found.form.id}.${asked}`)
}

/** GET …/submission.zip: the frozen archive, to whoever may read all that is in it. */
export async function submissionArchive(visit: CaseVisit): Promise<Response> {
  const found = await theSubmission(visit)
  if (found instanceof Response) return found
  const { frozen, text, id } = found.submission
  if (frozen === null || frozen.files === null)
    return visit.c.redirect(submissionHref(visit, submissionRoutes.submission, found.submission), 303)
  const refused = (reason: string): Promise<Response> => submissionPage(visit, found, { given: new Map(), errors: { '': reason } }, 422)
  if (!(await readsAllFiles(withItsCase(visit), text)) || (await answersUnread(visit, text)).size > 0)
    return refused('You may not read all that is in it.')
  const stored = await visit.needs.files.read(frozen.hash)
  if (stored.kind !== 'found')
    return refused('Its file is not here any more, or damaged. Whoever runs the server can take it from a backup.')
  await visit.needs.db.transaction().execute((tx) => auditSubmission(tx, visit, 'submission.download', id))
  return download(visit, stored.bytes, 'application/zip', `${found.form.id}.zip`)
}

async function draftedNow(visit: CaseVisit, { submission, form }: TheSubmission, path: string): Promise<Uint8Array | null> {
  const { text } = submission
  if (text === null) return null
  const matter = await matterOf(visit, { ...submission, subject: text.subject })
  const titles = new Map(matter.document.documents.map(({ id, title }) => [id, title]))
  const annexes = text.annexes.map(({ document }, at) => `${at + 1}. ${titles.get(document) ?? document}`)
  const set = await setSubmission(composeSubmission({ form, text, matter, annexes, isDraft: true }), {
    day: matter.day,
  })
  return set.kind === 'set' ? (set.files.find((file) => file.path === path)?.content ?? null) : null
}

async function storedAs({ needs }: CaseVisit, { submission }: TheSubmission, path: string): Promise<Uint8Array | null> {
  const name = submission.frozen?.files?.find((file) => file.path === path)?.sha256
  const stored = name === undefined ? null : await needs.files.read(name)
  return stored?.kind === 'found' ? stored.bytes : null
}

function download({ c }: CaseVisit, bytes: Uint8Array, mediaType: string, name: string): Response {
  c.header('Content-Type', mediaType)
  c.header('Content-Disposition', attachment(name))
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(bytes))
}
