import { followTheMoney, makeBundle, submissionsFor, tablesOf, translationsFor, zipOf } from '../bundles/index.ts'
import type { CaseDocument } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import { filesFolder, openFiles, openGivenFolder, writeGivenFile, writeGivenPieces, type Database } from '../platform/index.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './process.ts'

type Target = { readonly path: string; readonly force: boolean; readonly clearance: Sensitivity }

/** Writes the bundle of a case as a folder or an archive. */
export async function exportBundle(
  context: CommandContext,
  { db, dataFolder }: { readonly db: Database; readonly dataFolder: string },
  document: CaseDocument,
  { path, force, clearance, as }: Target & { readonly as: 'folder' | 'zip' },
): Promise<number> {
  const besides = [...(await translationsFor(db, document, clearance)), ...(await submissionsFor(db, document, clearance))]
  const bundle = await makeBundle(document, openFiles(filesFolder(dataFolder), db), clearance, besides)
  if (bundle.kind === 'damaged')
    return refuse(
      context,
      `The stored file ${bundle.sha256} is damaged, so nothing was written. Run amparo check, and restore it from a backup.`,
    )
  if (as === 'zip') {
    const problem = await writeGivenPieces(path, zipOf(bundle.files), { force })
    if (problem !== undefined) return refuse(context, problem)
  } else {
    const folder = emptyFolder(path, force)
    if (typeof folder === 'string') return refuse(context, folder)
    try {
      for (const file of bundle.files) folder.write(file.path, await file.read())
    } catch (error) {
      return refuse(context, error instanceof Error ? error.message : String(error))
    }
  }
  context.err(`${bundle.files.length} files written.${missing(bundle.missing)}\n`)
  return 0
}

const missing = ({ length }: readonly string[]): string =>
  length === 0
    ? ''
    : ` ${length} ${length === 1 ? 'file that an entry names is' : 'files that entries name are'} not kept here, and not in it.`

/** Writes a case as FollowTheMoney entities. */
export function exportFollowTheMoney(context: CommandContext, document: CaseDocument, { path, force, clearance }: Target): number {
  const problem = writeGivenFile(path, followTheMoney(document, clearance), { force })
  return problem === undefined ? 0 : refuse(context, problem)
}

/** Writes a case as tables into a folder. */
export function exportTables(context: CommandContext, document: CaseDocument, { path, force, clearance }: Target): number {
  const folder = emptyFolder(path, force)
  if (typeof folder === 'string') return refuse(context, folder)
  try {
    for (const [name, text] of tablesOf(document, clearance)) folder.write(name, Buffer.from(text))
  } catch (error) {
    return refuse(context, error instanceof Error ? error.message : String(error))
  }
  return 0
}

/** A folder to be written to; a sentence where it holds something already, which would stand there as if it belonged to it. */
function emptyFolder(path: string, force: boolean) {
  const folder = openGivenFolder(path, 'write')
  if (folder.kind === 'refused') return folder.reason
  return folder.names().length > 0 && !force ? `${path} is not empty. Name a new folder, or add --force to write into it.` : folder
}
