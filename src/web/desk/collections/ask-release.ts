import {
  addRelease,
  casesCounted,
  findCollection,
  lockCollection,
  makeNumbers,
  tellsNoNumber,
  type Collection,
} from '../../../collections/index.ts'
import { dayOfInstant, formatDay } from '../../../kit/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { countedForEverybody, whatCountingRestsOn } from '../../collections/counted-for-everybody.ts'
import { change, type Changed } from '../change.ts'
import { readForm, textOf, unreadableForm } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
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
  const [own, today] = [[...(await membershipsOf(needs.db, staff.id)).keys()], dayOfInstant(now)]
  const isStillSo = await whatCountingRestsOn(needs.db, own)
  const facets = await countedForEverybody(needs.db, own, { facts: needs.facts, catalogue: needs.catalogue, today })
  return change(visit, sent.given, async (tx) => {
    const standing = await lockCollection(tx, found.id)
    if (standing === null || standing.text === null || standing.base !== found.base)
      return changedMeanwhile(visit, found, 'Somebody changed it just now. Look at it, and ask again.')
    const { id, revision, text } = standing
    // Under the lock: what was asked for or released meanwhile is what these numbers go on from.
    const made = await makeNumbers(tx, { collection: id, text }, { facets, day: formatDay(today) })
    if (made.kind === 'refused') return { kind: 'refused', response: () => collectionPage(visit, found, made.reason, 422) }
    // Read one after the other, before nobody else could count: of a no that was said meanwhile nothing stands in them.
    if (!(await isStillSo(tx, casesCounted(made.content)))) return changedMeanwhile(visit, found, countedMeanwhile)
    if (tellsNoNumber(made.content) && textOf(sent.given, 'empty') !== 'yes')
      return {
        kind: 'refused',
        response: () =>
          collectionPage(visit, found, { given: sent.given, errors: { empty: 'Tick that it is asked for without a number.' } }, 422),
      }
    const number = await addRelease(tx, { collection: id, revision, content: made.content }, { by: staff.id, at: now })
    await auditCollection(tx, visit, 'collection.ask', id, { release: number })
    return { kind: 'done', location: withNotice(collectionHref(found, collectionRoutes.release, { release: number }), 'release-asked') }
  })
}

const countedMeanwhile =
  'Something changed in a case that is counted, or in who was judged to be one person, while it was read for this. Nothing was asked for: ask again.'

const changedMeanwhile = (visit: Visit, found: Collection, why: string): Changed => ({
  kind: 'refused',
  response: async () => collectionPage(visit, (await findCollection(visit.needs.db, found.id)) ?? found, why, 409),
})
