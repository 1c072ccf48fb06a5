import { loadCaseWith, readableBy, recordEntries } from '../../../cases/index.ts'
import { defaultSettings, evaluate } from '../../../evaluation/index.ts'
import { dayOfInstant } from '../../../kit/index.ts'
import type { Transaction } from '../../../platform/index.ts'
import type { CaseVisit } from '../visit.ts'
import type { Shown } from './new-claim-page.tsx'
import { pagesChanged, type PageTouched } from './pages-touched.ts'
import { WhatItMeets } from './what-it-meets.tsx'
import { PageList } from './who-may-read.tsx'

/**
 * What a claim meets that was just saved in a transaction which is to be taken back: what is shown is what saving it gives.
 * `before` is what readers of published pages were told before it.
 */
export async function lookAt(tx: Transaction, visit: CaseVisit, id: string, before: ReadonlySet<number>): Promise<Shown> {
  const { needs, opened, now } = visit
  const loaded = await loadCaseWith(tx, opened.id)
  if (loaded === null) throw new Error('A case to which a claim was just added is not there')
  const document = readableBy(loaded.document, opened.membership.clearance)
  const claim = document.claims.find((candidate) => candidate.id === id)
  if (claim === undefined) throw new Error('A claim cannot be read by whoever just entered it')
  const at = dayOfInstant(now)
  const evaluation = evaluate(document, needs.facts, defaultSettings, { at, known: null })
  const known = new Set(opened.evaluate(at).checks.map(({ message }) => message))
  const checks = evaluation.checks.filter(({ message }) => !known.has(message))
  const touched = claim.sensitivity === undefined ? await ifAllowed(tx, visit, id, before) : []
  const looked = (
    <>
      <WhatItMeets {...{ visit, document, evaluation, claim, checks }} unsaved />
      {claim.sensitivity === undefined && <WouldBeNoted pages={touched} />}
    </>
  )
  return { looked, touched }
}

/** The pages that would change if the claim might be published. */
async function ifAllowed(tx: Transaction, visit: CaseVisit, claim: string, before: ReadonlySet<number>): Promise<readonly PageTouched[]> {
  const { needs, opened, staff, now } = visit
  const mark = { kind: 'add', list: 'tightenings', entry: { claim, sensitivity: 'public' } } as const
  const outcome = await recordEntries(tx, opened.id, [mark], { by: staff.id, at: now, facts: needs.facts })
  if (outcome.kind !== 'recorded') throw new Error(`A claim of which nobody has decided could not be let out: ${outcome.kind}`)
  return pagesChanged(tx, visit, before)
}

const WouldBeNoted = ({ pages }: { readonly pages: readonly PageTouched[] }) => (
  <p class={pages.length > 0 ? 'notice' : undefined}>
    {pages.length === 0 ? (
      'No published page would change, whether it may be published or not.'
    ) : (
      <>
        {'If it may be published, readers see a dated note at once: '}
        <PageList pages={pages} />.
      </>
    )}
  </p>
)
