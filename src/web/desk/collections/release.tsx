import { onePersonMayPublish } from '../../../appeals/index.ts'
import {
  casesCounted,
  decideRelease,
  reasonOf,
  releasesOf,
  tellsNoNumber,
  type Collection,
  type Release,
  type ReleaseContent,
  type WhoMayBeCounted,
} from '../../../collections/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import { leastInPublic } from '../../../patterns/index.ts'
import { countedForEverybody, whatCountingRestsOn } from '../../collections/counted-for-everybody.ts'
import { Released } from '../../collections/released.tsx'
import { change } from '../change.ts'
import {
  emptyForm,
  Form,
  Options,
  oneOf,
  readForm,
  required,
  TextArea,
  textOf,
  tooLong,
  unreadableForm,
  type FormState,
} from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { approvers } from '../route.ts'
import type { Visit } from '../visit.ts'
import { atStart, whoWrote } from '../who-wrote.ts'
import { collectionRoutes } from './routes.ts'
import { auditCollection, collectionCrumbs, collectionHref, numberIn, theCollection } from './the-collection.ts'

/** GET /collections/:collection/releases/:release: exactly what readers would see, or see. */
export async function showRelease(visit: Visit): Promise<Response> {
  const found = await theRelease(visit)
  return found instanceof Response ? found : page(visit, found, emptyForm, 200)
}

/** POST: releases it, or sends it back. */
export async function decide(visit: Visit): Promise<Response> {
  const found = await theRelease(visit)
  if (found instanceof Response) return found
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return page(visit, found, unreadableForm, 422)
  const { given } = sent
  const { collection, release } = found
  const { staff, now, needs } = visit
  const own = release.askedBy === staff.id
  const alone = own && (await onePersonMayPublish(needs.db))
  if (own && !alone) return page(visit, found, { given, errors: { '': 'You asked for it, so another person decides.' } }, 422)
  const releases = textOf(given, 'decision') === 'released'
  const errors = {
    ...oneOf(given, 'decision', ['released', 'sent-back'], 'Choose what becomes of it.'),
    ...tooLong(given, 'note'),
    ...(textOf(given, 'decision') === 'sent-back' && required(given, 'note', 'Say what has to be changed.')),
  }
  if (Object.keys(errors).length > 0) return page(visit, found, { given, errors }, 422)
  // Numbers whose words were erased are decided on no more, whatever is said of them.
  const said =
    releases && release.content !== null
      ? ({
          decision: 'released',
          approved: alone ? 'alone' : 'second-person',
          counted: await whoMayBeCounted(visit, release.content),
        } as const)
      : ({ decision: 'sent-back', approved: null } as const)
  return change(visit, given, async (tx) => {
    const place = { collection: collection.id, number: release.number }
    const outcome = await decideRelease(tx, { ...place, ...said, note: textOf(given, 'note') }, { by: staff.id, at: now })
    if (outcome.kind === 'near')
      return { kind: 'refused', response: () => page(visit, found, { given, errors: { '': reasonOf(outcome.near) } }, 422) }
    if (outcome.kind === 'not-counted')
      return { kind: 'refused', response: () => page(visit, found, { given, errors: { '': notCounted } }, 422) }
    if (outcome.kind === 'changed')
      return { kind: 'refused', response: () => page(visit, found, { given, errors: { '': changedMeanwhile } }, 409) }
    if (outcome.kind === 'over')
      return {
        kind: 'refused',
        response: async () => {
          const standing = await theRelease(visit)
          const over = 'It was decided, or asked for anew, or its words were erased, after you opened the page.'
          return standing instanceof Response ? standing : page(visit, standing, { given, errors: { '': over } }, 409)
        },
      }
    await auditCollection(tx, visit, releases ? 'collection.release' : 'collection.refuse', collection.id, { release: release.number })
    return { kind: 'done', location: withNotice(collectionHref(collection), releases ? 'released' : 'sent-back') }
  })
}

/** Of the cases that were counted, who may be counted now. */
async function whoMayBeCounted({ needs, now }: Visit, content: ReleaseContent): Promise<WhoMayBeCounted> {
  const { db, facts, catalogue } = needs
  const keys = casesCounted(content)
  const isStillSo = await whatCountingRestsOn(db, keys)
  const facets = await countedForEverybody(db, keys, { facts, catalogue, today: dayOfInstant(now) })
  return {
    persons: new Set(facets.map(({ person }) => person)),
    isStillSo: (tx) => isStillSo(tx, keys),
  }
}

const changedMeanwhile =
  'Something changed in a case that is counted, or in who was judged to be one person, while it was read for this. Nothing was released: release it again.'

const notCounted =
  'Since it was asked for somebody said no, took a consent back, or what everybody may read of them was closed: a number would be another without them. Send it back. Numbers are counted anew once five persons came or went, or of a query that differs by as many.'

type Found = { readonly collection: Collection; readonly release: Release; readonly isNewest: boolean }

async function theRelease(visit: Visit): Promise<Found | Response> {
  const collection = await theCollection(visit)
  if (collection instanceof Response) return collection
  const releases = await releasesOf(visit.needs.db, collection.id)
  const release = releases.find(({ number }) => number === numberIn(visit.c.req.param('release')))
  return release === undefined
    ? visit.c.redirect(collectionHref(collection), 303)
    : { collection, release, isNewest: release === releases[0] }
}

async function page(visit: Visit, { collection, release, isNewest }: Found, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { content, decision, askedAt, askedBy, number } = release
  const who = await whoWrote(visit)
  const may = (approvers as readonly string[]).includes(visit.staff.role)
  const own = askedBy === visit.staff.id && !(await onePersonMayPublish(visit.needs.db))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Release ${number}`} width="wide" crumbs={collectionCrumbs(collection)} evidence>
      <h1>Release {number}</h1>
      <p>
        <bdi>{atStart(who(askedBy))}</bdi> asked for it on {momentInWords(askedAt)}.{' '}
        {decision !== null && (
          <>
            <bdi>{atStart(who(decision.by))}</bdi> {decision.decision === 'released' ? 'released it' : 'sent it back'} on{' '}
            {momentInWords(decision.at)}.
          </>
        )}
      </p>
      {decision !== null && decision.note !== '' && <p dir="auto">{decision.note}</p>}
      {decision === null && !isNewest && <p>A newer one was asked for. Decide on that.</p>}
      {decision === null && isNewest && !may && <p class="hint">An administrator or a reviewer decides on it.</p>}
      {decision === null && isNewest && may && own && <p class="hint">You asked for it, so another person decides.</p>}
      {content === null ? (
        <p>Its words were erased.</p>
      ) : (
        <section aria-labelledby="seen">
          <h2 id="seen">
            {decision?.decision === 'released' ? 'What readers see' : 'What readers would see'}: <bdi>{content.shown.title}</bdi>
          </h2>
          <Released frozen={content.shown} />
        </section>
      )}
      {decision === null && isNewest && may && !own && content !== null && (
        <section aria-labelledby="decide">
          <h2 id="decide">Decide</h2>
          {tellsNoNumber(content) && (
            <p class="notice">
              No number stands in it: each is under {leastInPublic}, and held back. Readers would see the words and the question alone.
            </p>
          )}
          <p class="hint">
            Places and authorities are called as claims call them, and no rule looks at these words: send it back where one of them names a
            person or a home.
          </p>
          <Form
            visit={visit}
            form={form}
            action={collectionHref(collection, collectionRoutes.releaseSent, { release: number })}
            submit="Decide"
            beside={<a href={collectionHref(collection)}>Back to the collection</a>}
          >
            <Options
              form={form}
              type="radio"
              name="decision"
              label="What becomes of it"
              options={[
                { value: 'released', label: 'Release it', hint: 'Readers see exactly this from now on. These numbers are never changed.' },
                { value: 'sent-back', label: 'Send it back' },
              ]}
            />
            <TextArea
              form={form}
              name="note"
              label="What is to be said of it"
              hint="The team reads it. Needed when it goes back."
              rows={3}
            />
          </Form>
        </section>
      )}
    </DeskPage>,
    status,
  )
}
