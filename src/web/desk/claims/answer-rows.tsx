import type { CaseDocument } from '../../../cases/index.ts'
import type { Fact, FactDictionary } from '../../../claims/index.ts'
import { nameOf } from '../../../publishing/index.ts'
import { Choice, DateField, TextArea, TextField, textOf, Tick, type FormState, type Option } from '../forms/index.ts'
import { hrefOf } from '../route.ts'
import { themesFor } from './fact-themes.ts'
import { EventField } from './event-field.tsx'
import { claimRoutes } from './routes.ts'
import { rowsShown } from './rows.ts'

type RowsProperties = {
  readonly form: FormState
  readonly document: CaseDocument
  readonly facts: FactDictionary
  /** Whether one more row was asked for. */
  readonly another: boolean
}

/** How many places are offered by name; others are typed. */
const mostPlaces = 500

/** What a claim answers: a question and its answer in each row, and a button that gives one more row. */
export function AnswerRows({ form, document, facts, another }: RowsProperties) {
  const groups = themesFor(document, facts).map(({ label, facts: list }) => ({
    label,
    options: list.map(({ key, question }): Option => ({ value: key, label: question })),
  }))
  const fits = hrefOf(claimRoutes.add, { case: document.case.id })
  return (
    <section class="rows" aria-labelledby="answers">
      <h2 id="answers">What it answers</h2>
      <p class="hint">
        Pick the question and write the answer as it was given. Claims that answer the same question are compared. A claim without an answer
        is kept and compared with nothing.
      </p>
      {rowsShown(form.given, 'asserts', another).map((row, index) => (
        <answer-row key={row} data-of={String(row)}>
          <fieldset class="row">
            <legend>{`Answer ${index + 1}`}</legend>
            <question-choice>
              <Choice form={form} name={`asserts.${row}.fact`} label="Question" groups={groups} empty="Choose a question" />
              <button type="submit" name="do" value="fit" formAction={`${fits}#answers`}>
                Show its fields
              </button>
            </question-choice>
            <Answer form={form} name={`asserts.${row}.value`} fact={facts.get(textOf(form.given, `asserts.${row}.fact`))} />
            {!facts.has(textOf(form.given, `asserts.${row}.fact`)) && <HowToWrite />}
            <AsSaid form={form} row={row} fact={facts.get(textOf(form.given, `asserts.${row}.fact`))} />
            <EventField form={form} row={row} document={document} facts={facts} />
            <WhenItHeld form={form} row={row} fact={facts.get(textOf(form.given, `asserts.${row}.fact`))} />
          </fieldset>
        </answer-row>
      ))}
      <datalist id="places">
        {document.subjects
          .filter(({ kind }) => kind === 'place')
          .slice(0, mostPlaces)
          .map((place) => (
            <option key={place.id} value={nameOf(place, 'en')} />
          ))}
      </datalist>
      <p>
        <button type="submit" name="do" value="answer">
          Add another answer
        </button>
      </p>
    </section>
  )
}

/** Of what happened once, or on a day that is the answer, there is nothing more to say of its time. */
function WhenItHeld({ form, row, fact }: { readonly form: FormState; readonly row: number; readonly fact: Fact | undefined }) {
  const name = `asserts.${row}.when`
  const needed = fact === undefined || (fact.type !== 'date' && fact.cardinality !== 'once')
  if (!needed && textOf(form.given, name) === '' && form.errors[name] === undefined) return null
  return (
    <DateField
      form={form}
      name={name}
      label="When it held"
      hint="Of what lasts, such as a place or an illness, if not on the day it was said: 2021-07-20, or 2021-07-20/2021-09-11"
      lasting
    />
  )
}

/** The field that fits the type of the question; before one is chosen, a line that takes any of them. */
function Answer({ form, name, fact }: { readonly form: FormState; readonly name: string; readonly fact: Fact | undefined }) {
  const field = { form, name, label: fact?.unit === undefined ? 'Answer' : `Answer, in ${fact.unit}` }
  const typed = textOf(form.given, name)
  if (fact === undefined)
    return (
      <TextField {...field} hint="A date, a number, yes or no, a place, or words, as the question asks" attributes={{ list: 'places' }} />
    )
  switch (fact.type) {
    case 'date':
      return <DateField {...field} />
    case 'number':
      return <TextField {...field} hint={hints.number} attributes={{ autoComplete: 'off' }} />
    case 'bool':
      return <Choice {...field} empty="Choose" options={withTyped(typed, yesOrNo)} />
    case 'enum':
      return <Choice {...field} empty="Choose" options={withTyped(typed, (fact.values ?? []).map(inWords))} />
    case 'place':
      return <TextField {...field} hint={hints.place} attributes={{ list: 'places' }} />
    case 'duration':
      return <TextField {...field} hint={hints.duration} />
    case 'text':
      return <TextArea {...field} rows={2} />
    default:
      return fact.type satisfies never
  }
}

const hints = {
  date: 'A day, month or year: 2021-07-20, 20 July 2021, 2021-07, 2021; about 2021',
  number: 'In digits: 15 or 12.5',
  place: 'A place of this file by its name, or another name',
  duration: '3 months, 10 days, 12 hours',
} as const

/** How each kind of answer is written, for as long as it is not known which one the question asks for. */
const HowToWrite = () => (
  <details>
    <summary>How to write it</summary>
    <dl>
      <dt>A date</dt>
      <dd>{hints.date}</dd>
      <dt>A number</dt>
      <dd>{hints.number}</dd>
      <dt>How long</dt>
      <dd>{hints.duration}</dd>
      <dt>A place</dt>
      <dd>{hints.place}</dd>
      <dt>Yes or no</dt>
      <dd>yes, no</dd>
      <dt>A choice</dt>
      <dd>The field that fits lists what there is.</dd>
    </dl>
  </details>
)

const yesOrNo: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const inWords = (code: string): Option => ({ value: code, label: code.replaceAll('_', ' ') })

/** What was typed before the question was known is kept, also where it is none of its answers. */
function withTyped(typed: string, options: readonly Option[]): readonly Option[] {
  return typed === '' || options.some(({ value }) => value === typed) ? options : [{ value: typed, label: typed }, ...options]
}

/** Shown where a date cannot be one, because a source may have said just that. */
function AsSaid({ form, row, fact }: { readonly form: FormState; readonly row: number; readonly fact: Fact | undefined }) {
  const name = `asserts.${row}.as_said`
  const needed = fact?.type === 'date' && (form.errors[`asserts.${row}.value`] !== undefined || textOf(form.given, name) === 'yes')
  return needed ? <Tick form={form} name={name} label="The source said exactly this. Keep it as it stands." /> : null
}
