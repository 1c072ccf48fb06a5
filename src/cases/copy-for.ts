import type { Sensitivity } from '../claims/index.ts'
import type { CaseDocument } from './case-document.ts'
import { readableBy } from './readable.ts'
import { namedByClaims } from './sealed-names.ts'

/**
 * As much of a case as a copy for those holds who read as far as `clearance`. Takes as much of it as whoever makes the copy may read.
 * A copy for everybody is an allow-list: besides the claims that are marked public it holds only the subjects, sources and
 * documents that these name, and documents that are marked public themselves. What nobody has marked goes to nobody by
 * omission; a record of who agreed to what is the team's, and goes with no such copy. Nor does an appeal that a confidential procedure
 * covers; where one covers the whole case, nothing but its id, country and opening is left.
 */
export function copyFor(document: CaseDocument, clearance: Sensitivity): CaseDocument {
  if (clearance === 'sealed') return document
  const readable = readableBy(document, clearance)
  if (clearance !== 'public') return readable
  return document.confidential?.whole === true ? headAlone(readable) : namedInPublic(readable)
}

/** Title and summary, outcome and appeals are no claims, and tell whom a case is about all the same. */
function headAlone({ case: { id, country, opened } }: CaseDocument): CaseDocument {
  const nothing = { subjects: [], sources: [], documents: [], claims: [], questions: [], independence: [], rulings: [] }
  return { case: { id, title: id, country, summary: id, opened }, ...nothing, consents: [], appeals: [] }
}

function namedInPublic(document: CaseDocument): CaseDocument {
  const named = namedByClaims(document.claims)
  const documents = document.documents.filter(({ id, sensitivity }) => sensitivity === 'public' || named.documents.has(id))
  const sources = new Set([...named.sources, ...documents.map(({ by }) => by)])
  const relays = new Map(document.sources.map((source) => [source.id, source.relays ?? []]))
  // Without those whose words it passes on, a source would look like a voice of its own. A set is walked with what is added on the way.
  for (const id of sources) for (const origin of relays.get(id) ?? []) sources.add(origin)
  const left = new Set(document.subjects.map(({ id }) => id).filter((id) => !named.subjects.has(id)))
  return {
    ...document,
    subjects: document.subjects.filter(({ id }) => !left.has(id)),
    sources: document.sources.filter(({ id }) => sources.has(id)),
    documents,
    independence: document.independence.filter((item) => item.sources.every((id) => sources.has(id))),
    rulings: document.rulings.filter(({ point }) => !left.has(point.split(/[/@#]/)[0]!)),
    consents: [],
    appeals: document.appeals.filter(({ id }) => document.confidential?.appeals.includes(id) !== true),
  }
}
