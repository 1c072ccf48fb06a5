import { importBundleInto, isArchive, type BroughtBack, type OpenedBundle } from '../../../bundles/index.ts'
import { caseKeyOf, importInto, loadCase, readableBy, readCaseFile, type CaseDocument } from '../../../cases/index.ts'
import { textOfDocument } from '../../../documents/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import { membershipOf, recordAudit, setMembership } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { emptyForm, readForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { largestImport, megabytes, page, wrong, type Why } from './import-page.tsx'
import { broughtBackPage } from './brought-back.tsx'
import { takeBundle, withFilesOfItsOwn } from './import-bundle.ts'
import { caseRoutes } from './routes.ts'

export const showFileForm = (visit: Visit): Response => page(visit, emptyForm)

/**
 * Imports a case file, or an archive of one with its originals: a new case, whose member the sender becomes, or more of a case
 * that they may read whole. All of it is kept, or nothing.
 */
export async function importFile(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  const file = sent.kind === 'sent' ? sent.files.get('file') : undefined
  if (sent.kind === 'unreadable' || file === undefined)
    return wrong(visit, 'Choose a file that is not empty: a case file (.yaml, .yml, .json), or the ZIP of a case with its originals.')
  const taken = await take(visit, file)
  if (taken.kind === 'wrong') return taken.response
  let broughtBack: readonly BroughtBack[] = []
  const response = await change(visit, sent.given, async (tx) => {
    const kept = await keep(visit, tx, taken)
    if (!('kind' in kept)) return { kind: 'refused', response: kept }
    broughtBack = kept.broughtBack
    const there = hrefOf(caseRoutes.show, { case: taken.document.case.id })
    return { kind: 'done', location: withNotice(there, kept.lacksFiles ? 'imported-without-files' : 'imported') }
  })
  return response.status === 303 && broughtBack.length > 0 ? broughtBackPage(visit, taken.document.case, broughtBack) : response
}

type Taken = { readonly kind: 'taken'; readonly document: CaseDocument; readonly bundle?: OpenedBundle }

/** Reads what was sent; nothing of it is kept yet. */
async function take(visit: Visit, file: File): Promise<Taken | { readonly kind: 'wrong'; readonly response: Response }> {
  const no = (error: string, why: Why = {}) => ({ kind: 'wrong', response: wrong(visit, error, why) }) as const
  const { facts } = visit.needs
  const archived = isArchive(new Uint8Array(await file.slice(0, 4).arrayBuffer()))
  const most = largestImport(visit)[archived ? 'archive' : 'file']
  if (file.size > most)
    return no(`The file is larger than ${megabytes(most)} MB. Whoever runs the server can import it with: amparo import FILE`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (archived) {
    const bundle = await takeBundle(bytes, visit.needs)
    switch (bundle.kind) {
      case 'opened':
        return { kind: 'taken', document: bundle.document, bundle }
      case 'invalid':
        return no('Nothing was imported: the case file in the archive is not one as it stands.', { invalid: bundle })
      case 'refused':
        return bundle.reasons.length === 1
          ? no(`Nothing was imported. ${bundle.reasons[0]}`)
          : no('Nothing was imported: the archive is not as it was made.', { reasons: bundle.reasons })
      default:
        return bundle satisfies never
    }
  }
  if (!isText(bytes))
    return no(
      `“${file.name.slice(0, 100)}” is no text, as a picture or a PDF is not. A case file is text in the format amparo-case/1. To keep a report, paste its text.`,
    )
  const read = readCaseFile(bytes, { file: 'line', facts })
  return read.kind === 'invalid'
    ? no('Nothing was imported: the file is not a case file as it stands.', { invalid: read })
    : { kind: 'taken', document: read.document }
}

/** Whether it can be read as text at all (UTF-8 without the byte that no text holds); what kind of text is another question. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}

type Kept = {
  readonly kind: 'kept'
  /** Whether it named files that are not in it, and not its own. */
  readonly lacksFiles: boolean
  readonly broughtBack: readonly BroughtBack[]
}

/** Keeps it; or gives the page that says why not. */
async function keep(visit: Visit, tx: Transaction, { document: sent, bundle }: Taken): Promise<Kept | Response> {
  const { staff, now, needs } = visit
  const { id } = sent.case
  const before = await caseKeyOf(tx, id)
  const kept = before === null ? null : await loadCase(tx, id)
  if (before !== null) {
    const membership = await membershipOf(tx, staff.id, before)
    // A case that was erased is answered alike: what is said of one must not depend on what is in it.
    if (membership === null) return wrong(visit, `A case with the id ${id} is kept here, and you are no member of it.`)
    // What is refused or stays would be named, and so would say what this member may not read.
    if (kept !== null && readableBy(kept, membership.clearance).claims.length < kept.claims.length)
      return wrong(visit, 'This case holds statements that you may not read. Somebody who may read all of it must import the file.')
  }
  const came = new Set(bundle?.manifest.files.map(({ sha256 }) => sha256))
  const document = withFilesOfItsOwn(sent, { before: kept, came })
  const settings = { clock: () => now, by: staff.id }
  const textOf = async (item: CaseDocument['documents'][number]): Promise<string | null> =>
    (await textOfDocument(needs.files, item))?.text ?? null
  const outcome =
    bundle === undefined
      ? { files: 0, broughtBack: [], ...(await importInto(tx, document, { ...settings, textOf })) }
      : await importBundleInto(tx, needs.files, { ...bundle, document }, settings)
  if (outcome.kind === 'refused') {
    const [only, ...further] = outcome.reasons
    return further.length === 0
      ? wrong(visit, `Nothing was imported. ${only}.`)
      : wrong(visit, 'Nothing was imported. What is kept here would be rewritten.', {
          reasons: outcome.reasons.slice(0, 20).map((reason) => `${reason}.`),
        })
  }
  const key = await caseKeyOf(tx, id)
  if (key === null) throw new Error('A case that was imported is not there')
  if (before === null) {
    await setMembership(tx, { staff: staff.id, caseKey: key, clearance: 'sealed' }, { by: staff.id, at: now })
    await recordAudit(tx, { at: now, staff: staff.id, action: 'case.open', caseKey: key })
  }
  const detail = { added: outcome.added, ...(bundle !== undefined && { files: outcome.files, back: outcome.broughtBack.length }) }
  await recordAudit(tx, { at: now, staff: staff.id, action: 'case.import', caseKey: key, detail })
  return { kind: 'kept', lacksFiles: document !== sent, broughtBack: outcome.broughtBack }
}
