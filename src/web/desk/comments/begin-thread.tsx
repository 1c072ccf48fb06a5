import { beginThread, namedSentences } from '../../../appeals/index.ts'
import { recordAudit } from '../../../staff/index.ts'
import { appealCode } from '../appeal-code.ts'
import { appealCrumbs, textHref } from '../appeals/index.ts'
import { answerMeanwhile, answerNotTheWhole, answerUnreadable } from '../appeals/meanwhile.tsx'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import { emptyForm, Form, readForm, required, TextArea, textOf, tooLong, type FormState } from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { commentRoutes } from './routes.ts'

/** GET …/sentences/12/comment */
export async function newComment(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  return show(visit, await formStateFor(visit, emptyForm), 200)
}

/** POST: begins a thread about the sentence as it stands. */
export async function newCommentSent(visit: AppealVisit): Promise<Response> {
  const { opened, staff, now } = visit
  if (opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const found = sentenceAsked(visit)
  if (found === undefined) return answerMeanwhile(visit, 'gone')
  const errors = { ...required(given, 'text', 'Type the comment.'), ...tooLong(given, 'text', 5000) }
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  return change(visit, given, async (tx) => {
    const { id, value } = found.sentence
    const text = textOf(given, 'text')
    const number = await beginThread(tx, opened.whole.id, { part: id, sentence: value.text, text, by: staff.id, at: now })
    await recordComment(tx, visit, 'comment.add', number)
    return { kind: 'done', location: withNotice(`${textHref(visit)}#s${id}`, 'added') }
  })
}

/** Records in the audit that something was said about an appeal: in which thread, and none of the words. */
export async function recordComment(
  tx: Parameters<typeof recordAudit>[0],
  { opened, staff, now }: AppealVisit,
  action: 'comment.add' | 'comment.resolve',
  thread: number,
): Promise<void> {
  const audit = { at: now, staff: staff.id, action, list: 'appeals', entry: await appealCode(tx, opened), detail: { thread } } as const
  const caseKey = opened.holder?.caseKey
  await recordAudit(tx, { ...audit, ...(caseKey !== undefined && { caseKey }) })
}

const sentenceAsked = ({ opened, c }: AppealVisit) =>
  namedSentences(opened.marked).find(({ sentence }) => sentence.id === Number(c.req.param('part')))

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const { opened } = visit
  const found = sentenceAsked(visit)
  if (found === undefined) return answerMeanwhile(visit, 'gone')
  const { name, sentence } = found
  return answer(
    visit,
    <DeskPage visit={visit} title={`Comment on ${name} of ${opened.appeal.id}`} crumbs={appealCrumbs(opened)}>
      <h1>Comment on {name}</h1>
      <blockquote class="text" dir="auto" lang={opened.appeal.lang}>
        {sentence.value.text}
      </blockquote>
      <p>Only the team reads it: a comment is never published, and no copy of the appeal holds it.</p>
      <Form
        visit={visit}
        form={form}
        action={hrefOf(commentRoutes.newCommentSent, { appeal: opened.appeal.id, part: sentence.id })}
        submit="Comment"
        draft
        beside={<a href={`${textHref(visit)}#s${sentence.id}`}>Back to the text</a>}
      >
        <TextArea form={form} name="text" label="Comment" hint="What is unclear, wrong or missing, and what would mend it" />
      </Form>
    </DeskPage>,
    status,
  )
}
