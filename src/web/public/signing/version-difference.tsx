import type { Edition } from '../../../publishing/index.ts'
import type { OwnRecord } from '../../../signons/index.ts'
import { routes } from '../../routes.ts'
import type { SigningReading } from './reading.ts'
import { inLanguage } from './screen.tsx'
import { sentenceDifference, type SentenceChange } from './sentence-difference.ts'

type Props = {
  readonly reading: SigningReading
  readonly record: Pick<OwnRecord, 'appeal' | 'version' | 'newest'>
  readonly signed?: Edition | undefined
  readonly newest: Edition
  /** What it means, if it is not what it means for a person. */
  readonly text?: string
}

/** What has changed since somebody signed, and what that means for the sign-on. */
export function Difference({
  reading,
  record,
  signed,
  newest,
  text = reading.signing.own.versionText(record.version, record.newest),
}: Props) {
  const { own } = reading.signing
  return (
    <section>
      <h2>{own.versionTitle}</h2>
      <p>
        {text} <a href={routes.appeal(record.appeal)}>{reading.words.status.latest}</a>
      </p>
      <Changes {...{ reading, signed, newest }} />
    </section>
  )
}

function Changes({ reading, signed, newest }: Pick<Props, 'reading' | 'signed' | 'newest'>) {
  const { own } = reading.signing
  if (signed === undefined) return <p class="hint">{own.versionGone}</p>
  if (signed.lang !== newest.lang) return <p class="hint">{own.versionOther}</p>
  const changes = sentenceDifference(signed, newest)
  if (changes.length === 0) return <p class="hint">{own.versionSame}</p>
  const labels = { removed: own.removedSentence, added: own.addedSentence, changed: own.changedSentence }
  return (
    <ol class="changes">
      {changes.map((change) => (
        <li>
          <small>{labels[change.kind]}</small>
          <div {...inLanguage(newest.lang, reading)}>
            <Change change={change} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Change({ change }: { readonly change: SentenceChange }) {
  if (change.kind === 'changed')
    return (
      <>
        <p>{change.before.map(({ text, only }) => (only ? <del>{text}</del> : text))}</p>
        <p>{change.after.map(({ text, only }) => (only ? <ins>{text}</ins> : text))}</p>
      </>
    )
  return <p>{change.kind === 'removed' ? <del>{change.text}</del> : <ins>{change.text}</ins>}</p>
}
