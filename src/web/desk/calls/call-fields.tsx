import type { PlainEntry } from '../../../cases/index.ts'
import { filledWith, required, TextArea, TextField, textOf, tooLong, type Errors, type FormState, type Given } from '../forms/index.ts'
import { HeardFields, heardErrors, optional, thisMinute, type Hearing } from './heard-fields.tsx'

/** What the fields of a call are called, in the order of the form. */
export const callLabels = {
  who: 'Who called',
  said: 'What was said',
  promised: 'What was promised, by them or by us (may stay empty)',
  next: 'Next attempt, or when it is due',
  at: 'When it was',
  channel: 'By what way',
  sensitivity: 'Who may read it',
} as const

/** The form of a call that was just now: who and what first, the rest is filled in. */
export const newCall = (hearing: Hearing): FormState => filledWith({ at: thisMinute(hearing), channel: 'phone', sensitivity: 'team' })

/** One column, who and what first. Names to choose from stand in a list called `names`, where the page has one. */
export const CallFields = ({ visit, form }: { readonly visit: Hearing; readonly form: FormState }) => (
  <>
    <TextField form={form} name="who" label={callLabels.who} attributes={{ autoComplete: 'off', list: 'names' }} />
    <TextArea
      form={form}
      name="said"
      label={callLabels.said}
      hint="In their words, as near as you can. Claims are made of it later."
      rows={7}
    />
    <TextArea form={form} name="promised" label={callLabels.promised} rows={2} />
    <HeardFields visit={visit} form={form} next={callLabels.next} />
  </>
)

export const callErrors = (given: Given, hearing: Hearing): Errors => ({
  ...heardErrors(given, hearing, 'Type who called, as far as you know: “her sister”, “a guard”.'),
  ...required(given, 'said', 'Type what was said, even if it is only that somebody called.'),
  ...tooLong(given, 'said'),
  ...tooLong(given, 'promised'),
})

/** A call as it is kept. `heard`: who called, when and how, as `heardOf` or `heardAnew` gives it. */
export const callOf = (given: Given, heard: PlainEntry): PlainEntry => ({
  kind: 'call',
  ...heard,
  said: textOf(given, 'said'),
  ...optional(given, 'promised'),
})

/** Which field of the form each field of the entry came from. */
export const fieldsOfCall = {
  source: 'who',
  name: 'who',
  said: 'said',
  promised: 'promised',
  at: 'at',
  next: 'next',
  channel: 'channel',
} as const
