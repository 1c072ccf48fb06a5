import { recordProcedure, type ProcedureOutcome } from '../../../mechanisms/index.ts'
import { change, type Changed } from '../change.ts'
import { entryErrors, readForm, textOf, tooLong, unreadableForm, type Errors, type Given } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { coversIn } from './procedure-form.tsx'
import { mechanismRoutes } from './routes.ts'
import { appealsOf, bodiesOffered, readsProcedures, showProcedures } from './show-procedures.tsx'

/** POST: a procedure covers from now on what the form says; which pages go with it is told before, with the question of what readers are told. */
export async function record(visit: CaseVisit): Promise<Response> {
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return showProcedures(visit, unreadableForm)
  const { given } = sent
  if (!readsProcedures(visit))
    return showProcedures(visit, { given, errors: { '': 'Only members who read what is privileged record these procedures.' } })
  const bodies = await bodiesOffered(visit)
  const chosen = bodies.find(({ id }) => id === textOf(given, 'body'))
  const body = chosen?.id ?? textOf(given, 'other')
  const appeals = new Set((await appealsOf(visit)).map(({ id }) => id))
  const { covers, errors: ofCovers } = coversIn(given, visit)
  const errors: Errors = {
    ...tooLong(given, 'other', 500),
    ...tooLong(given, 'told'),
    ...tooLong(given, 'note'),
    ...(body === '' && { body: 'Say before whom it runs.' }),
    ...ofCovers,
    ...(covers.appeals.some((id) => !appeals.has(id)) && { appeals: 'Choose among the appeals of the case.' }),
  }
  if (Object.keys(errors).length > 0) return showProcedures(visit, { given, errors })
  const { opened, staff, now, needs } = visit
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
      },
      { by: staff.id, at: now, facts: needs.facts },
    )
    return outcome.kind === 'recorded'
      ? { kind: 'done', location: withNotice(hrefOf(mechanismRoutes.procedures, { case: opened.id }), 'covered') }
      : refused(visit, given, outcome)
  })
}

function refused(visit: CaseVisit, given: Given, outcome: Exclude<ProcedureOutcome, { kind: 'recorded' }>): Changed {
  const errors: Errors =
    outcome.kind === 'say-why'
      ? { told: `${outcome.message}${pagesInWords(outcome.withheld)}` }
      : outcome.kind === 'invalid'
        ? entryErrors(outcome.problems, [{ whole: 'extent', claims: 'claims', documents: 'documents', appeals: 'appeals', body: 'other' }])
        : { '': 'This case is not here any more.' }
  return { kind: 'refused', response: () => showProcedures(visit, { given, errors }) }
}

/** Which pages go, as people know them. */
function pagesInWords(pages: Extract<ProcedureOutcome, { kind: 'say-why' }>['withheld']): string {
  if (pages.length === 0) return ''
  const named = [...Map.groupBy(pages, ({ appeal }) => appeal)].map(
    ([appeal, all]) => `${appeal} (${[...new Set(all.map(({ version, lang }) => `version ${version} in ${lang}`))].join(', ')})`,
  )
  return ` These stop being shown: ${named.join('; ')}.`
}
