import type { EntryRevision } from '../../../cases/index.ts'
import { historyAsRead } from '../history-as-read.ts'
import { momentInWords } from '../moment.ts'
import type { CaseVisit } from '../visit.ts'
import { whoWrote } from '../who-wrote.ts'

/** A revision of a question, with who wrote it. */
export type QuestionRevision = EntryRevision & { readonly who: string }

/** What a question has said, the newest first, as far as this member may read it. */
export async function revisionsOf(visit: CaseVisit, id: string): Promise<readonly QuestionRevision[]> {
  const meta = visit.opened.entries.get(`questions/${id}`)
  if (meta === undefined) return []
  const name = await whoWrote(visit)
  const revisions = await historyAsRead(visit, 'questions', meta.position)
  return revisions.map((revision) => ({ ...revision, who: name(revision.recorded_by) })).toReversed()
}

/** What happened to a question, in words. */
export function QuestionHistory({ revisions }: { readonly revisions: readonly QuestionRevision[] }) {
  return (
    <>
      <h2>What happened to it</h2>
      <ol class="plain rows">
        {revisions.map((revision, index) => (
          <li key={revision.revision}>
            <span class="hint">{momentInWords(revision.recorded_at)}</span>{' '}
            <span dir="auto">{asSentence(`${revision.who} ${whatChanged(revision, revisions[index + 1])}`)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function whatChanged({ entry }: EntryRevision, before: EntryRevision | undefined): string {
  if (entry === null) return 'wrote what has since been erased'
  const old = before?.entry
  const claims = listOf(entry['claims'])
  if (old === undefined || old === null) return `put the question to ${claims.join(', ')}`
  const added = claims.filter((id) => !listOf(old['claims']).includes(id))
  return (
    [
      ...(added.length > 0 ? [`put it to ${added.join(', ')} too`] : []),
      ...(entry['state'] === old['state'] ? [] : [entry['state'] === 'explained' ? 'explained it' : 'opened it again']),
      ...(entry['why'] === old['why']
        ? []
        : [`wrote why: ${textOf(entry['why'])}${old['why'] === undefined ? '' : ` (before: ${textOf(old['why'])})`}`]),
    ].join('; ') || 'changed it'
  )
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : 'nothing')
const asSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
