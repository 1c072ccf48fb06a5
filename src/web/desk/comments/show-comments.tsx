import { namedSentences, sayInThread, type CommentKind, type Thread } from '../../../appeals/index.ts'
import { appealCrumbs, textHref } from '../appeals/index.ts'
import { answerMeanwhile, answerNotTheWhole, answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { emptyForm, Form, Options, readForm, TextArea, textOf, tooLong, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf, judges } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { recordComment } from './begin-thread.tsx'
import { threadsOf, type ThreadsOfAppeal } from './beside.tsx'
import { commentRoutes } from './routes.ts'
import { ThreadInWords } from './thread.tsx'

/** GET /appeals/:appeal/comments: all threads, those that are open first; one of them with the form to answer it. */
export const comments = (visit: AppealVisit): Promise<Response> => {
  const thread = Number(visit.c.req.query('thread'))
  return show(visit, Number.isInteger(thread) ? { thread, form: { ...emptyForm, given: new Map([['what', ['comment']]]) } } : null, 200)
}

/** POST …/comments/3: says something in a thread, resolves it or reopens it. */
export async function answerThread(visit: AppealVisit): Promise<Response> {
  const { opened, staff, now, c } = visit
  if (opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const thread = Number(c.req.param('thread'))
  const again = (errors: FormState['errors'], status: 409 | 422): Promise<Response> =>
    show(visit, { thread, form: { given, errors } }, status)
  const kind = kinds.find((one) => one === textOf(given, 'what'))
  const text = textOf(given, 'text')
  const errors = {
    ...(kind === undefined && { what: 'Choose what to do.' }),
    ...(kind === 'comment' && text === '' && { text: 'Type the answer.' }),
    ...tooLong(given, 'text', 5000),
  }
  if (kind === undefined || Object.keys(errors).length > 0) return again(errors, 422)
  return change(visit, given, async (tx) => {
    const said = await sayInThread(tx, opened.whole.id, { thread, kind, text, by: staff.id, at: now })
    switch (said.kind) {
      case 'said':
        await recordComment(tx, visit, kind === 'comment' ? 'comment.add' : 'comment.resolve', thread)
        return { kind: 'done', location: withNotice(`${c.req.path.replace(/\/\d+$/, '')}#thread-${thread}`, 'saved') }
      case 'so-already':
        return { kind: 'refused', response: () => again({ '': 'Somebody else has done so already.' }, 409) }
      case 'none':
        return { kind: 'refused', response: () => answerMeanwhile(visit, 'gone') }
      default:
        return said satisfies never
    }
  })
}

const kinds: readonly CommentKind[] = ['comment', 'resolved', 'reopened']

type Answering = { readonly thread: number; readonly form: FormState }

async function show(visit: AppealVisit, answering: Answering | null, status: 200 | 409 | 422): Promise<Response> {
  const { opened } = visit
  const { threads, who } = await threadsOf(visit)
  const inOrder = [...threads.filter(({ open }) => open), ...threads.filter(({ open }) => !open)]
  return answer(
    visit,
    <DeskPage visit={visit} title={`Comments on ${opened.appeal.id}`} crumbs={appealCrumbs(opened)}>
      <h1>Comments</h1>
      <p>
        What the team says among itself about the sentences of this appeal. None of it is published.{' '}
        <a href={textHref(visit)}>Comment on a sentence in the text</a>
      </p>
      {opened.hidden > 0 ? (
        <p>You may not read all of this appeal, so its comments are not shown to you.</p>
      ) : (
        threads.length === 0 && <p>Nobody has commented yet.</p>
      )}
      {inOrder.map((thread) => (
        <OneThread key={thread.number} {...{ visit, thread, who, answering }} />
      ))}
    </DeskPage>,
    status,
  )
}

type ThreadProperties = Pick<ThreadsOfAppeal, 'who'> & {
  readonly visit: AppealVisit
  readonly thread: Thread
  readonly answering: Answering | null
}

function OneThread({ visit, thread, who, answering }: ThreadProperties) {
  const { opened, staff } = visit
  const found = namedSentences(opened.marked).find(({ sentence }) => sentence.id === thread.part)
  const state = thread.open ? 'open' : 'resolved'
  const here = hrefOf(commentRoutes.answer, { appeal: opened.appeal.id, thread: thread.number })
  const turn = thread.open
    ? { value: 'resolved', label: 'Resolve it', hint: 'It is done, or needs nothing more. It can be reopened.' }
    : { value: 'reopened', label: 'Reopen it' }
  return (
    <section id={`thread-${thread.number}`} aria-labelledby={`thread-${thread.number}-title`} data-row="">
      <h2 id={`thread-${thread.number}-title`}>
        {found === undefined ? 'A sentence that is gone' : found.name} <span class="hint">{state}</span>
      </h2>
      {found !== undefined && (
        <p class="text" dir="auto" lang={opened.appeal.lang}>
          <a href={`${textHref(visit)}#s${thread.part}`}>{found.sentence.value.text}</a>
        </p>
      )}
      <ThreadInWords thread={thread} who={who} now={found?.sentence.value.text} lang={opened.appeal.lang} />
      {(judges as readonly string[]).includes(staff.role) &&
        (answering?.thread === thread.number ? (
          <Form visit={visit} form={answering.form} action={here} submit="Save" beside={<a href={textHref(visit, 'comments')}>Leave it</a>}>
            <Options
              form={answering.form}
              type="radio"
              name="what"
              label="What you do"
              options={[{ value: 'comment', label: 'Answer' }, turn]}
            />
            <TextArea form={answering.form} name="text" label="What you say" rows={2} />
          </Form>
        ) : (
          <p>
            <a href={`${textHref(visit, 'comments')}?thread=${thread.number}#thread-${thread.number}`}>
              Answer or {thread.open ? 'resolve' : 'reopen'}
              <span class="unseen">{` comment ${thread.number}`}</span>
            </a>
          </p>
        ))}
    </section>
  )
}
