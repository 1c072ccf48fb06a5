import { fold } from '../../../kit/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/index.ts'
import type { OpenedCase } from '../opened-case.ts'

/** Where a name stands in a case, as far as somebody reads it, each place with its page. */
export type PlaceOfName = { readonly label: string; readonly href: string }

/** Looks for a name in all that the file and its log say, however it is written; what only paraphrases it is found by no rule. */
export function placesOfName({ id, document, calls, contacts, handovers }: OpenedCase, name: string): readonly PlaceOfName[] {
  const wanted = fold(name)
  const says = (entry: unknown): boolean => wanted !== '' && fold(JSON.stringify(entry)).includes(wanted)
  const base = `/cases/${encodeURIComponent(id)}`
  const log = { label: 'Calls, contacts and hand-over notes', href: `${base}/log` }
  return [
    ...(says(document.case) ? [{ label: 'Title and summary', href: `${base}/head` }] : []),
    ...document.subjects
      .filter(says)
      .map((one) => ({ label: `Subject ${one.id}`, href: hrefOf(entryRoutes.subject, { case: id, subject: one.id }) })),
    ...document.sources
      .filter(says)
      .map((one) => ({ label: `Source ${one.id}`, href: hrefOf(entryRoutes.source, { case: id, source: one.id }) })),
    ...document.documents
      .filter(says)
      .map((one) => ({ label: `Document ${one.id}`, href: hrefOf(entryRoutes.document, { case: id, document: one.id }) })),
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
}
