import { findEdition, openChanges, standingsOf, type Edition, type NoteStandings, type OpenChange } from '../../../publishing/index.ts'
import { appealCrumbs, casesOf, NormsToLookAt, textHref } from '../appeals/index.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { ChangeForStaff, normsOtherwise } from './norms-otherwise.tsx'
import { readsOf } from './reads-of.ts'
import { publicationRoutes } from './routes.ts'
import { sentencesOf } from './sentences-of-edition.ts'
import { Standing, standsOtherwise } from './then-and-now.tsx'

/** GET /appeals/:appeal/standings: for each published sentence how what it cites stood at publication, and stands now. */
export async function standings(visit: AppealVisit): Promise<Response> {
  const { opened, needs, now } = visit
  const newest = await findEdition(needs.db, opened.whole.id)
  const edition = newest === null || newest.takenDown !== undefined ? null : newest.edition
  const changes = await openChanges(needs.db, await readsOf(visit), { appeal: opened.whole.id })
  const waiting = changes.filter(({ kept }) => !kept)
  return answer(
    visit,
    <DeskPage visit={visit} title={`Standings of ${opened.appeal.id}`} width="wide" crumbs={appealCrumbs(opened)} evidence>
      <h1>At publication and now</h1>
      {edition === null ? (
        <p>
          Nothing of this appeal is shown to readers. <a href={textHref(visit, 'publication')}>What was published of it</a>
        </p>
      ) : (
        <>
          <p>
            What version {edition.version} cites, as it stood when that was published and as it stands in the cases today, as far as you
            read them.
            {waiting.length > 0 && (
              <>
                {' '}
                <a href={hrefOf(publicationRoutes.changed)}>
                  {waiting.length === 1 ? 'One change waits' : `${waiting.length} changes wait`} for a decision
                </a>
              </>
            )}
          </p>
          <StandingsTable edition={edition} rows={standingsOf(edition, casesOf(opened, now))} />
          {await NormsOtherwise({ visit, changes: changes.filter(({ lang }) => lang === edition.lang) })}
          {await NormsToLookAt({ visit, published: edition })}
        </>
      )}
    </DeskPage>,
  )
}

/** The norms that come to something else than at publication, also where the text was kept as it is. Null where there are none. */
async function NormsOtherwise({ visit, changes }: { readonly visit: AppealVisit; readonly changes: readonly OpenChange[] }) {
  const those = changes.filter(({ kind }) => kind === 'norm')
  if (those.length === 0) return null
  const norms = await normsOtherwise(visit, those)
  return (
    <section aria-labelledby="norms-otherwise">
      <h2 id="norms-otherwise">Norms that come to something else</h2>
      <ul>
        {those.map((change) => (
          <li key={change.id}>
            {change.sentences.join(', ').toUpperCase()}: <ChangeForStaff change={change} norms={norms} />
            {change.kept && ' The text was kept as it is.'}
          </li>
        ))}
      </ul>
    </section>
  )
}

function StandingsTable({ edition, rows }: { readonly edition: Edition; readonly rows: readonly NoteStandings[] }) {
  const texts = sentencesOf(edition)
  const bySentence = [...texts].map(([id, text]) => ({ id, text, notes: rows.filter(({ sentences }) => sentences.includes(id)) }))
  return (
    <div class="scrolls">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">Sentence</th>
            <th scope="col">What it says</th>
            <th scope="col">Rests on</th>
            <th scope="col">At publication</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {bySentence
            .filter(({ notes }) => notes.length > 0)
            .flatMap(({ id, text, notes }) =>
              notes.map((note, index) => (
                <tr key={`${id} ${note.note}`} {...(index === 0 && { 'data-row': '' })}>
                  {index === 0 && (
                    <>
                      <th scope="rowgroup" rowSpan={notes.length}>
                        {id.toUpperCase()}
                      </th>
                      <td rowSpan={notes.length} class="text" dir="auto" lang={edition.lang}>
                        {text}
                      </td>
                    </>
                  )}
                  <td data-label="Rests on">{`note\u00A0${note.note}`}</td>
                  <td data-label="At publication">
                    <Standing of={note.before} />
                  </td>
                  <td data-label="Now">
                    {standsOtherwise(note) ? <b>otherwise: </b> : ''}
                    <Standing of={note.now} />
                  </td>
                </tr>
              )),
            )}
        </tbody>
      </table>
    </div>
  )
}
