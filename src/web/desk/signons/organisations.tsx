import {
  listOrganisations,
  organisationsToReview,
  removalReasons,
  removeOrganisation,
  reviewOrganisation,
  type OrganisationRecord,
  type RemovalReason,
} from '../../../signons/index.ts'
import { languageName } from '../../../kit/index.ts'
import { countryName } from '../cases/countries.ts'
import { Choice, emptyForm, Form, Options, textOf, type Errors, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { changeTogether, withForm } from './sent-form.ts'
import { reasonOptions } from './words.ts'

type Listed = { readonly id: number; readonly record: OrganisationRecord }

/** GET /appeals/:appeal/sign-ons/organisations */
export const organisations = (visit: AppealVisit): Promise<Response> => show(visit, { of: '', form: emptyForm }, 200)

/** POST: lets an organisation through, refuses it, or takes out one that is shown. */
export const reviewed = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const of = textOf(given, 'organisation')
    const [decision, reason] = [textOf(given, `decision.${of}`), textOf(given, `reason.${of}`)]
    const waits = (await organisationsToReview(visit.needs.db, appeal)).some(({ id }) => String(id) === of)
    const stands = (await listOrganisations(visit.needs.db, appeal)).some(({ id }) => String(id) === of)
    const again = (errors: Errors): Promise<Response> => show(visit, { of, form: { given, errors } }, 422)
    if (!waits && !stands) return again({ '': 'This organisation is not there any more: somebody decided before you, or it withdrew.' })
    const accepts = waits && decision === 'accept'
    if (!accepts && decision !== 'refuse') return again({ [`decision.${of}`]: 'Choose what is to be done.' })
    if (!accepts && !isReason(reason))
      return again({ [`reason.${of}`]: 'Say why. The reason stands on its page, and in the log where it was shown.' })
    return changeTogether(
      visit,
      sent,
      (error) => again({ '': error }),
      async (signOns) => {
        const refuse = reason as RemovalReason
        const { kind } = waits
          ? await reviewOrganisation(signOns, Number(of), accepts ? 'accept' : { refuse }, by)
          : await removeOrganisation(signOns, Number(of), refuse, by)
        const href = signOnsHref(visit, signOnRoutes.organisations)
        if (kind === 'changed') return { kind: 'done', location: withNotice(href, accepts ? 'accepted' : waits ? 'refused' : 'removed') }
        return { kind: 'refused', response: () => again({ '': 'Somebody decided before you. Nothing was changed.' }) }
      },
    )
  })

const isReason = (text: string): boolean => Object.hasOwn(removalReasons, text)

async function show(visit: AppealVisit, sent: { readonly of: string; readonly form: FormState }, status: 200 | 422): Promise<Response> {
  const { db } = visit.needs
  const { id } = visit.opened.whole
  const [waiting, shown] = [await organisationsToReview(db, id), await listOrganisations(db, id)]
  const formOf = (one: Listed): FormState => (String(one.id) === sent.of ? sent.form : emptyForm)
  const lost = sent.of !== '' && ![...waiting, ...shown].some((one) => String(one.id) === sent.of)
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Organisations">
      <h1>Organisations</h1>
      {(lost || sent.of === '') && status === 422 && <p class="notice">{Object.values(sent.form.errors)[0]}</p>}
      <p>
        An organisation that confirmed from a mailbox of its own domain is shown without a review, unless one of that domain stands or stood
        there. The others wait here: look whether it is what it says, by a way that you find yourself and not by what it wrote. Where the
        officer did not agree to be named, name and mailbox are sealed.
      </p>
      <section aria-labelledby="waiting">
        <h2 id="waiting">To review: {waiting.length}</h2>
        {waiting.length === 0 && <p>None waits.</p>}
        <ul class="plain rows">
          {waiting.map((one) => (
            <li key={one.id}>
              <section>
                <Organisation {...one} />
                {one.replaces !== null && (
                  <p class="notice">
                    One of this domain stands already (entry{' '}
                    {shown.find(({ id: other }) => other === one.replaces)?.entry ?? 'not released yet'}). Accepted, this one takes its
                    place, and the link of whoever signed that one ends: ask them first.
                  </p>
                )}
                <Review visit={visit} form={formOf(one)} one={one} />
              </section>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="shown">
        <h2 id="shown">Shown: {shown.length}</h2>
        {shown.length === 0 && <p>None yet. One that was accepted is shown with the next release of the log.</p>}
        <ul class="plain rows">
          {shown.map((one) => (
            <li key={one.id}>
              <section>
                <Organisation {...one} />
                <p class="hint">
                  {one.confirmedBy === 'domain' ? 'Confirmed from its own domain' : 'Accepted by a reviewer'}; version {one.record.version}{' '}
                  in {languageName(one.record.lang)}; entry {one.entry} of the log
                </p>
                <details open={String(one.id) === sent.of}>
                  <summary>Take it out</summary>
                  <Removal visit={visit} form={formOf(one)} one={one} />
                </details>
              </section>
            </li>
          ))}
        </ul>
      </section>
    </SignOnsPage>,
    status,
  )
}

const Organisation = ({ record }: Listed) => (
  <>
    <h3>
      {record.names.map(({ text, lang }, index) => (
        <>
          {index > 0 && ' · '}
          <bdi key={lang} lang={lang}>
            {text}
          </bdi>
        </>
      ))}
    </h3>
    <dl>
      <dt>What it is</dt>
      <dd>
        {kinds[record.kind] ?? record.kind}, {countryName(record.country)}
      </dd>
      <dt>Its domain</dt>
      <dd class="code" dir="ltr">
        {record.domain}
      </dd>
      <dt>United Nations</dt>
      <dd>{statuses[record.status] ?? record.status}</dd>
      <dt>Officer</dt>
      <dd dir="auto">{record.officer === undefined ? 'sealed' : `${record.officer.name}, ${record.officer.capacity}`}</dd>
    </dl>
  </>
)

const Review = ({ visit, form, one }: { readonly visit: AppealVisit; readonly form: FormState; readonly one: Listed }) => (
  <Form visit={visit} form={form} action={signOnsHref(visit, signOnRoutes.reviewOrganisation)} submit="Decide">
    <input type="hidden" name="organisation" value={one.id} />
    <Options
      form={form}
      name={`decision.${one.id}`}
      type="radio"
      label="What is to be done"
      options={[
        { value: 'accept', label: 'Accept it', hint: 'It enters the log and is shown with the next release' },
        { value: 'refuse', label: 'Refuse it', hint: 'Its own page says why' },
      ]}
    />
    <Choice form={form} name={`reason.${one.id}`} label="Why, if it is refused" empty="" options={reasonOptions(reasons)} />
  </Form>
)

const Removal = ({ visit, form, one }: { readonly visit: AppealVisit; readonly form: FormState; readonly one: Listed }) => (
  <Form visit={visit} form={form} action={signOnsHref(visit, signOnRoutes.reviewOrganisation)} submit="Take it out" grave>
    <input type="hidden" name="organisation" value={one.id} />
    <input type="hidden" name={`decision.${one.id}`} value="refuse" />
    <Choice
      form={form}
      name={`reason.${one.id}`}
      label="Why"
      empty=""
      options={reasonOptions(reasons)}
      hint="Stands in the log and on its page"
    />
  </Form>
)

const reasons = ['not-what-it-says', 'invented-name', 'signed-by-another', 'insult', 'automated', 'other'] as const

const kinds: Readonly<Record<string, string>> = {
  ngo: 'a non-governmental organisation',
  union: 'a union',
  professional: 'a professional body',
  faith: 'a community of faith',
  academic: 'a university or school',
  media: 'a medium',
  company: 'a company',
  'public-body': 'a public body',
  other: 'something else',
}

const statuses: Readonly<Record<string, string>> = {
  general: 'general consultative status',
  special: 'special consultative status',
  roster: 'on the roster',
  none: 'no consultative status',
}
