import type { ComponentChildren } from 'preact'
import { whatIsWrongWithDates, type AppealHead } from '../../../appeals/index.ts'
import { isKnownLanguage, parseDate } from '../../../kit/index.ts'
import { appealOutcomes } from '../../../publishing/index.ts'
import { languages } from '../cases/languages.ts'
import {
  Choice,
  DateField,
  dateErrors,
  oneOf,
  required,
  TextArea,
  textOf,
  TextField,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { withChosen } from '../sources/with-chosen.ts'
import { outcomeIn } from './head-in-words.ts'
import { statusInWords } from './may-write.ts'

export const headLabels = {
  title: 'Title',
  summary: 'Summary',
  lang: 'Language',
  status: 'Status',
  opened: 'Opened',
  act_until: 'Act until',
  closed: 'Closed',
  outcome: 'Outcome',
} as const

const statuses = ['draft', 'open', 'closed'] as const

export const headValues = ({ title, summary, lang, status, opened, act_until: until, closed, outcome }: AppealHead) => ({
  title,
  summary,
  lang,
  status,
  opened: opened.text,
  act_until: until?.text,
  closed: closed?.text,
  outcome: outcome !== undefined && isOneOf(outcome) ? outcomeIn(outcome) : outcome,
})

/** What is wrong with a head that was typed. That a day is still to come is nothing yet: it stops publication. */
export function headErrors(given: Given): Errors {
  const language = textOf(given, 'lang')
  const { opened, act_until: until, closed } = headIn(given)
  const dates = { opened, ...(until && { act_until: until }), ...(closed && { closed }) }
  const order = whatIsWrongWithDates(dates, 0).filter(({ kind }) => kind === 'order')
  return {
    ...Object.fromEntries(order.map(({ field, message }) => [field, message])),
    ...tooLong(given, 'title', 300),
    ...required(given, 'title', 'Type a title: whom it is about and what it asks.'),
    ...tooLong(given, 'summary', 5000),
    ...required(given, 'summary', 'Type a summary: what is known, who says it, and what is asked, in a few sentences.'),
    ...(isKnownLanguage(language) ? {} : { lang: 'Choose the language that the text is in.' }),
    ...oneOf(given, 'status', statuses, 'Choose whether the appeal is a draft, open or closed.'),
    ...dateErrors(given, 'opened'),
    ...required(given, 'opened', 'Type the day on which the appeal is opened.'),
    ...dateErrors(given, 'act_until'),
    ...dateErrors(given, 'closed'),
    ...tooLong(given, 'outcome'),
  }
}

/** The head that was typed. Hold it to headErrors first. */
export function headIn(given: Given): AppealHead {
  const [until, closed, outcome] = ['act_until', 'closed', 'outcome'].map((name) => textOf(given, name))
  return {
    title: textOf(given, 'title'),
    summary: textOf(given, 'summary'),
    status: statuses.find((status) => status === textOf(given, 'status')) ?? 'draft',
    opened: parseDate(textOf(given, 'opened')),
    ...(until && { act_until: parseDate(until) }),
    ...(closed && { closed: parseDate(closed) }),
    // How it ended is shown in words, and kept as the word of the vocabulary that each language has its own words for.
    ...(outcome && { outcome: appealOutcomes.find((one) => outcomeIn(one) === outcome) ?? outcome }),
    lang: textOf(given, 'lang'),
  }
}

const isOneOf = (outcome: string): boolean => (appealOutcomes as readonly string[]).includes(outcome)

type HeadProperties = {
  readonly form: FormState
  readonly begun: boolean
  /** Fields that follow the summary. */
  readonly children?: ComponentChildren
}

/** The fields of an appeal that are no list. A new one is a draft, and has no outcome. */
export function HeadFields({ form, begun, children }: HeadProperties) {
  return (
    <>
      <TextField form={form} name="title" label={headLabels.title} hint="Whom it is about and what it asks, in one line" />
      <TextArea
        form={form}
        name="summary"
        label={headLabels.summary}
        hint="Who says what, what is contested, what is asked. A few sentences."
        rows={4}
      />
      {children}
      <Choice
        form={form}
        name="lang"
        label={headLabels.lang}
        hint="The language the text is written in"
        options={withChosen(languages, textOf(form.given, 'lang'))}
      />
      {begun && (
        <Choice
          form={form}
          name="status"
          label={headLabels.status}
          options={statuses.map((value) => ({ value, label: statusInWords[value] }))}
          hint="A draft is not published. A closed appeal asks for nothing any more and says how it ended."
        />
      )}
      <DateField form={form} name="opened" label={headLabels.opened} />
      <DateField form={form} name="act_until" label={headLabels.act_until} />
      {begun && <DateField form={form} name="closed" label={headLabels.closed} />}
      {begun && <TextArea form={form} name="outcome" label={headLabels.outcome} hint="What happened, once the appeal is closed" rows={2} />}
    </>
  )
}
