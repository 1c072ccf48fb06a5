import type { Procedure } from '../../../cases/index.ts'
import { momentInWords } from '../moment.ts'
import { caseHref } from '../points/index.ts'
import { hrefOf } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { CoveredNow, type NowCovered } from './covered-now.tsx'
import { mechanismRoutes } from './routes.ts'

type Row = {
  readonly visit: CaseVisit
  readonly procedure: Procedure
  /** What it hides now; null where it was lifted. */
  readonly covered: NowCovered | null
  readonly nameOf: (body: string) => string
  readonly who: (by: string) => string
  readonly may: boolean
}

/** A procedure: who recorded it, what it covers and hides now, what readers are told; and the way to lift it. */
export function ProcedureRow({ visit, procedure, covered, nameOf, who, may }: Row) {
  const { opened } = visit
  const { position, meta, body, covers, told, note, lifted } = procedure
  const entry = String(position)
  const readable = (list: 'claims' | 'documents'): readonly string[] => {
    const there = new Set(opened.document[list].map(({ id }) => id))
    return covers[list].filter((id) => there.has(id))
  }
  const unread = covers.claims.length + covers.documents.length - readable('claims').length - readable('documents').length
  return (
    <section aria-labelledby={`procedure-${position}`}>
      <h3 id={`procedure-${position}`} dir="auto">
        {nameOf(body)}
      </h3>
      <p class="hint">
        {`Recorded by ${who(meta.recorded_by)} on `}
        <time dateTime={meta.recorded_at.toISOString()}>{momentInWords(meta.recorded_at)}</time>
      </p>
      <p>
        {covers.whole ? 'It covers the whole case.' : 'It covers: '}
        {covers.whole
          ? null
          : [
              ...(['claims', 'documents'] as const).flatMap((list) =>
                readable(list).map((id) => ({ id, href: caseHref(opened.id, list, id) })),
              ),
              ...covers.appeals.map((id) => ({ id, href: `/appeals/${encodeURIComponent(id)}` })),
            ].map(({ id, href }, index) => (
              <span key={href}>
                {index > 0 && ', '}
                <a href={href}>{id}</a>
              </span>
            ))}
        {unread > 0 && ` and ${unread} more that you may not read`}
      </p>
      {covered !== null && <CoveredNow visit={visit} covered={covered} />}
      {told !== undefined && (
        <p>
          Readers are told: <q dir="auto">{told}</q>
        </p>
      )}
      {note !== undefined && <p dir="auto">{note}</p>}
      {lifted !== undefined ? (
        <p>
          {`Lifted by ${who(lifted.by)} on ${momentInWords(lifted.at)}: `}
          <span dir="auto">{lifted.why}</span>
        </p>
      ) : (
        may && (
          <p class="buttons">
            <a class="button" href={hrefOf(mechanismRoutes.liftForm, { case: opened.id, entry })}>
              Lift it…<span class="unseen">{` ${nameOf(body)}`}</span>
            </a>
          </p>
        )
      )}
    </section>
  )
}
