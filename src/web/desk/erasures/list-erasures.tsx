import { listErasures } from '../../../erasure/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { placeInWords } from './places-in-words.ts'

/** What was erased from a case: the tombstones, without the words. */
export async function answerErasures(visit: CaseVisit): Promise<Response> {
  const { opened, staff, needs } = visit
  const [erasures, nameOf] = [await listErasures(needs.db, opened.key), await whoWrote(visit)]
  const here = `/cases/${encodeURIComponent(opened.id)}`
  return answer(
    visit,
    <DeskPage
      visit={visit}
      title="Erasures"
      crumbs={[
        { href: '/cases', label: 'Cases' },
        { href: here, label: opened.document.case.title },
      ]}
    >
      <h1>What was erased</h1>
      <p>
        Anybody who is named or described in a file may have what identifies them erased: a witness, a third party, the person in custody.
        The words go; that something was erased, when and why, stays.
      </p>
      {staff.role === 'administrator' ? (
        <p>
          <a class="button main" href={`${here}/erasures/new`}>
            Erase words
          </a>
        </p>
      ) : (
        <p class="hint">An administrator who is a member of the case erases.</p>
      )}
      {erasures.length === 0 ? (
        <p>Nothing was erased from this case.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">By</th>
              <th scope="col">Why</th>
              <th scope="col">What it reached in this case</th>
            </tr>
          </thead>
          <tbody>
            {erasures.map(({ id, at, by, reason, places }) => (
              <tr key={id}>
                <td>{momentInWords(at)}</td>
                <td dir="auto">{nameOf(by)}</td>
                <td dir="auto">{reason ?? 'The reason was erased, too.'}</td>
                <td>{places.map(({ place, records }) => placeInWords(place, records)).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </DeskPage>,
  )
}
