import { readThreads, type Thread } from '../../../appeals/index.ts'
import { hrefOf, judges } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'
import { commentRoutes } from './routes.ts'
import { ThreadInWords } from './thread.tsx'

/** The threads of an appeal, with who says what. */
export type ThreadsOfAppeal = { readonly threads: readonly Thread[]; readonly who: (by: string) => string }

/**
 * The threads of the appeal in the address. Whoever may not read all of it is shown none: a remark may say what a sentence
 * rests on.
 */
export async function threadsOf(visit: AppealVisit): Promise<ThreadsOfAppeal> {
  const { opened, needs } = visit
  return { threads: opened.hidden > 0 ? [] : await readThreads(needs.db, opened.whole.id), who: await whoWrote(visit) }
}

type Properties = ThreadsOfAppeal & {
  readonly visit: AppealVisit
  /** The number of the sentence, how it is called, and what it says. */
  readonly part: number
  readonly name: string
  readonly text: string
}

/** What the team says about a sentence, beside it: open threads, how many are resolved, and the way to say something. */
export function ThreadsBeside({ visit, threads, who, part, name, text }: Properties) {
  const { opened, staff } = visit
  if (opened.hidden > 0) return null
  const here = threads.filter((thread) => thread.part === part)
  const resolved = here.filter(({ open }) => !open).length
  const all = hrefOf(commentRoutes.comments, { appeal: opened.appeal.id })
  return (
    <>
      {here
        .filter(({ open }) => open)
        .map((thread) => (
          <aside key={thread.number} class="comment" aria-label={`Comment on ${name}`}>
            <ThreadInWords thread={thread} who={who} now={text} lang={opened.appeal.lang} />
            <p class="small">
              <a href={`${all}?thread=${thread.number}#thread-${thread.number}`}>
                Answer or resolve<span class="unseen">{` the comment on ${name}`}</span>
              </a>
            </p>
          </aside>
        ))}
      <p class="small links">
        {(judges as readonly string[]).includes(staff.role) && (
          <a href={hrefOf(commentRoutes.newComment, { appeal: opened.appeal.id, part })}>Comment on {name}</a>
        )}{' '}
        {resolved > 0 && <a href={all}>{resolved === 1 ? '1 resolved comment' : `${resolved} resolved comments`}</a>}
      </p>
    </>
  )
}
