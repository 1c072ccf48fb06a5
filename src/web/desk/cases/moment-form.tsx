import { DateField } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { dayInWords, type MomentAsked } from './moment-asked.ts'

/** Says above everything else that this is not how things stand today, and leads back. */
export const PastBanner = ({ moment: { at, known }, base }: { readonly moment: MomentAsked; readonly base: string }) => (
  <p class="notice past" role="status">
    <strong>
      As of {dayInWords(at)}
      {known !== null && `, as known on ${dayInWords(known)}`}.
    </strong>{' '}
    {known !== null && 'Documents that came later, and rulings made later, do not count here. '}
    <a href={base}>Back to today</a>
  </p>
)

/** The two dates that are never mixed: what was true on a day, and what could be known by a day. */
export function MomentForm({
  visit,
  moment: { form },
  base,
}: {
  readonly visit: CaseVisit
  readonly moment: MomentAsked
  readonly base: string
}) {
  const chosen = ['at', 'known'].some((name) => form.given.has(name))
  return (
    <details open={chosen}>
      <summary>Look at the case on another day</summary>
      <form method="get" action={base} class="filter">
        <DateField
          form={form}
          name="at"
          label="As of"
          hint="What was true on that day. A day, month or year: 2021-07-20, 2021-07, 2021; of a month or year its last day."
        />
        <DateField
          form={form}
          name="known"
          label="As known on"
          hint="Only documents that were there by that day, and rulings made by then. Empty: everything known today."
        />
        <button type="submit">Show</button>
        {chosen && <a href={visit.c.req.path}>Back to today</a>}
      </form>
    </details>
  )
}
