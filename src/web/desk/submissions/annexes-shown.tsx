import { loadCase } from '../../../cases/index.ts'
import type { Annex } from '../../../delivery/index.ts'
import { heldToTheirWords } from '../../../documents/index.ts'
import type { SubmissionText } from '../../../submissions/index.ts'
import type { CaseVisit } from '../visit.ts'
import { submissionRoutes } from './routes.ts'
import { submissionHref, type TheSubmission } from './the-submission.ts'

/** The titles of the documents of the case whose files this person may read, by id; of those that are named, or of all. */
export async function readableAnnexes({ opened, needs }: CaseVisit, of: readonly Annex[] | null): Promise<ReadonlyMap<string, string>> {
  const asked = opened.document.documents.filter(({ id }) => of === null || of.some((annex) => annex.document === id))
  const whole = opened.isWhole || asked.length === 0 ? null : await loadCase(needs.db, opened.id)
  const held = whole === null ? asked : await heldToTheirWords(needs.files, asked, { whole, clearance: opened.membership.clearance })
  return new Map(held.flatMap(({ id, title, original }) => (original === undefined ? [] : [[id, title] as const])))
}

/** Whether this person may read the file of every annex. */
export async function readsAllAnnexes(visit: CaseVisit, text: SubmissionText | null): Promise<boolean> {
  const annexes = text?.annexes ?? []
  const readable = await readableAnnexes(visit, annexes)
  return annexes.every(({ document }) => readable.has(document))
}

export function AnnexesShown({
  visit,
  found,
  text,
  readable,
  mayEdit,
}: {
  readonly visit: CaseVisit
  readonly found: TheSubmission
  readonly text: SubmissionText
  readonly readable: ReadonlyMap<string, string>
  readonly mayEdit: boolean
}) {
  return (
    <section aria-labelledby="annexes">
      <h2 id="annexes">Annexes</h2>
      {text.annexes.length === 0 ? (
        <p>None.</p>
      ) : (
        <ol>
          {text.annexes.map(({ document, sha256, leave }) => (
            <li key={`${document}/${sha256}`} dir="auto">
              {readable.get(document) ?? 'A document that you may not read'}
              {leave !== undefined && readable.has(document) && (
                <p class="hint">
                  Privileged or sealed; leaves because {leave.name} says so ({leave.at.slice(0, 10)}): {leave.reason}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayEdit && (
        <p>
          <a href={submissionHref(visit, submissionRoutes.submissionAnnexes, found.submission)}>Choose annexes</a>
        </p>
      )}
    </section>
  )
}
