import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import type { ThreadsOfAppeal } from './beside.tsx'
import { commentRoutes } from './routes.ts'

/** How many threads about the sentences are open, and the way to them; nothing where none is. */
export function OpenComments({ visit, said: { threads } }: { readonly visit: AppealVisit; readonly said: ThreadsOfAppeal }) {
  const open = threads.filter((thread) => thread.open).length
  if (open === 0) return null
  return (
    <p class="notice">
      <a href={hrefOf(commentRoutes.comments, { appeal: visit.opened.appeal.id })}>
        {open === 1 ? '1 open comment' : `${open} open comments`}
      </a>{' '}
      on its sentences. They stop nothing: read them before you decide.
    </p>
  )
}
