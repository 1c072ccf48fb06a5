import type { EntryList, EntryRevision } from '../../cases/index.ts'
import { changeInWords } from './cases/history-in-words.ts'
import { momentInWords } from './moment.ts'
import type { CaseVisit } from './visit.ts'
import { atStart } from './who-wrote.ts'

type HistoryProperties = {
  readonly visit: CaseVisit
  readonly list: EntryList
  readonly history: readonly EntryRevision[]
  readonly who: (recordedBy: string) => string
}

/** All that an entry has said, the newest first. */
export const EntryHistory = ({ visit: { opened }, list, history, who }: HistoryProperties) => (
  <section aria-labelledby="history">
    <h2 id="history">History</h2>
    <ol class="plain">
      {history
        .map((revision, index) => ({ ...revision, list, before: history[index - 1]?.entry ?? null }))
        .toReversed()
        .map((revision) => {
          const { did, changed } = changeInWords(revision, `/cases/${encodeURIComponent(opened.id)}`)
          const { recorded_at: at } = revision
          return (
            <li key={revision.revision}>
              <time dateTime={at.toISOString()}>{momentInWords(at)}</time>
              {': '}
              <bdi>{atStart(who(revision.recorded_by))}</bdi> {did}
              {changed.map(({ field, from, to }) => (
                <p key={field} class="hint">
                  {field}: {from === '' ? 'nothing' : <del dir="auto">{from}</del>} → {to === '' ? 'nothing' : <ins dir="auto">{to}</ins>}
                </p>
              ))}
            </li>
          )
        })}
    </ol>
  </section>
)
