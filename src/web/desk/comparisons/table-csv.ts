import { compare, limitsOfComparing } from '../../../comparisons/index.ts'
import { csvSafe } from '../../../kit/index.ts'
import type { Visit } from '../visit.ts'
import { saidBy } from './lines-of.ts'
import { fewest, nameOfPerson, personsAsked, recordShown, type PersonOfCase } from './persons.ts'
import { showTable } from './show-table.tsx'

/** GET /comparisons/table.csv: the same with a line for each account, safe in spreadsheets. Of too few persons, the page that says so. */
export async function sendTable(visit: Visit): Promise<Response> {
  const { persons } = await personsAsked(visit)
  if (persons.length < fewest) return showTable(visit)
  await recordShown(
    visit,
    'case.compare',
    persons.map(({ opened }) => opened),
  )
  const { c, needs } = visit
  const lines = compare(persons).flatMap(({ label, cells }) =>
    cells.flatMap((cell, at) => {
      const person = persons[at]!
      if (cell.entries.length === 0) return [line(label, person, { answer: 'not known', why: cell.unknown })]
      return cell.entries
        .map((entry) => saidBy(entry, person, needs.facts))
        .flatMap(({ lead, lines: told, state, standing, why }) =>
          told.map(({ text, who, claims, ruled }) =>
            line(label, person, {
              about: lead,
              answer: text,
              who,
              state: [state ?? '', ruled ?? ''].filter((one) => one !== '').join(', '),
              standing: standing ?? '',
              why: why ?? '',
              claims: claims.join(' '),
            }),
          ),
        )
    }),
  )
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', 'attachment; filename="comparison.csv"')
  return c.body(csvSafe([...lines, ...limitsOfComparing.map((limit) => line('What this does not show', null, { answer: limit }))]))
}

type Told = Readonly<Partial<Record<'about' | 'answer' | 'who' | 'state' | 'standing' | 'why' | 'claims', string>>>

const line = (question: string, person: PersonOfCase | null, told: Told) => ({
  question,
  person: person === null ? '' : nameOfPerson(person),
  case: person === null ? '' : person.opened.id,
  about: told.about ?? '',
  answer: told.answer ?? '',
  'said by': told.who ?? '',
  state: told.state ?? '',
  standing: told.standing ?? '',
  'the team notes': told.why ?? '',
  claims: told.claims ?? '',
})
