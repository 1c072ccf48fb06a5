import { directionOf } from '../../../kit/index.ts'
import { readTitles } from '../../../cases/index.ts'
import {
  casesOfEditions,
  changeInWords,
  findEdition,
  openChanges,
  wordsFor,
  type Edition,
  type EditionNote,
  type OpenChange,
} from '../../../publishing/index.ts'
import { routes } from '../../routes.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { Button } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import { pointHref } from '../points/index.ts'
import { hrefOf, judges } from '../route.ts'
import { flaggedEditions, Flags, type FlaggedEdition } from '../sources/index.ts'
import type { Visit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { readsOf } from './reads-of.ts'
import { publicationRoutes } from './routes.ts'

type Affected = { readonly edition: Edition; readonly changes: readonly OpenChange[] }

/** GET /appeals/changed: the published sentences whose sources have changed, with what can be done about each. */
export async function changed(visit: Visit): Promise<Response> {
  const all = await openChanges(visit.needs.db, await readsOf(visit))
  const kept = all.filter((change) => change.kept).length
  const waiting = all.filter((change) => !change.kept)
  const flags = (await flagsFor(visit)).filter((flag) => !flag.kept)
  const affected: Affected[] = []
  for (const changes of Map.groupBy(waiting, ({ appeal, lang }) => `${appeal} ${lang}`).values()) {
    const { appeal, version, lang } = changes[0]!
    const found = await findEdition(visit.needs.db, appeal, version, lang)
    if (found !== null) affected.push({ edition: found.edition, changes })
  }
  return answer(
    visit,
    <DeskPage visit={visit} title="Changed since publication" width="wide" crumbs={[{ href: '/appeals', label: 'Appeals' }]}>
      <h1>Changed since publication</h1>
      <p>
        These sentences are published, and what they rest on has changed since. Where everybody may know, the public page says so beside the
        sentence already. Amend the text and publish it again, keep it as it is, or take it down.
      </p>
      {affected.length === 0 && <p>No sentence waits for a decision.</p>}
      {affected.map((each) => (
        <AffectedAppeal key={`${each.edition.appeal} ${each.edition.lang}`} visit={visit} {...each} />
      ))}
      {flags.length > 0 && (
        <section aria-labelledby="consents">
          <h2 id="consents">Published, and no longer agreed to</h2>
          <p>
            These versions rest on what somebody no longer agrees to. Readers are told nothing of it, and see them until they are taken
            down.
          </p>
          <Flags visit={visit} flags={flags} who={await whoWrote(visit)} />
        </section>
      )}
      {kept > 0 && <p class="hint">{kept === 1 ? 'One change was' : `${kept} changes were`} looked at and the text kept as it is.</p>}
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

function AffectedAppeal({ visit, edition, changes }: Affected & { readonly visit: Visit }) {
  const { appeal, version, lang } = edition
  const sentences = sentencesOf(edition)
  const base = `/appeals/${encodeURIComponent(appeal)}`
  return (
    <section aria-labelledby={`changed-${appeal}`}>
      <h2 id={`changed-${appeal}`} dir="auto" lang={lang}>
        {edition.title}
      </h2>
      <p class="hint">
        <bdi>{appeal}</bdi>, <a href={visit.needs.publicOrigin + routes.version(appeal, version)}>version {version}</a> ·{' '}
        <a href={`${base}/publication`}>What was published</a>
      </p>
      <ul class="plain rows">
        {changes.map((change) => (
          <li key={change.id} data-row="">
            {change.sentences.map((id) => (
              <p class="text" lang={lang} dir={directionOf(lang)} key={id}>
                <b>{id.toUpperCase()}</b> {sentences.get(id)}
              </p>
            ))}
            <p>
              {changeInWords(change, wordsFor('en'))}{' '}
              <span class="hint">
                Noted on <time dateTime={change.noticedAt.toISOString()}>{momentInWords(change.noticedAt)}</time>;{' '}
                {change.clearance === 'public' ? 'readers see it' : 'readers do not see it, because it rests on what is not public'}.
              </span>
            </p>
            <div class="buttons">
              <a href={base} data-open="">
                Amend the text
              </a>
              <Source note={edition.notes.find(({ number }) => number === change.note)} />
              {(judges as readonly string[]).includes(visit.staff.role) && (
                <Button
                  visit={visit}
                  action={hrefOf(publicationRoutes.keepChanged, { appeal, change: change.id })}
                  label="Keep it as it is"
                  name={`Keep ${change.sentences.join(', ').toUpperCase()} as it is`}
                />
              )}
              <a href={`${base}/take-down`}>Take down…</a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the note cites, at the desk. One whose citation was erased leads nowhere. */
function Source({ note }: { readonly note: EditionNote | undefined }) {
  const [caseId = '', target] = note?.cites.split('#') ?? []
  if (note === undefined || target === undefined) return null
  return target.includes('/') ? (
    <a href={pointHref(caseId, target)}>See the question of note {note.number}</a>
  ) : (
    <a href={`/cases/${encodeURIComponent(caseId)}/claims/${encodeURIComponent(target)}`}>See the claim of note {note.number}</a>
  )
}

/** The sentences of an edition by the ids they have on its page. */
function sentencesOf({ sections, asks }: Edition): ReadonlyMap<string, string> {
  const text = sections.flatMap(({ sentences }) => sentences)
  return new Map([
    ...text.map((one, index) => [`s${index + 1}`, one.text] as const),
    ...asks.map((one, index) => [`a${index + 1}`, one.text] as const),
  ])
}
