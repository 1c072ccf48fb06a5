import type { Standing } from '../../../claims/index.ts'
import type { Point } from '../../../evaluation/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { filledWith, Form, Options, readForm, TextArea, textOf, Tick, type Errors, type FormState, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { openedAnew } from '../opened-anew.ts'
import { answer, DeskPage } from '../page.tsx'
import { recordInCase } from '../record-in-case.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { caseCrumbs } from './crumbs.ts'
import { findPoint } from './find-point.ts'
import { pointHref, rulingHref } from './point-href.ts'
import { PointBox } from './point-box.tsx'
import { accountInWords, questionOf, type PointReading, words } from './point-reading.ts'
import { Changed } from './ruling-changed.tsx'
import { allTheSame, asTold, isOneAgainstAnother, mostSeen, readRuling, seenIn, sidesOf, takingNoSide, whatIsShown } from './ruling-form.ts'
import { asToldOption, seldomStandings, standingMeans, usualStandings } from './ruling-words.ts'
import { StandingMark } from './standing-mark.tsx'

/** The form on which a point is ruled on; the point in the address, by whichever id finds it. */
export async function showRulingForm(visit: CaseVisit): Promise<Response> {
  const found = findPoint(visit, visit.c.req.query('point') ?? '')
  return found === null
    ? noSuchPoint(visit)
    : rulingPage(visit, found.point, await formStateFor(visit, filledWith(takingNoSide(found.point))))
}

/**
 * Rules on a point. A ruling never claims to have seen what was not on the form: where the point has changed since, it
 * is shown again, with what is new.
 */
export async function rule(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  const given: Given = sent.kind === 'sent' ? sent.given : new Map()
  return change(visit, given, async (tx) => {
    const now = await openedAnew(tx, visit)
    const found = findPoint(now, textOf(given, 'point') || (visit.c.req.query('point') ?? ''))
    if (found === null) return { kind: 'refused', response: noSuchPoint(visit) }
    const { point } = found
    const again = (errors: Errors, status?: 409): Response => rulingPage(now, point, { given, errors }, status)
    const shown = textOf(given, 'shown')
    if (shown !== '' && shown !== whatIsShown(point)) return { kind: 'refused', response: again({}, 409) }
    const { errors, entry } = readRuling(given, point, readingOf(now), { name: visit.staff.name, now: visit.now })
    if (shown === '') return { kind: 'refused', response: again({ ...errors, '': 'Look at the accounts first, then send the form.' }) }
    if (Object.keys(errors).length > 0) return { kind: 'refused', response: again(errors) }
    return recordInCase(tx, now, {
      changes: [{ kind: 'add', list: 'rulings', entry }],
      action: 'ruling.add',
      fields: [{ reason: 'reason', standing: 'standing' }],
      again,
      location: () => withNotice(pointHref(visit.opened.id, point.id), 'ruled'),
    })
  })
}

const readingOf = ({ opened, needs }: CaseVisit): PointReading => ({ document: opened.document, facts: needs.facts })
const standingOption = (standing: Standing) => ({ value: standing, label: words.standings[standing], hint: standingMeans[standing] })
const noSuchPoint = (visit: CaseVisit): Response => answer(visit, <NotFoundPage visit={visit} />, 404)

function rulingPage(visit: CaseVisit, point: Point, form: FormState, status?: 409): Response {
  const { opened, needs } = visit
  const reading = readingOf(visit)
  const question = questionOf(point, reading)
  const crumbs = [...caseCrumbs(opened), { href: pointHref(opened.id, point.id), label: question }]
  const page = (
    <DeskPage visit={visit} title={`Rule on: ${question}`} crumbs={crumbs} width="wide">
      <h1>
        Rule on: <span dir="auto">{question}</span>
      </h1>
      {status === 409 && <Changed point={point} opened={opened} given={form.given} />}
      <PointBox opened={opened} facts={needs.facts} point={point} whole most={mostSeen} />
      <p class="hint">
        A ruling removes no account and changes no count. What you have seen are the claims above
        {opened.unreadable > 0 && `; ${opened.unreadable} claims of this case that you may not read are not among them`}.
      </p>
      <Form visit={visit} form={form} action={rulingHref(opened.id, point.id)} submit="Rule" draft>
        <input type="hidden" name="point" value={point.id} />
        <input type="hidden" name="shown" value={whatIsShown(point)} />
        <input type="hidden" name="seen" value={seenIn(point, reading).join(' ')} />
        {sidesOf(point).map(({ field, account }) => (
          <Options
            key={field}
            form={form}
            name={field}
            type="radio"
            label={accountInWords(account, point, reading)}
            options={[
              { value: 'neither', label: 'The team takes no side on this account' },
              { value: 'prefer', label: 'Preferred' },
              { value: 'deprecate', label: 'Not preferred' },
            ]}
          />
        ))}
        <Options
          form={form}
          name="standing"
          type="radio"
          label="How it stands"
          hint="Of the preferred account where there is one, else of the question."
          options={[...(point.state === 'contested' ? [{ value: asTold, ...asToldOption }] : []), ...usualStandings.map(standingOption)]}
          seldom={{ label: 'Refuted, retracted, or not assessed', options: seldomStandings.map(standingOption) }}
        />
        {isOneAgainstAnother(form.given, sidesOf(point)) && (
          <Tick
            form={form}
            name={allTheSame}
            label="Corroborated all the same: one voice against another account"
            hint="Say below what corroborates it."
          />
        )}
        <TextArea form={form} name="reason" label="Why" hint="What was weighed against what. It is published with the point." rows={6} />
      </Form>
      {point.ruling !== undefined && (
        <p>
          {'The ruling that counts until now: '}
          <StandingMark standing={point.ruling.standing} />. <span dir="auto">{point.ruling.reason}</span>
        </p>
      )}
    </DeskPage>
  )
  return answer(visit, page, status ?? (Object.keys(form.errors).length > 0 ? 422 : 200))
}
