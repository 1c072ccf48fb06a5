import { changeAddressed, findCampaign, type ChangedAddressed } from '../../../signons/index.ts'
import { filledWith, Form, type Errors, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { CountriesField, countriesIn, countryErrors, notACountry } from './countries-field.tsx'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { changeBesideTheLog, withForm } from './sent-form.ts'

/** GET /appeals/:appeal/sign-ons/addressed */
export const addressed = async (visit: AppealVisit): Promise<Response> => {
  const campaign = await findCampaign(visit.needs.db, visit.opened.whole.id)
  return show(visit, filledWith({ addressed: (campaign?.addressed ?? []).join(', ') }), 200)
}

/** POST: says who is warned from now on. */
export const changeCountries = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, async (sent) => {
    const { given, by, appeal } = sent
    const again = (errors: Errors): Promise<Response> => show(visit, { given, errors }, 422)
    const to = countriesIn(given)
    const errors = countryErrors(to)
    if (Object.keys(errors).length > 0) return again(errors)
    return changeBesideTheLog(visit, sent, async (signOns) => {
      const outcome = await changeAddressed(signOns, appeal, { from: countriesIn(given, 'stood'), to }, by)
      if (outcome.kind === 'changed') return { kind: 'done', location: withNotice(signOnsHref(visit, signOnRoutes.state), 'saved') }
      return { kind: 'refused', response: () => again(refusals[outcome.reason]) }
    })
  })

const refusals: Readonly<Record<Extract<ChangedAddressed, { kind: 'refused' }>['reason'], Errors>> = {
  'not-a-country': notACountry,
  meanwhile: {
    '': 'Somebody changed the countries meanwhile. Those that stand now are named above the form; send it again if yours are right.',
  },
  none: { '': 'It takes no sign-ons, so nobody is warned.' },
}

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const campaign = await findCampaign(visit.needs.db, visit.opened.whole.id)
  const back = <a href={signOnsHref(visit, signOnRoutes.state)}>Back</a>
  const stands = campaign?.addressed.join(', ') ?? ''
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Countries it addresses" width="narrow">
      <h1>Countries it addresses</h1>
      {campaign === null || campaign.closedAt !== null ? (
        <p>It takes no sign-ons, so nobody is warned. {back}</p>
      ) : (
        <>
          <p>
            Now: <bdi dir="ltr">{stands === '' ? 'none' : stands}</bdi>. What you change holds for whoever opens the form from now on;
            sign-ons that are there stay as they are.
          </p>
          <Form visit={visit} form={form} action={signOnsHref(visit, signOnRoutes.changeAddressed)} submit="Change" beside={back}>
            <input type="hidden" name="stood" value={stands} />
            <CountriesField form={form} />
          </Form>
        </>
      )}
    </SignOnsPage>,
    status,
  )
}
