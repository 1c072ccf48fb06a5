import { replyKinds, type Brought, type Delivery, type KeptReply, type ReplyKind, type ReplyWords } from '../../../delivery/index.ts'
import { dayOfInstant, languageName } from '../../../kit/index.ts'
import { findEdition, type Edition } from '../../../publishing/index.ts'
import { dayError } from '../deliveries/day-error.ts'
import {
  Choice,
  DateField,
  Options,
  oneOf,
  TextArea,
  textOf,
  textsOf,
  tooLong,
  type Errors,
  type FormState,
  type Given,
} from '../forms/index.ts'
import { documentRoutes } from '../documents/routes.ts'
import type { WithCases } from '../deliveries/with-cases.ts'
import { hrefOf } from '../route.ts'
import { entryRoutes } from '../sources/routes.ts'
import type { AppealVisit } from '../visit.ts'
import { Confirm, confirmedIn, openDoubts, type Doubts } from './ask-again.tsx'

export const kindInWords: Readonly<Record<ReplyKind, string>> = {
  answer: 'An answer',
  refusal: 'A refusal',
  receipt: 'Only that it was received',
}

/** What is asked in the version that was delivered, in the words of that edition; none where it was erased. */
export async function asksOf({ needs }: AppealVisit, { appeal, version, lang }: Delivery): Promise<Edition['asks']> {
  return (await findEdition(needs.db, appeal, version, lang))?.edition.asks ?? []
}

type Properties = {
  readonly visit: WithCases
  readonly form: FormState
  readonly asks: Edition['asks']
  readonly lang: string
  /** Of what is filled in. */
  readonly doubts: Doubts
}

/** The fields of an answer. Its document comes into a case by the ways in which all documents do. */
export function ReplyFields({ visit, form, asks, lang, doubts }: Properties) {
  const cases = [...visit.opened.cases.values()]
  const groups = (of: (opened: (typeof cases)[number]) => readonly { readonly id: string; readonly label: string }[]) =>
    cases.map((opened) => ({
      label: opened.document.case.title,
      options: of(opened).map(({ id, label }) => ({ value: `${opened.id}/${id}`, label })),
    }))
  return (
    <>
      <Options
        form={form}
        name="kind"
        type="radio"
        label="What came"
        options={replyKinds.map((value) => ({
          value,
          label: kindInWords[value],
          ...(value === 'receipt' && { hint: 'A number, a stamp, thanks for the letter: what is asked stays unanswered' }),
        }))}
      />
      <DateField form={form} name="received" label="The day it came" hint="A day, such as 2021-07-20" today={dayOfInstant(visit.now)} />
      <Choice
        form={form}
        name="document"
        label="The document that it is"
        empty="Choose a document of a case"
        groups={groups(({ document }) => document.documents.map(({ id, title }) => ({ id, label: title })))}
        hint={
          <>
            Add it to the case first:{' '}
            {cases.map(({ id, document }, at) => (
              <span key={id}>
                {at > 0 && '; '}
                <bdi>{document.case.title}</bdi> (<a href={hrefOf(entryRoutes.newDocument, { case: id })}>paste its text</a>,{' '}
                <a href={hrefOf(documentRoutes.filesForm, { case: id })}>upload it</a>)
              </span>
            ))}
          </>
        }
      />
      <Confirm form={form} doubts={doubts} field="document" />
      <Choice
        form={form}
        name="speaker"
        label="Who says it"
        hint="The source of the same case that stands for the body. Claims made of the document begin with it."
        empty="Choose a source of that case"
        groups={groups(({ document }) => document.sources.map(({ id, name }) => ({ id, label: name })))}
      />
      <Confirm form={form} doubts={doubts} field="speaker" />
      {asks.length > 0 && (
        <Options
          form={form}
          name="asks"
          type="checkbox"
          label="What it answers (optional)"
          hint={`Of what is asked, in ${languageName(lang)}`}
          options={asks.map(({ text }, at) => ({ value: String(at + 1), label: `${at + 1}. \u2068${text}\u2069` }))}
        />
      )}
      <TextArea form={form} name="note" label="For the team (optional)" rows={3} />
    </>
  )
}

/** The fields as they begin for an answer that is changed. */
export const valuesOf = ({ words }: KeptReply): Readonly<Record<string, string | readonly string[] | undefined>> =>
  words === null
    ? {}
    : {
        kind: words.kind,
        received: words.received,
        document: `${words.case}/${words.document}`,
        speaker: `${words.case}/${words.speaker}`,
        ...confirmedIn({ document: `${words.case}/${words.document}`, speaker: `${words.case}/${words.speaker}` }),
        asks: words.asks.map(String),
        note: words.note,
      }

/** Reads the fields; gives what is wrong with them instead. */
export function readReply(
  visit: Pick<WithCases, 'opened' | 'now'>,
  given: Given,
  { delivery, asks, doubts }: { readonly delivery: Brought; readonly asks: Edition['asks']; readonly doubts: Doubts },
): { readonly kind: 'read'; readonly words: ReplyWords } | { readonly kind: 'wrong'; readonly errors: Errors } {
  const kind = replyKinds.find((one) => one === textOf(given, 'kind'))
  const received = textOf(given, 'received')
  const [document, speaker] = [placeIn(textOf(given, 'document')), placeIn(textOf(given, 'speaker'))]
  const opened = visit.opened.cases.get(document.case)
  const isThere = opened?.document.documents.some(({ id }) => id === document.id) === true
  const speaks = speaker.case === document.case && opened?.document.sources.some(({ id }) => id === speaker.id) === true
  const day = dayError(received, visit.now)
  const before = day === undefined && delivery.day !== null && received < delivery.day
  const errors: Errors = {
    ...openDoubts(given, doubts),
    ...oneOf(given, 'kind', replyKinds, 'Say what came.'),
    ...(day !== undefined && { received: day }),
    ...(before && { received: `It left on ${delivery.day}: an answer comes later.` }),
    ...(!isThere && { document: 'Choose the document that the answer is. Add it to the case first where it is not there.' }),
    ...(!speaks && { speaker: 'Choose who says it: a source of the case that the document is in.' }),
    ...tooLong(given, 'note', 4000),
  }
  if (kind === undefined || Object.keys(errors).length > 0) return { kind: 'wrong', errors }
  const answered = textsOf(given, 'asks').map(Number)
  const note = textOf(given, 'note')
  return {
    kind: 'read',
    words: {
      kind,
      received,
      asks: asks.flatMap((_, at) => (answered.includes(at + 1) ? [at + 1] : [])),
      case: document.case,
      document: document.id,
      speaker: speaker.id,
      ...(note !== '' && { note }),
    },
  }
}

function placeIn(text: string): { readonly case: string; readonly id: string } {
  const at = text.lastIndexOf('/')
  return { case: text.slice(0, Math.max(0, at)), id: text.slice(at + 1) }
}
