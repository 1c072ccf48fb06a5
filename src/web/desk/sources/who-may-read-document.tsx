import { writers } from '../route.ts'
import type { CaseVisit } from '../visit.ts'

/** Who may read a document, in a line, with the way to decide it. */
export function WhoMayReadDocument({ visit: { opened, staff }, id }: { readonly visit: CaseVisit; readonly id: string }) {
  const mark = opened.document.documents.find((document) => document.id === id)?.sensitivity
  const href = `/cases/${encodeURIComponent(opened.id)}/documents/${encodeURIComponent(id)}/mark`
  return (
    <>
      {mark === undefined ? 'Nobody has decided: its title goes with its claims, its words and files are for the team' : inWords[mark]}
      {(writers as readonly string[]).includes(staff.role) && (
        <>
          {'. '}
          <a href={href}>{mark === undefined ? 'Decide it' : 'Keep it from further readers'}</a>
        </>
      )}
    </>
  )
}

const inWords = {
  public: 'Everybody',
  team: 'The team; no published page names it',
  privileged: 'Members who read what is privileged',
  sealed: 'Members who read what is sealed',
} as const
