import { dayOfInstant, formatDay } from '../kit/index.ts'
import { keepErasuresAway, nameOfFile, type Database, type FileStore, type Transaction } from '../platform/index.ts'
import { canonicalEdition, findEdition, plainText, type Edition, type PublishedEdition, type Sheets } from '../publishing/index.ts'
import { readAnnexes, stillMayLeave } from './annexes.ts'
import { archiveOf } from './archive.ts'
import { withdrawnInWords } from './body.ts'
import { findBody } from './directory-store.ts'
import { writeManifest, type Dossier } from './dossier.ts'
import { addFreezing, lockDossier } from './dossier-store.ts'
import { annexFiles, howApproved, keepFrozen, listedFiles, madeFile, type MadeFile } from './frozen-files.ts'
import { letterAsText, letterProblems } from './letter.ts'
import { letterPdf } from './letter-pdf.ts'
import { figuresOf } from './sign-on-figures.ts'

/** The address at which readers find an edition. */
export type AddressOf = (edition: Pick<Edition, 'appeal' | 'lang' | 'translates'>) => string

export type DossierNeeds = {
  readonly db: Database
  readonly files: FileStore
  readonly sheets: Sheets
  /** Where the page of an edition is, whole. */
  readonly addressOf: AddressOf
}

/** A dossier as it would be frozen. */
export type MadeDossier =
  | { readonly kind: 'made'; readonly archive: Uint8Array; readonly hash: string; readonly files: readonly MadeFile[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Makes the files of a dossier of what stands now: the letter, the edition, what it rests on, the figures of the sign-ons with
 * the checkpoint of the log, the annexes, and the manifest. The same dossier on the same day gives the same bytes, as long as nothing
 * of these changes. Refuses with every reason there is.
 */
export async function makeDossier(
  needs: DossierNeeds,
  dossier: Dossier,
  { body, at }: { readonly body: string; readonly at: Date },
): Promise<MadeDossier> {
  const { text, appeal, version, lang } = dossier
  if (text === null) return refused('The letter was erased. Write it again.')
  const published = await findEdition(needs.db, appeal, version, lang)
  if (published === null || published.takenDown !== undefined)
    return refused(`Version ${version} of ${appeal} is not shown any more. Begin a dossier of what is.`)
  const problems = Object.values(letterProblems(text.letter))
  const day = formatDay(dayOfInstant(at))
  const [letter, annexes, edition] = [
    await letterPdf(text.letter, { day, code: appeal }),
    await readAnnexes(needs, text.annexes),
    await editionFiles(needs, published),
  ]
  const reasons = [
    ...problems,
    ...(letter.kind === 'missing-glyphs' ? [`No typeface here has these characters of the letter: ${letter.characters.join(' ')}.`] : []),
    ...(letter.kind === 'failed' ? ['The letter could not be printed. Try again in a moment.'] : []),
    ...(edition === null ? ['The sheet of the appeal could not be printed. Try again in a moment.'] : []),
    ...annexes.flatMap((one) => (one.kind === 'refused' ? [one.reason] : [])),
  ]
  if (reasons.length > 0 || letter.kind !== 'rendered' || edition === null) return { kind: 'refused', reasons }
  const contents = [
    madeFile('letter.pdf', letter.bytes, 'application/pdf'),
    madeFile('letter.txt', Buffer.from(letterAsText(text.letter)), plain),
    ...edition,
    ...(await figureFiles(needs.db, appeal)),
    ...annexFiles(annexes),
  ]
  const listed = listedFiles(contents)
  const manifest = madeFile(
    'manifest.json',
    Buffer.from(writeManifest({ appeal, version, lang, edition: published.hash, body, day }, listed)),
    'application/json',
  )
  const all = [...contents, manifest]
  const archive = await archiveOf(all.map(({ path, content }) => ({ path, bytes: content })))
  return { kind: 'made', archive, hash: nameOfFile(archive), files: all }
}

export type FreezeOutcome =
  | { readonly kind: 'frozen'; readonly hash: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

type Freezing = {
  readonly dossier: Dossier
  readonly made: Extract<MadeDossier, { kind: 'made' }>
  readonly files: FileStore
  readonly email: string
}

/**
 * Approves a dossier and freezes what makeDossier gave, in the caller's transaction. Refused where anything of it changed meanwhile.
 * `email` is the mail address of the body that the approver saw, empty where it has none: mail goes there, and nowhere else.
 */
export async function freezeDossier(
  tx: Transaction,
  { dossier, made, files, email }: Freezing,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<FreezeOutcome> {
  await keepErasuresAway(tx)
  const now = await lockDossier(tx, dossier.id)
  if (now === null || now.base !== dossier.base || now.text === null)
    return refused('Somebody changed it meanwhile. Look at it as it stands now.')
  if (now.frozen !== null) return refused('It is approved already.')
  if (now.text.returned !== undefined) return refused('It was sent back. Somebody changes it first.')
  const approved = await howApproved(tx, now, by)
  if (approved === 'own') return refused('Somebody else approves it: you wrote it as it stands.')
  const edition = await findEdition(tx, now.appeal, now.version, now.lang)
  if (edition === null || edition.takenDown !== undefined) return refused('The appeal was taken down meanwhile.')
  if (!(await stillMayLeave(tx, now.text.annexes))) return refused('One of its annexes was closed meanwhile.')
  const listed = await findBody(tx, now.body)
  const withdrawn = listed === null ? null : withdrawnInWords(listed)
  if (withdrawn !== null) return refused(withdrawn)
  const to = listed?.channels.email
  if ((to ?? '') !== email) return refused('The mail address of the body was changed meanwhile. Look at it as it stands now.')
  await keepFrozen(tx, files, made)
  const frozen = { revision: now.revision, approved, hash: made.hash, files: listedFiles(made.files), email: to }
  await addFreezing(tx, dossier.id, frozen, { by, at })
  return { kind: 'frozen', hash: made.hash }
}

const plain = 'text/plain; charset=utf-8'

/** The edition that goes along: its sheet where there can be one, its text with all notes, and what it can be proved by. Null where the sheet failed, which may come right. */
async function editionFiles({ sheets, addressOf }: DossierNeeds, published: PublishedEdition): Promise<readonly MadeFile[] | null> {
  const sheet = await sheets.read(published)
  if (sheet.kind === 'failed') return null
  return [
    ...(sheet.kind === 'printed' ? [madeFile('appeal.pdf', sheet.bytes, 'application/pdf')] : []),
    madeFile('appeal.txt', Buffer.from(plainText(published, addressOf(published.edition))), plain),
    madeFile('appeal.json', Buffer.from(canonicalEdition(published.committed)), 'application/json'),
  ]
}

async function figureFiles(db: Database, appeal: string): Promise<readonly MadeFile[]> {
  const figures = await figuresOf(db, appeal)
  if (figures === null) return []
  const { checkpoint, ...counted } = figures
  return [
    madeFile('sign-ons.json', Buffer.from(`${JSON.stringify({ appeal, ...counted }, null, 2)}\n`), 'application/json'),
    madeFile('checkpoint.txt', Buffer.from(checkpoint), plain),
  ]
}

const refused = (reason: string): { readonly kind: 'refused'; readonly reasons: readonly string[] } => ({
  kind: 'refused',
  reasons: [reason],
})
