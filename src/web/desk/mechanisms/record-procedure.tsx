import { isBodyCode } from '../../../cases/index.ts'
import { shorten } from '../../../kit/index.ts'
import { recordProcedure, type ProcedureOutcome } from '../../../mechanisms/index.ts'
import type { CoveredEdition } from '../../../publishing/index.ts'
import { change, type Changed } from '../change.ts'
import { entryErrors, readForm, textOf, textsOf, tooLong, unreadableForm, type Errors, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { bodyTyped } from './body-typed.ts'
import { casesKnown } from './cases-known.ts'
import { coversIn, listOf } from './procedure-form.tsx'
import { mechanismRoutes } from './routes.ts'
import { appealsOf, bodiesOffered, readsProcedures, showProcedures } from './show-procedures.tsx'

/**
 * POST: a procedure covers from now on what the form says. Which pages go with it is shown before, whatever else is typed: it is recorded only by who ticked
 * that very list.
 */
export async function record(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return showProcedures(visit, unreadableForm)
  const { given } = sent
  if (!readsProcedures(visit))
    return showProcedures(visit, { given, errors: { '': 'Only members who read what is privileged record these procedures.' } })
  const bodies = await bodiesOffered(visit)
  const other = textOf(given, 'other')
  const chosen = bodies.find(({ id }) => id === textOf(given, 'body')) ?? bodyTyped(other, bodies)
  const body = chosen?.id ?? other
  const appeals = new Set((await appealsOf(visit)).map(({ id }) => id))
  const { covers, errors: ofCovers } = coversIn(given, visit)
  const errors: Errors = {
    ...tooLong(given, 'other', 500),
    ...(chosen === undefined && notOfTheList(given)),
    ...tooLong(given, 'told'),
    ...tooLong(given, 'note'),
    ...(body === '' && { body: 'Say before whom it runs.' }),
    ...ofCovers,
    ...(covers.appeals.some((id) => !appeals.has(id)) && { appeals: 'Choose among the appeals of the case.' }),
  }
  if (Object.keys(errors).length > 0) return showProcedures(visit, { given, errors })
  const { opened, staff, now, needs } = visit
  const known = await casesKnown(visit)
  return change(visit, given, async (tx) => {
    const outcome = await recordProcedure(
      tx,
      {
        case: opened.id,
        body,
        names: chosen === undefined ? [] : [chosen.name],
        covers,
        told: textOf(given, 'told'),
        note: textOf(given, 'note'),
        known,
      },
      { by: staff.id, at: now, facts: needs.facts },
    )
    if (outcome.kind === 'recorded' && outcome.withheld.length > 0 && !textsOf(given, 'seen').includes(listOf(outcome.withheld)))
      return refused(visit, given, { kind: 'unseen', withheld: outcome.withheld })
    return outcome.kind === 'recorded'
      ? { kind: 'done', location: withNotice(hrefOf(mechanismRoutes.procedures, { case: opened.id }), 'covered') }
      : refused(visit, given, outcome)
  })
}

/** Somebody has to say that a body which is typed is none of the list, and to name it in words. */
function notOfTheList(given: Given): Errors {
  const other = textOf(given, 'other')
  if (other === '') return {}
  if (isBodyCode(other)) return { other: 'No body of the list has this code: choose it from the list, or write its whole name.' }
  return textsOf(given, 'unlisted').includes('yes')
    ? {}
    : { other: `No body of the list is called “${shorten(other, 80)}”: choose it from the list, or say below that it is none of them.` }
}

type Refused = Exclude<ProcedureOutcome, { kind: 'recorded' }> | { readonly kind: 'unseen'; readonly withheld: readonly CoveredEdition[] }

function refused(visit: CaseVisit, given: Given, outcome: Refused): Changed {
  const errors: Errors =
    outcome.kind === 'say-why'
      ? { told: outcome.message }
      : outcome.kind === 'unseen'
        ? { seen: 'Look at the pages that readers no longer see, and say that you have read which they are.' }
        : outcome.kind === 'invalid'
          ? entryErrors(outcome.problems, [
              { whole: 'extent', claims: 'claims', documents: 'documents', appeals: 'appeals', body: 'other' },
            ])
          : { '': 'This case is not here any more.' }
  const pages = 'withheld' in outcome ? outcome.withheld : []
  return { kind: 'refused', response: () => showProcedures(visit, { given, errors }, pages) }
}
