import { noteOfChange, speakersInWords, type FurtherAccount, type ToldChange, type ToldGone } from '../../publishing/index.ts'
import { Name } from './own.tsx'
import type { Reading } from './reading.ts'

/** What has changed since the version was published, each with the day it was noticed; beside a sentence it leads to the note. */
export const Since = ({
  changes = [],
  reading,
  under,
}: {
  changes?: readonly ToldChange[] | undefined
  reading: Reading
  under?: 'note'
}) => (
  <>
    {changes.map((change) => (
      <p class="since" {...reading.own}>
        {under === undefined ? (
          <a href={`#note-${change.note}`}>{noteOfChange(change, reading.words)}</a>
        ) : (
          noteOfChange(change, reading.words)
        )}
        {change.further !== undefined && (
          <>
            {' '}
            <Further account={change.further} reading={reading} />
          </>
        )}
        {change.whose !== undefined && (
          <>
            {' '}
            <Whose gone={change.whose} reading={reading} />
          </>
        )}
      </p>
    ))}
  </>
)

const whoIs = '{who}'
const whoIsLeft = '{left}'

/** The question of another account and who gives it; each runs its own way. */
const Further = ({ account, reading }: { account: FurtherAccount; reading: Reading }) => (
  <Filled text={reading.words.since.further(placeOf(account), whoIs)} {...{ account, reading }} />
)

/** The question of an account that is gone, as whose the note has it, and whose account remains. */
const Whose = ({ gone, reading }: { gone: ToldGone; reading: Reading }) => (
  <Filled
    text={reading.words.since.whose(placeOf(gone), whoIs, gone.left.length === 0 ? null : whoIsLeft)}
    {...{ account: gone, left: gone.left, reading }}
  />
)

const placeOf = ({ question }: FurtherAccount): string | null => (question === undefined ? null : '{question}')

type FilledProps = {
  readonly text: string
  readonly account: FurtherAccount
  readonly left?: readonly string[]
  readonly reading: Reading
}

function Filled({ text, account: { question, question_lang, speakers }, left = [], reading }: FilledProps) {
  return (
    <>
      {text.split(/(\{question\}|\{who\}|\{left\})/).map((part) => {
        if (part === '{question}')
          return question_lang === undefined ? <Name reading={reading}>{question ?? ''}</Name> : <bdi lang={question_lang}>{question}</bdi>
        if (part === whoIs) return <Name reading={reading}>{speakersInWords(speakers)}</Name>
        return part === whoIsLeft ? <Name reading={reading}>{speakersInWords(left)}</Name> : part
      })}
    </>
  )
}
