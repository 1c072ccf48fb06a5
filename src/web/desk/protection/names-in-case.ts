import { readingOf, reportOf, textOfDocument } from '../../../documents/index.ts'
import { fold } from '../../../kit/index.ts'
import type { FileStore } from '../../../platform/index.ts'
import type { SourceDocument } from '../../../sources/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/index.ts'
import type { OpenedCase } from '../opened-case.ts'
import { protectionRoutes } from './routes.ts'

/** Where a name stands in a case: the entry with its page, and of a document in what of it, with where it is marked. */
export type PlaceOfName = {
  readonly label: string
  readonly href: string
  readonly within?: readonly string[]
  readonly mark?: string
}

export type PlacesOfName = {
  readonly places: readonly PlaceOfName[]
  /** Documents with a file from which no words were taken, yet or at all: what stands in these nobody could look for. */
  readonly unread: readonly PlaceOfName[]
}

/**
 * Looks for a name, and for each word of it that has four letters or more, in all that somebody reads of a case: what the file and
 * its log say, and the words of its documents. Without regard to accents and case; what only paraphrases it is found by no rule.
 */
export async function placesOfName(
  { id, document, calls, contacts, handovers }: OpenedCase,
  files: FileStore,
  { name, except }: { readonly name: string; readonly except: string },
): Promise<PlacesOfName> {
  const wanted = wordsOf(name)
  const says = (entry: unknown): boolean => {
    const said = textsIn(entry).map(plain)
    return wanted.some((word) => said.some((text) => text.includes(word)))
  }
  const base = `/cases/${encodeURIComponent(id)}`
  const log = { label: 'Calls, contacts and hand-over notes', href: `${base}/log` }
  const documents: PlaceOfName[] = []
  for (const item of document.documents) {
    const within = await placesIn(item, files, says)
    if (within.length > 0) documents.push({ ...placeOf(id, item), within })
  }
  const places = [
    ...(says(document.case) ? [{ label: 'Title and summary', href: `${base}/head` }] : []),
    ...document.subjects
      .filter(says)
      .map((one) => ({ label: `Subject ${one.id}`, href: hrefOf(entryRoutes.subject, { case: id, subject: one.id }) })),
    ...document.sources
      .filter((one) => one.id !== except && says(one))
      .map((one) => ({ label: `Source ${one.id}`, href: hrefOf(entryRoutes.source, { case: id, source: one.id }) })),
    ...documents,
    ...document.claims.filter(says).map((one) => ({ label: `Claim ${one.id}`, href: `${base}/claims/${encodeURIComponent(one.id)}` })),
    ...document.questions
      .filter(says)
      .map((one) => ({ label: `Question ${one.id}`, href: `${base}/questions/${encodeURIComponent(one.id)}` })),
    ...(document.rulings.some(says) || document.independence.some(says)
      ? [{ label: 'Rulings and declarations', href: `${base}/points` }]
      : []),
    ...(document.consents.some(says) ? [{ label: 'Consents', href: hrefOf(entryRoutes.consents, { case: id }) }] : []),
    ...document.appeals.filter(says).map((one) => ({ label: `Appeal ${one.id}`, href: `/appeals/${encodeURIComponent(one.id)}` })),
    ...([...calls, ...contacts, ...handovers].some(says) ? [log] : []),
  ]
  const unread = document.documents.filter((item) => ['waiting', 'unread'].includes(readingOf(item))).map((item) => placeOf(id, item))
  return { places, unread }
}

const placeOf = (id: string, item: SourceDocument): PlaceOfName => ({
  label: `Document ${item.id}`,
  href: hrefOf(entryRoutes.document, { case: id, document: item.id }),
  mark: hrefOf(protectionRoutes.documentMarkForm, { case: id, document: item.id }),
})

async function placesIn(item: SourceDocument, files: FileStore, says: (entry: unknown) => boolean): Promise<readonly string[]> {
  const { title, text, original, by: _, ...rest } = item
  const report = await reportOf(files, item)
  return [
    ...(says(title) ? ['title'] : []),
    ...(says(original) ? ['name of the file'] : []),
    ...(says(text ?? (await textOfDocument(files, item))?.text) ? ['words'] : []),
    ...(says(report?.facts) || says(report?.archive) ? ['what the file says of itself'] : []),
    ...(says(rest) ? ['what is recorded of it'] : []),
  ]
}

/** A name as it is looked for: whole, and each word that is long enough to tell somebody by. */
const wordsOf = (name: string): readonly string[] => {
  const whole = plain(name)
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4)].filter((word) => word !== '')
}

const plain = (text: string): string => fold(text.normalize('NFD').replaceAll(/\p{M}/gu, ''))

/** All texts in an entry but those that are terms of ours. */
function textsIn(entry: unknown): readonly string[] {
  if (typeof entry === 'string') return [entry]
  if (typeof entry !== 'object' || entry === null) return []
  return Object.entries(entry).flatMap(([field, value]) => (ours.has(field) ? [] : textsIn(value)))
}

const ours: ReadonlySet<string> = new Set(['kind', 'sensitivity', 'standing', 'state', 'status', 'fact', 'type', 'sha256', 'media_type'])
