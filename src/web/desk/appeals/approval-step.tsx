import type { ReasonGiven } from '../../../appeals/index.ts'
import { momentInWords } from '../moment.ts'
import type { StepAsRead } from './step-as-read.ts'

type StepProperties = { readonly said: StepAsRead; readonly who: (by: string) => string; readonly of: string }

/** What somebody said about an approval, and of which text. */
export function Step({ said: { step, unread }, who, of }: StepProperties) {
  const { kind, by, at, note, remarks = [], contested = [], verdicts = [] } = step
  return (
    <>
      <p>
        <bdi>{kind === 'operator' ? by : who(by)}</bdi> {stepInWords[kind]} on <time dateTime={at.toISOString()}>{momentInWords(at)}</time>
        {`, ${of}`}
      </p>
      {note !== undefined && <p dir="auto">{note}</p>}
      {remarks.length > 0 && (
        <ul>
          {remarks.map(({ name, sentence, remark }) => (
            <li key={name}>
              {name} <q dir="auto">{sentence}</q>: <span dir="auto">{remark}</span>
            </li>
          ))}
        </ul>
      )}
      <Reasons title="Contested, and the text does not say so. Why it may go out:" given={contested} />
      <Reasons title="A verdict, stated as a fact. Why it may go out:" given={verdicts} />
      {unread && <p class="hint">Words stand here that you may not read.</p>}
    </>
  )
}

const Reasons = ({ title, given }: { readonly title: string; readonly given: readonly ReasonGiven[] }) =>
  given.length === 0 ? null : (
    <>
      <p>{title}</p>
      <ul>
        {given.map(({ name, sentence, reason }) => (
          <li key={`${name} ${sentence}`}>
            {name} <q dir="auto">{sentence}</q>: <span dir="auto">{reason}</span>
          </li>
        ))}
      </ul>
    </>
  )

const stepInWords = {
  asked: 'asked for the approval',
  approved: 'approved it',
  'sent-back': 'sent it back',
  operator: 'published it from the command line',
} as const
