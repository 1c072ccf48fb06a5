import { dueInWords, dueOf, type TextChange } from '../../../appeals/index.ts'
import { dayOfInstant, describeDate, parseDate } from '../../../kit/index.ts'
import { change } from '../change.ts'
import { formStateFor } from '../drafts/index.ts'
import {
  DateField,
  dateErrors,
  emptyForm,
  Form,
  frameFields,
  readForm,
  required,
  TextArea,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withNotice } from '../notices.ts'
import { answer, DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { changeTextOf } from './change-text-of.ts'
import { answerMeanwhile, answerNotTheWhole, answerUnreadable } from './meanwhile.tsx'
import { textHref } from './may-write.ts'
import { newsToCome } from './news-to-come.ts'
import { appealRoutes } from './routes.ts'

/** GET /appeals/:appeal/extension */
export async function extend(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  return show(visit, await formStateFor(visit, emptyForm), 200)
}

/** POST: a later day to act by, with the reason, as a correction unless an update is written already: it is reviewed, approved and published as any version. */
export async function extended(visit: AppealVisit): Promise<Response> {
  if (visit.opened.hidden > 0) return answerNotTheWhole(visit)
  const sent = await readForm(visit.c)
  if (sent.kind === 'unreadable') return answerUnreadable(visit)
  const { given } = sent
  const said = whatIsSaid(given, await newsToCome(visit))
  const errors = errorsIn(visit, given, said.news)
  if (Object.keys(errors).length > 0) return show(visit, { given, errors }, 422)
  const wanted: TextChange = {
    kind: 'say-in-head',
    base: Number(textOf(given, frameFields.base)),
    said: { act_until: parseDate(textOf(given, 'act_until')), ...said },
  }
  return change(visit, given, (tx) =>
    changeTextOf(tx, visit, {
      change: wanted,
      location: () => withNotice(textHref(visit), 'extended'),
      refused: ({ kind }) => answerMeanwhile(visit, kind),
    }),
  )
}

type ToCome = Awaited<ReturnType<typeof newsToCome>>

/** What is new in the next version: the reason, after what was written already. An update stays one. */
function whatIsSaid(given: Given, toCome: ToCome): { readonly change: 'update' | 'correction'; readonly news: string } {
  const why = textOf(given, 'news')
  if (toCome === null) return { change: 'correction', news: why }
  const news = toCome.news.includes(why) ? toCome.news : `${toCome.news} ${why}`
  return { change: toCome.change === 'update' ? 'update' : 'correction', news }
}

function errorsIn({ opened, now }: AppealVisit, given: Given, news: string): Errors {
  const until = parseDate(textOf(given, 'act_until'))
  const before = opened.appeal.act_until
  const notLater = before?.kind === 'date' && until.kind === 'date' && until.latest <= before.latest
  const past = until.kind === 'date' && until.latest < dayOfInstant(now)
  return {
    ...(until.kind === 'date' && until.precision !== 'day' && { act_until: 'Give one day.' }),
    ...(notLater && { act_until: `The day to act by is ${describeDate(before, 'en')} already: give a later one.` }),
    ...(past && { act_until: 'That day is over: give one that is still to come.' }),
    ...dateErrors(given, 'act_until'),
    ...required(given, 'act_until', 'Give the new day to act by.'),
    ...(news.length > 5000 && { news: 'With what is written as new already this is longer than 5,000 letters: shorten it.' }),
    ...tooLong(given, 'news', 5000),
    ...required(given, 'news', 'Say why, in words for readers.'),
  }
}

async function show(visit: AppealVisit, form: FormState, status: 200 | 422): Promise<Response> {
  const { appeal, marked } = visit.opened
  const toCome = await newsToCome(visit)
  const kind = toCome?.change === 'update' ? 'an update' : 'a correction'
  const due = dueOf(appeal, dayOfInstant(visit.now))
  return answer(
    visit,
    <DeskPage visit={visit} title={`Extend ${appeal.id}`} crumbs={appealCrumbs(visit.opened)}>
      <h1>Extend</h1>
      <p class="text" dir="auto" lang={appeal.lang}>
        {appeal.title}
      </p>
      {appeal.status === 'closed' ? (
        <p>It is closed: it asks for nothing any more. To ask again, change its status in the text.</p>
      ) : (
        <>
          <p>
            {appeal.act_until === undefined
              ? 'It gives no day to act by yet.'
              : `It asks until ${describeDate(appeal.act_until, 'en')}${due === null ? '' : `: ${dueInWords(due)}`}.`}{' '}
            The new day makes its next version, {kind}. It is approved and published as any version; until then readers see the day as it
            was.
          </p>
          {toCome !== null && (
            <p class="notice">
              Already written as new, and not published yet: <q dir="auto">{toCome.news}</q> It stays, and the reason is added after it.
            </p>
          )}
          <Form
            visit={visit}
            form={form}
            action={hrefOf(appealRoutes.extended, { appeal: appeal.id })}
            submit="Extend"
            base={marked.head.changed}
            draft
            beside={<a href={textHref(visit)}>Back to the text</a>}
          >
            <DateField form={form} name="act_until" label="Act until" hint="One day: 2027-03-31, 31 March 2027" />
            <TextArea form={form} name="news" label="Why" hint="Readers see it as what is new in that version" rows={3} />
          </Form>
        </>
      )}
    </DeskPage>,
    status,
  )
}
