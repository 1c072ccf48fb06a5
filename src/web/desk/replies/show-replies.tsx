import { hasLeft, type Delivery, type Reply } from '../../../delivery/index.ts'
import { dayInWords } from '../deliveries/words.ts'
import { documentTextRoutes } from '../document-text/routes.ts'
import { Button } from '../forms/index.ts'
import { momentInWords } from '../moment.ts'
import { hrefOf, writers } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { kindInWords } from './reply-fields.tsx'
import { replyRoutes } from './routes.ts'

type Properties = {
  readonly visit: AppealVisit
  readonly delivery: Delivery
  readonly replies: readonly Reply[]
  readonly who: (by: string) => string
}

/** What came back to a delivery, on its page, with the ways to the document and to what readers are told. */
export function Replies({ visit, delivery, replies, who }: Properties) {
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  if (!hasLeft(delivery.state) && replies.length === 0) return null
  const appeal = delivery.appeal
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">Answers</h2>
      {replies.length === 0 && <p>None recorded.</p>}
      <ul class="plain rows">
        {replies.map((reply) => (
          <li key={reply.id}>
            <Said visit={visit} reply={reply} />
            {reply.words?.note !== undefined && (
              <p class="text" dir="auto">
                {reply.words.note}
              </p>
            )}
            <p class="hint">
              {momentInWords(reply.at)}, <bdi>{who(reply.by)}</bdi>. {reply.shown ? told(delivery) : 'Readers are not told of it.'}
            </p>
            {writes && reply.words !== null && (
              <div class="buttons">
                <a href={hrefOf(replyRoutes.reply, { appeal, reply: reply.id })}>Correct it</a>
                <Button
                  visit={visit}
                  action={hrefOf(replyRoutes.showReply, { appeal, reply: reply.id })}
                  label={reply.shown ? 'Tell readers of it no more' : 'Let readers be told of it'}
                  values={{ show: reply.shown ? 'no' : 'yes' }}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <p>
          <a class="button" href={hrefOf(replyRoutes.newReply, { appeal, delivery: delivery.id })}>
            Record an answer
          </a>
        </p>
      )}
    </section>
  )
}

const told = ({ isPublic }: Delivery): string =>
  isPublic
    ? 'Readers are told of it: the body, the day, what it answers.'
    : 'Readers will be told of it once they are told of the delivery.'

function Said({ visit, reply: { words } }: { readonly visit: AppealVisit; readonly reply: Reply }) {
  if (words === null) return <p>An answer whose words were erased</p>
  const opened = visit.opened.cases.get(words.case)
  const document = opened?.document.documents.find(({ id }) => id === words.document)
  const speaker = opened?.document.sources.find(({ id }) => id === words.speaker)
  return (
    <>
      <p>
        {kindInWords[words.kind]}, {dayInWords(words.received)}
        {words.asks.length > 0 && `; answers request ${words.asks.join(', ')}`}
        {speaker !== undefined && (
          <>
            ; said by <bdi>{speaker.name}</bdi>
          </>
        )}
      </p>
      <p>
        {document === undefined ? (
          'A document that you may not read'
        ) : (
          <a href={hrefOf(documentTextRoutes.text, { case: words.case, document: words.document })} dir="auto">
            {document.title}
          </a>
        )}
        {document !== undefined && <span class="hint"> Mark its words to make claims of them.</span>}
      </p>
    </>
  )
}
