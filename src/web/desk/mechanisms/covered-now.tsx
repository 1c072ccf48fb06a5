import type { Procedure } from '../../../cases/index.ts'
import { pagesKeptBy, type KeptPage } from '../../../publishing/index.ts'
import type { CaseVisit } from '../visit.ts'
import { casesKnown } from './cases-known.ts'
import { backWithEachPage, HiddenPages, type NamedPage } from './hidden-pages.tsx'

/** What a procedure that stands hides now: of its case, and of what readers saw. */
export type NowCovered = {
  /** Of a case that is covered whole, how much of it there is for whoever asks. */
  readonly whole: { readonly claims: number; readonly documents: number; readonly appeals: number } | null
  readonly pages: readonly KeptPage[]
}

export async function coveredNow(visit: CaseVisit, { position, covers }: Procedure): Promise<NowCovered> {
  const { needs, opened } = visit
  const { claims, documents, appeals } = opened.document
  return {
    whole: covers.whole ? { claims: claims.length, documents: documents.length, appeals: appeals.length } : null,
    pages: await pagesKeptBy(needs.db, { caseKey: opened.key, position, known: await casesKnown(visit) }),
  }
}

export const CoveredNow = ({ visit, covered: { whole, pages } }: { readonly visit: CaseVisit; readonly covered: NowCovered }) => (
  <>
    {whole !== null && (
      <p>{`Of what you read that is now ${counted(whole.claims, 'claim')}, ${counted(whole.documents, 'document')} and ${counted(whole.appeals, 'appeal')} of the case.`}</p>
    )}
    {pages.length === 0 ? (
      <p>No published page shows any of it.</p>
    ) : (
      <>
        <p>Readers do not see because of it:</p>
        <HiddenPages visit={visit} pages={withWhy(pages)} />
      </>
    )}
  </>
)

/** What lifting it shows again, and what it does not. */
export function ShownAgain({ visit, pages }: { readonly visit: CaseVisit; readonly pages: readonly KeptPage[] }) {
  const back = pages.filter(({ besides }) => besides === null)
  const stay = pages.filter(({ besides }) => besides !== null)
  return (
    <>
      {back.length === 0 && <p>No page is shown again.</p>}
      {back.length > 0 && (
        <>
          <p>{`Readers see again ${back.length === 1 ? 'one page' : `${back.length} pages`}:`}</p>
          <HiddenPages visit={visit} pages={back} />
          <p class="hint">{backWithEachPage}</p>
        </>
      )}
      {stay.length > 0 && (
        <>
          <p>Not shown again:</p>
          <HiddenPages visit={visit} pages={withWhy(stay)} />
        </>
      )}
    </>
  )
}

/** Why each that something else hides, too, stands apart. */
const withWhy = (pages: readonly KeptPage[]): readonly NamedPage[] =>
  pages.map(({ besides, ...page }) => ({ ...page, ...(besides !== null && { apart: alsoHidden[besides] }) }))

const alsoHidden = { 'another-procedure': 'another procedure hides it, too', otherwise: 'not shown for another reason' } as const

const counted = (number: number, of: string): string => (number === 1 ? `one ${of}` : `${number} ${of}s`)
