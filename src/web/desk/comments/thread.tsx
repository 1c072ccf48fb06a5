import type { Comment, Thread } from '../../../appeals/index.ts'
import { momentInWords } from '../moment.ts'

type Properties = {
  readonly thread: Thread
  readonly who: (by: string) => string
  /** What the sentence says now; undefined where it is gone. */
  readonly now: string | undefined
  readonly lang: string
}

/** What was said in a thread, the first first; and what the sentence said when it was begun, where it says something else by now. */
export function ThreadInWords({ thread, who, now, lang }: Properties) {
  const { sentence, comments } = thread
  return (
    <>
      {sentence !== now && (
        <p class="hint">
          {'Said of: '}
          {sentence === null ? (
            'words that were erased'
          ) : (
            <q dir="auto" lang={lang}>
              {sentence}
            </q>
          )}
        </p>
      )}
      <ul class="plain">
        {comments.map((comment) => (
          <li key={comment.number}>
            <b>
              <bdi>{who(comment.by)}</bdi>
            </b>{' '}
            <span class="hint">
              {didInWords[comment.kind]} <time dateTime={comment.at.toISOString()}>{momentInWords(comment.at)}</time>
            </span>
            <Said comment={comment} />
          </li>
        ))}
      </ul>
    </>
  )
}

const didInWords = { comment: '', resolved: 'resolved it', reopened: 'reopened it' } as const

const Said = ({ comment: { text } }: { readonly comment: Comment }) =>
  text === null ? (
    <p class="hint">The words were erased.</p>
  ) : text === '' ? null : (
    <p dir="auto" class="text">
      {text}
    </p>
  )
