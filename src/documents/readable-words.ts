import { betrayedTo, loadCase, withoutFiles, type CaseDocument } from '../cases/index.ts'
import type { Sensitivity } from '../claims/index.ts'
import type { Database, FileStore } from '../platform/index.ts'
import type { SourceDocument } from '../sources/index.ts'
import { derivedOf, readingOf, reportOf, textOfDocument } from './read-files.ts'
import type { Report } from './report.ts'

/**
 * A document as somebody may read it, held to the rule by which readableBy leaves things out also with the words of its file,
 * which stand beside the case and not in it: words that would betray what is left out keep the file back, as they keep back
 * words that were pasted; so does what the file says of itself, such as its author. So do words that were not looked at yet, where anything is left out. Takes the document as readableBy
 * left it in the case.
 */
export async function heldToItsWords(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  { id, clearance }: { readonly id: string; readonly clearance: Sensitivity },
  document: SourceDocument,
): Promise<SourceDocument> {
  if (clearance === 'sealed' || !namesFiles(document)) return document
  const whole = await loadCase(db, id)
  if (whole === null) return withoutFiles(document)
  const [held = document] = await heldToTheirWords(files, [document], { whole, clearance })
  return held
}

/** The same of many documents of one case. Takes the whole case, and the documents as readableBy left them in it. */
export async function heldToTheirWords(
  files: FileStore,
  documents: readonly SourceDocument[],
  { whole, clearance }: { readonly whole: CaseDocument; readonly clearance: Sensitivity },
): Promise<readonly SourceDocument[]> {
  const betrays = betrayedTo(whole, clearance)
  if (betrays === null) return documents
  const held: SourceDocument[] = []
  for (const document of documents)
    held.push(namesFiles(document) && (await wouldBetray(files, document, betrays)) ? withoutFiles(document) : document)
  return held
}

const namesFiles = ({ original, derived }: SourceDocument): boolean => original !== undefined || derived !== undefined

async function wouldBetray(files: FileStore, document: SourceDocument, betrays: (text: string) => boolean): Promise<boolean> {
  const { text: _, ...file } = document
  // What nobody has looked at may say anything; so may the rest of a text that is longer than what is kept of it.
  if (readingOf(file) === 'waiting') return true
  const words = await textOfDocument(files, file)
  if (words === null && derivedOf(file, 'text') !== undefined) return true
  const report = await reportOf(files, file)
  return report?.cut === true || [words?.text ?? '', ...saidOfItself(report)].some(betrays)
}

/** What a file says of itself, as the desk shows it. */
const saidOfItself = (report: Report | null): readonly string[] =>
  report === null
    ? []
    : [...report.facts.map(({ label, value }) => `${label}: ${value}`), ...(report.archive === undefined ? [] : textsIn(report.archive))]

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
