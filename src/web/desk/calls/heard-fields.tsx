import { channels, whoIsIt, type CaseDocument, type LoggedCall, type LoggedContact, type PlainEntry } from '../../../cases/index.ts'
import { dayOfInstant, fold, parseDate } from '../../../kit/index.ts'
import { Choice, DateField, dateErrors, oneOf, required, textOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import type { CaseVisit } from '../visit.ts'
import { channelWords, optionsOf, sensitivityOptions } from './log-words.ts'

/** Who writes an entry of the log, and when: a member of a case, or whoever begins one and may read all of it. */
export type Hearing = {
  readonly now: Date
  readonly opened: { readonly membership: Pick<CaseVisit['opened']['membership'], 'clearance'> }
}

/** Now, to the minute, as a form has it. */
export const thisMinute = ({ now }: Pick<Hearing, 'now'>): string => `${now.toISOString().slice(0, 16)}Z`

/** The names that are often typed: those of the sources of the case. */
export const SourceNames = ({ id, document }: { readonly id: string; readonly document: CaseDocument }) => (
  <datalist id={id}>
    {[...new Set(document.sources.map(({ name }) => name))].slice(0, 500).map((name) => (
      <option key={name} value={name} />
    ))}
  </datalist>
)

/** When, by what channel, when to try again, and who may read it: what calls and contacts have in common. */
export const HeardFields = ({ visit, form, next }: { readonly visit: Hearing; readonly form: FormState; readonly next: string }) => (
  <>
    <DateField
      form={form}
      name="next"
      label={next}
      hint="May stay empty. Tomorrow, or a day or a month: 20 July 2021, 2021-07-20, 2021-07"
      today={dayOfInstant(visit.now)}
    />
    <DateField
      form={form}
      name="at"
      label="When it was"
      today={dayOfInstant(visit.now)}
      hint="A day is enough: yesterday, 20 July 2021. With its time of day, in UTC: 2021-07-20T14:05Z"
    />
    <Choice form={form} name="channel" label="By what way" options={optionsOf(channelWords)} />
    <Sensitivity visit={visit} form={form} />
  </>
)

export const Sensitivity = ({ visit, form }: { readonly visit: Hearing; readonly form: FormState }) => (
  <Choice form={form} name="sensitivity" label="Who may read it" options={sensitivityOptions(visit.opened.membership.clearance)} />
)

/** What is wrong in these fields and in the name of whom it was. `who` says what to type there. */
export const heardErrors = (given: Given, { opened, now }: Hearing, who: string): Errors => ({
  ...required(given, 'who', who),
  ...tooLong(given, 'who', 500),
  ...dateErrors(given, 'next'),
  ...required(given, 'at', 'Type when it was: a day is enough.'),
  ...dateErrors(given, 'at'),
  ...inFuture(given, dayOfInstant(now)),
  ...oneOf(given, 'channel', channels, 'Choose one of these ways.'),
  ...sensitivityErrors(given, { opened }),
})

export const sensitivityErrors = (given: Given, { opened }: Pick<Hearing, 'opened'>): Errors =>
  oneOf(
    given,
    'sensitivity',
    sensitivityOptions(opened.membership.clearance).map(({ value }) => value),
    'Choose who may read it; nobody marks what they could not read themselves.',
  )

// The day may have begun already where somebody is: a zone is at most 14 hours ahead.
function inFuture(given: Given, today: number): Errors {
  const date = parseDate(textOf(given, 'at'))
  return date.kind === 'date' && date.earliest > today + 1
    ? { at: 'This day has not come yet. Type when it was, and what is planned as the next attempt.' }
    : {}
}

/** The fields as an entry has them. A name that a source of the case bears is that source; one that two bear stays a name. */
export function heardOf(given: Given, { sources }: Pick<CaseDocument, 'sources'>): PlainEntry {
  const who = textOf(given, 'who')
  const named = sources.filter(({ name }) => fold(name) === fold(who))
  const [only] = named
  return {
    ...(only !== undefined && named.length === 1 ? { source: only.id } : { name: who }),
    at: textOf(given, 'at'),
    channel: textOf(given, 'channel'),
    ...optional(given, 'next'),
    ...sensitivityOf(given),
  }
}

/** The same of a correction. Whom it is about stays as it is kept, unless it was typed anew: a source that somebody may not read stays that source. */
export function heardAnew(given: Given, kept: LoggedCall | LoggedContact, opened: CaseVisit['opened']): PlainEntry {
  const { source, name, ...typed } = heardOf(given, opened.document)
  const party = textOf(given, 'who') === whoIsIt(kept, opened) ? kept : { source, name }
  return { ...typed, ...(party.source !== undefined && { source: party.source }), ...(party.name !== undefined && { name: party.name }) }
}

export const sensitivityOf = (given: Given): PlainEntry => (textOf(given, 'sensitivity') === 'team' ? {} : optional(given, 'sensitivity'))

/** A field that may stay empty. */
export function optional(given: Given, name: string): PlainEntry {
  const text = textOf(given, name)
  return text === '' ? {} : { [name]: text }
}
