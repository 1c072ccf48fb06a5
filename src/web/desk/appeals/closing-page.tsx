import type { ComponentChildren } from 'preact'
import { dayOfInstant, parseDate } from '../../../kit/index.ts'
import { appealOutcomes, outcomeInWords, wordsFor } from '../../../publishing/index.ts'
import {
  Choice,
  DateField,
  dateErrors,
  Form,
  oneOf,
  required,
  TextArea,
  textOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { DeskPage } from '../page.tsx'
import { hrefOf } from '../route.ts'
import type { AppealVisit } from '../visit.ts'
import { appealCrumbs } from './appeal-crumbs.ts'
import { textHref } from './may-write.ts'
import { appealRoutes } from './routes.ts'
import { sentenceErrors, SentenceFields, sentencesIn, type offersFor } from './sentence-fields.tsx'

/** What is wrong with a closing that was typed: what happened cites something, or is marked as our own words. */
export async function closingErrors(visit: AppealVisit, given: Given): Promise<Errors> {
  const day = parseDate(textOf(given, 'closed'))
  const opened = visit.opened.appeal.opened
  const still = day.kind === 'date' && day.earliest > dayOfInstant(visit.now)
  const before = day.kind === 'date' && opened.kind === 'date' && day.latest < opened.earliest
  const [sentence] = sentencesIn(given)
  const uncited = sentence !== undefined && sentence.cites.length === 0 && !sentence.own_words
  return {
    ...oneOf(given, 'outcome', appealOutcomes, 'Choose how it ended.'),
    ...(still && { closed: 'That day is still to come. An appeal is closed from the day on which something has happened.' }),
    ...(before && { closed: `That is before the appeal was opened (${opened.text}).` }),
    ...dateErrors(given, 'closed'),
    ...required(given, 'closed', 'Give the day on which it ended.'),
    ...(uncited && { cites: 'Say what this rests on, as any sentence does, or mark it as our own words.' }),
    ...(await sentenceErrors(visit, given, [])),
    ...tooLong(given, 'last_word', 5000),
  }
}

type Properties = {
  readonly visit: AppealVisit
  readonly form: FormState
  readonly offers: Awaited<ReturnType<typeof offersFor>>
  /** What to know before it is closed. */
  readonly notices: ComponentChildren
}

/** How an appeal comes to its end: the outcome, its day, what happened and what that rests on, and a last word. */
export function ClosingPage({ visit, form, offers, notices }: Properties) {
  const { appeal, marked } = visit.opened
  const words = wordsFor('en')
  return (
    <DeskPage visit={visit} title={`Close ${appeal.id}`} crumbs={appealCrumbs(visit.opened)}>
      <h1>Close</h1>
      <p class="text" dir="auto" lang={appeal.lang}>
        {appeal.title}
      </p>
      {appeal.status === 'closed' ? (
        <p>
          Its text says already that it is closed. <a href={textHref(visit)}>Change its sentences in the text</a>
        </p>
      ) : (
        <>
          <p>
            The closing is the next version: reviewed, approved and published as any other. Its page stays and says first that it is closed.
            Nobody is asked to act any more, and its sign-ons are closed for good when it is published.
          </p>
          {notices}
          <Form
            visit={visit}
            form={form}
            action={hrefOf(appealRoutes.closed, { appeal: appeal.id })}
            submit="Write the closing"
            base={marked.head.changed}
            draft
            beside={<a href={textHref(visit)}>Back to the text</a>}
          >
            <Choice
              form={form}
              name="outcome"
              label="How it ended"
              empty="Choose"
              options={appealOutcomes.map((value) => ({ value, label: outcomeInWords(value, words) ?? 'something else' }))}
              hint="What happened to the person, not what the appeal achieved"
            />
            <DateField form={form} name="closed" label="On which day" />
            <SentenceFields form={form} ask={false} label="What happened, and who says it" {...offers} />
            <TextArea
              form={form}
              name="last_word"
              label="A last word to those who acted"
              hint="Plain and exact: what happened, what is still open, thanks. May be left empty. An empty line begins another sentence."
              rows={4}
            />
          </Form>
        </>
      )}
    </DeskPage>
  )
}

/** That what is written as new comes with the closing; nothing where that was published before. */
export const NewsToCome = ({ news }: { readonly news: string | undefined }) =>
  news === undefined ? null : (
    <p class="notice">
      Written as new, and not published yet: <q dir="auto">{news}</q> It goes out with the closing.
    </p>
  )
