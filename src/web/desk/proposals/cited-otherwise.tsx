import type { VNode } from 'preact'
import { languageName } from '../../../kit/index.ts'
import { openChanges } from '../../../publishing/index.ts'
import { ChangeForStaff, normsOtherwise } from '../publication/norms-otherwise.tsx'
import type { CaseVisit } from '../visit.ts'

/**
 * Where published text cites norms for this case which come to something else than when it was published: the same that *Changed since
 * publication* asks about, so that nobody who looks at a norm misses it. Of one norm, or of all. Null where there is none.
 */
export async function CitedOtherwise({ visit, norm }: { readonly visit: CaseVisit; readonly norm?: string }): Promise<VNode | null> {
  const { needs, opened } = visit
  const reads = new Map([[opened.key, opened.membership.clearance]])
  const changes = (await openChanges(needs.db, reads)).filter(({ kind }) => kind === 'norm')
  const norms = await normsOtherwise(visit, changes)
  const those = changes.filter(({ id }) => norm === undefined || norms.get(id)?.norm === norm)
  if (those.length === 0) return null
  const waiting = those.filter(({ kept }) => !kept).length
  return (
    <section aria-labelledby="cited-otherwise">
      <h2 id="cited-otherwise">Cited by published text, and otherwise now</h2>
      <ul>
        {those.map((change) => (
          <li key={change.id}>
            <a href={`/appeals/${encodeURIComponent(change.appeal)}/standings`}>
              <bdi>{change.appeal}</bdi>
            </a>
            , version {change.version}, {languageName(change.lang)}, {change.sentences.join(', ').toUpperCase()}:{' '}
            <ChangeForStaff change={change} norms={norms} />
            {change.kept && ' The text was kept as it is.'}
          </li>
        ))}
      </ul>
      {waiting > 0 && (
        <p>
          <a href="/appeals/changed">Decide what becomes of the text</a>
        </p>
      )}
    </section>
  )
}
