import { dayOfInstant, describeDate, formatDay } from '../../../kit/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  DateField,
  dateErrors,
  filledWith,
  Form,
  oneOf,
  Options,
  readForm,
  required,
  TextArea,
  textOf,
  textsOf,
  tooLong,
  type Errors,
  type FormState,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { byId } from './by-id.ts'
import { caseCrumbs, caseHref } from './crumbs.ts'
import { words } from './point-reading.ts'

/** Who said of which sources that they speak independently of one another, or that they do not after all. */
export function listIndependence(visit: CaseVisit): Response {
  const { opened, staff } = visit
  const { sources } = byId(opened.document)
  const declarations = opened.document.independence.toReversed()
  return answer(
    visit,
    <DeskPage visit={visit} title="Independent voices" crumbs={caseCrumbs(opened)}>
      <h1>Independent voices</h1>
      <p>
        Papers that print one agency are one voice. Whether two voices know it independently of each other is said by a person, with the
        reason.
      </p>
      {declarations.length === 0 && <p>Nobody has declared anything yet: of every account, one voice counts as independent.</p>}
      <ul>
        {declarations.map(({ sources: ids, independent, why, by, on }) => (
          <li key={`${on.text} ${ids.join(' ')}`}>
            <bdi>{ids.map((id) => sources.get(id)?.name ?? id).join(', ')}</bdi>
            {independent === false ? ': not independent after all. ' : ': independent of one another. '}
            <span dir="auto">{why}</span> <span class="hint">{`${by}, ${describeDate(on, 'en')}`}</span>
          </li>
        ))}
      </ul>
      {(writers as readonly string[]).includes(staff.role) && (
        <p>
          <a class="button" href={caseHref(opened.id, 'independence', 'new')}>
            Declare
          </a>
        </p>
      )}
    </DeskPage>,
  )
}

/** The form; the sources in the address are ticked. */
export async function showIndependenceForm(visit: CaseVisit): Promise<Response> {
  const { c, now } = visit
  const sources = (c.req.query('sources') ?? '').slice(0, 2000).split(',')
  return independencePage(visit, await formStateFor(visit, filledWith({ sources, on: formatDay(dayOfInstant(now)) })))
}

/** Declares that sources are independent of one another, or takes that back. An earlier declaration stays in the file. */
export async function declareIndependence(visit: CaseVisit): Promise<Response> {
  const { opened, staff, now } = visit
  const sent = await readForm(visit.c)
  const given = sent.kind === 'sent' ? sent.given : new Map<string, string[]>()
  const known = byId(opened.document).sources
  const sources = textsOf(given, 'sources')
  const errors: Errors = {
    ...(sources.length < 2 && { sources: 'Tick at least two sources.' }),
    ...(sources.some((id) => !known.has(id)) && { sources: 'One of these sources is not in the case. Tick those of the list.' }),
    ...oneOf(given, 'independent', ['yes', 'no'], 'Choose one of the two.'),
    ...required(given, 'why', 'Say how you know: who saw it, who was told by whom.'),
    ...tooLong(given, 'why'),
    ...required(given, 'on', 'Type the day on which you say so.'),
    ...dateErrors(given, 'on'),
  }
  const again = (found: Errors): Response => independencePage(visit, { given, errors: found })
  if (Object.keys(errors).length > 0) return again(errors)
  const on = textOf(given, 'on')
  const entry = {
    sources,
    ...(textOf(given, 'independent') === 'no' && { independent: false }),
    why: textOf(given, 'why'),
    by: staff.name,
    // Of what is said today the later counts.
    on: on === formatDay(dayOfInstant(now)) ? `${now.toISOString().slice(0, 19)}Z` : on,
  }
  return change(visit, given, (tx) =>
    recordInCase(tx, visit, {
      changes: [{ kind: 'add', list: 'independence', entry }],
      action: 'independence.add',
      fields: [{ sources: 'sources', independent: 'independent', why: 'why', on: 'on' }],
      again,
      location: () => withNotice(caseHref(opened.id, 'independence'), 'independent'),
    }),
  )
}

function independencePage(visit: CaseVisit, form: FormState): Response {
  const { opened } = visit
  // What is ticked stands first: in a long case it would be lost among the others.
  const ticked = new Set(form.given.get('sources'))
  const sources = opened.document.sources.toSorted((a, b) => Number(ticked.has(b.id)) - Number(ticked.has(a.id)))
  const page = (
    <DeskPage
      visit={visit}
      title="Declare independence"
      crumbs={[...caseCrumbs(opened), { href: caseHref(opened.id, 'independence'), label: 'Independent voices' }]}
    >
      <h1>Declare which voices are independent</h1>
      {sources.length < 2 && <p>This case has fewer than two sources, so there is nothing to compare yet.</p>}
      <Form visit={visit} form={form} action={caseHref(opened.id, 'independence', 'new')} submit="Declare" draft>
        <Options
          form={form}
          name="sources"
          type="checkbox"
          label="Of which sources"
          options={sources.map(({ id, name, kind, relays }) => ({
            value: id,
            label: name,
            hint: relays === undefined ? words.kinds[kind] : `${words.kinds[kind]}; only passes on words of others`,
          }))}
        />
        <Options
          form={form}
          name="independent"
          type="radio"
          label="What you say of them"
          options={[
            { value: 'yes', label: 'Each of them knows it independently of the others' },
            {
              value: 'no',
              label: 'They are not independent of one another after all',
              hint: 'Takes back what was declared of these sources before.',
            },
          ]}
        />
        <TextArea form={form} name="why" label="How you know" rows={4} />
        <DateField form={form} name="on" label="On which day you say so" />
      </Form>
    </DeskPage>
  )
  return answer(visit, page, Object.keys(form.errors).length > 0 ? 422 : 200)
}
