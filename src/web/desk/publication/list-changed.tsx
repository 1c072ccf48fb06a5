import { readTitles } from '../../../cases/index.ts'
import { casesOfEditions, keptReasons, openChanges } from '../../../publishing/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { flaggedEditions, Flags, type FlaggedEdition } from '../sources/index.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { AffectedAppeal, affectedBy, type Affected } from './affected-appeal.tsx'
import { KeptChanges } from './kept-changes.tsx'
import { normsOtherwise } from './norms-otherwise.tsx'
import { readsOf } from './reads-of.ts'

/** GET /appeals/changed: the published sentences that cite what has changed, with what can be done about each. */
export async function changed(visit: Visit): Promise<Response> {
  const all = await openChanges(visit.needs.db, await readsOf(visit))
  const kept = all.filter((change) => change.kept)
  const reasons = await keptReasons(
    visit.needs.db,
    kept.map(({ id }) => id),
  )
  const who = await whoWrote(visit)
  const waiting = all.filter((change) => !change.kept)
  const flags = (await flagsFor(visit)).filter((flag) => !flag.kept)
  const affected: Affected[] = []
  for (const changes of Map.groupBy(waiting, ({ appeal, lang }) => `${appeal} ${lang}`).values()) {
    const one = await affectedBy(visit, changes)
    if (one !== null) affected.push(one)
  }
  return answer(
    visit,
    <DeskPage visit={visit} title="Changed since publication" width="wide" crumbs={[{ href: '/appeals', label: 'Appeals' }]} evidence>
      <h1>Changed since publication</h1>
      <p>
        These sentences are published, and what they cite has changed since. Where everybody may know of a claim or a question, the public
        page says so beside the sentence already; what a norm comes to is a proposal, and readers are told nothing of it. Each is a task,
        for each language: amend the text and publish it again, keep it as it is and say why, or withdraw it.
      </p>
      {affected.length === 0 && <p>No sentence waits for a decision.</p>}
      {affected.map((each) => (
        <AffectedAppeal key={`${each.published.edition.appeal} ${each.published.edition.lang}`} visit={visit} {...each} />
      ))}
      {flags.length > 0 && (
        <section aria-labelledby="consents">
          <h2 id="consents">Published, and no longer agreed to</h2>
          <p>
            These versions rest on what somebody no longer agrees to. Readers are told nothing of it, and see them until they are taken
            down.
          </p>
          <Flags visit={visit} flags={flags} who={who} />
        </section>
      )}
      {kept.length > 0 && <KeptChanges kept={kept} reasons={reasons} norms={await normsOtherwise(visit, kept)} who={who} />}
    </DeskPage>,
  )
}

/** The versions that rest on a consent that no longer holds, in the cases of whoever asks. */
async function flagsFor(visit: Visit): Promise<readonly FlaggedEdition[]> {
  const memberships = await membershipsOf(visit.needs.db, visit.staff.id)
  const published = new Set([...(await casesOfEditions(visit.needs.db)).values()].flat())
  const titles = await readTitles(
    visit.needs.db,
    [...memberships.keys()].filter((key) => published.has(key)),
  )
  const opened = await visit.openCases(
    [...titles.values()].map(({ id }) => id),
    memberships,
  )
  return flaggedEditions(visit, [...opened.values()])
}
