import { isCountry, openSigning, readSigningState } from '../../../signons/index.ts'
import { listVersions, newestEditions } from '../../../publishing/index.ts'
import { languageName } from '../../../kit/index.ts'
import { textHref } from '../appeals/index.ts'
import { filledWith, Form, type Errors, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { CountriesField, countriesIn, countryErrors, notACountry } from './countries-field.tsx'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { keyErrors, KeyFields, keyIn, keyRefused } from './key-fields.tsx'
import { signOnRoutes } from './routes.ts'
import { changeBesideTheLog, withForm } from './sent-form.ts'

/** GET /appeals/:appeal/sign-ons/opening */
export const opening = (visit: AppealVisit): Promise<Response> => show(visit, filledWith({ addressed: countriesOf(visit) }), 200)

/** POST: opens a published appeal for sign-ons, sealed to the key that is given. */
export const open = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const again = (errors: Errors): Promise<Response> => show(visit, { given, errors }, 422)
    const addressed = countriesIn(given)
    const errors = {
      ...keyErrors(given),
      ...countryErrors(addressed),
    }
    if (Object.keys(errors).length > 0) return again(errors)
    if (visit.opened.appeal.status === 'closed') return again(refusals['appeal-closed'])
    return changeBesideTheLog(visit, sent, async (signOns) => {
      const outcome = await openSigning(signOns, appeal, { ...keyIn(given), addressed }, by)
      if (outcome.kind === 'opened')
        return { kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.state), 'open-for-sign-ons') }
      return { kind: 'refused', response: () => again(refusals[outcome.reason]) }
    })
  })

const refusals: Readonly<Record<Extract<Awaited<ReturnType<typeof openSigning>>, { kind: 'refused' }>['reason'], Errors>> = {
  'no-edition': { '': 'No version of this appeal is published. Publish it first: people sign what they can read.' },
  'appeal-closed': { '': 'This appeal is closed: nobody is asked any more for what it asks.' },
  'open-already': { '': 'It was opened for sign-ons before.' },
  'not-a-country': notACountry,
  'not-a-key': { public_key: keyRefused['not-a-key'] },
  'key-used': { public_key: keyRefused['key-used'] },
}

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const { db } = visit.needs
  const [newest] = await listVersions(db, visit.opened.whole.id)
  const { id } = visit.opened.whole
  const { kind } = await readSigningState(db, id)
  const closed = visit.opened.appeal.status === 'closed' || (await newestEditions(db, [id])).get(id)?.status === 'closed'
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Open" width="narrow">
      <h1>Open for sign-ons</h1>
      {kind !== 'none' ? (
        <p>
          It was opened for sign-ons before. <a href={signOnsHref(visit, signOnRoutes.state)}>How they stand</a>
        </p>
      ) : newest === undefined || newest.takenDownAt !== undefined ? (
        <p>
          No version is published, so there is nothing to sign. <a href={textHref(visit, 'publication')}>Publication</a>
        </p>
      ) : closed ? (
        <p>
          This appeal is closed, so nobody is asked to sign it: what it asks for is asked of nobody any more. If it shall go on, write so in{' '}
          <a href={textHref(visit)}>the text</a> and publish that first.
        </p>
      ) : (
        <>
          <p>
            People sign version {newest.version} in {languageName(newest.lang)}, which never changes. When you publish another one, new
            sign-ons name that; those that came before stay with what they signed.
          </p>
          <Form
            visit={visit}
            form={form}
            action={signOnsHref(visit, signOnRoutes.open)}
            submit="Open for sign-ons"
            beside={<a href={textHref(visit)}>Back to the text</a>}
          >
            <fieldset>
              <legend>The key</legend>
              <KeyFields visit={visit} form={form} />
            </fieldset>
            <CountriesField form={form} />
          </Form>
        </>
      )}
    </SignOnsPage>,
    status,
  )
}

/** The countries of the cases it cites: usually their authorities are asked. */
const countriesOf = ({ opened }: AppealVisit): string =>
  [...new Set([...opened.cases.values()].flatMap(({ document }) => document.case.country ?? []))]
    .filter((code) => isCountry(code))
    .join(', ')
