import { newestHandover } from '../../../cases/index.ts'
import { caseHref } from '../points/index.ts'
import type { CaseVisit } from '../visit.ts'
import { HandoverNote } from './hand-over.tsx'
import { LastContact, NextAttempts } from './to-do.tsx'

/** For the page of a case: who was spoken with last, what is to be tried next, and the note of the last shift. `nameOf` as of `whoWrote`. */
export function LogAtAGlance({ visit, nameOf }: { readonly visit: CaseVisit; readonly nameOf: (recordedBy: string) => string }) {
  const note = newestHandover(visit.opened)
  return (
    <section aria-label="Calls and contacts">
      <p>
        <LastContact visit={visit} /> <a href={caseHref(visit.opened.id, 'log')}>All calls and contacts</a>
      </p>
      <NextAttempts visit={visit} most={5} />
      {note !== null && (
        <>
          <h2>Hand-over</h2>
          <HandoverNote visit={visit} note={note} nameOf={nameOf} />
        </>
      )}
    </section>
  )
}
