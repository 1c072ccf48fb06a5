import { hasLeft, type Brought, type Delivery, type KeptReply, type Reply } from '../../../delivery/index.ts'
import type { WithCases } from '../deliveries/with-cases.ts'
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
  const { appeal } = delivery
  return (
    <Answers
      visit={visit}
      delivery={delivery}
      replies={replies}
      who={who}
      newReply={hrefOf(replyRoutes.newReply, { appeal, delivery: delivery.id })}
      correct={({ id: reply }) => hrefOf(replyRoutes.reply, { appeal, reply })}
      telling={{ show: ({ id: reply }) => hrefOf(replyRoutes.showReply, { appeal, reply }), isPublic: delivery.isPublic }}
    />
  )
}

type AnswersProperties = {
  readonly visit: WithCases
  readonly delivery: Brought
  readonly replies: readonly KeptReply[]
  readonly who: (by: string) => string
  /** Where an answer is recorded, and where one is corrected. */
  readonly newReply: string
  readonly correct: (reply: KeptReply) => string
  /** Of what readers may be told: where that is decided, and whether they are told of the delivery. */
  readonly telling?: { readonly show: (reply: KeptReply) => string; readonly isPublic: boolean }
  /** How its heading is called where several stand on a page. */
  readonly name?: string
}

/** What came back to something that was brought to a body. */
export function Answers({ visit, delivery, replies, who, newReply, correct, telling, name = 'replies' }: AnswersProperties) {
  const writes = (writers as readonly string[]).includes(visit.staff.role)
  if (!hasLeft(delivery.state) && replies.length === 0) return null
  return (
    <section aria-labelledby={name}>
      {telling === undefined ? <h4 id={name}>Answers</h4> : <h2 id={name}>Answers</h2>}
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
              {momentInWords(reply.at)}, <bdi>{who(reply.by)}</bdi>.
              {telling !== undefined && ` ${reply.shown ? told(telling) : 'Readers are not told of it.'}`}
            </p>
            {writes && reply.words !== null && (
              <div class="buttons">
                <a href={correct(reply)}>Correct it</a>
                {telling !== undefined && (
                  <Button
                    visit={visit}
                    action={telling.show(reply)}
                    label={reply.shown ? 'Tell readers of it no more' : 'Let readers be told of it'}
                    values={{ show: reply.shown ? 'no' : 'yes' }}
                  />
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <p>
          <a class="button" href={newReply}>
            Record an answer
          </a>
        </p>
      )}
    </section>
  )
}

const told = ({ isPublic }: { readonly isPublic: boolean }): string =>
  isPublic
    ? 'Readers are told of it: the body, the day, what it answers.'
    : 'Readers will be told of it once they are told of the delivery.'

function Said({ visit, reply: { words } }: { readonly visit: WithCases; readonly reply: KeptReply }) {
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
