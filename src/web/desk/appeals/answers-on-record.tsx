import { repliesOf } from '../../../delivery/index.ts'
import { describeDate, parseDate } from '../../../kit/index.ts'
import type { AppealVisit } from '../visit.ts'
import { textHref } from './may-write.ts'

/** That answers of bodies are on record, so that an appeal is not closed as unanswered by oversight; nothing where there are none. */
export async function AnswersOnRecord({ visit }: { readonly visit: AppealVisit }) {
  const replies = await repliesOf(visit.needs.db, visit.opened.whole.id)
  const answers = replies.flatMap(({ words, shown }) => (words === null || words.kind === 'receipt' ? [] : [{ ...words, shown }]))
  if (answers.length === 0) return null
  const days = answers.map(({ received }) => describeDate(parseDate(received), 'en')).join('; ')
  return (
    <p class="notice">
      {answers.length === 1 ? 'An answer of a body is' : `${answers.length} answers of bodies are`} on record: {days}
      {answers.some(({ shown }) => shown) && ', and readers are told of it'}. “No answer came” would contradict that.{' '}
      <a href={textHref(visit, 'deliveries')}>See the deliveries</a>
    </p>
  )
}
