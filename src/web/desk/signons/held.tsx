import { readSigningStateNow } from '../../../signons/index.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { signOnRoutes } from './routes.ts'
import { inFigures, reasonInWords, sentence, signOnsInWords } from './words.ts'

/** GET /appeals/:appeal/sign-ons/held: what waits for a reviewer, by reason and in numbers. The server cannot open any of it. */
export async function held(visit: AppealVisit): Promise<Response> {
  const { needs, opened } = visit
  const state = await readSigningStateNow(needs.db, opened.whole.id)
  const groups = state.kind === 'none' ? [] : state.held
  const wayTo = (what: string, reason: string): string => signOnsHref(visit, signOnRoutes.removal, { what, held_for: reason })
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Held">
      <h1>Held for a reviewer</h1>
      <p>
        These were confirmed from their mailboxes, and are not counted before somebody decides. Their signers know why they wait. There is
        nothing to read here: names and addresses are sealed, and this server cannot open them. To see who they are, export them and open
        the file with the private key, away from the server.
      </p>
      {groups.length === 0 ? (
        <p>Nothing is held.</p>
      ) : (
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">Why</th>
              <th scope="col">How many</th>
              <th scope="col">Decide</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ reason, count }) => (
              <tr key={reason}>
                <th scope="row">{sentence(reasonInWords[reason ?? 'other'])}</th>
                <td data-label="How many">{inFigures(count)}</td>
                <td class="buttons">
                  <a href={wayTo('release', reason ?? '')}>{`Let ${signOnsInWords(count)} through…`}</a>
                  <a href={wayTo('remove-held', reason ?? '')}>Remove…</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SignOnsPage>,
  )
}
