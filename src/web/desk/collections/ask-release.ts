import { addRelease, findCollection, lockCollection, makeNumbers } from '../../../collections/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { change } from '../change.ts'
import { readForm, unreadableForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { gatherFacets } from '../patterns/index.ts'
import type { Visit } from '../visit.ts'
import { collectionRoutes } from './routes.ts'
import { collectionPage } from './show-collection.tsx'
import { auditCollection, collectionHref, theCollection } from './the-collection.ts'

/** POST /collections/:collection/releases: counts, and freezes what would be released; another person decides on exactly that. */
export async function askRelease(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return collectionPage(visit, found, unreadableForm.errors[''], 422)
  const { needs, staff, now } = visit
  if (found.text === null) return collectionPage(visit, found, 'Its words were erased: write them anew first.', 422)
  const { facets } = await gatherFacets(visit, { as: 'everybody', all: true })
  const made = await makeNumbers(needs.db, { collection: found.id, text: found.text }, { facets, day: formatDay(dayOfInstant(now)) })
  if (made.kind === 'refused') return collectionPage(visit, found, made.reason, 422)
  return change(visit, sent.given, async (tx) => {
    const standing = await lockCollection(tx, found.id)
    if (standing?.base !== found.base)
      return {
        kind: 'refused',
        response: async () =>
          collectionPage(
            visit,
            (await findCollection(needs.db, found.id)) ?? found,
            'Somebody changed it just now. Look at it, and ask again.',
            409,
          ),
      }
    const { id, revision } = found
    const number = await addRelease(tx, { collection: id, revision, content: made.content }, { by: staff.id, at: now })
    await auditCollection(tx, visit, 'collection.ask', id, { release: number })
    return { kind: 'done', location: withNotice(collectionHref(found, collectionRoutes.release, { release: number }), 'release-asked') }
  })
}
