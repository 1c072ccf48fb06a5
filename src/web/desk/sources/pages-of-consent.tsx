import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { flaggedEditions } from './flagged-editions.ts'
import { Flags } from './flags.tsx'

/** The published pages that rest on what somebody no longer agrees to, by this consent or by any of the case. */
export async function PagesOfConsent({ visit, position }: { readonly visit: CaseVisit; readonly position?: number }) {
  const all = await flaggedEditions(visit, [visit.opened])
  const flags = all.filter((flag) => position === undefined || flag.position === position)
  if (flags.length === 0) return <></>
  return (
    <section aria-labelledby="flagged" class="notice">
      <h2 id="flagged">{`Published, and no longer agreed to: ${flags.length}`}</h2>
      <p>These versions are read as they were published until somebody takes them down. Readers are told nothing of the consent.</p>
      <Flags visit={visit} flags={flags} who={await whoWrote(visit)} />
    </section>
  )
}
