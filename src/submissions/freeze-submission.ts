import {
  annexFiles,
  archiveOf,
  findBody,
  howApproved,
  keepFrozen,
  listedFiles,
  madeFile,
  readAnnexes,
  stillMayLeave,
  withdrawnInWords,
  type MadeFile,
} from '../delivery/index.ts'
import { parseDate } from '../kit/index.ts'
import { keepErasuresAway, nameOfFile, type Database, type FileStore, type Transaction } from '../platform/index.ts'
import { composeSubmission } from './compose.ts'
import { findForm } from './read-forms.ts'
import type { SubmissionMatter } from './matter.ts'
import { submissionProblems } from './problems.ts'
import { setSubmission } from './set-submission.ts'
import { addFreezing, lockSubmission } from './submission-store.ts'
import type { Submission } from './submission.ts'

/** A submission as it would be frozen. */
export type MadeSubmission =
  | {
      readonly kind: 'made'
      readonly archive: Uint8Array
      readonly hash: string
      readonly pages: number
      readonly files: readonly MadeFile[]
    }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Makes the files of a submission of what stands now: PDF, DOCX and text, the annexes, and a manifest. The same submission on the same
 * day gives the same bytes. Refuses with every reason there is: what is not answered, has no source or is too long, a consent that is
 * missing, an annex that may not leave, and more pages than the body takes where somebody read that rule.
 */
export async function makeSubmission(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  { text, form: code, body, id }: Submission,
  matter: SubmissionMatter,
): Promise<MadeSubmission> {
  const form = findForm(code)
  if (text === null || form === undefined) return refused('Its words were erased, or its form is not there any more. Begin a new one.')
  const today = parseDate(matter.day)
  if (today.kind !== 'date') throw new Error(`A submission is made on a day, not on '${matter.day}'`)
  const annexes = await readAnnexes({ db, files }, text.annexes)
  const read = annexes.flatMap((one) => (one.kind === 'read' ? [one] : []))
  const composed = composeSubmission({
    form,
    text,
    matter,
    annexes: read.map(({ annex }, at) => `${at + 1}. ${annex.title}, ${annex.name}`),
    isDraft: false,
  })
  const set = await setSubmission(composed, { day: matter.day })
  const pages = matter.rules.pages
  const reasons = [
    ...submissionProblems(form, text, matter, today.earliest).map(({ label, message }) => `${label}: ${message}`),
    ...annexes.flatMap((one) => (one.kind === 'refused' ? [one.reason] : [])),
    ...(set.kind === 'refused' ? [set.reason] : []),
    ...(set.kind === 'set' && pages?.confirmed === 'text' && set.pages > pages.most
      ? [`It has ${set.pages} pages; the body takes ${pages.most}.`]
      : []),
  ]
  if (reasons.length > 0 || set.kind !== 'set') return { kind: 'refused', reasons }
  const contents = [...set.files.map(({ path, content, media_type }) => madeFile(path, content, media_type)), ...annexFiles(read)]
  const listed = listedFiles(contents)
  const manifest = { format: 'amparo-submission/1', submission: id, form: code, body, lang: text.lang, day: matter.day, files: listed }
  const all = [...contents, madeFile('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'application/json')]
  const archive = await archiveOf(all.map(({ path, content }) => ({ path, bytes: content })))
  return { kind: 'made', archive, hash: nameOfFile(archive), pages: set.pages, files: all }
}

export type FreezeSubmissionOutcome =
  | { readonly kind: 'frozen'; readonly hash: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Approves a submission and freezes what makeSubmission gave, in the caller's transaction, which has to hold the case as that read it.
 * Refused where anything of it changed meanwhile. `email` is the mail address of the body that the approver saw, empty where it has none.
 */
export async function freezeSubmission(
  tx: Transaction,
  {
    submission,
    made,
    files,
    email,
  }: {
    readonly submission: Submission
    readonly made: Extract<MadeSubmission, { kind: 'made' }>
    readonly files: FileStore
    readonly email: string
  },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<FreezeSubmissionOutcome> {
  await keepErasuresAway(tx)
  const now = await lockSubmission(tx, submission.id)
  if (now === null || now.base !== submission.base || now.text === null)
    return refused('Somebody changed it meanwhile. Look at it as it stands now.')
  if (now.frozen !== null) return refused('It is approved already.')
  const approved = await howApproved(tx, now, by)
  if (approved === 'own') return refused('Somebody else approves it: you wrote it as it stands.')
  if (!(await stillMayLeave(tx, now.text.annexes))) return refused('One of its annexes was closed meanwhile.')
  const listed = await findBody(tx, now.body)
  const withdrawn = listed === null ? null : withdrawnInWords(listed)
  if (withdrawn !== null) return refused(withdrawn)
  const to = listed?.channels.email
  if ((to ?? '') !== email) return refused('The mail address of the body was changed meanwhile. Look at it as it stands now.')
  await keepFrozen(tx, files, made)
  const frozen = { revision: now.revision, approved, hash: made.hash, files: listedFiles(made.files), email: to ?? null }
  await addFreezing(tx, now.id, frozen, { by, at })
  return { kind: 'frozen', hash: made.hash }
}

const refused = (reason: string): { readonly kind: 'refused'; readonly reasons: readonly string[] } => ({
  kind: 'refused',
  reasons: [reason],
})
