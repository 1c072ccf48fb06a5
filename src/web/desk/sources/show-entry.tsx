import { shorten } from '../../../kit/index.ts'
import { EntryHistory } from '../entry-history.tsx'
import { historyAsRead } from '../history-as-read.ts'
import { answer, DeskPage } from '../page.tsx'
import { judgedOfPerson } from '../people/index.ts'
import { caseCrumbs, ClaimLink, whoSays } from '../points/index.ts'
import { hrefOf, writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { NotFoundPage } from '../what-goes-wrong.tsx'
import { whoWrote } from '../who-wrote.ts'
import type { EntryKind, KeptEntry } from './entry-kind.ts'
import { entryIn } from './write-entry.tsx'

/** How many claims stand on the page of what they rest on; the list of claims has them all. */
const mostClaims = 50

/** An entry with what is known of it, the claims that rest on it, and all that it has said. */
export async function showEntry(visit: CaseVisit, kind: EntryKind): Promise<Response> {
  const kept = await entryIn(visit, kind)
  if (kept === undefined) return answer(visit, <NotFoundPage visit={visit} />, 404)
  const { opened } = visit
  const { Facts, words, routes } = kind
  const { name } = kind.inALine(kept, opened.document)
  const history = await historyAsRead(visit, kind.list, kept.position)
  const who = await whoWrote(visit)
  const more = await kind.more?.(visit, kept)
  const list = { href: hrefOf(routes.list, { case: opened.id }), label: words.many }
  return answer(
    visit,
    <DeskPage visit={visit} title={name} crumbs={caseCrumbs(opened, list)} width="wide" evidence={kind.list === 'documents'}>
      <h1 dir="auto">{name}</h1>
      <WaysOn visit={visit} kind={kind} kept={kept} />
      <Facts visit={visit} kept={kept} />
      {kind.list === 'subjects' && kept.entry['kind'] === 'person' && (
        <p>
          <a href={`/cases/${encodeURIComponent(opened.id)}/same-persons?${query({ person: kept.id })}`}>
            Is it the same person as one of another case?
          </a>
        </p>
      )}
      {kind.list === 'subjects' && kept.entry['kind'] === 'person' && (await judgedOfPerson(visit, kept.id))}
      {more}
      {kind.claims !== undefined && <Resting visit={visit} ids={kind.claims(kept, opened.document)} />}
      <EntryHistory visit={visit} list={kind.list} history={history} who={who} />
    </DeskPage>,
  )
}

function WaysOn({ visit, kind, kept }: { readonly visit: CaseVisit; readonly kind: EntryKind; readonly kept: KeptEntry }) {
  const { opened, staff } = visit
  if (!(writers as readonly string[]).includes(staff.role)) return null
  const base = `/cases/${encodeURIComponent(opened.id)}`
  return (
    <nav class="buttons" aria-label={`What can be done about this ${kind.words.one}`}>
      {kind.list === 'documents' && (
        <a class="button main" href={`${base}/claims/new?${query({ document: kept.id })}`} data-key="n">
          Make a claim of it
        </a>
      )}
      <a href={hrefOf(kind.routes.correct, { case: opened.id, [kind.routes.parameter]: kept.id })}>Correct it</a>
      {kind.list === 'consents' && kept.entry['withdrawn'] === undefined && (
        <a href={`${hrefOf(kind.routes.correct, { case: opened.id, [kind.routes.parameter]: kept.id })}#field-withdrawn`}>
          {kept.entry['refused'] === true ? 'They take their no back' : 'They withdraw it'}
        </a>
      )}
      {kind.list === 'subjects' && kept.entry['kind'] === 'person' && (
        <a href={`${base}/consents/new?${query({ subject: kept.id })}`}>Record a consent</a>
      )}
      {kind.list === 'sources' && (
        <a href={`${base}/sources/${encodeURIComponent(kept.id)}/${kept.entry['protected'] === true ? 'identity' : 'protection'}`}>
          {kept.entry['protected'] === true ? 'Who it is' : 'Protect this source'}
        </a>
      )}
      {kind.list === 'sources' && <a href={`${base}/claims?${query({ source: kept.id })}`}>All claims it makes</a>}
      {staff.role === 'administrator' && (kind.list === 'subjects' || kind.list === 'sources') && (
        <a href={`${base}/erasures/new?${query({ of: kept.id })}`}>Erase what identifies them</a>
      )}
    </nav>
  )
}

const query = (values: Readonly<Record<string, string>>): string => new URLSearchParams(values).toString()

function Resting({ visit: { opened }, ids }: { readonly visit: CaseVisit; readonly ids: readonly string[] }) {
  const { document } = opened
  const shown = new Set(ids.slice(0, mostClaims))
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{`Claims that rest on it: ${ids.length}`}</h2>
      <ul class="plain links">
        {document.claims
          .filter(({ id }) => shown.has(id))
          .map((claim) => (
            <li key={claim.id} data-row="">
              <ClaimLink id={claim.id} opened={opened} /> <span dir="auto">{whoSays(claim, document)}</span>
              {': '}
              <span dir="auto">{shorten(claim.statement, 200)}</span>
            </li>
          ))}
      </ul>
      {ids.length > mostClaims && <p class="hint">{`and ${ids.length - mostClaims} more`}</p>}
    </section>
  )
}
