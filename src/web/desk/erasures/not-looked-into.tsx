import type { WhyUnread } from '../../../erasure/index.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/index.ts'
import type { Reach } from './reach.ts'

/** How many documents are named; whoever has more of them looks at them case by case. */
const mostNamed = 50

/** The documents whose files may hold the words although nobody could look: whoever erases looks at them, or removes them. */
export function NotLookedInto({ unread: { shown, others } }: Pick<Reach, 'unread'>) {
  const all = shown.length + others
  if (all === 0) return null
  return (
    <div class="notice">
      <p>
        {all === 1 ? 'The file of 1 document' : `The files of ${all} documents`} of all cases could not be looked into, or not whole. Open{' '}
        {all === 1 ? 'it' : 'each'} and look for the words yourself; look here again when none is being read any more.
      </p>
      <ul>
        {shown.slice(0, mostNamed).map((one) => (
          <li key={`${one.case} ${one.document}`}>
            <a href={hrefOf(entryRoutes.document, one)}>{`Document ${one.document}`}</a> of <bdi>{one.case}</bdi>: {whyInWords[one.why]}
          </li>
        ))}
        {shown.length > mostNamed && <li>{`and ${shown.length - mostNamed} more that you may read`}</li>}
        {others > 0 && <li>{`${others} in cases whose whole file you may not read`}</li>}
      </ul>
    </div>
  )
}

const whyInWords: Readonly<Record<WhyUnread, string>> = {
  'no-words': 'no words were taken from it, yet or at all',
  cut: 'it has more words than are kept',
  'holds-files': 'files within it, as what is attached to a mail, were not opened',
}
