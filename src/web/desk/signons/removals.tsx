import { languageName } from '../../../kit/index.ts'
import { cancelRemoval, listEditionsSigned, listRemovals, type Removal, type RemovalCondition } from '../../../signons/index.ts'
import { countryName } from '../cases/countries.ts'
import { Button, textOf } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { withNotice } from '../notices.ts'
import { answer } from '../page.tsx'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { SignOnsPage, signOnsHref } from './frame.tsx'
import { mayDecide } from './may-decide.ts'
import type { SignedEdition } from './removal-fields.tsx'
import { signOnRoutes } from './routes.ts'
import { changeBesideTheLog, withForm } from './sent-form.ts'
import { disclosureInWords, inFigures, reasonInWords, sentence } from './words.ts'

/** GET /appeals/:appeal/sign-ons/removals: what was done to many at once, and how far it is. */
export async function removals(visit: AppealVisit): Promise<Response> {
  const { needs, opened } = visit
  const { id } = opened.whole
  const [all, editions, who] = [await listRemovals(needs.db, id), await listEditionsSigned(needs.db, id), await whoWrote(visit)]
  return answer(
    visit,
    <SignOnsPage visit={visit} title="Removals">
      <div class="heading">
        <h1>Removals</h1>
        <a class="button main" href={signOnsHref(visit, signOnRoutes.removal)} data-key="n">
          {mayDecide(visit, 'c') ? 'Remove, release or restore…' : 'Decide about held ones…'}
        </a>
      </div>
      <p>
        What was done to sign-ons by a condition. The reason in words and the numbers are public; the condition is for the team, and holds
        no names.
      </p>
      {all.length === 0 && <p>Nothing was removed, let through or restored.</p>}
      {all.some(({ state }) => state === 'running') && (
        <p>
          <a href={signOnsHref(visit, signOnRoutes.removals)}>Look again how far it is</a>
        </p>
      )}
      <ul class="plain rows">
        {all.map((one) => (
          <li key={one.number} data-row="">
            <section>
              <h2>
                {sentence(done[one.kind])}: {inFigures(one.done)} of {inFigures(one.total)}
                {one.state === 'cancelled' && ', then stopped'}
              </h2>
              <Progress one={one} />
              <dl>
                <dt>Why, for everybody</dt>
                <dd dir="auto" class="text">
                  {one.publicReason}
                </dd>
                {one.reason !== '' && (
                  <>
                    <dt>In the log</dt>
                    <dd>
                      <code>{one.reason}</code>: {(reasonInWords as Readonly<Record<string, string>>)[one.reason] ?? one.reason}
                    </dd>
                  </>
                )}
                <dt>Which</dt>
                <dd>{conditionInWords(one.condition, editions)}</dd>
                <dt>Begun</dt>
                <dd>
                  {momentInWords(one.startedAt)}, by <bdi>{who(one.startedBy)}</bdi>
                </dd>
              </dl>
              {one.state === 'running' && mayDecide(visit, stateOf(one)) && (
                <Button
                  visit={visit}
                  action={signOnsHref(visit, signOnRoutes.cancelRemoval)}
                  label="Stop it"
                  name={`Stop it: number ${one.number}`}
                  values={{ number: String(one.number) }}
                />
              )}
            </section>
          </li>
        ))}
      </ul>
    </SignOnsPage>,
  )
}

/** POST …/cancel: stops what runs, between two batches. */
export const cancel = (visit: AppealVisit): Promise<Response> =>
  withForm(visit, (sent) =>
    changeBesideTheLog(visit, sent, async (signOns) => {
      const { given, by, appeal } = sent
      const running = (await listRemovals(signOns.db, appeal)).find(
        (one) => String(one.number) === textOf(given, 'number') && one.state === 'running' && mayDecide(visit, stateOf(one)),
      )
      const href = signOnsHref(visit, signOnRoutes.removals)
      const stopped = running !== undefined && (await cancelRemoval(signOns, running.number, by)).kind === 'changed'
      // Where it was over already, the page shows that.
      return { kind: 'done', location: stopped ? withNotice(href, 'stopped') : href }
    }),
  )

const done: Readonly<Record<Removal['kind'], string>> = { remove: 'removed', release: 'let through', restore: 'counted again' }

const Progress = ({ one: { number, state, done: count, total } }: { readonly one: Removal }) =>
  state === 'running' ? (
    <p>
      <label for={`progress-${number}`}>It runs: </label>
      <progress id={`progress-${number}`} max={total} value={count} />
    </p>
  ) : null

/** A condition as it is kept: without the name, and with the number of ids instead of them. */
type Kept = Omit<RemovalCondition, 'name' | 'ids'> & { readonly name?: true; readonly ids?: number }

const stateOf = ({ condition }: Removal): RemovalCondition['state'] => (condition as Kept).state

/** Which were meant, in words. */
function conditionInWords(condition: Removal['condition'], editions: readonly SignedEdition[]): string {
  const { state, disclosure, country, edition, entries, reason, name, ids } = condition as Kept
  const signed = editions.find(({ entry }) => entry === edition)
  const parts = [
    states[state],
    ...(disclosure === undefined ? [] : [disclosureInWords[disclosure]]),
    ...(country === undefined ? [] : [`from ${countryName(country)}`]),
    ...(signed === undefined ? [] : [`of version ${signed.version} in ${languageName(signed.lang)}`]),
    ...(entries === undefined ? [] : [`entries ${entries.from} to ${entries.to}`]),
    ...(reason === undefined ? [] : [(reasonInWords as Readonly<Record<string, string>>)[reason] ?? reason]),
    ...(name === undefined ? [] : ['with certain letters in the name that is shown']),
    ...(ids === undefined ? [] : [`named by ${inFigures(ids)} numbers`]),
  ]
  return sentence(parts.join('; '))
}

const states: Readonly<Record<RemovalCondition['state'], string>> = { c: 'confirmed ones', h: 'held ones', r: 'removed ones' }
