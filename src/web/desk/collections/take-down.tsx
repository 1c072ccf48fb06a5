import { newestReleases, takeDownCollection, type Collection } from '../../../collections/index.ts'
import { change } from '../change.ts'
import { emptyForm, Form, readForm, required, TextArea, textOf, tooLong, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import type { Visit } from '../visit.ts'
import { collectionRoutes } from './routes.ts'
import { auditCollection, collectionCrumbs, collectionHref, theCollection } from './the-collection.ts'

/** GET /collections/:collection/take-down */
export async function takeDown(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  return found instanceof Response ? found : show(visit, found, emptyForm, 200)
}

/** POST: its page and files stop being shown; the reason stands where they were. */
export async function takenDown(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return show(visit, found, unreadableForm, 422)
  const { given } = sent
  const errors = {
    ...tooLong(given, 'reason'),
    ...required(given, 'reason', 'Say why. The reason is shown to readers where the page was.'),
  }
  if (Object.keys(errors).length > 0) return show(visit, found, { given, errors }, 422)
  const doing = { by: visit.staff.id, at: visit.now }
  return change(visit, given, async (tx) => {
    const outcome = await takeDownCollection(tx, found.id, textOf(given, 'reason'), doing)
    switch (outcome.kind) {
      case 'nothing-shown':
        return { kind: 'refused', response: () => show(visit, found, { given, errors: { '': 'Nothing of it is shown to readers.' } }, 422) }
      case 'taken-down':
        await auditCollection(tx, visit, 'collection.take-down', found.id, { release: outcome.number })
        return { kind: 'done', location: withNotice(collectionHref(found), 'taken-down') }
      default:
        return outcome satisfies never
    }
  })
}

async function show(visit: Visit, collection: Collection, form: FormState, status: 200 | 422): Promise<Response> {
  const [shown] = await newestReleases(visit.needs.db, collection.id)
  return answer(
    visit,
    <DeskPage visit={visit} title="Take the page down" crumbs={collectionCrumbs(collection)}>
      <h1>Take the page down</h1>
      {shown === undefined || shown.takenDown !== null ? (
        <p>
          Nothing of this collection is shown to readers. <a href={collectionHref(collection)}>Back to the collection</a>
        </p>
      ) : (
        <>
          <p>
            The page, its numbers and its files stop being shown at once, and the day and your reason stand in their place. What readers
            have kept of them is out of reach. Its appeal stays: it is taken down on its own page.
          </p>
          <Form
            visit={visit}
            form={form}
            action={collectionHref(collection, collectionRoutes.takeDownCollectionSent)}
            submit="Take it down"
            grave
            beside={<a href={collectionHref(collection)}>Back to the collection</a>}
          >
            <TextArea form={form} name="reason" label="Why" hint="Readers see these words. Name nobody whom they could harm." />
          </Form>
        </>
      )}
    </DeskPage>,
    status,
  )
}
