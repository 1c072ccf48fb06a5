import { addCollection, changeCollection, type Collection } from '../../../collections/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, filledWith, Form, frameFields, readForm, rebased, textOf, unreadableForm, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { Visit } from '../visit.ts'
import { CollectionFields, collectionErrors, collectionIn, filledIn } from './collection-form.tsx'
import { asReadBy, stillLeftOut } from './left-out.ts'
import { QueryInWords } from './query-in-words.tsx'
import { collectionPage } from './show-collection.tsx'
import { dimensionIn, patternsHref, queryFieldsIn } from './query-fields.ts'
import { collectionRoutes } from './routes.ts'
import { auditCollection, collectionCrumbs, collectionHref, theCollection, titleOf } from './the-collection.ts'

/** GET /collections/new?country=…: a collection of the query in the address. */
export async function newCollection(visit: Visit): Promise<Response> {
  const asked = new URL(visit.c.req.url).searchParams
  const form = filledWith({
    lang: 'en',
    rows: dimensionIn(asked.get('rows')) ?? 'norm',
    columns: dimensionIn(asked.get('columns')),
    ...queryFieldsIn(asked),
  })
  return showNew(visit, await formStateFor(visit, form), 200)
}

export async function newCollectionSent(visit: Visit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return showNew(visit, unreadableForm, 422)
  const { given } = sent
  const errors = collectionErrors(given)
  if (Object.keys(errors).length > 0) return showNew(visit, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    const id = await addCollection(tx, collectionIn(given), { by: visit.staff.id, at: visit.now })
    await auditCollection(tx, visit, 'collection.add', id)
    return { kind: 'done', location: withNotice(collectionHref({ id }), 'collection-begun') }
  })
}

/** GET /collections/:collection/edit */
export async function changeCollectionForm(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const { text } = found
  if (text === null) return showChange(visit, found, await formStateFor(visit, emptyForm), 200)
  const { query } = asReadBy(text.query, await membershipsOf(visit.needs.db, visit.staff.id))
  return showChange(visit, found, await formStateFor(visit, filledIn({ ...text, query })), 200)
}

export async function changeCollectionSent(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return showChange(visit, found, unreadableForm, 422)
  const { given } = sent
  const errors = collectionErrors(given)
  if (Object.keys(errors).length > 0) return showChange(visit, found, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base) || '0')
    const { archived } = found
    const doing = { by: visit.staff.id, at: visit.now }
    const written = collectionIn(given)
    const query = stillLeftOut(written.query, found.text?.query ?? {}, await membershipsOf(tx, visit.staff.id))
    const outcome = await changeCollection(tx, found.id, { text: { ...written, query }, archived, base }, doing)
    if (outcome.kind === 'conflict') {
      const again = { given: rebased(given, outcome.collection.base), errors: { '': meanwhile } }
      return { kind: 'refused', response: () => showChange(visit, outcome.collection, again, 409) }
    }
    await auditCollection(tx, visit, 'collection.change', found.id)
    return { kind: 'done', location: withNotice(collectionHref(found), 'saved') }
  })
}

const meanwhile =
  'Somebody changed it after you opened the form. What stands now is below; what you typed is here. Send it again to put it in the place of that.'

/** POST /collections/:collection/archive: out of the list of those that are worked on, or back, as the form says. */
export async function archiveCollection(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return collectionPage(visit, found, unreadableForm.errors[''], 422)
  const { given } = sent
  const archived = textOf(given, 'archived') === 'yes'
  const { text, id } = found
  if (text === null) return visit.c.redirect(collectionHref(found), 303)
  const done = { kind: 'done', location: withNotice(collectionHref(found), archived ? 'archived' : 'saved') } as const
  return change(visit, given, async (tx) => {
    const base = Number(textOf(given, frameFields.base) || '0')
    const outcome = await changeCollection(tx, id, { text, base, archived }, { by: visit.staff.id, at: visit.now })
    if (outcome.kind === 'conflict') {
      // Pressed twice, or by two people: it stands as each of them wants it.
      if (outcome.collection.archived === archived) return done
      return { kind: 'refused', response: () => collectionPage(visit, outcome.collection, changedMeanwhile, 409) }
    }
    await auditCollection(tx, visit, 'collection.archive', id)
    return done
  })
}

const changedMeanwhile = 'Somebody changed it after you opened the page. Look at it, and press again.'

function showNew(visit: Visit, form: FormState, status: 200 | 422): Response {
  return answer(
    visit,
    <DeskPage visit={visit} title="Save as a collection" crumbs={collectionCrumbs()}>
      <h1>Save as a collection</h1>
      <p>The query is kept, not its answer: who is in the collection is found anew whenever somebody looks.</p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(collectionRoutes.newCollectionSent)}
        submit="Save the collection"
        draft
        beside={<a href={patternsHref(queryFieldsIn(form.given))}>Back to the query</a>}
      >
        <CollectionFields form={form} />
      </Form>
    </DeskPage>,
    status,
  )
}

async function showChange(visit: Visit, collection: Collection, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { text } = collection
  const own = await membershipsOf(visit.needs.db, visit.staff.id)
  const { more } = asReadBy(text?.query ?? {}, own)
  return answer(
    visit,
    <DeskPage visit={visit} title={`Change ${titleOf(collection)}`} crumbs={collectionCrumbs(collection)}>
      <h1>Change the collection</h1>
      <p>What readers see stays as it was released, until numbers are released anew.</p>
      <Form
        visit={visit}
        form={form}
        action={collectionHref(collection, collectionRoutes.changeCollectionSent)}
        submit="Save the collection"
        base={collection.base}
        draft
        beside={<a href={collectionHref(collection)}>Back to the collection</a>}
      >
        <CollectionFields form={form} />
        {more > 0 && <p class="hint">Cases of which you are not a member stay left out, too: {more}.</p>}
      </Form>
      {status === 409 && text !== null && (
        <section aria-labelledby="now">
          <h2 id="now">As it stands now</h2>
          <h3 dir="auto">{text.title}</h3>
          <p class="text" dir="auto">
            {text.introduction}
          </p>
          <QueryInWords query={text.query} own={own} />
        </section>
      )}
    </DeskPage>,
    status,
  )
}
