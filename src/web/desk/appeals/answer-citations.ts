import { findCitations } from './find-citations.ts'
import { casesOf } from './standing-of-appeal.ts'
import type { AppealVisit } from '../visit.ts'

/**
 * GET /appeals/:appeal/citations?q= for the picker: claims and points of the appeal's cases, and of another case of their
 * own when the words begin with its id and #; norms. JSON: [{cite, text, standing}], at most 12.
 */
export async function answerCitations(visit: AppealVisit): Promise<Response> {
  const { c, opened, needs, now } = visit
  const typed = c.req.query('q') ?? ''
  const other = /^([^#\s]{1,64})#/.exec(typed)?.[1]
  const further = other === undefined || opened.cases.has(other) ? null : await visit.openCase(other)
  const cases = further === null ? opened.cases : new Map([[further.id, further]])
  const found = findCitations(typed, casesOf({ cases }, now), needs.facts)
  c.header('Cache-Control', 'no-store')
  return c.json(found.map(({ cite, text, state, standing }) => ({ cite, text, standing: state === 'contested' ? 'contested' : standing })))
}
