import { releasesOf, textsOfCollection, type Release } from '../../../collections/index.ts'
import { membershipsOf } from '../../../staff/index.ts'
import { momentInWords } from '../moment.ts'
import { answer, DeskPage } from '../page.tsx'
import type { Visit } from '../visit.ts'
import { atStart, whoWrote } from '../who-wrote.ts'
import { QueryInWords } from './query-in-words.tsx'
import { collectionRoutes } from './routes.ts'
import { collectionCrumbs, collectionHref, theCollection, titleOf } from './the-collection.ts'

/** GET /collections/:collection/history: its texts, and what was released of it, sent back and taken down, the newest first. */
export async function collectionHistory(visit: Visit): Promise<Response> {
  const found = await theCollection(visit)
  if (found instanceof Response) return found
  const { db } = visit.needs
  const texts = await textsOfCollection(db, found.id)
  const releases = await releasesOf(db, found.id)
  const own = await membershipsOf(db, visit.staff.id)
  const who = await whoWrote(visit)
  return answer(
    visit,
    <DeskPage visit={visit} title={`History of ${titleOf(found)}`} crumbs={collectionCrumbs(found)}>
      <h1>History</h1>
      <section aria-labelledby="releases">
        <h2 id="releases">Numbers</h2>
        {releases.length === 0 ? (
          <p>Nobody has asked for a release yet.</p>
        ) : (
          <ol class="plain rows" reversed>
            {releases.map((release) => (
              <li key={release.number}>
                <a href={collectionHref(found, collectionRoutes.release, { release: release.number })}>Release {release.number}</a>
                <p>{asked(release, who)}</p>
                {release.decision !== null && release.decision.note !== '' && <p dir="auto">{release.decision.note}</p>}
                {release.takenDown !== null && (
                  <p>
                    <bdi>{atStart(who(release.takenDown.by))}</bdi> took it down on {momentInWords(release.takenDown.at)}:{' '}
                    <span dir="auto">{release.takenDown.reason}</span>
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="texts">
        <h2 id="texts">Words and query</h2>
        <ol class="plain rows" reversed>
          {texts.map(({ revision, text, archived, writtenAt, writtenBy }) => (
            <li key={revision}>
              <p class="hint">
                {revision}: <bdi>{who(writtenBy)}</bdi>, {momentInWords(writtenAt)}
                {archived && ', archived'}
              </p>
              {text === null ? (
                <p>Its words were erased.</p>
              ) : (
                <>
                  <h3 dir="auto" lang={text.lang}>
                    {text.title}
                  </h3>
                  <p class="text" dir="auto" lang={text.lang}>
                    {text.introduction}
                  </p>
                  <QueryInWords query={text.query} own={own} />
                </>
              )}
            </li>
          ))}
        </ol>
      </section>
    </DeskPage>,
  )
}

/** Who asked for a release, and what became of it. */
function asked({ askedBy, askedAt, decision }: Release, who: (by: string) => string) {
  return (
    <>
      <bdi>{atStart(who(askedBy))}</bdi> asked for it on {momentInWords(askedAt)}.{' '}
      {decision === null ? (
        'It was not decided.'
      ) : (
        <>
          <bdi>{atStart(who(decision.by))}</bdi> {decision.decision === 'released' ? 'released it' : 'sent it back'} on{' '}
          {momentInWords(decision.at)}
          {decision.approved === 'alone' && ', alone'}.
        </>
      )}
    </>
  )
}
